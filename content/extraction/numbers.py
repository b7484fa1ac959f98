"""Numbers as documents print them, with their hedges: "some 5,600", "no more than 2 500", "seven"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.extraction.dates import NUMBERED, Found
from content.ledger.entry import Hedge

SMALL = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: number for number, word in enumerate(SMALL, 2)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,4})?)(?![\d/]|"
    r"[.,:]\d)(?:[- ](?P<scale>hundred|thousand|million|billion)\b)?"
    rf"|\b(?P<word>{'|'.join([*SMALL, *TENS])})(?:-(?P<unit>one|{'|'.join(SMALL[:8])}))?(?:[-"
    rf" ](?P<wscale>hundred|thousand|million|billion))?\b",
    re.IGNORECASE,
)
HEDGES: tuple[tuple[Hedge, str], ...] = (
    (
        "at_most",
        r"up to|at most|no more than|not more than|a maximum of|maximum of|not exceeding|a ceiling of|"
        r"limited to",
    ),
    ("at_least", r"at least|no fewer than|not fewer than|not less than|no less than|a minimum of"),
    (
        "over",
        r"over|more than|above|in excess of|exceeding|upwards of|just over|well over|slightly more"
        r" than|greater than",
    ),
    ("almost", r"almost|nearly|close to|just under|just below|nearing"),
    ("under", r"under|less than|fewer than|below"),
    (
        "about",
        r"some|about|around|approximately|approx\.?|roughly|circa|ca\.|an estimated|estimated|an"
        r" average of|in the region of|~",
    ),
)
HEDGE_BEFORE = tuple(
    (hedge, re.compile(rf"(?:(?<=\s)|(?<=\()|^)(?:a total of )?(?:{words})\s*$", re.I)) for hedge, words in HEDGES
)
HEDGE_AFTER: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("about", re.compile(r" or so\b")),
    ("over", re.compile(r"\+| or more\b")),
    ("at_most", re.compile(r" at most\b")),
)
NO_AMOUNT = re.compile(
    r"(?:\b(?:chapter|article|annex|section|phase|level|type|grade|version|category|part|zone|"
    r"battalion no|"
    r"task force|group|sector|camp|kilo|figure|table|page|item|step|option|"
    r"these|those|the other|of the|the|all|all the|first|last|only|"
    r"former|both)|no)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands; ``from_`` is where its hedge begins."""

    start: int
    end: int
    value: int | Decimal
    hedge: Hedge | None
    from_: int


def find(words: str, taken: Sequence[Found] = ()) -> Iterator[Number]:
    """The amounts in one smoothed sentence, dates and numbers of texts left out."""
    for match in NUMBER.finditer(words):
        start, end = match.span()
        before = words[max(0, start - 40) : start]
        if (
            any(found.start < end and start < found.end for found in taken)
            or NUMBERED.search(before)
            or NO_AMOUNT.search(before)
        ):
            continue
        if re.match(r"(?:st|nd|rd|th)\b|[A-Za-z]|%?-\d", words[end : end + 3]):
            continue
        hedge, from_ = _hedge(words, start, end)
        yield Number(start, end, _value(match), hedge, from_)


def _value(match: re.Match[str]) -> int | Decimal:
    if match["digits"]:
        number = Decimal(match["digits"].replace(",", ""))
        scale = SCALES.get((match["scale"] or "").casefold(), 1)
    else:
        number = Decimal(WORDS[match["word"].casefold()])
        unit = (match["unit"] or "").casefold()
        number += 1 if unit == "one" else WORDS.get(unit, 0)
        scale = SCALES.get((match["wscale"] or "").casefold(), 1)
    product = number * scale
    return int(product) if product == product.to_integral_value() else product.normalize()


def _hedge(words: str, start: int, end: int) -> tuple[Hedge | None, int]:
    offset = max(0, start - 40)
    for hedge, pattern in HEDGE_BEFORE:
        if found := pattern.search(words[offset:start]):
            return hedge, offset + found.start()
    for hedge, pattern in HEDGE_AFTER:
        if pattern.match(words, end):
            return hedge, start
    return None, start
