"""Date: a day, a month or a year is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from content.partialdate import MONTHS, PartialDate
from quiz.question_types import checks, drafting, posted, stored
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
from quiz.question_types.dates import FIELDS, parse_date, read_date
from quiz.question_types.pool import Pool


@dataclass(frozen=True)
class Date(QuestionType):
    """A question whose key is ``value``, an ISO date cut to its precision. A read value is such a date."""

    kind = "date"
    label = "Date"
    hint = "For example 27 3 2007. The month may be a name."
    columns = (Column("value", "Correct date, for example 2007-03-27, March 2007 or 2007"),)
    fixed_rows = 1

    value: str

    @property
    def instruction(self) -> str:
        precision = len(self.value.split("-"))
        return {1: "For example 2007.", 2: "For example 3 2007. The month may be a name."}.get(precision, self.hint)

    def as_data(self) -> dict[str, Any]:
        return {"value": self.value}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        value = stored.text(data, "value")
        try:
            PartialDate.from_iso(value)
        except ValueError as error:
            raise BadQuestion(f"“{value}” is no date. Write it like 2007, 2007-03 or 2007-03-27.") from error
        return cls(stem, value, explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {"options": [], "prompts": [], "key": self.value}

    def rows(self) -> list[dict[str, str]]:
        return [{"value": self.value}]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        date = parse_date(posted.clean(rows[0].get("value", ""))) if rows else None
        if date is None or date.iso is None:
            raise BadQuestion("Write the correct date, for example 2007-03-27, March 2007 or 2007.")
        return cls(stem, date.iso, explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The date of an event, where it is a single day, month or year."""
        iso = fact.value.iso if isinstance(fact.value, PartialDate) else None
        stem = pool.stem(fact) if iso and not fact.is_list else None
        if not stem or not iso:
            return None
        return Draft(cls(stem, iso, explanation=pool.why(fact)), drafting.roles([fact]), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        return checks.written(self.stem)

    def draw(self, rng: Random) -> Order:
        return []

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        values = self._parts(raw)
        return [
            Control(
                "text" if part == "month" else "number",
                f"response-{part}",
                part.capitalize(),
                value=value,
                width={"day": 2, "month": 10, "year": 4}[part],
            )
            for part, value in values.items()
        ]

    def read(self, raw: Raw, order: Order) -> Reading:
        return read_date(self._parts(raw))

    def grade(self, value: str) -> Grade:
        """1 for the key at its precision, else 0 (dichotomous scoring)."""
        return Grade(Fraction(value == self.value))

    def key_words(self) -> str:
        return self.value_words(self.value)

    def value_words(self, value: str) -> str:
        return PartialDate.from_iso(value).plain()

    def lines(self, order: Order, value: str | None) -> list[Line]:
        response = self.value_words(value) if value else ""
        return [Line("", value == self.value, value is not None, response=response, key=self.key_words())]

    def guess_fraction(self) -> Fraction:
        return Fraction(0)

    def summarise(self, value: str) -> list[str]:
        return [value]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return _as_posted(PartialDate.from_iso(self.value))

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        year, *rest = self.value.split("-")
        other = int(year) + (4 if int(year) < 9000 else -4)
        return _as_posted(PartialDate.from_iso("-".join([f"{other:04}", *("01" for _ in rest)])))

    def _parts(self, raw: Raw | None) -> dict[str, str]:
        """What was posted for each part that the precision needs."""
        count = len(self.value.split("-"))
        return {part: posted.text(raw, f"response-{part}") for part in FIELDS[-count:]}


def _as_posted(date: PartialDate) -> dict[str, list[str]]:
    year, *rest = (date.iso or "").split("-")
    fields = {"response-year": [year]}
    if rest:
        fields["response-month"] = [MONTHS[int(rest[0]) - 1]]
    if len(rest) > 1:
        fields["response-day"] = [str(int(rest[1]))]
    return fields
