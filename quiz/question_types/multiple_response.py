"""Multiple response: several options, any number of them is right."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import comb

from content.ledger.entry import Entry
from quiz.question_types import arrangement, drafting, posted
from quiz.question_types.base import Control, Draft, Grade, Order, Problem, Raw, Reading
from quiz.question_types.option_table import OptionTable, drafted
from quiz.question_types.pool import Pool


@dataclass(frozen=True)
class MultipleResponse(OptionTable):
    """A question whose ``key`` holds the ids of all right ``options``. A read value is a tuple of ids."""

    kind = "multiple_response"
    label = "Choose all that apply"
    hint = "Choose all that apply."

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The selection for which the fact asks."""
        found = pool.selection(fact)
        if found is None:
            return None
        options, key = drafted(found.texts, found.wrong, pool)
        content = cls(found.stem, options, key, explanation=pool.why_all(found.facts))
        return Draft(content, drafting.roles([fact, *found.facts], found.wrong), found.as_of)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.options and {option.id for option in self.options} <= set(self.key):
            found.append(Problem("no_distractor", "block", "All options are marked correct. Add a wrong one."))
        return found

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        chosen = posted.texts(raw, "response")
        return [Control("checkbox", "response", "Your answers", arrangement.choices(self.options, order, chosen))]

    def read(self, raw: Raw, order: Order) -> Reading:
        chosen = set(posted.texts(raw, "response"))
        if not chosen:
            return Reading(None, "Choose at least one answer.")
        value = tuple(option.id for option in self.options if option.id in chosen)
        if len(value) < len(chosen):
            return Reading(None, "Choose among the answers shown.")
        return Reading(value)

    def grade(self, value: tuple[str, ...]) -> Grade:
        """(right − wrong) / number of keys, never below 0.

        Source: the partial-credit rule of Moodle's multiple choice with equal weights, where ticking everything
        never pays.
        """
        return Grade(_share(len(set(value) & set(self.key)), len(set(value) - set(self.key)), len(self.key)))

    def guess_fraction(self) -> Fraction:
        """The mean over all ways to tick at least one option, each as likely."""
        keys, wrong = len(self.key), max(0, len(self.options) - len(self.key))
        ways = product(range(keys + 1), range(wrong + 1))
        total = sum((comb(keys, r) * comb(wrong, w) * _share(r, w, keys) for r, w in ways), Fraction(0))
        return total * Fraction(1, max(1, 2 ** (keys + wrong) - 1))

    def whole_guess_fraction(self) -> Fraction:
        """One of all ways to tick at least one option is right."""
        return Fraction(1, max(1, 2 ** len(self.options) - 1))

    def summarise(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": list(self.key)}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [option.id for option in self.options if option.id not in self.key]}


def _share(right: int, wrong: int, keys: int) -> Fraction:
    return Fraction(max(0, right - wrong), keys or 1)
