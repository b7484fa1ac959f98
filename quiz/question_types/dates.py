"""Reads dates as people type them, as precise as asked."""

from __future__ import annotations

import calendar
import re
from unicodedata import normalize

from content.partialdate import MONTHS, PartialDate
from quiz.question_types.base import Reading

MONTH_NAMES: dict[str, tuple[str, ...]] = {"en": tuple(month.casefold() for month in MONTHS)}
"""The names of the months by language, January first; a name may be cut to three letters or more."""

FIELDS = ("day", "month", "year")


class NotADate(ValueError):
    """No such date; ``field`` is the part of it that is wrong."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def read_date(parts: dict[str, str]) -> Reading:
    """The ISO date of typed parts: a year, a month and a year, or all three. Never raises."""
    if not any(parts.values()):
        return Reading(None, "Write the date.", f"response-{next(iter(parts))}")
    try:
        return Reading(_iso(parts))
    except NotADate as error:
        return Reading(None, str(error), f"response-{error.field}")


def parse_date(text: str) -> PartialDate | None:
    """A date as it may be written ("12 June 1999", "June 12th, 1999", "13.06.1999", "1999-06"), or None.

    Of a day and a month both in figures it must be plain which is which: "06.10.2022" may be two days, and is none.
    """
    words = " ".join(normalize("NFKC", text).casefold().replace(",", " ").split())
    words = re.sub(r"^(?:on |in )?(?:the )?", "", words)
    parts = next((match.groupdict() for form in _FORMS if (match := form.fullmatch(words))), None)
    if parts is None:
        return None
    if "one" in parts:
        parts |= _day_and_month(parts.pop("one"), parts.pop("other"))
    try:
        return PartialDate.from_iso(_iso({name: part for name, part in parts.items() if part}))
    except NotADate:
        return None


_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2}(?:st|nd|rd|th|\.)?)", r"(?P<month>[^\W\d_]{3,})\.?", r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?:{_DAY}[ -]?(?:day )?(?:of )?)?{_MONTH}[ -]?(?:of )?)?{_YEAR}",
        rf"{_MONTH} (?:the )?{_DAY} {_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark)(?P<day>\d{{1,2}}))?",
        rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}",
        rf"(?P<one>\d{{1,2}})(?P<mark>[-/ ]|\. ?)(?P<other>\d{{1,2}})(?P=mark){_YEAR}",
    )
)


def _day_and_month(one: str, other: str) -> dict[str, str]:
    """Which of two figures is the day: the one that no month has. The parts are empty where both may be."""
    if int(one) > 12 or int(one) == int(other):
        return {"day": one, "month": other}
    return {"day": other, "month": one} if int(other) > 12 else {"day": "", "month": "", "year": ""}


def month_number(text: str) -> int | None:
    """The number of a month, given as a number, a name or an abbreviation."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text, re.ASCII):
        return int(text)
    name = text.casefold().rstrip(".")
    if len(name) < 3:
        return None
    found = {n for names in MONTH_NAMES.values() for n, month in enumerate(names, 1) if month.startswith(name)}
    return found.pop() if len(found) == 1 else None


def _iso(parts: dict[str, str]) -> str:
    """Raises NotADate."""
    year = _year(parts.get("year", ""))
    if "month" not in parts:
        return f"{year:04}"
    month = _month(parts["month"], parts.get("day", ""))
    if "day" not in parts:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{_day(parts['day'], month, year):02}"


def _year(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{3}", text, re.ASCII):
        raise NotADate("Write the year with four digits, for example 2007.", "year")
    return int(text)


def _month(text: str, day: str) -> int:
    month = month_number(text)
    if month:
        return month
    if re.fullmatch(r"\d{1,2}", text, re.ASCII):
        swapped = month_number(day)
        meant = f" Did you mean {int(text)} {MONTHS[swapped - 1]}?" if swapped and 12 < int(text) < 32 else ""
        raise NotADate(f"There is no month {int(text)}.{meant}", "month")
    raise NotADate("Write the month as a number or a name, for example 3 or March.", "month")


def _day(text: str, month: int, year: int) -> int:
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?", text.casefold(), re.ASCII)
    if not match:
        raise NotADate("Write the day as a number, for example 27.", "day")
    day = int(match[1])
    name, last = MONTHS[month - 1], calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return day
    if last < day <= 31:
        in_year = f" in {year}" if (month, day) == (2, 29) else ""
        raise NotADate(f"There is no {day} {name}{in_year}. Did you mean {last} {name}?", "day")
    raise NotADate(f"There is no day {day}.", "day")
