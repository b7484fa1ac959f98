"""Surroundings: what sets of facts are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from content.ledger.entry import Entry
from quiz.generation.kinship import Kinship
from quiz.generation.ledger_index import LedgerIndex
from quiz.generation.sets import MOST
from quiz.generation.stories import Stories
from quiz.question_types.pool import Distractor


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The facts of a ledger, and how the pool prints a value, finds distractors, asks, and groups lists and pairs.

    ``may_ask`` tells whether a fact is asked at all, where others only stand around.
    """

    index: LedgerIndex
    kinship: Kinship
    stories: Stories
    may_ask: Callable[[Entry], bool]
    key: Callable[[Entry], str]
    stem: Callable[[Entry], str | None]
    distractors: Callable[[Entry, int], list[Distractor]]
    members: Callable[[Entry], list[Entry]]
    pairs: Callable[[Entry], list[Entry]]
    is_stranger: Callable[[Entry, Entry], bool]

    def spare(self, some: Sequence[Entry], texts: Sequence[str]) -> tuple[Distractor, ...]:
        """A wrong value of one of the facts that is no value of another, nor proved by one of them."""
        taken = {fact.id for fact in some}
        for fact in some:
            for wrong in self.distractors(fact, MOST + 2):
                if wrong.text not in texts and not taken & set(wrong.facts):
                    return (wrong,)
        return ()
