"""Reads the stored JSON of a question; what is malformed is refused in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.question_types.base import BadQuestion, Option
from quiz.question_types.option_ids import WELL_FORMED


def text(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """A text of the data. Raises BadQuestion where it is missing without a default, or no text."""
    value = data.get(name, default)
    if not isinstance(value, str):
        raise BadQuestion(f"The question's “{name}” must be a text.")
    return value


def texts(value: Any, name: str) -> tuple[str, ...]:
    """A list of texts. Raises BadQuestion for anything else."""
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise BadQuestion(f"The question's “{name}” must be a list of texts.")
    return tuple(value)


def options(data: Mapping[str, Any], name: str = "options") -> tuple[Option, ...]:
    """A list of options with distinct ids. Raises BadQuestion."""
    rows = data.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadQuestion(f"The question's “{name}” must be a list of objects with “id” and “text”.")
    read = tuple(Option(text(row, "id"), text(row, "text"), text(row, "why", "")) for row in rows)
    ids = [option.id for option in read]
    for id in ids:
        if not WELL_FORMED.fullmatch(id):
            raise BadQuestion(f"The id “{id}” must be 1 to 40 letters, digits, hyphens or underscores.")
        if ids.count(id) > 1:
            raise BadQuestion(f"The id “{id}” stands twice in “{name}”. Give each its own id.")
    return read
