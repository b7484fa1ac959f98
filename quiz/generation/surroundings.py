"""Surroundings: what sets of facts are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from content.ledger.entry import Entry
from quiz.generation.kinship import Kinship
from quiz.generation.ledger_index import LedgerIndex
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
