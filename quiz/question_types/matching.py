"""Matching: each prompt is given its option; spare options may be left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import arrangement, checks, drafting, matching_table, option_table, posted, stored
from quiz.question_types.base import (
    BadQuestion,
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
from quiz.question_types.option_ids import by_id, options_of
from quiz.question_types.pool import Pool


@dataclass(frozen=True)
class Matching(QuestionType):
    """A question whose ``key`` maps the id of each prompt to the id of its option.

    A read value maps ids of prompts to ids of options; prompts left out are missing.
    """

    kind = "matching"
    label = "Matching"
    hint = "Choose what belongs to each line. Something may be left over."
    columns = matching_table.COLUMNS

    prompts: tuple[Option, ...]
    options: tuple[Option, ...]
    key: dict[str, str] = field(hash=False)

    def as_data(self) -> dict[str, Any]:
        prompts = [{"id": prompt.id, "text": prompt.text} for prompt in self.prompts]
        return {"prompts": prompts, "options": option_table.option_data(self.options), "key": dict(self.key)}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        key = data.get("key")
        if not isinstance(key, Mapping) or not all(isinstance(id, str) for pair in key.items() for id in pair):
            raise BadQuestion("The question's “key” must map ids of prompts to ids of options.")
        prompts, options = stored.options(data, "prompts"), stored.options(data)
        return cls(stem, prompts, by_id(options), dict(key), explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return self.as_data()

    def rows(self) -> list[dict[str, str]]:
        return matching_table.rows(self.prompts, self.options, self.key)

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        return cls(stem, *matching_table.from_rows(rows), explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The pairs for which the fact asks, and a spare option if there is one; facts may share an option."""
        found = pool.pairing(fact)
        if found is None:
            return None
        texts = option_table.alike([*found.texts, *(wrong.text for wrong in found.wrong)])
        whys = dict(zip(texts, [*map(pool.why, found.facts), *(wrong.why for wrong in found.wrong)], strict=True))
        prompts, options = options_of([(text, "") for text in found.prompts]), options_of(list(whys.items()))
        ids = {option.text: option.id for option in options}
        key = {prompt.id: ids[text] for prompt, text in zip(prompts, texts, strict=False)}
        content = cls(found.stem, by_id(prompts), by_id(options), key, explanation=pool.why_all(found.facts))
        return Draft(content, drafting.roles([fact, *found.facts], found.wrong), found.as_of)

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        found += checks.enough(len(self.prompts), "pairs", least=2, good=3)
        found += checks.distinct((prompt.text for prompt in self.prompts), "lines")
        found += checks.distinct((option.text for option in self.options), "options")
        found += checks.known(self.key.values(), self.options)
        found += checks.known(self.key, self.prompts)
        found += [
            Problem("no_key", "block", f"“{prompt.text}” has no correct option. Write it.")
            for prompt in self.prompts
            if prompt.id not in self.key
        ]
        if len(self.options) < 2:
            found.append(Problem("few_options", "block", "There is only one option. Add another."))
        return found

    def draw(self, rng: Random) -> Order:
        return arrangement.draw(self.options, rng)

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        return [
            Control(
                "select",
                name,
                prompt.text,
                arrangement.with_empty(arrangement.choices(self.options, order, [posted.text(raw, name)])),
            )
            for name, prompt in self._fields()
        ]

    def read(self, raw: Raw, order: Order) -> Reading:
        value: dict[str, str] = {}
        for name, prompt in self._fields():
            chosen = posted.text(raw, name)
            if chosen and not self._text(chosen):
                return Reading(None, "Choose one of the answers shown.", name)
            if chosen:
                value[prompt.id] = chosen
        return Reading(value) if value else Reading(None, "Choose an answer for each line.", "response-1")

    def grade(self, value: Mapping[str, str]) -> Grade:
        """The share of prompts with their own option; each prompt weighs the same (QTI's sum of mapped pairs)."""
        right = sum(self._is_right(prompt, value) for prompt in self.prompts)
        return Grade(Fraction(right, len(self.prompts) or 1))

    def key_words(self) -> str:
        return self.value_words(self.key)

    def value_words(self, value: Mapping[str, str]) -> str:
        return "; ".join(f"{p.text} – {self._text(value[p.id])}" for p in self.prompts if p.id in value)

    def lines(self, order: Order, value: Mapping[str, str] | None) -> list[Line]:
        chosen = value or {}
        whys = {option.id: option.why for option in self.options}
        return [
            Line(
                prompt.text,
                is_key=self._is_right(prompt, chosen),
                is_chosen=prompt.id in chosen,
                why="" if self._is_right(prompt, chosen) else whys.get(chosen.get(prompt.id, ""), ""),
                response=self._text(chosen.get(prompt.id, "")),
                key=self._text(self.key.get(prompt.id, "")),
            )
            for prompt in self.prompts
        ]

    def guess_fraction(self) -> Fraction:
        """Each prompt is right with one chance in as many as there are options."""
        return Fraction(1, len(self.options) or 1)

    def whole_guess_fraction(self) -> Fraction:
        """All prompts are right by chance, each on its own."""
        return self.guess_fraction() ** len(self.prompts)

    def summarise(self, value: Mapping[str, str]) -> list[str]:
        """The ids of each prompt and its option: "a=c"."""
        return [f"{prompt.id}={value[prompt.id]}" for prompt in self.prompts if prompt.id in value]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {name: [self.key[prompt.id]] for name, prompt in self._fields() if prompt.id in self.key}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        wrong = {p.id: [o.id for o in self.options if o.id != self.key.get(p.id)][:1] for p in self.prompts}
        return {name: wrong[prompt.id] for name, prompt in self._fields()}

    def _fields(self) -> list[tuple[str, Option]]:
        return [(f"response-{number}", prompt) for number, prompt in enumerate(self.prompts, 1)]

    def _text(self, id: str) -> str:
        return next((option.text for option in self.options if option.id == id), "")

    def _is_right(self, prompt: Option, value: Mapping[str, str]) -> bool:
        return prompt.id in value and value[prompt.id] == self.key.get(prompt.id)
