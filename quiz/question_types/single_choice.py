"""Single choice: several options, exactly one is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import arrangement, checks, drafting, option_table, posted
from quiz.question_types.base import (
    Control,
    Draft,
    Grade,
    Line,
    Option,
    Order,
    Pool,
    Problem,
    QuestionType,
    Raw,
    Reading,
)


@dataclass(frozen=True)
class SingleChoice(QuestionType):
    """A question whose ``key`` is the id of one of its ``options``. A read value is the id of an option."""

    kind = "single_choice"
    label = "Multiple choice"
    hint = "Choose one answer."
    columns = option_table.COLUMNS

    options: tuple[Option, ...]
    key: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        return option_table.as_data(self.options, self.key)

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        return cls(stem, *option_table.from_data(data), explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {**self.as_data(), "prompts": []}

    def rows(self) -> list[dict[str, str]]:
        return option_table.rows(self.options, self.key)

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        return cls(stem, *option_table.from_rows(rows), explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The fact's value against two or three distractors."""
        stem = pool.stem(fact)
        distractors = pool.distractors(fact, 2) if stem else []
        if not stem or len(distractors) < 2:
            return None
        content = cls(stem, *option_table.drafted([pool.key(fact)], distractors, pool), explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact], distractors), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = checks.wording(self.stem, self.explanation) + option_table.problems(self.options, self.key)
        if len(self.key) > 1:
            text = "More than one option is marked correct. Mark one, or let learners choose all that apply."
            found.append(Problem("several_keys", "block", text))
        return found

    def draw(self, rng: Random) -> Order:
        return arrangement.draw(self.options, rng)

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        chosen = posted.texts(raw, "response")[:1]
        return [Control("radio", "response", "Your answer", arrangement.choices(self.options, order, chosen))]

    def read(self, raw: Raw, order: Order) -> Reading:
        chosen = set(posted.texts(raw, "response"))
        if not chosen:
            return Reading(None, "Choose an answer.")
        if len(chosen) > 1:
            return Reading(None, "Choose one answer only.")
        if not chosen <= {option.id for option in self.options}:
            return Reading(None, "Choose one of the answers shown.")
        return Reading(chosen.pop())

    def grade(self, value: str) -> Grade:
        """1 for the key, else 0 (dichotomous scoring)."""
        return Grade(Fraction(value in self.key))

    def key_words(self) -> str:
        return option_table.words(self.options, self.key)

    def value_words(self, value: str) -> str:
        return option_table.words(self.options, [value])

    def lines(self, order: Order, value: str | None) -> list[Line]:
        return option_table.lines(self.options, self.key, order, [value] if value else [])

    def guess_fraction(self) -> Fraction:
        return Fraction(1, len(self.options) or 1)

    def summarise(self, value: str) -> list[str]:
        return [value]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": list(self.key[:1])}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [option.id for option in self.options if option.id not in self.key][:1]}
