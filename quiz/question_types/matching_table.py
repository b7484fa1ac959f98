"""The editor's table of a matching question: one row for each pair, and rows without a prompt for spare options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quiz.question_types.base import BadQuestion, Column, Option
from quiz.question_types.option_ids import by_id, kept_ids
from quiz.question_types.option_table import cell

COLUMNS = (
    Column("id", "", "hidden"),
    Column("option_id", "", "hidden"),
    Column("prompt", "Line (empty for a spare option)"),
    Column("option", "What belongs to it"),
    Column("why", "Why, shown where it is chosen wrongly", "longtext"),
)


def rows(prompts: Sequence[Option], options: Sequence[Option], key: Mapping[str, str]) -> list[dict[str, str]]:
    """A row for each prompt with its option, then the spare options."""
    known = {option.id: option for option in options}
    none = Option("", "")
    pairs = [(prompt, known.get(key.get(prompt.id, ""), none)) for prompt in prompts]
    used = {option.id for _, option in pairs}
    pairs += [(none, option) for option in options if option.id not in used]
    return [
        {"id": prompt.id, "option_id": option.id, "prompt": prompt.text, "option": option.text, "why": option.why}
        for prompt, option in pairs
    ]


def from_rows(rows: Sequence[Mapping[str, str]]) -> tuple[tuple[Option, ...], tuple[Option, ...], dict[str, str]]:
    """Prompts, options and key, the inverse of ``rows``. Raises BadQuestion.

    Rows with the same option share it: two prompts may have one option. Options are stored by id, for the order of
    the rows is the key.
    """
    filled = [row for row in rows if any(cell(row, name) for name in ("prompt", "option", "why"))]
    for number, row in enumerate(filled, 1):
        if not cell(row, "option") and (cell(row, "why") or not cell(row, "prompt")):
            raise BadQuestion(f"Row {number} says why but has no option. Write it, or empty the row.")
    prompted = [row for row in filled if cell(row, "prompt")]
    texts = [cell(row, "prompt") for row in prompted]
    ids = kept_ids([cell(row, "id") for row in prompted], texts)
    options = _options(filled)
    by_text = {option.text: option.id for option in options}
    key = {id: by_text[cell(row, "option")] for id, row in zip(ids, prompted, strict=True) if cell(row, "option")}
    return tuple(Option(id, text) for id, text in zip(ids, texts, strict=True)), by_id(options), key


def _options(filled: Sequence[Mapping[str, str]]) -> list[Option]:
    """One option for each text, with the first id and the first reason that stand beside it."""
    texts = list(dict.fromkeys(cell(row, "option") for row in filled if cell(row, "option")))
    posted = [_first(filled, text, "option_id") for text in texts]
    return [
        Option(id, text, _first(filled, text, "why")) for id, text in zip(kept_ids(posted, texts), texts, strict=True)
    ]


def _first(filled: Sequence[Mapping[str, str]], text: str, name: str) -> str:
    return next((cell(row, name) for row in filled if cell(row, "option") == text and cell(row, name)), "")
