"""Orders: a derived order as lines for a learner, one for each premise, without what gives it away."""

from __future__ import annotations

from collections.abc import Iterator

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation.events import in_time, when
from quiz.generation.phrasing import capitalised, named
from quiz.generation.surroundings import Surroundings
from quiz.question_types import drafting
from quiz.question_types.pool import Together

LEAST, MOST = 3, 5
"""How many lines are asked: a derived order may have few, for it holds all that it is about."""


def orders(around: Surroundings) -> Iterator[Together]:
    """The derived orders, each to be asked for by itself."""
    for order in around.index.entries:
        if order.kind == "sequence" and order.premises and around.may_ask(order):
            found = _of_events(order, around) or _of_ranks(order, around)
            if found and len(found.facts) >= LEAST and drafting.different(found.texts):
                yield found


def _of_events(order: Entry, around: Surroundings) -> Together | None:
    """The events that can be told without their date and that surely follow on the one before."""
    events: list[Entry] = []
    for entry in around.index.premises(order):
        if not isinstance(entry.value, PartialDate):
            return None
        if around.stories.words(entry) and (not events or when(events[-1]).is_before(entry.value)):
            events.append(entry)
    texts = tuple(capitalised(around.stories.words(entry)) for entry in events[:MOST])
    return Together(in_time(events[:MOST]), tuple(events[:MOST]), texts, whole=order) if events else None


def _of_ranks(order: Entry, around: Surroundings) -> Together | None:
    """Who holds each rank; figures in order are no ranks."""
    if order.rule != "derived: order of ranks":
        return None
    holders = tuple(around.index.premises(order))
    stem = f"What is the order of the {order.subject}? Start with the first."
    return Together(stem, holders, tuple(capitalised(named(entry)) for entry in holders), whole=order)
