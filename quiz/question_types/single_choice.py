"""Single choice: several options, exactly one is right."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from content.ledger.entry import Entry
from quiz.question_types import arrangement, drafting, posted
from quiz.question_types.base import Control, Draft, Grade, Order, Problem, Raw, Reading
from quiz.question_types.option_table import OptionTable, drafted
from quiz.question_types.pool import Pool


@dataclass(frozen=True)
class SingleChoice(OptionTable):
    """A question whose ``key`` holds the id of one of its ``options``. A read value is the id of an option."""

    kind = "single_choice"
    label = "Multiple choice"
    hint = "Choose one answer."

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The fact's value against two or three distractors; or an event against those of other times."""
        found = pool.moment(fact)
        if found is not None:
            options, key = drafted(found.texts, found.wrong, pool)
            content = cls(found.stem, options, key, explanation=pool.why(fact))
            return Draft(content, drafting.roles([fact], found.wrong))
        stem = pool.stem(fact)
        distractors = pool.distractors(fact, 2) if stem else []
        if not stem or len(distractors) < 2:
            return None
        content = cls(stem, *drafted([pool.key(fact)], distractors, pool), explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact], distractors), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = super().problems()
        if len(self.key) > 1:
            text = "More than one option is marked correct. Mark one, or let learners choose all that apply."
            found.append(Problem("several_keys", "block", text))
        return found

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

    def guess_fraction(self) -> Fraction:
        return Fraction(1, len(self.options) or 1)

    def summarise(self, value: str) -> list[str]:
        return [value]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": list(self.key[:1])}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [option.id for option in self.options if option.id not in self.key][:1]}
