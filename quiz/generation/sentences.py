"""A fact's statement taken apart: its opening (when, according to whom), its body, and where the value stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from content.ledger.entry import Entry
from content.partialdate import MONTHS, PartialDate
from quiz.generation.phrasing import YEAR

SMALL_NUMBERS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
)
HEDGES = (
    r"(?:about|around|approximately|some|almost|nearly|close to|just under|over|more than|above|under|less than|"
    r"fewer than|below|up to|at most|no more than|not more than|no fewer than|at least)"
)
TIME = (
    r"(?:In|On|By|At|From|Until|Since|Before|After|Around|During|Between)\b[^,.;]{0,60}?\b(?:1[5-9]|20)\d\d\b"
    r"(?: (?:and|until|to) [^,.;]{0,30}?\b(?:1[5-9]|20)\d\d\b)?"
)
OPENING = re.compile(
    rf"(?P<opening>(?:According to|As planned in|After|At) [^,;]+(?=, )|{TIME}|[Bb]etween [^,;]{{4,40}}(?=, ))"
    r"(?:,? (?=\S))"
)
LEAST_HEDGED = 10
UNDATED = " (the source gives no date)"
"""What a statement says where nobody knows when it held."""
ASIDE = re.compile(r",? (?:i\.e|e\.g)\b[^)]*$")
"""An explanation at the end, which may be left out: "agreed to help, i.e. to pay"."""
ATTRIBUTION = re.compile(r", (according to (?!its |their |the same)[^;]+)$")
SHORTENED = re.compile(
    r"\b(?:[A-Z]|Gen|Maj|Lt|Col|Brig|Adm|Capt|Cdr|Cpt|Cmdr|Sgt|Insp|Supt|Mr|Mrs|Ms|Dr|Prof|St|No|Art)\."
)
"""Words and initials with a full stop that ends no sentence."""
DAYS = r"(?:\d{1,2}(?:[–-]\d{1,2})? )?"
"""Days before a month, which a source may print although the fact keeps the month alone."""
DATE_PREPOSITIONS = r"(?:on|in|by|at|from|since|until|before|after|around)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``openings`` are said first ("According to NATO", "in June 2003"); ``body`` is all else, without full stop.

    ``is_whole`` tells that the body opened the statement, so that its first letter is a capital for no other reason.
    """

    openings: tuple[str, ...]
    body: str
    is_whole: bool

    @property
    def has_year(self) -> bool:
        """Whether the sentence says when, to the year or closer."""
        return bool(YEAR.search(" ".join((*self.openings, self.body))))


class Gap(NamedTuple):
    """Where the value stands: ``start`` … ``end`` with its hedge and article; ``bare`` is where it itself begins."""

    start: int
    bare: int
    end: int


def take_apart(statement: str) -> Sentence | None:
    """The statement as a sentence, or None where it is more than one."""
    text = ASIDE.sub("", statement.replace(UNDATED, "").strip().rstrip("."))
    openings: list[str] = []
    attribution = ATTRIBUTION.search(text)
    if attribution:
        openings.append(attribution[1])
        text = text[: attribution.start()]
    while match := OPENING.match(text):
        opening = match["opening"]
        openings.append(opening[:1].lower() + opening[1:])
        text = text[match.end() :]
    if (
        not text
        or ";" in text
        or re.search(r"[.?!] [A-Z]", SHORTENED.sub("", text))
        or text.count("(") != text.count(")")
    ):
        return None
    return Sentence(tuple(openings), text, len(openings) == (attribution is not None))


def value_gap(body: str, fact: Entry, key: str) -> Gap | None:
    """Where the value stands in the words, or None unless it stands there once."""
    if isinstance(fact.value, PartialDate):
        return _once(body, rf"(?P<lead>{DATE_PREPOSITIONS} )?(?P<value>{DAYS}(?:{'|'.join(date_words(fact.value))}))")
    if isinstance(fact.value, int | Decimal):
        return _once(body, rf"(?P<lead>{HEDGES} )?(?P<value>{'|'.join(number_words(fact.value))})(?!,\d)")
    bracket = rf"(?: \({re.escape(fact.value[len(key) + 2 : -1])}\))?" if fact.value != key else ""
    return _once(body, rf"(?P<lead>(?:the|a|an) )?(?P<value>{re.escape(key)}{bracket})")


def number_words(value: int | Decimal) -> list[str]:
    """The forms in which a statement prints a number."""
    forms = [f"{value:,}", str(value)]
    if value == int(value) and 0 <= value < len(SMALL_NUMBERS):
        forms.append(SMALL_NUMBERS[int(value)])
    return [re.escape(form) for form in dict.fromkeys(forms)]


def date_words(date: PartialDate) -> list[str]:
    """The forms in which a statement prints a date, the longest first."""
    forms = {date.words(), date.plain()}
    if date.phrase and date.earliest:
        forms.add(f"{date.phrase} {date.earliest.year}")
    forms = {re.sub(rf"^{DATE_PREPOSITIONS} ", "", form) for form in forms}
    return [re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)) if form]


def is_small_and_hedged(fact: Entry) -> bool:
    """A number so small that what is about it may be its neighbours too: "about 3 years"."""
    is_number = isinstance(fact.value, int | Decimal) and fact.hedge in ("about", "almost", "over", "under")
    return is_number and isinstance(fact.value, int | Decimal) and fact.value <= LEAST_HEDGED


def names_a_month(text: str) -> bool:
    """Whether a text has the name of a month in it."""
    return any(re.search(rf"\b{month}\b", text) for month in MONTHS if month != "May") or bool(
        re.search(r"\bMay \d", text)
    )


def _once(body: str, pattern: str) -> Gap | None:
    found = list(re.finditer(rf"(?<![\w.,/-]){pattern}(?![\w/-])", body, re.IGNORECASE))
    if len(found) != 1:
        return None
    return Gap(found[0].start(), found[0].start("value"), found[0].end())
