"""Joining: the texts come in one after another, and in whichever order they come the ledger is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from content.ledger.entry import Entry
from content.ledger.relations import same_fact


def join(ledger: Iterable[Entry], found: Iterable[Entry]) -> list[Entry]:
    """The ledger with the facts of one more text: what it held already, with its new evidence, and what is new.

    Both are as ``consolidate`` makes them. Facts of one text are never joined with each other: that was done.
    """
    kept = {entry.id: entry for entry in ledger}
    series: dict[tuple[str, str], list[Entry]] = {}
    for entry in kept.values():
        series.setdefault(entry.series, []).append(entry)
    for entry in found:
        known = same_fact(entry, series.get(entry.series, []))
        if known is None:
            kept[entry.id] = entry
        else:
            kept[known.id] = joined(kept[known.id], entry)
    return list(kept.values())


def joined(one: Entry, other: Entry) -> Entry:
    """Two entries of one fact as one: the more precise of them gives words and time, both give their evidence."""
    chief, beside = sorted((one, other), key=_rank)
    sources = {*one.sources, *other.sources}
    return replace(
        chief,
        hedge=chief.hedge or beside.hedge,
        tier=min(one.tier, other.tier),
        importance=max(one.importance, other.importance),
        is_list=one.is_list or other.is_list,
        sources=tuple(sorted(sources, key=lambda source: (source.document, source.start, source.end))),
        subject_aliases=_names(chief.subject_aliases, beside.subject_aliases),
        value_aliases=_names(chief.value_aliases, beside.value_aliases),
    )


def _names(*aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for names in aliases for name in names}))


def _rank(entry: Entry) -> tuple[int, str, int, int, str]:
    """The narrower time first; then the text that comes first by its name, and in it the place that comes first."""
    at = entry.time.begins
    width = date.max.toordinal() + (at is None)
    if at is not None and at.earliest is not None and at.latest is not None:
        width = (at.latest - at.earliest).days
    first = min((source.document, source.start, source.end) for source in entry.sources)
    return width, *first, entry.id
