"""Whether a fact holds on a day: true, false or unknown. Unknown is neither key nor distractor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from content.partialdate import PartialDate

DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W_]+")
OFFICES = frozenset({"office", "rank"})
LONG_WORDS = 16
SAME_RATIO = 93


class Truth(Enum):
    """The three values of whether a fact holds on a day."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def truth_on(entry: Entry, day: date, series: Iterable[Entry] = ()) -> Truth:
    """Whether the fact holds on the day, given all facts of its series.

    By itself a fact is true where its own time says so. A fact of a single-valued attribute is false where another
    one of its series is true with another value, unless its own time may be that very day: two texts may then
    contradict each other. Where two observations both reach the day, neither is sure. All else is unknown.
    """
    own = holds_on(entry, day)
    if (
        own is Truth.FALSE
        or entry.is_list
        or entry.time.nature == "event"
        or (own is Truth.TRUE and _names(entry, day))
    ):
        return own
    rivals = [
        other for other in series if other.id != entry.id and not (same_value(other, entry) or says_less(other, entry))
    ]
    true = [other for other in rivals if holds_on(other, day) is Truth.TRUE]
    if not true:
        return own
    sure = own is Truth.UNKNOWN or any(_names(other, day) for other in true)
    return Truth.FALSE if sure and not _may_be_of(entry, day) else Truth.UNKNOWN


def _names(entry: Entry, day: date) -> bool:
    """Whether the source speaks of this very day, not only of one near it."""
    at = entry.time.begins
    if entry.time.nature == "observation":
        return at is not None and at.latest is not None and _named_first_day(at) <= day <= at.latest
    return True


def _may_be_of(entry: Entry, day: date) -> bool:
    """Whether the day may be the one that the fact was told of."""
    at = entry.time.begins
    if at is None:
        return True
    if entry.time.nature == "state":
        return False
    return not (at.earliest is not None and day < at.earliest) and not (at.latest is not None and day > at.latest)


def holds_on(entry: Entry, day: date) -> Truth:
    """Whether the fact's own time, and the dates of the texts that say so, settle that it holds on the day."""
    if not entry.is_volatile and entry.time.begins is None and entry.time.nature != "event":
        return Truth.TRUE  # what letters stand for, what a thing is: no time to ask for
    if entry.time.nature == "event":
        return _event(entry, day)
    return _state(entry, day) if entry.time.nature == "state" else _observation(entry, day)


def true_days(entry: Entry) -> tuple[date, date] | None:
    """The first and the last day on which the fact's own time may make it true; None where none can."""
    begins, ends = entry.time.begins, entry.time.ends
    if begins is None:
        is_timeless = not entry.is_volatile and entry.time.nature != "event"
        return (date.min, date.max) if is_timeless else None
    if begins.latest is None:
        return None
    reach = timedelta(days=entry.holds_days)
    if entry.time.nature == "observation":
        first, last = begins.latest - reach, (begins.earliest or begins.latest) + reach
        return min(first, begins.earliest or first, begins.latest.replace(day=1)), max(last, begins.latest)
    if entry.time.nature == "event" or (ends is None and not entry.is_volatile):
        return begins.latest, date.max
    if ends is not None:
        return (begins.latest, ends.earliest) if ends.earliest is not None else None
    return begins.latest, max(last_seen(entry) or begins.latest, begins.latest) + reach


def same_value(one: Entry, other: Entry) -> bool:
    """Whether two facts of one attribute say the same.

    Equal numbers in the same unit of measure, dates one of which contains the other, or words that differ in spelling
    alone. What is counted may be named differently: "50,000 men and women" are "50,000 troops".
    """
    if one.negated != other.negated:
        return False
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        return one.value.within(other.value) or other.value.within(one.value)
    if isinstance(one.value, str) and isinstance(other.value, str):
        return _same_words(one.value.casefold(), other.value.casefold())
    return one.value == other.value and (
        one.unit == other.unit or not (_is_measure(one.unit) or _is_measure(other.unit))
    )


