"""Orders of events: which came first, second, third follows from their dates where these surely lie apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from content.ledger.conclusions import conclusion, is_premise
from content.ledger.entry import Entry, Time
from content.ledger.truth import same_value
from content.partialdate import PartialDate

LEAST, MOST, LONGEST = 3, 6, 400
"""How many events an order holds, and how many letters it has."""
MOST_WORDS, LONGEST_TITLE = 18, 8
UNFIT = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\bon (?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|;|\b(?:dates|since|until|till)\b"
)
"""What leaves another date, tells no event, or tells how long something lasted."""
WORD = re.compile(r"[^\W_]+")


class Event(NamedTuple):
    """An event between two days, and what happened in words without its date."""

    entry: Entry
    first: date
    last: date
    words: str


def orders(entries: Sequence[Entry], titles: Mapping[str, str]) -> list[Entry]:
    """One order of events for each subject, and of the other events one for each topic that names something.

    An event stands in one order at most, known ones included: of what is told in order nobody is told again.
    ``titles`` are the topics' by slug; any other topic is a heading, of which each document may have one alike.
    """
    ordered = {id for entry in entries if entry.kind == "sequence" for id in entry.premises}
    events = [event for event in _events(entries) if event.entry.id not in ordered]
    by_subject = [_of_subject(chain) for chain in _chains(events, lambda entry: entry.subject_key)]

    def topic(entry: Entry) -> str:
        own = "" if entry.topic in titles else "\x1f".join(("", *sorted(entry.documents)))
        return entry.topic and entry.topic + own

    ordered = {id for entry in by_subject for id in entry.premises}
    chains = _chains((event for event in events if event.entry.id not in ordered), topic)
    return by_subject + [order for chain in chains if (order := _of_topic(chain, titles))]


def _of_subject(chain: Sequence[Event]) -> Entry:
    return _order(chain, f"told of {chain[0].entry.subject}")


def _of_topic(chain: Sequence[Event], titles: Mapping[str, str]) -> Entry | None:
    heading = chain[0].entry.topic
    title = titles.get(heading, heading)
    if heading not in titles and not _names_something(heading):
        return None
    key = "-".join(WORD.findall(title.casefold()))
    return _order(chain, f"under “{title}”", subject=title, subject_key=key, subject_aliases=())


def _names_something(heading: str) -> bool:
    """Whether a heading is no mere "Background" or "BRIEF HISTORY" but has a name among plain words."""
    first, *others = heading.split()
    is_short = len(others) < LONGEST_TITLE and first[:1].isalpha()
    return is_short and any(word[:1].isupper() for word in others) and any(word.islower() for word in (first, *others))


def _events(entries: Sequence[Entry]) -> list[Event]:
    """The events that surely happened, each within days that are known, and that no text dates otherwise."""
    dated: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.value, PartialDate):
            dated[entry.series].append(entry)
    sure = (series for series in dated.values() if all(same_value(entry, series[0]) for entry in series))
    return [event for series in sure for entry in series if (event := _event(entry))]


def _event(entry: Entry) -> Event | None:
    at = entry.value
    if entry.time.nature != "event" or entry.modality != "happened" or entry.tier != "A" or not is_premise(entry):
        return None
    if not isinstance(at, PartialDate) or at.earliest is None or at.latest is None:
        return None
    words = _without(at, entry.statement)
    return Event(entry, at.earliest, at.latest, words) if words else None


def _without(at: PartialDate, statement: str) -> str | None:
    """The statement without its date; None where that does not stand in it just once, or another date is left."""
    dates = "|".join(map(re.escape, sorted({at.plain(), at.words()}, key=len, reverse=True)))
    opened = re.sub(rf"^(?:[IO]n |At )?(?:{dates}),? ", "", statement, flags=re.IGNORECASE)
    words = re.sub(rf",? (?:in |on |at )?(?:{dates})(?=[ .,]|$)", "", opened) if opened == statement else opened
    words = words.rstrip(". ")
    if words == statement.rstrip(". ") or UNFIT.search(words):
        return None
    is_fit = 2 < len(words.split()) <= MOST_WORDS and words.count("(") == words.count(")")
    return words[:1].upper() + words[1:] if is_fit else None


def _chains(events: Iterable[Event], group: Callable[[Entry], str]) -> list[list[Event]]:
    """The events of each group that lie strictly apart, where they are enough for an order."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[group(event.entry)].append(event)
    chains = [_chain(members) for key, members in sorted(groups.items()) if key]
    return [chain for chain in chains if len(chain) >= LEAST]


def _chain(events: Iterable[Event]) -> list[Event]:
    """The most important events, each strictly after the one before: as many as an order holds.

    Source: interval scheduling; whoever ends first leaves most room for others.
    """
    chain: list[Event] = []
    for event in sorted(events, key=_soonest_done):
        if not chain or chain[-1].last < event.first:
            chain.append(event)
    letters, kept = 0, list[Event]()
    for event in sorted(chain, key=lambda one: (-one.entry.importance, one.first)):
        letters += len(event.words) + len("; 1 ")
        if len(kept) < MOST and letters <= LONGEST:
            kept.append(event)
    return sorted(kept, key=lambda one: one.first)


def _soonest_done(event: Event) -> tuple[date, int, int, str, str]:
    """Of events that end on one day, the most precise, the most important first."""
    return event.last, -event.first.toordinal(), -event.entry.importance, event.words, event.entry.id


def _order(chain: Sequence[Event], whose: str, **said: Any) -> Entry:
    first, last = chain[0], chain[-1]
    days = PartialDate(first.first, last.last, "range", f"{_when(first)} to {_when(last)}")
    told = "; ".join(f"{event.words} ({_when(event)})" for event in chain)
    return conclusion(
        [event.entry for event in chain],
        "order of events",
        "; ".join(f"{place} {event.words}" for place, event in enumerate(chain, 1)),
        kind="sequence",
        attribute="order-of-events",
        attribute_label="order of events",
        unit="",
        is_volatile=False,
        holds_days=0,
        time=Time("event", days, known="inferred"),
        statement=f"By their dates, the events {whose} happened in this order: {told}.",
        **said,
    )


def _when(event: Event) -> str:
    assert isinstance(event.entry.value, PartialDate)  # nosec B101: no other value makes an event
    return event.entry.value.plain()
