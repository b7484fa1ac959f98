"""Structural checks that several kinds share; each returns the problems it finds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from quiz.question_types.base import Option, Problem
from quiz.question_types.text_matching import is_same

BLANK = re.compile(r"_{3,}")


def written(stem: str) -> list[Problem]:
    """Whether there is a stem."""
    if stem.strip():
        return []
    return [Problem("no_stem", "block", "The question has no text. Write what is asked.")]


def enough(count: int, what: str, *, least: int, good: int) -> list[Problem]:
    """Whether there are at least ``good`` of something; fewer than ``least`` block."""
    if count >= good:
        return []
    if count < least:
        return [Problem("too_few", "block", f"There are {count} {what}. At least {least} are needed.")]
    return [Problem("few", "warn", f"There are only {count} {what}. {good} are better.")]


def distinct(texts: Iterable[str], what: str) -> list[Problem]:
    """Whether all texts differ in more than case, accents, punctuation and articles, and none is empty."""
    texts = list(texts)
    found = [
        Problem("same_options", "block", f"“{text}” stands twice among the {what}. Change or remove one.")
        for text in _repeated(texts)
    ]
    if not all(text.strip() for text in texts):
        found.append(Problem("empty_option", "block", f"One of the {what} is empty. Write it or remove it."))
    return found


def known(ids: Iterable[str], options: Collection[Option]) -> list[Problem]:
    """Whether each id of a key is the id of an option."""
    known_ids = {option.id for option in options}
    return [
        Problem("unknown_key", "block", f"The correct answer “{id}” is none of the options. Mark it again.")
        for id in ids
        if id not in known_ids
    ]


def _repeated(texts: Sequence[str]) -> list[str]:
    written = [text for text in texts if text.strip()]
    return [text for index, text in enumerate(written) if any(is_same(text, other) for other in written[:index])]
