"""Numbers as documents print them, with their hedges: "some 5,600", "no more than 2 500", "seven"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.extraction import countries
from content.extraction.dateparts import MONTH_NAME
from content.extraction.dates import NUMBERED, Found
from content.ledger.entry import HEDGE_WORDS, Hedge

SMALL = tuple(
    re.findall(
        r"\w+",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen",
    )
)
TENS = tuple(re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety"))
WORDS = {word: number for number, word in enumerate(SMALL, 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
SCALE = "dozen|hundred|thousand|million|billion"
BELOW_HUNDRED = rf"(?:{'|'.join(reversed(TENS))})(?:[- ](?:{'|'.join(SMALL[:9])}))?|{'|'.join(reversed(SMALL))}"
SPELLED = (
    rf"(?:(?:{BELOW_HUNDRED})\b|an?(?= (?:dozen|hundred|thousand|million|billion)\b))"
    rf"(?:[- ](?:{SCALE})\b"
    rf"(?:(?: and|,)? (?=(?:{BELOW_HUNDRED})\b)(?:{BELOW_HUNDRED})\b(?: (?:hundred|thousand)\b)?)?)*"
)
NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,4})?)(?![\d/]|"
    rf"[.,:]\d)(?:[- ](?P<scale>{SCALE})\b)?"
    rf"|\b(?<![-'])(?P<word>{SPELLED})",
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
        r"over|more than|above|in excess of|exceeding|upwards of|(?:just|well|slightly|a little|far) over|"
        r"(?:slightly|just|well|far|somewhat) more than|greater than",
    ),
    ("almost", r"almost|nearly|close to|just under|just below|nearing|slightly (?:under|below|less than)"),
    ("under", r"under|less than|fewer than|below"),
    (
        "about",
        r"some|about|around|approximately|approx\.?|roughly|circa|c\.|ca\.|an estimated|estimated(?: at)?|an"
        r" average of|in the (?:region|order) of|a strength of (?:about|some)|~",
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
    r"these|those|one or|the other|of the|the|all the|first|last|the only|"
    r"former|both)|no)\s*$",
    re.IGNORECASE,
)


FIRST_OF_MANY = 10
FIRST_OF = re.compile(r" (?!days|weeks|months|years|hours|minutes|pages|metres|miles|km)[a-z]+")
RANGE = re.compile(r" ?(?:-|–|—|to|and|or) ?$")
SPANNED = re.compile(r"-(?:minute|hour|day|week|month|year)\b")
TOP = re.compile(r"[-–](\d[\d,]*(?:\.\d+)?)(?= (?:[a-z%]))")
IDLE_ONE = re.compile(
    r" (?:of|or|another|day|time|hand|side|way|thing|by|and|can|in|third|half|quarter|fifth)\b|[,.;]|$"
)
OF_MONTH = re.compile(
    r"(?:(?:,| and| or|-|–) ?\d{1,2})? (?:of )?"
    rf"(?:{MONTH_NAME})\b"
)
MODEL = re.compile(r"\b(?P<maker>[A-Z][A-Za-z]+)[ -]$")
MODELLED = re.compile(
    r" (?:main battle |light |armoured |attack )?(?:tanks?|helicopters?|aircraft|vehicles?|howitzers?|missiles?|jets?|"
    r"drones?|rifles?|launchers?)\b"
)
"""What a type is named by a number of: two Leopard 2 tanks are two, and no four."""
FOREIGN = re.compile(r" (?:de|di|du|da|von|del) [A-Z]")
FRACTION = re.compile(r"[ -](?:thirds?|quarters?|fifths?|sixths?|tenths?|halves|half)\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands; ``from_`` is where its hedge begins. ``top``: the upper end of a range."""

    start: int
    end: int
    value: int | Decimal
    hedge: Hedge | None
    from_: int
    top: int | Decimal | None = None

    @property
    def amount(self) -> int | Decimal | str:
        """The value of a fact: a number, or a range as "150-180"."""
        return self.value if self.top is None else f"{self.value}-{self.top}"

    def told(self, unit: str = "") -> str:
        """The number in a sentence: "about 900 troops", "between 150 and 180 recruits"."""
        if self.top is not None:
            return f"between {self.value:,} and {self.top:,} {unit}".strip()
        hedge = HEDGE_WORDS[self.hedge] if self.hedge else ""
        return " ".join(part for part in (hedge, f"{self.value:,}", unit) if part)


