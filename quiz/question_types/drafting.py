"""What drafting from facts shares between kinds: the facts a draft rests on, the moment asked, a changed slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from content.ledger.entry import Entry
from quiz.question_types.pool import Distractor

Role = Literal["asked", "distractor", "context"]


def roles(
    asked: Iterable[Entry], distractors: Iterable[Distractor] = (), context: Iterable[Entry] = ()
) -> tuple[tuple[str, Role], ...]:
    """Each fact once with its role; the first role counts."""
    found: dict[str, Role] = {}
    for entry in asked:
        found.setdefault(entry.id, "asked")
    for id in (id for distractor in distractors for id in distractor.facts):
        found.setdefault(id, "distractor")
    for entry in context:
        found.setdefault(entry.id, "context")
    return tuple(found.items())


def as_of(fact: Entry) -> str | None:
    """The moment for which the fact's value holds; None for an event, which stays true."""
    begins = fact.time.begins
    if fact.time.nature == "event" or begins is None:
        return None
    return begins.iso or begins.words()


def asked_moment(fact: Entry) -> str | None:
    """That moment as the opening of a stem: "As of June 2006, "; "" where none is needed, None where none fits."""
    begins = fact.time.begins
    if begins is not None and begins.iso:
        return f"As of {begins.plain()}, "
    if begins is not None and begins.precision == "part":
        return f"As of {begins.words()}, "
    return None if fact.is_volatile else ""


def swapped(clause: str, old: str, new: str) -> str | None:
    """The clause with ``new`` in place of ``old``, or None unless ``old`` stands in it just once, as whole words."""
    pattern = rf"(?<![\w.,-]){re.escape(old)}(?![\w-]|[.,]\d)"
    return re.sub(pattern, lambda _: new, clause) if len(re.findall(pattern, clause)) == 1 else None


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def different(texts: Sequence[str]) -> bool:
    """Whether no text stands twice."""
    return len(set(texts)) == len(texts)
