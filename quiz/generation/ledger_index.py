"""The facts around the one that is asked, indexed once: by series, attribute, kind, subject and date."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import cached_property

from content.ledger.entry import Entry
from content.ledger.truth import Truth, same_value, truth_on
from content.partialdate import PartialDate
from quiz.linting.context import asked_days

NEIGHBOURS = 40
"""How many facts before and after the asked one are looked at, however large the ledger is."""


class LedgerIndex:
    """Facts in an order of their own, so that the order in which they were given does not matter."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.id))

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def series(self, fact: Entry) -> list[Entry]:
        """All facts of the subject and attribute of the fact, itself included."""
        return self._by_series.get(fact.series, [])

    def of_subject(self, fact: Entry) -> list[Entry]:
        """All facts of the subject of the fact, itself included."""
        return self._by_subject.get(fact.subject_key, [])

    def of_attribute(self, fact: Entry) -> list[Entry]:
        """Facts with the attribute of the fact and near to it in time, the nearest first."""
        return _nearest(self._by_attribute.get(fact.attribute, []), fact)

    def of_kind(self, fact: Entry) -> list[Entry]:
        """Facts of the kind of the fact and near to it in time, the nearest first."""
        return _nearest(self._by_kind.get(fact.kind, []), fact)

    def of_topic(self, fact: Entry) -> list[Entry]:
        """Facts of the kind and topic of the fact and near to it in time, the nearest first."""
        return _nearest(self._by_topic.get((fact.kind, fact.topic), []), fact)

    def is_false(self, entry: Entry, days: Sequence[date]) -> bool:
        """Whether the fact is known to be false on each of the days; False without days."""
        series = self.series(entry)
        return bool(days) and all(truth_on(entry, day, series) is Truth.FALSE for day in days)

    def rivals(self, fact: Entry) -> list[Entry]:
        """Facts of the same single-valued attribute that say something else of a time that may be the same."""
        if fact.is_list:
            return []
        days, moment = asked_days(fact), fact.time.begins
        return [
            other
            for other in self.series(fact)
            if not same_value(other, fact)
            and other.modality == fact.modality
            and other.tier == "A"
            and not self.is_false(other, days)
            and _may_meet(moment, other.time.begins, is_volatile=fact.is_volatile)
        ]

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], list[Entry]]:
        return _grouped(self.entries, lambda entry: entry.series)

    @cached_property
    def _by_subject(self) -> dict[str, list[Entry]]:
        return _grouped(self.entries, lambda entry: entry.subject_key)

    @cached_property
    def _by_attribute(self) -> dict[str, list[Entry]]:
        return _grouped(self._in_time, lambda entry: entry.attribute)

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        return _grouped(self._in_time, lambda entry: entry.kind)

    @cached_property
    def _by_topic(self) -> dict[tuple[str, str], list[Entry]]:
        return _grouped(self._in_time, lambda entry: (entry.kind, entry.topic))

    @cached_property
    def _in_time(self) -> list[Entry]:
        return sorted(self.entries, key=_when)


def _grouped[Key: Hashable](entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return dict(groups)


def _when(entry: Entry) -> tuple[date, str]:
    begins = entry.time.begins
    return (begins and (begins.earliest or begins.latest)) or date.min, entry.id


def _nearest(entries: Sequence[Entry], fact: Entry) -> list[Entry]:
    """The facts around one of a list in the order of time, nearest first; the fact itself is left out."""
    place = bisect_left(entries, _when(fact), key=_when)
    around = entries[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    at = _when(fact)[0]
    others = (entry for entry in around if entry.id != fact.id)
    return sorted(others, key=lambda entry: (abs((_when(entry)[0] - at).days), entry.id))


def _may_meet(one: PartialDate | None, other: PartialDate | None, *, is_volatile: bool) -> bool:
    """Whether two times may be the same; of what changes, a value without a time is not placed and meets none."""
    return not is_volatile if one is None or other is None else one.overlaps(other)
