"""Approved questions → a paper: which ones a blueprint draws on a day. Pure; quiz/attempts.py stores what it draws."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from content.ledger.entry import Entry
from content.ledger.freshness import is_stale
from content.ledger.truth import Truth, truth_on
from content.partialdate import PartialDate


class BadBlueprint(ValueError):
    """A row of a blueprint is malformed; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a blueprint: ``count`` questions of a topic, or of one series of facts."""

    count: int
    topic: str = ""
    series: tuple[str, str] | None = None

    def takes(self, candidate: Candidate) -> bool:
        if self.series is not None:
            return self.series in candidate.series
        return not self.topic or candidate.topic == self.topic


@dataclass(frozen=True, slots=True)
class Candidate:
    """An approved question version as assembly sees it. ``asked`` and ``others`` are ids of facts it rests on."""

    version: int
    topic: str
    asked: frozenset[str]
    others: frozenset[str]
    series: frozenset[tuple[str, str]]
    as_of: PartialDate | None = None


def read_blueprint(rows: Iterable[Mapping[str, object]]) -> list[Row]:
    """The rows of a stored blueprint. Raises BadBlueprint."""
    return [_read_row(number, row) for number, row in enumerate(rows, 1)]


def _read_row(number: int, row: Mapping[str, object]) -> Row:
    count, topic, series = row.get("count"), row.get("topic", ""), row.get("series")
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= 200:
        raise BadBlueprint(f"Row {number}: give a count from 1 to 200.")
    if series is not None:
        if not (isinstance(series, list) and len(series) == 2 and all(isinstance(part, str) for part in series)):
            raise BadBlueprint(f"Row {number}: a series is a subject and an attribute.")
        return Row(count, series=(series[0], series[1]))
    if not isinstance(topic, str):
        raise BadBlueprint(f"Row {number}: name a topic or a series.")
    return Row(count, topic=topic)


def eligible(
    candidates: Iterable[Candidate],
    facts: Mapping[str, Entry],
    day: date,
    *,
    pinned: bool,
    reviewed_on: date | None = None,
    barred: Collection[str] = frozenset(),
) -> list[Candidate]:
    """The candidates whose key is right on the day and whose facts are all known.

    ``pinned``: the quiz has a knowledge day of its own; facts that change over time are then asked only where they
    hold on that day. Otherwise a question about a stated past day stays right and may be drawn. ``barred`` are
    the facts that an instructor ruled out: no question asks them, and they make no other fact doubtful.

    What tells of today and rests on a stale fact is not drawn. ``reviewed_on`` is an earlier day for which the review
    dates count: that on which a running test began, so that all who take it draw from the same questions.
    """
    looked = min(day, reviewed_on or day)
    series: dict[tuple[str, str], list[Entry]] = {}
    for entry in facts.values():
        if entry.id not in barred:
            series.setdefault(entry.series, []).append(entry)

    def holds(fact: str) -> bool:
        return truth_on(facts[fact], day, series[facts[fact].series]) is Truth.TRUE

    def is_fresh(found: Candidate) -> bool:
        return found.as_of is not None or not any(is_stale(facts[fact], facts, looked) for fact in found.asked)

    allowed = (found for found in candidates if found.asked.isdisjoint(barred))
    return [found for found in allowed if _is_eligible(found, facts, day, pinned, holds) and is_fresh(found)]


def _is_eligible(
    candidate: Candidate, facts: Mapping[str, Entry], day: date, pinned: bool, holds: Callable[[str], bool]
) -> bool:
    if not candidate.asked or any(fact not in facts for fact in candidate.asked | candidate.others):
        return False
    if candidate.as_of is not None:
        told_from = candidate.as_of.earliest or candidate.as_of.latest
        if told_from is None or told_from > day:
            return False
    if pinned and candidate.as_of is not None:
        return all(holds(fact) for fact in candidate.asked)
    if pinned or candidate.as_of is None:
        timed = [fact for fact in candidate.asked if facts[fact].is_volatile or facts[fact].time.nature == "event"]
        return all(holds(fact) for fact in timed)
    return True


def draw(
    rows: Sequence[Row], candidates: Sequence[Candidate], fixed: Sequence[Candidate], rng: Random
) -> list[Candidate]:
    """A paper: the fixed questions, then each row's count, no fact asked twice; fewer where there are not enough.

    Rows are served scarcest first, so that a broad row does not use up what a narrow one needs.
    """
    paper = list(fixed)
    chosen: dict[int, list[Candidate]] = {}
    taken = [[candidate for candidate in candidates if row.takes(candidate)] for row in rows]
    scarcest_first = sorted(range(len(rows)), key=lambda n: len(taken[n]) - rows[n].count)
    for number in scarcest_first:
        row, chosen[number] = rows[number], []
        for candidate in _in_random_order(taken[number], rng):
            if len(chosen[number]) == row.count:
                break
            if not any(_collide(candidate, taken) for taken in paper):
                chosen[number].append(candidate)
                paper.append(candidate)
    return [*fixed, *(candidate for number in range(len(rows)) for candidate in chosen.get(number, []))]


def _in_random_order(candidates: Iterable[Candidate], rng: Random) -> Iterator[Candidate]:
    """All of them, each order as likely as any other; only what is looked at is drawn."""
    left = list(candidates)
    while left:
        number = rng.randrange(len(left))
        left[number], left[-1] = left[-1], left[number]
        yield left.pop()


def _collide(one: Candidate, other: Candidate) -> bool:
    return one.version == other.version or bool(one.asked & other.asked)
