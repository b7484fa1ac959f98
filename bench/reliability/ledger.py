"""What was told to learners beside what the database holds: nothing acknowledged is lost, doubled or put back."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from quiz.models import Response, Revision


class Outcome(Enum):
    """What a learner knows of a save. What is unknown may be stored or not; what is acknowledged must be."""

    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Place(NamedTuple):
    """A question of an attempt, by the attempt's UUID."""

    attempt: str
    position: int


@dataclass(slots=True)
class Sent:
    """One save with all its repetitions. ``at`` is the monotonic second in which its outcome was known."""

    place: Place
    client: str
    seq: int
    value: str
    outcome: Outcome = Outcome.UNKNOWN
    at: float = 0.0


class Row(NamedTuple):
    """A stored revision, in the order of storing."""

    place: Place
    client: str
    seq: int
    value: str
    is_late: bool

    @property
    def key(self) -> tuple[Place, str, int]:
        return (self.place, self.client, self.seq)


class Ledger:
    """All saves of an experiment, in the order in which they were first sent."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    def count(self, outcome: Outcome) -> int:
        return sum(one.outcome is outcome for one in self.sent)

    def problems(self) -> list[str]:
        """What differs between the ledger and the database that Django is connected with, one line each."""
        attempts = {one.place.attempt for one in self.sent}
        rows = stored_rows(attempts)
        return [*self._kept(rows), *self._invented(rows), *reordered(rows), *self._counting(attempts)]

    def _kept(self, rows: list[Row]) -> list[str]:
        """Every acknowledged save stands there once, with its value, as one that came in time."""
        times = Counter(row.key for row in rows)
        values = {row.key: row for row in rows}
        found = []
        for one in self.sent:
            key = (one.place, one.client, one.seq)
            if times[key] > 1:
                found.append(f"doubled: {one}")
            if one.outcome is not Outcome.ACKNOWLEDGED:
                continue
            if key not in values:
                found.append(f"lost: {one}")
            elif values[key].value != one.value or values[key].is_late:
                found.append(f"stored otherwise: {one} as {values[key]}")
        return found

    def _invented(self, rows: list[Row]) -> list[str]:
        """Nothing stands there that nobody sent, and what was refused counts nowhere."""
        by_key = {(one.place, one.client, one.seq): one for one in self.sent}
        found = []
        for row in rows:
            one = by_key.get(row.key)
            if one is None or one.value != row.value:
                found.append(f"never sent: {row}")
            elif one.outcome is Outcome.REFUSED and not row.is_late:
                found.append(f"refused, and stored: {row}")
        return found

    def _counting(self, attempts: set[str]) -> list[str]:
        """The value that counts is the newest acknowledged one, or an unknown one sent after it by the same client."""
        counting = counting_values(attempts)
        newest: dict[Place, Sent] = {}
        for one in self.sent:
            if one.outcome is Outcome.ACKNOWLEDGED and (one.place not in newest or newest[one.place].at < one.at):
                newest[one.place] = one
        may_count: dict[Place, set[str]] = defaultdict(set)
        for one in self.sent:
            last = newest.get(one.place)
            is_after = last is None or (one.client, one.seq) >= (last.client, last.seq) or one.client != last.client
            if one is last or (one.outcome is Outcome.UNKNOWN and is_after):
                may_count[one.place].add(one.value)
        wrong = [place for place, value in counting.items() if value not in may_count[place]]
        missing = [place for place in newest if place not in counting]
        return [f"counts, and is not the newest: {place} {counting.get(place)!r}" for place in [*wrong, *missing]]


def reordered(rows: list[Row]) -> list[str]:
    """Where one client's saves of one question were not stored in the order in which it sent them."""
    found: dict[tuple[Place, str], list[int]] = defaultdict(list)
    for row in rows:
        found[row.place, row.client].append(row.seq)
    return [f"out of order: {key} {a} before {b}" for key, seqs in found.items() for a, b in pairwise(seqs) if a > b]


def stored_rows(attempts: set[str]) -> list[Row]:
    names = ("attempt__uuid", "position", "client", "seq", "value", "is_late")
    found = Revision.objects.filter(attempt__uuid__in=list(attempts)).order_by("pk").values_list(*names)
    return [
        Row(Place(str(attempt), position), client, seq, text_of(value), is_late)
        for attempt, position, client, seq, value, is_late in found
    ]


def counting_values(attempts: set[str]) -> dict[Place, str]:
    found = Response.objects.filter(attempt__uuid__in=list(attempts)).order_by()
    rows = found.values_list("attempt__uuid", "paper_question__position", "value")
    return {Place(str(attempt), position): text_of(value) for attempt, position, value in rows}


def text_of(value: dict[str, list[str]]) -> str:
    return "".join(value.get("response", []))
