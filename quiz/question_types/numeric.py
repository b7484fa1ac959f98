"""Numeric: a number is typed; it is right within a tolerance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import checks, drafting, posted
from quiz.question_types.base import (
    BadQuestion,
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
from quiz.question_types.numbers import NotANumber, number_words, plain, read_number
from quiz.question_types.pool import Pool

HEDGED_TOLERANCE = Decimal("0.1")
"""The share of a hedged value ("almost 6,000") by which a response may differ."""


@dataclass(frozen=True)
class Numeric(QuestionType):
    """A question whose key is ``value`` ± ``tolerance`` in ``unit``. A read value is a Decimal."""

    kind = "numeric"
    label = "Number"
    hint = "Write a number in figures, for example 14 000 or 2.5."
    columns = (
        Column("value", "Correct number"),
        Column("tolerance", "May differ by"),
        Column("unit", "Unit"),
    )
    fixed_rows = 1

    value: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str = ""

    def as_data(self) -> dict[str, Any]:
        return {"value": plain(self.value), "tolerance": plain(self.tolerance), "unit": self.unit}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        unit = data.get("unit", "")
        if not isinstance(unit, str):
            raise BadQuestion("The question's “unit” must be a text.")
        value, tolerance = _stored(data.get("value"), "value"), _stored(data.get("tolerance", "0"), "tolerance")
        return cls(stem, value, tolerance, unit, explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        key = {"value": _json(self.value), "tolerance": _json(self.tolerance), "unit": self.unit}
        return {"options": [], "prompts": [], "key": key}

    def rows(self) -> list[dict[str, str]]:
        return [self.as_data()]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        row = rows[0] if rows else {}
        unit = row.get("unit", "").strip()
        value = _edited(row.get("value", ""), unit, "correct number")
        tolerance = _edited(row.get("tolerance", "").strip() or "0", unit, "difference")
        return cls(stem, value, tolerance, unit, explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The quantity itself: exact, or within a tenth where the source hedges it."""
        stem = pool.stem(fact) if fact.kind == "quantity" else None
        if not stem or not isinstance(fact.value, int | Decimal) or fact.is_list:
            return None
        value = Decimal(fact.value)
        tolerance = abs(value) * HEDGED_TOLERANCE if fact.hedge else Decimal(0)
        content = cls(stem, value, tolerance, fact.unit, explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact]), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        if self.tolerance < 0:
            found.append(Problem("bad_tolerance", "block", "The tolerance is below 0. Use 0 or more."))
        elif self.tolerance and self.tolerance * 2 >= abs(self.value):
            found.append(Problem("wide_tolerance", "warn", "The tolerance is half of the correct number or more."))
        return found

    def draw(self, rng: Random) -> Order:
        return []

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        value = posted.text(raw, "response")
        return [Control("number", "response", "Your answer", value=value, after=self.unit, hint=self.hint)]

    def read(self, raw: Raw, order: Order) -> Reading:
        text = posted.text(raw, "response")
        if not text:
            return Reading(None, "Write a number.")
        if len(text) > posted.LONGEST:
            return Reading(None, posted.TOO_LONG)
        try:
            return Reading(read_number(text, is_whole=self.value == self.value.to_integral_value(), unit=self.unit))
        except NotANumber as error:
            return Reading(None, str(error))

    def grade(self, value: Decimal) -> Grade:
        """1 where the number differs from the key by at most the tolerance, else 0; compared as exact fractions."""
        return Grade(Fraction(abs(Fraction(value) - Fraction(self.value)) <= Fraction(self.tolerance)))

    def key_words(self) -> str:
        return number_words(self.value, self.unit)

    def value_words(self, value: Decimal) -> str:
        return number_words(value, self.unit)

    def lines(self, order: Order, value: Decimal | None) -> list[Line]:
        low, high = self.value - self.tolerance, self.value + self.tolerance
        why = f"Anything from {number_words(low)} to {number_words(high)} counts." if self.tolerance > 0 else ""
        return [
            Line(
                "",
                is_key=value is not None and self.grade(value).fraction == 1,
                is_chosen=value is not None,
                why=why,
                response="" if value is None else self.value_words(value),
                key=self.key_words(),
            )
        ]

    def guess_fraction(self) -> Fraction:
        return Fraction(0)

    def summarise(self, value: Decimal) -> list[str]:
        return [plain(value)]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [plain(self.value)]}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [plain((self.value + self.tolerance).to_integral_value() + 2)]}


def _stored(value: Any, name: str) -> Decimal:
    if not isinstance(value, str) or not re.fullmatch(r"-?(?=[\d.]{1,17}$)\d+(\.\d+)?", value, re.ASCII):
        raise BadQuestion(f'The question\'s “{name}” must be a decimal number in quotes, for example "10887".')
    return Decimal(value)


def _edited(text: str, unit: str, what: str) -> Decimal:
    try:
        number = read_number(posted.clean(text), is_whole=False, unit=unit)
    except NotANumber as error:
        raise BadQuestion(f"The {what} cannot be read. {error}") from error
    return _stored(plain(number), what)


def _json(value: Decimal) -> int | float:
    """The number for JSON, where a float prints the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)
