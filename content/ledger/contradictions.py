"""Contradictions: facts of one series that say different things of the same time, as one matter to rule on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from content.ledger.entry import Entry
from content.ledger.relations import relation


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts of a single-valued attribute each of which contradicts another of them, by their ids in order."""

    series: tuple[str, str]
    facts: tuple[Entry, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the facts: what a ruling is on."""
        return frozenset(fact.id for fact in self.facts)


def contradictions(entries: Iterable[Entry]) -> list[Contradiction]:
    """What contradicts each other among the entries, in the order of their series; the same for any order of them."""
    series: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        series[entry.series].append(entry)
    return [
        Contradiction(key, facts)
        for key, members in sorted(series.items())
        if len(members) > 1 and not members[0].is_list
        for facts in _groups(sorted(members, key=lambda entry: entry.id))
    ]


def _groups(members: list[Entry]) -> list[tuple[Entry, ...]]:
    """The members by which of them contradict each other, directly or by way of a third; those alone are left out."""
    group_of = list(range(len(members)))
    for later, new in enumerate(members):
        for earlier, old in enumerate(members[:later]):
            if group_of[earlier] != group_of[later] and _are_at_odds(new, old):
                joined = group_of[later]
                group_of = [group_of[earlier] if group == joined else group for group in group_of]
    grouped: dict[int, list[Entry]] = defaultdict(list)
    for group, member in zip(group_of, members, strict=True):
        grouped[group].append(member)
    return [tuple(found) for found in grouped.values() if len(found) > 1]


def _are_at_odds(one: Entry, other: Entry) -> bool:
    return relation(one, other) == "contradicts" and not (_restates(one, other) or _restates(other, one))


def _restates(brief: Entry, full: Entry) -> bool:
    """Whether the one stands in briefs alone, of documents that tell the other themselves: their own words count."""
    in_full = {source.document for source in full.sources if not source.is_brief}
    return bool(brief.sources) and all(source.is_brief and source.document in in_full for source in brief.sources)
