"""Leaks: whether a question shows the key of another one; pure, and quick enough for every paper that is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz.linting.context import key_texts, shown_texts
from quiz.linting.lexicon import root_of
from quiz.linting.words import content_words
from quiz.question_types.base import QuestionType
from quiz.question_types.text_matching import normalise

HEDGES = frozenset(("about", "around", "almost", "nearly", "over", "under", "roughly", "some"))
LEAST_LETTERS, LEAST_DIGITS, LEAST_SHARED = 4, 3, 2
"""A key that is shorter stands everywhere by chance; stems that share fewer words ask about different things."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question in normal form: its keys, the texts it shows, their words, and what its stem is about."""

    keys: tuple[str, ...]
    texts: tuple[str, ...]
    words: frozenset[str]
    about: frozenset[str]


@lru_cache(maxsize=4096)
def shown(content: QuestionType, commonplace: frozenset[str] = frozenset(), *, with_feedback: bool = False) -> Shown:
    """What the question shows and asks, read once for many comparisons; a false statement shows nothing true."""
    is_false = content.as_draft()["key"] is False
    texts = [*([] if is_false else shown_texts(content)), *([content.explanation] if with_feedback else [])]
    forms = tuple(f" {normalise(text)} " for text in texts)
    about = {root_of(word) for word in content_words(content.stem) if len(word) >= LEAST_LETTERS} - commonplace
    keys = tuple(dict.fromkeys(form for key in key_texts(content) if _is_telling(form := normalise(key), commonplace)))
    return Shown(keys, forms, frozenset(word for form in forms for word in form.split()), frozenset(about))


def gives_away(giver: Shown, question: Shown) -> str | None:
    """The key of the question that the giver shows within a longer text about the same things, or None.

    An option that is nothing but the key is one offer among others, and gives nothing away.
    """
    if len(giver.about & question.about) < LEAST_SHARED:
        return None
    return next((key for key in question.keys for text in giver.texts if _tells(text, key)), None)


def leaking(paper: Sequence[Shown]) -> list[tuple[int, int]]:
    """Pairs of places in a paper: a question that gives away another one, and that one."""
    return [
        (place, at)
        for place, giver in enumerate(paper)
        for at, other in enumerate(paper)
        if at != place and gives_away(giver, other)
    ]


def _tells(text: str, key: str) -> bool:
    before, found, after = text.partition(f" {key} ")
    return bool(found) and any(word not in HEDGES for word in content_words(f"{before} {after}"))


def _is_telling(key: str, commonplace: frozenset[str]) -> bool:
    """Whether a key stands in another question for a reason."""
    words = [word for word in content_words(key) if root_of(word) not in commonplace]
    return any(len(word) >= LEAST_LETTERS if not word.isdigit() else len(word) >= LEAST_DIGITS for word in words)
