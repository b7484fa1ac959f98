"""Orders: the lines in which a derived order is put to a learner, one for each premise, without what gives it away."""

from __future__ import annotations

from collections.abc import Sequence

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation.events import event
from quiz.generation.phrasing import named


def steps(order: Entry, premises: Sequence[Entry], keys: Sequence[str]) -> list[tuple[Entry, str]]:
    """The premises in their order, each with its words: of events what happened, of ranks who holds them.

    Events that cannot be told without their date are left out, and so are those that do not surely follow on the one
    before. Figures in order are none of the two. ``keys`` are the premises' values as options print them.
    """
    if order.kind != "sequence" or not premises:
        return []
    if all(isinstance(entry.value, PartialDate) for entry in premises):
        return _apart([(entry, event(entry, key)) for entry, key in zip(premises, keys, strict=True)])
    return [(entry, named(entry)) for entry in premises] if order.rule == "derived: order of ranks" else []


def _apart(events: Sequence[tuple[Entry, str | None]]) -> list[tuple[Entry, str]]:
    found: list[tuple[Entry, str]] = []
    for entry, words in events:
        if words and (not found or _is_before(found[-1][0], entry)):
            found.append((entry, words))
    return found


def _is_before(one: Entry, other: Entry) -> bool:
    assert isinstance(one.value, PartialDate)  # nosec B101: the caller has looked
    return isinstance(other.value, PartialDate) and one.value.is_before(other.value)
