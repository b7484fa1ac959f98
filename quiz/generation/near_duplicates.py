"""Near duplicates among drafts: the same facts asked in the same way, or the same question in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quiz.question_types.base import Draft
from quiz.question_types.text_matching import normalise


def without_near_duplicates(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that repeat an earlier one of their kind."""
    kept: list[Draft] = []
    seen: set[tuple[str, str, str]] = set()
    by_fact: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for draft in drafts:
        kind = draft.content.kind
        wording = (kind, normalise(draft.content.stem), normalise(draft.content.key_words()))
        asked = frozenset(id for id, role in draft.facts if role == "asked")
        if wording in seen or any(_is_repeated(asked, other) for id in asked for other in by_fact[kind, id]):
            continue
        seen.add(wording)
        kept.append(draft)
        for id in asked:
            by_fact[kind, id].append(asked)
    return kept


def _is_repeated(asked: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the facts asked were asked together before."""
    return len(asked & other) * 2 >= min(len(asked), len(other))
