"""Sequences: events, or the values of one series, to be put in the order of time; and orders that are derived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.ledger.entry import Entry
from quiz.generation.events import apart, in_time
from quiz.generation.orders import orders
from quiz.generation.phrasing import capitalised, named
from quiz.generation.series import counted, noun_of
from quiz.generation.sets import LEAST, runs, windows
from quiz.generation.surroundings import Surroundings
from quiz.question_types.pool import Together


def sequences(around: Surroundings) -> Iterator[Together]:
    """All sequences that the ledger yields; those that share most of their facts with earlier ones fall out later."""
    for values in counted(around):
        for some in runs(values):
            stem = f"In what order did {named(some[0])} have these numbers of {noun_of(some)}? Start with the earliest."
            yield Together(stem, tuple(some), tuple(fact.value_words() for fact in some))
    for story in around.stories:
        events = apart(story)
        rest = apart(fact for fact in story if fact not in events)
        for layer in (events, rest):
            yield from (_of_events(some, around) for some in windows(layer) if len(some) >= LEAST)
    yield from orders(around)


def _of_events(some: Sequence[Entry], around: Surroundings) -> Together:
    return Together(in_time(some), tuple(some), tuple(capitalised(around.stories.words(fact)) for fact in some))
