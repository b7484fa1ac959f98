"""Conclusions: what every derived fact owes to its premises, whatever it says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from content.ledger.entry import Entry, Value
from content.partialdate import PartialDate

Days = tuple[object, ...]


def is_premise(entry: Entry) -> bool:
    """Whether facts may be derived from it: a quote carries it, and it tells what was and not what was not."""
    return bool(entry.sources) and not entry.premises and not entry.negated


def conclusion(premises: Sequence[Entry], rule: str, value: Value, **said: Any) -> Entry:
    """A fact that rests on the premises instead of a quote, its traits those of the first unless ``said``.

    It is as sure as the least sure of them and as important as the most important. Its id says from what it follows
    and what, so that a fact derived again is the same one, and one derived from corrected facts is another.
    """
    chief, ids = premises[0], tuple(entry.id for entry in premises)
    topics = {entry.topic for entry in premises}
    given = {
        "id": _id(rule, str(value), sorted(ids)),
        "value": value,
        "rule": f"derived: {rule}",
        "premises": ids,
        "tier": max(entry.tier for entry in premises),
        "importance": max(entry.importance for entry in premises),
        "topic": chief.topic if len(topics) == 1 else "",
        "is_list": False,
        "sources": (),
        "value_aliases": (),
    }
    return replace(chief, **(given | said))


def _id(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def days_of(entry: Entry) -> Days:
    """When the fact holds, in whichever words its source prints that."""
    return entry.time.nature, *_days(entry.time.begins), *_days(entry.time.ends)


def _days(moment: PartialDate | None) -> Days:
    return (moment.earliest, moment.latest) if moment else (None, None)
