"""What the two kinds of choosing among options share: their data, the editor's table, feedback and checks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Self

from quiz.question_types import arrangement, checks, stored
from quiz.question_types.base import BadQuestion, Column, Line, Option, Order, Problem, QuestionType
from quiz.question_types.option_ids import kept_ids, options_of
from quiz.question_types.pool import Distractor, Pool


@dataclass(frozen=True)
class OptionTable(QuestionType):
    """A question whose ``key`` holds the ids of the right ``options``, in the order of these."""

    columns = (
        Column("id", "", "hidden"),
        Column("text", "Option"),
        Column("key", "Correct", "check"),
        Column("why", "Why it is wrong", "longtext"),
    )

    options: tuple[Option, ...]
    key: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        return {"options": option_data(self.options), "key": list(self.key)}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        options = stored.options(data)
        key = _in_option_order(stored.texts(data.get("key"), "key"), options)
        return cls(stem, options, key, explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {**self.as_data(), "prompts": []}

    def rows(self) -> list[dict[str, str]]:
        return [
            {"id": o.id, "text": o.text, "key": "1" if o.id in self.key else "", "why": o.why} for o in self.options
        ]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        filled = [row for row in rows if any(cell(row, name) for name in ("text", "key", "why"))]
        texts = [cell(row, "text") for row in filled]
        if "" in texts:
            raise BadQuestion(f"Option {texts.index('') + 1} has no text. Write it, or empty the whole row.")
        ids = kept_ids([cell(row, "id") for row in filled], texts)
        options = tuple(Option(id, text, cell(row, "why")) for id, text, row in zip(ids, texts, filled, strict=True))
        key = tuple(id for id, row in zip(ids, filled, strict=True) if cell(row, "key"))
        return cls(stem, options, key, explanation=explanation)

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        found += checks.enough(len(self.options), "options", least=2, good=2)
        found += checks.distinct((option.text for option in self.options), "options")
        found += checks.known(self.key, self.options)
        if not self.key:
            found.append(Problem("no_key", "block", "No option is marked correct. Mark one."))
        return found

    def draw(self, rng: Random) -> Order:
        return arrangement.draw(self.options, rng)

    def key_words(self) -> str:
        return self._texts(self.key)

    def value_words(self, value: Any) -> str:
        return self._texts(self.summarise(value))

    def lines(self, order: Order, value: Any | None) -> list[Line]:
        """One line for each option, in the order shown."""
        chosen = self.summarise(value) if value else []
        return [
            Line(option.text, is_key=option.id in self.key, is_chosen=option.id in chosen, why=option.why)
            for option in arrangement.in_order(self.options, order)
        ]

    def _texts(self, ids: Collection[str]) -> str:
        return "; ".join(option.text for option in self.options if option.id in ids)


def option_data(options: Sequence[Option]) -> list[dict[str, str]]:
    """Options as JSON values."""
    return [{"id": option.id, "text": option.text, "why": option.why} for option in options]


def cell(row: Mapping[str, str], name: str) -> str:
    """The trimmed text of a cell, or ""."""
    return row.get(name, "").strip()


def drafted(
    keys: Sequence[str], distractors: Sequence[Distractor], pool: Pool
) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Options in a drawn order and the key, from the texts of the keys and the distractors."""
    texts = alike([*keys, *(wrong.text for wrong in distractors)])
    whys = [*("" for _ in keys), *(wrong.why for wrong in distractors)]
    options = options_of(list(zip(texts, whys, strict=True)))
    key = {option.id for option in options[: len(keys)]}
    options = arrangement.drawn(options, pool.rng)
    return options, _in_option_order(key, options)


def alike(texts: Sequence[str]) -> list[str]:
    """The texts with a capital first letter where some have one and others not, so that none stands out."""
    if len({text[:1].isupper() for text in texts if text[:1].isalpha()}) < 2:
        return list(texts)
    return [text[:1].upper() + text[1:] for text in texts]


def _in_option_order(ids: Collection[str], options: Sequence[Option]) -> tuple[str, ...]:
    known = [option.id for option in options if option.id in ids]
    return (*known, *sorted(set(ids) - set(known)))
