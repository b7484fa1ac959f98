"""Ordering: lines are put in their right order by giving each a position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import arrangement, checks, drafting, posted, stored
from quiz.question_types.base import (
    BadQuestion,
    Choice,
    Column,
    Control,
    Draft,
    Grade,
    Line,
    Option,
    Order,
    Problem,
    QuestionType,
    Raw,
    Reading,
)
from quiz.question_types.option_ids import by_id, kept_ids, options_of
from quiz.question_types.option_table import cell, option_data
from quiz.question_types.pool import Pool


@dataclass(frozen=True)
class Ordering(QuestionType):
    """A question whose ``key`` holds the ids of all ``options`` in the right order. A read value is such a tuple."""

    kind = "ordering"
    label = "Ordering"
    hint = "Give each line its position, 1 for the first."
    columns = (
        Column("id", "", "hidden"),
        Column("text", "Line, in the right order"),
        Column("why", "Why it stands there", "longtext"),
    )

    options: tuple[Option, ...]
    key: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        return {"options": option_data(self.options), "key": list(self.key)}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        key = stored.texts(data.get("key"), "key")
        return cls(stem, by_id(stored.options(data)), key, explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {**self.as_data(), "prompts": []}

    def rows(self) -> list[dict[str, str]]:
        placed = arrangement.in_order(self.options, list(self.key))
        return [{"id": option.id, "text": option.text, "why": option.why} for option in placed]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        """The order of the rows is the key; the options are stored by id, which is blind to it."""
        filled = [row for row in rows if cell(row, "text") or cell(row, "why")]
        texts = [cell(row, "text") for row in filled]
        if "" in texts:
            raise BadQuestion(f"Line {texts.index('') + 1} has no text. Write it, or empty the whole row.")
        key = tuple(kept_ids([cell(row, "id") for row in filled], texts))
        options = [Option(id, cell(row, "text"), cell(row, "why")) for id, row in zip(key, filled, strict=True)]
        return cls(stem, by_id(options), key, explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The sequence for which the fact asks, be it derived itself or one of those put in order."""
        found = pool.sequence(fact)
        if found is None:
            return None
        whys = [pool.why(entry) for entry in found.facts]
        options = options_of(list(zip(found.texts, whys, strict=True)))
        key = tuple(option.id for option in options)
        told = [found.whole] if found.whole else found.facts
        content = cls(found.stem, by_id(options), key, explanation=pool.why_all(told))
        return Draft(content, drafting.roles([fact, *found.facts]), found.as_of)

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        found += checks.enough(len(self.options), "lines", least=3, good=3)
        found += checks.distinct((option.text for option in self.options), "lines")
        found += checks.known(self.key, self.options)
        if len(set(self.key)) < len(self.key) or {option.id for option in self.options} - set(self.key):
            found.append(Problem("no_key", "block", "Each line must have one place in the right order."))
        return found

    def draw(self, rng: Random) -> Order:
        """Always shuffled, also where the texts are numbers or dates: their order may be what is asked."""
        return rng.sample([option.id for option in self.options], len(self.options))

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        positions = [str(number) for number in range(1, len(self.options) + 1)]
        return [
            Control(
                "select",
                name,
                option.text,
                arrangement.with_empty(tuple(Choice(p, p, p == posted.text(raw, name)) for p in positions)),
            )
            for name, option in self._fields(order)
        ]

    def read(self, raw: Raw, order: Order) -> Reading:
        last = len(self.options)
        placed: dict[int, str] = {}
        if not any(posted.text(raw, name) for name, _ in self._fields(order)):
            return Reading(None, "Give each line a position.", "response-1")
        for name, option in self._fields(order):
            text = posted.text(raw, name)
            if not text:
                return Reading(None, "Give this line a position.", name)
            if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII) or int(text) > last:
                return Reading(None, f"Choose a position from 1 to {last}.", name)
            if int(text) in placed:
                return Reading(None, f"Two lines have position {text}. Give each line its own position.", name)
            placed[int(text)] = option.id
        return Reading(tuple(placed[position] for position in sorted(placed)))

    def grade(self, value: Sequence[str]) -> Grade:
        """The share of all pairs of lines that stand in the right order.

        Source: Kendall's rank correlation tau, scaled from −1…1 to 0…1, which is the share of concordant pairs.
        """
        places = {id: place for place, id in enumerate(self.key)}
        pairs = [(places[a], places[b]) for a, b in combinations(value, 2) if a in places and b in places]
        right = sum(first < second for first, second in pairs)
        return Grade(Fraction(right, max(1, len(self.key) * (len(self.key) - 1) // 2)))

    def grade_by(self, value: Sequence[str], *, by_places: bool) -> Grade:
        """Place by place it is the share of lines that stand in their own place."""
        if not by_places:
            return self.grade(value)
        right = sum(id == meant for id, meant in zip(value, self.key, strict=False))
        return Grade(Fraction(right, len(self.key) or 1))

    def key_words(self) -> str:
        return self.value_words(self.key)

    def value_words(self, value: Sequence[str]) -> str:
        texts = {option.id: option.text for option in self.options}
        return "; ".join(f"{number}. {texts.get(id, '')}" for number, id in enumerate(value, 1))

    def lines(self, order: Order, value: Sequence[str] | None) -> list[Line]:
        given = {id: str(place) for place, id in enumerate(value or (), 1)}
        right = {id: str(place) for place, id in enumerate(self.key, 1)}
        return [
            Line(
                option.text,
                is_key=given.get(option.id) == right.get(option.id, ""),
                is_chosen=option.id in given,
                why=option.why,
                response=given.get(option.id, ""),
                key=right.get(option.id, ""),
            )
            for _, option in self._fields(order)
        ]

    def guess_fraction(self) -> Fraction:
        """In a random order each pair stands right one time in two."""
        return Fraction(1, 2)

    def whole_guess_fraction(self) -> Fraction:
        """One order in n! is right."""
        return Fraction(1, factorial(len(self.options)))

    def guess_by(self, *, is_whole: bool, by_places: bool) -> Fraction:
        """In a random order one line on average stands in its own place."""
        if by_places and not is_whole:
            return Fraction(1, len(self.options) or 1)
        return super().guess_by(is_whole=is_whole, by_places=by_places)

    def summarise(self, value: Sequence[str]) -> list[str]:
        """The ids in the order responded: "b>a>c"."""
        return [">".join(value)]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        places = {id: str(place) for place, id in enumerate(self.key, 1)}
        return {name: [places.get(option.id, "")] for name, option in self._fields(order)}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        places = {id: str(place) for place, id in enumerate(reversed(self.key), 1)}
        return {name: [places.get(option.id, "")] for name, option in self._fields(order)}

    def _fields(self, order: Order) -> list[tuple[str, Option]]:
        shown = arrangement.in_order(self.options, order)
        return [(f"response-{number}", option) for number, option in enumerate(shown, 1)]
