"""What was posted in a field, made safe to read: only text, no control characters, of bounded length."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from unicodedata import category

from quiz.question_types.base import Raw

LONGEST = 500
"""How many characters a response may have."""

MOST_VALUES = 200

TOO_LONG = f"Your answer is longer than {LONGEST} characters. Shorten it."


def text(raw: Raw | None, name: str) -> str:
    """The first value of a field, or "". It has more than LONGEST characters where the posted one has."""
    return next(iter(texts(raw, name)), "")


def texts(raw: Raw | None, name: str) -> list[str]:
    """The values of a field that are not empty. Never raises, whatever ``raw`` holds."""
    values = raw.get(name) if isinstance(raw, Mapping) else None
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list | tuple):
        return []
    cleaned = (clean(value.strip()[: LONGEST + 1]) for value in islice(values, MOST_VALUES) if isinstance(value, str))
    return [value for value in cleaned if value]


def clean(value: str) -> str:
    """The text with single spaces, without surrogates and invisible characters."""
    return " ".join("".join(char for char in value if char.isspace() or category(char) not in _DROPPED).split())


_DROPPED = {"Cc", "Cf", "Cs"}
