"""Reads the amounts and dates in short texts as intervals, to tell whether options overlap or ascend."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from content.partialdate import MONTHS, PartialDate
from quiz.question_types.dates import parse_date

NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+(?![\d])|(?<![\w.,])\d+(?:\.\d+)?")
ABOVE = re.compile(r"\b(?:over|more than|above|at least|no fewer than)\s*$", re.IGNORECASE)
BELOW = re.compile(r"\b(?:under|less than|fewer than|below|up to|at most|no more than)\s*$", re.IGNORECASE)
NEARLY = re.compile(r"\b(?:almost|nearly)\s*$", re.IGNORECASE)
_MONTH = "|".join(MONTHS)
DATE = re.compile(rf"(?:(?<!\d)\d{{1,2}} )?(?:(?:{_MONTH}) )?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
FULL_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{_MONTH}) \d{{4}}\b")
MOST_WORDS = 6
INFINITE = Decimal("Infinity")


class Interval(NamedTuple):
    """The values a text may mean; the ends count where ``is_closed``."""

    low: Decimal
    high: Decimal
    is_closed: bool = True

    def meets(self, other: Interval) -> bool:
        """Whether a value lies in both."""
        if self.is_closed and other.is_closed:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high


def interval_of(text: str) -> Interval | None:
    """The amount that a short text means, or None: "over 900" is all above, "almost 900" the tenth below."""
    found = list(NUMBER.finditer(text))
    if not 1 <= len(found) <= 2 or len(text.split()) > MOST_WORDS or DATE.search(text) or re.search(r"[A-Z]\w", text):
        return None
    values = [Decimal(re.sub(r"[^\d.]|\.(?=\d{3}\b)", "", match[0])) for match in found]
    if len(values) == 2:
        return (
            Interval(values[0], values[1])
            if re.search(r"\d\s*(?:[–-]|to|and)\s*\d", text) and values[0] <= values[1]
            else None
        )
    before = text[: found[0].start()]
    if ABOVE.search(before):
        return Interval(values[0], INFINITE, is_closed=False)
    if BELOW.search(before):
        return Interval(-INFINITE, values[0], is_closed=False)
    if NEARLY.search(before):
        return Interval(values[0] * Decimal("0.9"), values[0], is_closed=False)
    return Interval(values[0], values[0])


def date_of(text: str) -> PartialDate | None:
    """The date that a text is, or None."""
    return parse_date(text.strip()) if DATE.fullmatch(text.strip()) else None


def dates_in(text: str) -> list[PartialDate]:
    """The dates that stand in a text, each as precise as it is printed."""
    read = (parse_date(match[0].strip()) for match in DATE.finditer(text))
    return [found for found in read if found is not None]


def sorting_value(text: str) -> Decimal | date | None:
    """What numbers and dates are put in order by; None for other texts."""
    found = date_of(text)
    if found is not None:
        return found.earliest
    interval = interval_of(text)
    return interval and (interval.low if interval.low != -INFINITE else interval.high)