def find(words: str, taken: Sequence[Found] = ()) -> Iterator[Number]:
    """The amounts in one smoothed sentence, dates and numbers of texts left out; both ends of a range as one."""
    held: Number | None = None
    for number in _each(words, taken):
        joined = _range(words, held, number) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or number
    if held is not None:
        yield held


def _each(words: str, taken: Sequence[Found]) -> Iterator[Number]:
    done = 0
    for match in NUMBER.finditer(words):
        start, end = match.span()
        before = words[max(0, start - 40) : start]
        if (
            any(found.start < end and start < found.end for found in taken)
            or NUMBERED.search(before)
            or (NO_AMOUNT.search(before) and not SPANNED.match(words, end) and not _is_of_first(words, match))
            or start < done
            or _is_idle(words, match)
        ):
            continue
        value, top = _value(match), _top(words, match)
        done = end if top is None else top.end()
        upper = Decimal(top[1].replace(",", "")) if top else None
        hedge, from_ = _hedge(words, start, done)
        yield Number(start, done, value, hedge, from_, _plain(upper) if upper is not None and upper > value else None)


def _is_of_first(words: str, match: re.Match[str]) -> bool:
    """Whether the first so many of many are counted: "the first 200 officers landed", not "the first 100 days"."""
    before = words[max(0, match.start() - 7) : match.start()].casefold()
    return (
        before.endswith("first ") and _value(match) >= FIRST_OF_MANY and FIRST_OF.match(words, match.end()) is not None
    )


def _is_idle(words: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a word, a fraction or an idiom: "3rd", "one third", "one of the", "twice"."""
    end = match.end()
    low = match.group().casefold()
    if (
        _is_in_name(words, match)
        or FRACTION.match(words, end)
        or OF_MONTH.match(words, end)
        or (low in ("one", "1") and IDLE_ONE.match(words, end))
    ):
        return True
    if match["digits"] and match["digits"].startswith("0") and "." not in low:
        return True
    return (
        bool(re.match(r"(?:st|nd|rd|th)\b|(?!(?:km|m|kg|ha|nm|t)\b)[A-Za-z]|%?-\d", words[end : end + 5]))
        and _top(words, match) is None
    )


def _is_in_name(words: str, match: re.Match[str]) -> bool:
    """Whether a number belongs to a name: "Leopard 2 tanks", the ship "3 de Mayo"."""
    maker = MODEL.search(words, max(0, match.start() - 24), match.start())
    is_type = maker is not None and not countries.is_country(maker["maker"]) and MODELLED.match(words, match.end())
    return bool(is_type) or FOREIGN.match(words, match.end()) is not None


def _top(words: str, match: re.Match[str]) -> re.Match[str] | None:
    """The upper end of "20-25 officers", "5–7 %"."""
    return TOP.match(words, match.end()) if match["digits"] else None


def _range(words: str, low: Number, high: Number) -> Number | None:
    """As in "between 150 and 180", "280 to 310", "20-25 officers"; not the change in "from 90 to 70"."""
    joint = words[low.end : high.start]
    before = words[max(0, low.from_ - 9) : low.from_].casefold()
    if not RANGE.fullmatch(joint) or low.top is not None or not low.value < high.value:
        return None
    between = before.endswith("between ")
    if (joint.strip() == "and") != between or before.endswith("from ") or high.from_ != high.start:
        return None
    from_ = low.from_ - len("between ") if between else low.from_
    return Number(low.start, high.end, low.value, low.hedge, from_, high.value)


def _value(match: re.Match[str]) -> int | Decimal:
    if match["digits"]:
        number = Decimal(match["digits"].replace(",", ""))
        return _plain(number * SCALES.get((match["scale"] or "").casefold(), 1))
    total = part = 0
    for word in re.findall(r"[a-z]+", match["word"].casefold()):
        scale = SCALES.get(word)
        if scale is None:
            part += WORDS.get(word, 1 if word in ("a", "an") else 0)
        elif scale <= 100:
            part *= scale
        else:
            total, part = total + part * scale, 0
    return total + part


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()


def hedge_before(words: str, start: int) -> tuple[Hedge | None, int]:
    """The hedge in front of a number, and where it begins."""
    return _hedge(words, start, len(words))


def _hedge(words: str, start: int, end: int) -> tuple[Hedge | None, int]:
    offset = max(0, start - 40)
    for hedge, pattern in HEDGE_BEFORE:
        if found := pattern.search(words[offset:start]):
            return hedge, offset + found.start()
    for hedge, pattern in HEDGE_AFTER:
        if pattern.match(words, end):
            return hedge, start
    return None, start