def says_less(one: Entry, other: Entry) -> bool:
    """Whether one of two texts says only a part of the other: "air campaign" beside "78-day air campaign".

    They are then neither the same for sure nor at odds. An office with a word more is another office.
    """
    if one.negated != other.negated or not (isinstance(one.value, str) and isinstance(other.value, str)):
        return False
    less, more = sorted((_words(one.value), _words(other.value)), key=len)
    return (
        one.attribute not in OFFICES and 1 < len(less) < len(more) and less in (more[: len(less)], more[-len(less) :])
    )


def _words(text: str) -> tuple[str, ...]:
    words = tuple(WORD.findall(text.casefold().replace("’", "'").replace("'s", "")))
    return words[1:] if words[:1] in (("a",), ("an",), ("the",)) else words


def _same_words(one: str, other: str) -> bool:
    if DIGITS.findall(one) != DIGITS.findall(other):
        return False
    return one == other or (min(len(one), len(other)) > LONG_WORDS and fuzz.ratio(one, other) >= SAME_RATIO)


def _is_measure(unit: str) -> bool:
    """Whether a unit is one of measure (km², t, MW), not a word for what is counted."""
    return bool(unit) and (len(unit) <= 3 or not unit.replace(" ", "").isalpha())


def is_placed(entry: Entry) -> bool:
    """Whether the fact can take part in a series: it does not change, or a day by which it held is known."""
    begins = entry.time.begins
    return not entry.is_volatile or (begins is not None and begins.latest is not None)


def _event(entry: Entry, day: date) -> Truth:
    """An event is true from its day on; a planned one never becomes true by the calendar alone."""
    at = entry.time.begins
    if at is None:
        return Truth.UNKNOWN
    if at.earliest is not None and day < at.earliest:
        return Truth.FALSE
    if entry.modality == "planned":
        return Truth.UNKNOWN
    return Truth.TRUE if at.latest is not None and day >= at.latest else Truth.UNKNOWN


def _observation(entry: Entry, day: date) -> Truth:
    """An observation holds on each day that lies no further than ``holds_days`` from every day it may stem from."""
    at = entry.time.begins
    if at is None or at.latest is None:
        return Truth.UNKNOWN
    if _named_first_day(at) <= day <= at.latest:
        return Truth.TRUE
    if at.earliest is None:
        return Truth.UNKNOWN
    reach = timedelta(days=entry.holds_days)
    return Truth.TRUE if at.latest - reach <= day <= at.earliest + reach else Truth.UNKNOWN


def _named_first_day(at: PartialDate) -> date:
    """The first day of the very day or month that the source names: "by June 2003" speaks of all June."""
    assert at.latest is not None  # nosec B101: the caller has looked
    if at.precision == "month":
        return at.latest.replace(day=1)
    return at.latest if at.precision == "day" else date.max


def _state(entry: Entry, day: date) -> Truth:
    """A state holds from its beginning to its end; without an end, as long as texts of that time still say so."""
    begins, ends = entry.time.begins, entry.time.ends
    if begins is not None and begins.earliest is not None and day < begins.earliest:
        return Truth.FALSE
    if begins is None or begins.latest is None or day < begins.latest:
        return Truth.UNKNOWN
    if ends is not None:
        if ends.latest is not None and day > ends.latest:
            return Truth.FALSE
        return Truth.TRUE if ends.earliest is not None and day <= ends.earliest else Truth.UNKNOWN
    if not entry.is_volatile:
        return Truth.TRUE
    last_said = last_seen(entry) or begins.latest
    return Truth.TRUE if day <= max(last_said, begins.latest) + timedelta(days=entry.holds_days) else Truth.UNKNOWN


def last_seen(entry: Entry) -> date | None:
    """The latest day on which a source certainly still said so: the first day that the newest text may be of."""
    days = [source.dated.earliest for source in entry.sources if source.dated and source.dated.earliest]
    return max(days, default=None)
