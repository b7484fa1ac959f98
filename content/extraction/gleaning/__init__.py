"""Gleaning: what the families leave behind is picked up by plainer rules, for an instructor to look at.

A family knows what a construction means and drafts questions from it; a gleaner only knows that here stands a number,
a date, a place, a person or a statement that no family took. What it finds is of tier B. A new gleaner is one file and
one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from content.extraction.gleaning import (
    amounts,
    bullets,
    contrasts,
    dates,
    decided,
    denials,
    doers,
    fields,
    instruments,
    lists,
    orders,
    persons,
    places,
    plain,
    ranks,
    repeated,
    rhythms,
    successors,
)
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene

GLEANERS: tuple[Callable[[Scene, Taken], Iterator[Mention]], ...] = (
    amounts.find,
    dates.find,
    persons.find,
    instruments.find,
    places.find,
    bullets.find,
    lists.find,
    repeated.find,
    doers.find,
    contrasts.find,
    orders.find,
    rhythms.find,
    ranks.find,
    decided.find,
    denials.find,
    plain.find,
    fields.find,
    successors.find,
)


def glean(scene: Scene, found: list[Mention]) -> Iterator[Mention]:
    """What is left of a text once ``found`` was taken; each gleaner sees what the ones before it took."""
    taken = Taken(scene, found)
    for gleaner in GLEANERS:
        more = list(gleaner(scene, taken))
        taken.add(more)
        yield from more
