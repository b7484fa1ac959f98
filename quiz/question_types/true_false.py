"""True or false: a statement that is one or the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import checks, drafting, posted, stored
from quiz.question_types.base import (
    BadQuestion,
    Choice,
    Column,
    Control,
    Draft,
    Grade,
    Line,
    Order,
    Problem,
    QuestionType,
    Raw,
    Reading,
)
from quiz.question_types.pool import Pool

WORDS = {"true": "True", "false": "False"}


@dataclass(frozen=True)
class TrueFalse(QuestionType):
    """A statement as ``stem``; ``key`` says whether it is true, ``correction`` what is true where it is not.

    A read value is a bool.
    """

    kind = "true_false"
    label = "True or false"
    hint = "Is this statement true or false?"
    stem_help = "Write a statement, not a question."
    columns = (
        Column("key", "The statement is", "choice", tuple(WORDS.items())),
        Column("correction", "What is true, if it is false", "longtext"),
    )
    fixed_rows = 1

    key: bool
    correction: str = ""

    def as_data(self) -> dict[str, Any]:
        return {"key": self.key, "correction": self.correction}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        key = data.get("key")
        if not isinstance(key, bool):
            raise BadQuestion("The question's “key” must be true or false.")
        return cls(stem, key, stored.text(data, "correction", ""), explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {"options": [], "prompts": [], "key": self.key}

    def rows(self) -> list[dict[str, str]]:
        return [{"key": _value(self.key), "correction": self.correction}]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        row = rows[0] if rows else {}
        if row.get("key") not in WORDS:
            raise BadQuestion("Say whether the statement is true or false.")
        return cls(stem, row["key"] == "true", row.get("correction", "").strip(), explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The fact's clause, or in one of two cases the clause with a distractor in place of the value.

        Facts without a distractor yield none: they could only be true, and learners would notice.
        """
        clause = pool.clause(fact)
        distractors = pool.distractors(fact, 1) if clause else []
        false = drafting.swapped(clause, pool.key(fact), distractors[0].text) if clause and distractors else None
        if not clause or not false:
            return None
        if pool.rng.random() < 0.5:
            content = cls(clause, True, explanation=pool.why(fact))
            return Draft(content, drafting.roles([fact]), drafting.as_of(fact))
        content = cls(drafting.capitalised(false), False, clause, explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact], distractors), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        if "?" in self.stem:
            found.append(Problem("no_statement", "warn", "The text is a question. Write a statement to judge."))
        if not self.key and not self.correction:
            found.append(Problem("no_correction", "warn", "The statement is false. Say what is true instead."))
        return found

    def draw(self, rng: Random) -> Order:
        return []

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        chosen = posted.text(raw, "response")
        choices = tuple(Choice(value, words, value == chosen) for value, words in WORDS.items())
        return [Control("radio", "response", "Your answer", choices)]

    def read(self, raw: Raw, order: Order) -> Reading:
        chosen = set(posted.texts(raw, "response"))
        if len(chosen) != 1 or not chosen <= WORDS.keys():
            return Reading(None, "Choose “True” or “False”.")
        return Reading(chosen == {"true"})

    def grade(self, value: bool) -> Grade:
        """1 for the key, else 0 (dichotomous scoring)."""
        return Grade(Fraction(value == self.key))

    def key_words(self) -> str:
        return WORDS[_value(self.key)]

    def value_words(self, value: bool) -> str:
        return WORDS[_value(value)]

    def lines(self, order: Order, value: bool | None) -> list[Line]:
        return [
            Line(
                WORDS[_value(is_true)],
                is_key=is_true == self.key,
                is_chosen=is_true == value,
                why=self.correction if is_true and not self.key else "",
            )
            for is_true in (True, False)
        ]

    def guess_fraction(self) -> Fraction:
        return Fraction(1, 2)

    def summarise(self, value: bool) -> list[str]:
        return [_value(value)]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [_value(self.key)]}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [_value(not self.key)]}


def _value(is_true: bool) -> str:
    return "true" if is_true else "false"
