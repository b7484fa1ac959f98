"""What the two choice kinds share: their options and key as data, as rows of the editor, as feedback and as checks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from quiz.question_types import arrangement, checks, stored
from quiz.question_types.base import BadQuestion, Column, Distractor, Line, Option, Order, Pool, Problem
from quiz.question_types.option_ids import kept_ids, options_of

COLUMNS = (
    Column("id", "", "hidden"),
    Column("text", "Option"),
    Column("key", "Correct", "check"),
    Column("why", "Why it is wrong", "longtext"),
)


def as_data(options: Sequence[Option], key: Sequence[str]) -> dict[str, Any]:
    """Options and key as JSON values."""
    return {"options": option_data(options), "key": list(key)}


def option_data(options: Sequence[Option]) -> list[dict[str, str]]:
    """Options as JSON values."""
    return [{"id": option.id, "text": option.text, "why": option.why} for option in options]


def from_data(data: Mapping[str, Any]) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Options and key, the inverse of ``as_data``. Raises BadQuestion."""
    options = stored.options(data)
    return options, _in_option_order(stored.texts(data.get("key"), "key"), options)


def rows(options: Sequence[Option], key: Collection[str]) -> list[dict[str, str]]:
    """One row of the editor for each option."""
    return [{"id": o.id, "text": o.text, "key": "1" if o.id in key else "", "why": o.why} for o in options]


def from_rows(rows: Sequence[Mapping[str, str]]) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Options and key, the inverse of ``rows``. Raises BadQuestion."""
    filled = [row for row in rows if any(cell(row, name) for name in ("text", "key", "why"))]
    texts = [cell(row, "text") for row in filled]
    if "" in texts:
        raise BadQuestion(f"Option {texts.index('') + 1} has no text. Write it, or empty the whole row.")
    ids = kept_ids([cell(row, "id") for row in filled], texts)
    options = tuple(Option(id, text, cell(row, "why")) for id, text, row in zip(ids, texts, filled, strict=True))
    return options, tuple(id for id, row in zip(ids, filled, strict=True) if cell(row, "key"))


def cell(row: Mapping[str, str], name: str) -> str:
    """The trimmed text of a cell, or ""."""
    return row.get(name, "").strip()


def lines(options: Sequence[Option], key: Collection[str], order: Order, chosen: Collection[str]) -> list[Line]:
    """One line of feedback for each option, in the order shown."""
    return [
        Line(option.text, is_key=option.id in key, is_chosen=option.id in chosen, why=option.why)
        for option in arrangement.in_order(options, order)
    ]


def words(options: Sequence[Option], ids: Collection[str]) -> str:
    """The texts of the options with these ids."""
    return "; ".join(option.text for option in options if option.id in ids)


def problems(options: Sequence[Option], key: Sequence[str]) -> list[Problem]:
    """What is wrong with options and key in either kind."""
    found = checks.enough(len(options), "options", least=2, good=3)
    found += checks.distinct((option.text for option in options), "options")
    found += checks.known(key, options)
    if not key:
        found.append(Problem("no_key", "block", "No option is marked correct. Mark one."))
    return found


def drafted(
    keys: Sequence[str], distractors: Sequence[Distractor], pool: Pool
) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Options in a drawn order and the key, from the texts of the keys and the distractors."""
    options = options_of([*((text, "") for text in keys), *((wrong.text, wrong.why) for wrong in distractors)])
    key = {option.id for option in options[: len(keys)]}
    options = arrangement.drawn(options, pool.rng)
    return options, _in_option_order(key, options)


def _in_option_order(ids: Collection[str], options: Sequence[Option]) -> tuple[str, ...]:
    known = [option.id for option in options if option.id in ids]
    return (*known, *sorted(set(ids) - set(known)))
