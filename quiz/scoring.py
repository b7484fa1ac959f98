"""Scores of attempts: exact sums, the pass decision, and the percent shown, which never contradicts it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Score(NamedTuple):
    """The points earned, as an exact fraction, of those possible."""

    earned: Fraction
    possible: int

    @property
    def share(self) -> Fraction:
        """From 0 to 1; 0 where no points are possible."""
        return self.earned / self.possible if self.possible else Fraction(0)


def score(graded: Iterable[tuple[Fraction, int]]) -> Score:
    """The score of one attempt from the fraction (0 to 1) and the points of each of its questions.

    A question without a response counts with the fraction 0. Raises ValueError outside these ranges.
    """
    earned, possible = Fraction(0), 0
    for fraction, points in graded:
        if not 0 <= fraction <= 1:
            raise ValueError(f"A grade lies between 0 and 1, not at {fraction}.")
        if points < 0:
            raise ValueError(f"A question cannot have {points} points.")
        earned += fraction * points
        possible += points
    return Score(earned, possible)


def passes(score: Score, mark: Fraction) -> bool:
    """Whether the score reaches the pass mark (0 to 1), decided on the exact fractions before any rounding.

    Where no points are possible nobody passes.
    """
    return score.possible > 0 and score.share >= mark


def shown_percent(score: Score, mark: Fraction | None = None) -> int:
    """The whole percent to show.

    It is rounded half up, but 100 stands for full marks only and 0 for none. With a pass mark it is then moved, by
    less than one percent, so that it reaches ``shown_mark(mark)`` exactly where the score passes: 69.7 % is shown as
    69 under a mark of 70 %. That last rule wins over the others.
    """
    percent = score.share * 100
    shown = math.floor(percent + Fraction(1, 2))
    if 0 < percent < 100:
        shown = min(max(shown, 1), 99)
    if mark is None:
        return shown
    if passes(score, mark):
        return max(shown, shown_mark(mark))
    return max(0, min(shown, shown_mark(mark) - 1))


def shown_mark(mark: Fraction) -> int:
    """The whole percent to show for a pass mark: rounded up, so that two thirds read as 67."""
    return math.ceil(mark * 100)
