"""The facts around the one that is asked, indexed once: by series, attribute, kind, subject and date."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice

from content.ledger.entry import Entry
from content.ledger.truth import Truth, same_value, true_days, truth_on
from content.partialdate import PartialDate
from quiz.generation.normal_forms import value_names
from quiz.generation.spans import Spans
from quiz.linting.context import asked_days

NEIGHBOURS = 40
"""How many facts before and after the asked one are looked at, however large the ledger is."""
FEW, MANY = 2 * NEIGHBOURS, 400
"""A series of few facts is looked at as a whole; of many, no more than so many."""


class LedgerIndex:
    """Facts in an order of their own, so that the order in which they were given does not matter."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.id))
        self._contested: dict[str, bool] = {}

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def premises(self, fact: Entry) -> list[Entry]:
        """What the fact is derived from; empty where one of these is no longer in use."""
        found = [self.by_id.get(id) for id in fact.premises]
        return [entry for entry in found if entry] if all(found) else []

    def series(self, fact: Entry) -> list[Entry]:
        """All facts of the subject and attribute of the fact, itself included."""
        return self._by_series.get(fact.series, [])

    def beside(self, fact: Entry) -> list[Entry]:
        """The series of the fact; of one with very many facts the fact itself and those nearest in time."""
        series = self.series(fact)
        return series if len(series) <= FEW else [fact, *_nearest(self._series_in_time.get(fact.series, []), fact)]

    def named(self, fact: Entry, form: str) -> list[Entry]:
        """All facts of the subject of the fact that have a value of this name, given in its normal form."""
        return self._by_name.get((fact.subject_key, form), [])

    def events_of_subject(self, fact: Entry) -> list[Entry]:
        """Facts of the subject of the fact whose value is a date, itself included; the first of very many."""
        return self._events.get(fact.subject_key, [])[:MANY]

    def lists_of_subject(self, fact: Entry) -> list[Entry]:
        """All members of lists of the subject of the fact, itself included."""
        return self._lists.get(fact.subject_key, [])

    def names_of_subject(self, key: str) -> list[str]:
        """All names of the subject with this key."""
        return list(self._names.get(key, ()))

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
        true = self._true_days.get(entry.series, Spans(()))
        return bool(days) and all(truth_on(entry, day, islice(true.over(day, day), FEW)) is Truth.FALSE for day in days)

    def is_contested(self, fact: Entry) -> bool:
        """Whether a fact of the same single-valued attribute says something else of a time that may be the same."""
        if fact.is_list:
            return False
        if fact.id not in self._contested:
            days = asked_days(fact)
            told = self._told_days.get(fact.series, Spans(())).over(*_told(fact))
            self._contested[fact.id] = any(self._is_rival(other, fact, days) for other in told)
        return self._contested[fact.id]

    def _is_rival(self, other: Entry, fact: Entry, days: Sequence[date]) -> bool:
        return (
            not same_value(other, fact)
            and other.modality == fact.modality
            and other.tier == "A"
            and _may_meet(fact.time.begins, other.time.begins, is_volatile=fact.is_volatile)
            and not self.is_false(other, days)
        )

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], list[Entry]]:
        return _grouped(self.entries, lambda entry: entry.series)

    @cached_property
    def _series_in_time(self) -> dict[tuple[str, str], list[Entry]]:
        return _grouped(self._in_time, lambda entry: entry.series)

    @cached_property
    def _true_days(self) -> dict[tuple[str, str], Spans[Entry]]:
        """Of each series the days on which its facts may be true by themselves."""
        return {
            series: Spans((days, entry) for entry in entries if (days := true_days(entry)) is not None)
            for series, entries in self._by_series.items()
        }

    @cached_property
    def _told_days(self) -> dict[tuple[str, str], Spans[Entry]]:
        """Of each series the days of which its facts may be told."""
        return {series: Spans((_told(one), one) for one in entries) for series, entries in self._by_series.items()}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[Entry]]:
        found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for name in value_names(entry):
                found[entry.subject_key, name].append(entry)
        return dict(found)

    @cached_property
    def _names(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in self.entries:
            found[entry.subject_key] |= dict.fromkeys((entry.subject, *entry.subject_aliases))
        return dict(found)

    @cached_property
    def _events(self) -> dict[str, list[Entry]]:
        events = (entry for entry in self.entries if isinstance(entry.value, PartialDate))
        return _grouped(events, lambda entry: entry.subject_key)

    @cached_property
    def _lists(self) -> dict[str, list[Entry]]:
        return _grouped((entry for entry in self.entries if entry.is_list), lambda entry: entry.subject_key)

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


def _told(entry: Entry) -> tuple[date, date]:
    """The days of which a fact may be told, a side that is not known as far away as there are days."""
    begins = entry.time.begins
    return (begins and begins.earliest) or date.min, (begins and begins.latest) or date.max


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
