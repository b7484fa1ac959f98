"""Near duplicates among drafts: the same facts asked in the same way, or the same question in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from quiz.generation.normal_forms import normalise
from quiz.question_types.base import Draft

SAME_WORDS = 96
WINDOW = 60
"""So many stems with the same key are compared, so that time grows with the number of drafts only."""


def without_near_duplicates(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that repeat an earlier one of their kind."""
    kept: list[Draft] = []
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_fact: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for draft in drafts:
        kind = draft.content.kind
        stem, alike = normalise(draft.content.stem), seen[kind, normalise(draft.content.key_words())]
        asked = frozenset(id for id, role in draft.facts if role == "asked")
        if any(is_repeated(asked, other) for id in asked for other in by_fact[kind, id]):
            continue
        if any(_is_same(stem, other) for other in alike[-WINDOW:]):
            continue
        alike.append(stem)
        kept.append(draft)
        for id in asked:
            by_fact[kind, id].append(asked)
    return kept


def _is_same(stem: str, other: str) -> bool:
    """Whether two stems with the same key differ only in words that one of them leaves out; numbers must be equal."""
    return re.findall(r"\d+", stem) == re.findall(r"\d+", other) and fuzz.token_set_ratio(stem, other) >= SAME_WORDS


def is_repeated[Key](asked: frozenset[Key], other: frozenset[Key]) -> bool:
    """Whether half of the facts asked were asked together before."""
    return len(asked & other) * 2 >= min(len(asked), len(other))
