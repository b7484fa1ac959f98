"""Events: what happened in a few words, without its date, for pairing events with dates and putting them in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation import inversion
from quiz.generation.forms import SMALL_IN_NAMES
from quiz.generation.phrasing import YEAR, capitalised, is_acronym, named
from quiz.generation.sentences import names_a_month, take_apart, value_gap
from quiz.generation.tense import begun, told_as_past

MOST_WORDS = 22
LASTING = re.compile(r"\b(?:since|until|till)\b", re.IGNORECASE)
"""Words that tell how long something lasted, and not when it happened."""
BOUNDS = frozenset({"by", "until", "from", "before", "after"})
"""Words before a date that is only a bound; what is so since a date began on it."""
POINTERS = re.compile(
    r"\b(?:him|it|them|they|he|she|current|present|now|(?:years?|months?|weeks?|days?) (?:later|earlier|before|after)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""Words that mean something only beside another sentence, or tell the day."""
CUT = re.compile(r"\b(?:on|in|of|at|by|to|for|with|from|until|since|and)(?: \d{1,2})?$|\[\d")
"""The end of words that were cut in two."""
REMARK = re.compile(r", (?:unless|provided|if|as long as|an?|the|which|who|whose|where) .*$")
"""What follows an event and is no part of it."""
PURPOSE = re.compile(r" (?:in order to|in support of|so as to|with (?:the aim of|a view to)) .*$")
"""What an event was for, which may be left out where it takes too many words."""


NO_ACTS = frozenset({"be", "have", "take", "begin", "start", "end", "break", "occur", "happen", "die", "become"})
"""Verbs of what happens to somebody, or by itself."""


def event(fact: Entry, key: str) -> str | None:
    """The event as a short clause without any date: "The Council adopted Resolution 12"; None where it has none."""
    if not isinstance(fact.value, PartialDate) or fact.modality != "happened":
        return None
    words = _without_date(fact, key)
    if words is None or LASTING.search(words) or POINTERS.search(words) or CUT.search(words):
        return None
    if re.search(r"\b(?:is|are|has|had|dates|dated)$", words) or is_to_come(fact):
        return None
    words = told_as_past(words) or ""
    has_date = YEAR.search(words) or names_a_month(words)
    return None if has_date or not 2 < len(words.split()) <= MOST_WORDS else words


def _without_date(fact: Entry, key: str) -> str | None:
    text = fact.statement.strip().rstrip(".")
    gap = value_gap(text, fact, key)
    lead = text[gap.start : gap.bare].strip().casefold() if gap else ""
    if gap is None or lead in BOUNDS:
        return None
    rest = re.sub(r"\s+", " ", f"{text[: gap.start]} {text[gap.end :]}").strip(" ,").replace(" ,", ",")
    sentence = take_apart(capitalised(rest))
    if sentence is None:
        return None
    openings = [opening for opening in sentence.openings if not opening.startswith("according to")]
    body = begun(sentence.body) if lead == "since" else sentence.body
    if body is None:
        return None
    words = capitalised(", ".join([*openings, inversion.with_article(body)])).strip()
    words = REMARK.sub("", words)
    words = PURPOSE.sub("", words) if len(words.split()) > MOST_WORDS else words
    return re.sub(r" (?:was|were)$", " took place", words)


def is_to_come(fact: Entry) -> bool:
    """Whether the date lies after the texts that tell of it."""
    written = [source.dated for source in fact.sources]
    return bool(written) and all(text is not None and text.is_before(when(fact)) for text in written)


def act(fact: Entry, words: str) -> tuple[str, str] | None:
    """Who did something and what: ("Ada Lind", "presented her report"); None where no name is told to have acted."""
    for name in (fact.subject, *fact.subject_aliases):
        match = re.match(rf"((?:The )?{re.escape(name)}) (.+)", words, re.IGNORECASE)
        verb = inversion.finite_verb(words) if match else None
        if match and verb is not None and _is_name(name) and verb.idx == match.start(2):
            return (match[1], match[2]) if verb.tag_ == "VBD" and verb.lemma_ not in NO_ACTS else None
    return None


def _is_name(name: str) -> bool:
    """Whether a name is that of a person or a body: each word of weight has a capital, and it is no meeting."""
    words = [word for word in name.split() if word not in SMALL_IN_NAMES]
    return is_acronym(name) or (len(words) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in words))


def in_time(events: Sequence[Entry]) -> str:
    """The question that puts events in order."""
    return f"In what order did these events {occasion(events)} happen? Start with the earliest."


def occasion(events: Sequence[Entry]) -> str:
    """What the events have in common: their subject, else the years in which they lie."""
    if len({event.subject_key for event in events}) == 1:
        return f"in the history of {named(events[0])}"
    dates = [event.value for event in events if isinstance(event.value, PartialDate)]
    years = sorted(day.year for one in dates for day in (one.earliest, one.latest) if day)
    return f"of {years[0]}" if years[0] == years[-1] else f"of the years {years[0]} to {years[-1]}"


def apart(events: Iterable[Entry]) -> list[Entry]:
    """As many of the events as surely happened at different times, earliest first."""
    found: list[Entry] = []
    for one in sorted(events, key=_ends):
        if not found or when(found[-1]).is_before(when(one)):
            found.append(one)
    return found


def when(fact: Entry) -> PartialDate:
    """The date of an event."""
    assert isinstance(fact.value, PartialDate)  # nosec B101: only asked for events
    return fact.value


def year_of(fact: Entry) -> int | None:
    """The year in which an event surely lies."""
    first, last = when(fact).earliest, when(fact).latest
    return first.year if first and last and first.year == last.year else None


def month_of(fact: Entry) -> int | None:
    """The month of its year in which an event surely lies."""
    first, last = when(fact).earliest, when(fact).latest
    return first.month if year_of(fact) and first and last and first.month == last.month else None


def _ends(fact: Entry) -> tuple[date, date, str]:
    value = when(fact)
    return value.latest or date.max, value.earliest or date.min, fact.id
