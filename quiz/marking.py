"""Marks: how far a response is right → what it earns, by the rules of the quiz. Exact fractions throughout.

A mark is a share of the question's points: 1 for all of them, below 0 where a wrong response takes points off.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

CERTAINTY_GAINS = {1: Fraction(1, 3), 2: Fraction(2, 3), 3: Fraction(1)}
CERTAINTY_LOSSES = {1: Fraction(0), 2: Fraction(2, 3), 3: Fraction(2)}
"""What a right response earns, and what a wrong one takes off, by how certain the learner is.

Source: A. R. Gardner-Medwin's certainty-based marking (2006, "Confidence-based marking: towards deeper learning and
better exams"), +1, +2, +3 for right and 0, −2, −6 for wrong responses, here in thirds of a question's points.
"""

UNSAID = 1
"""The certainty of a learner who says none: the lowest, which risks nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a quiz marks. ``penalty`` is the share of the points that a wrong response takes off, from 0 to 1; None
    takes off as much as makes blind guessing earn nothing on average. ``floor`` says what never counts below 0: each
    "question", the "total", or "none".

    ``by_places`` tells question types how to credit what is put in order. With ``by_certainty`` the certainty of the
    learner decides what is won and lost, and ``penalty`` has no say.
    """

    is_whole: bool = False
    by_places: bool = False
    penalty: Fraction | None = Fraction(0)
    floor: str = "total"
    by_certainty: bool = False

    @property
    def takes_off(self) -> bool:
        """Whether a wrong response can take points off."""
        return self.by_certainty or self.penalty != 0

    @property
    def is_floored(self) -> bool:
        """Whether a whole score never falls below 0."""
        return self.floor != "none"

    @property
    def name(self) -> str:
        """The rules in at most 20 characters, as each grade keeps them: "part-pairs-1/4", "all-places-chance-q"."""
        loss = "certainty" if self.by_certainty else "chance" if self.penalty is None else str(self.penalty)
        told = ["all" if self.is_whole else "part", "places" if self.by_places else "pairs", loss]
        return "-".join([*told, *(["q"] if self.floor == "question" else [])])[:20]


def mark(
    fraction: Fraction, *, guess: Fraction, certainty: int | None = None, is_responded: bool = True, rules: Rules
) -> Fraction:
    """The share of its points that a response earns: f·gain − (1 − f)·loss, at most 1.

    ``fraction`` says how far it is right and ``guess`` how far blind guessing is right on average, under the same
    rules of credit, both from 0 to 1. ``certainty`` is 1 to 3. What is right of a response gains and what is wrong of
    it loses, so with loss = g/(1 − g) a partly right one earns (f − g)/(1 − g), the correction for guessing of formula
    scoring (Thurstone 1919, Holzinger 1924). Nothing responded earns 0, whatever the rules.
    Raises ValueError outside these ranges.
    """
    if not 0 <= fraction <= 1 or not 0 <= guess <= 1:
        raise ValueError(f"Fractions lie between 0 and 1, not at {fraction} and {guess}.")
    if not is_responded:
        return Fraction(0)
    right = Fraction(fraction == 1) if rules.is_whole else fraction
    gain, loss = _stakes(guess, certainty, rules)
    earned = right * gain - (1 - right) * loss
    return max(Fraction(0), earned) if rules.floor == "question" else earned


def _stakes(guess: Fraction, certainty: int | None, rules: Rules) -> tuple[Fraction, Fraction]:
    """What is won where a response is right, and lost where it is wrong."""
    if rules.by_certainty:
        said = certainty if certainty is not None else UNSAID
        if said not in CERTAINTY_GAINS:
            raise ValueError(f"A certainty is 1, 2 or 3, not {said}.")
        return CERTAINTY_GAINS[said], CERTAINTY_LOSSES[said]
    if rules.penalty is not None:
        return Fraction(1), rules.penalty
    # where guessing is always right, nothing can be won or lost by it
    return Fraction(1), guess / (1 - guess) if guess < 1 else Fraction(0)
