"""Scores of attempts: exact sums, the pass decision, and the percent shown, which never contradicts it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

NOTHING = Fraction(0)


class Score(NamedTuple):
    """The points earned, as an exact fraction, of those possible."""

    earned: Fraction
    possible: int

    @property
    def share(self) -> Fraction:
        """At most 1, below 0 where more was taken off than earned; 0 where no points are possible."""
        return self.earned / self.possible if self.possible else Fraction(0)


def score(graded: Iterable[tuple[Fraction, int]], *, is_floored: bool = True) -> Score:
    """The score of one attempt from the mark (at most 1, below 0 where points are taken off) and the points of each of
    its questions; ``is_floored`` says that the sum is never below 0.

    A question without a response counts with the mark 0. Raises ValueError outside these ranges.
    """
    earned, possible = Fraction(0), 0
    for mark, points in graded:
        if mark > 1:
            raise ValueError(f"A mark is at most 1, not {mark}.")
        if points < 0:
            raise ValueError(f"A question cannot have {points} points.")
        earned += mark * points
        possible += points
    return Score(max(Fraction(0), earned) if is_floored else earned, possible)


def passes(score: Score, mark: Fraction) -> bool:
    """Whether the score reaches the pass mark (0 to 1), decided on the exact fractions before any rounding.

    Where no points are possible nobody passes.
    """
    return score.possible > 0 and score.share >= mark


def shown_percent(score: Score, mark: Fraction | None = None) -> int:
    """The whole percent to show.

    It is rounded half up, but 100 stands for full marks only, 0 for none, and a score below 0 is shown below 0. With a
    pass mark it is then moved, by less than one percent, so that it reaches ``shown_mark(mark)`` exactly where the
    score passes: 69.7 % is shown as 69 under a mark of 70 %. That last rule wins over the others.
    """
    percent = score.share * 100
    shown = math.floor(percent + Fraction(1, 2))
    if 0 < percent < 100:
        shown = min(max(shown, 1), 99)
    if percent < 0:
        shown = min(shown, -1)
    if mark is None:
        return shown
    if passes(score, mark):
        return max(shown, shown_mark(mark))
    missed = min(shown, shown_mark(mark) - 1)
    return missed if percent < 0 else max(0, missed)


def shown_mark(mark: Fraction) -> int:
    """The whole percent to show for a pass mark: rounded up, so that two thirds read as 67."""
    return math.ceil(mark * 100)


def percent_words(shown: int) -> str:
    """ "82 %", "−7 %": a percent as it is shown."""
    return f"{'−' if shown < 0 else ''}{abs(shown)} %"


def points_words(points: Fraction) -> str:
    """ "14 1/2", "−2/3": exact, never rounded."""
    whole, part = divmod(abs(points.numerator), points.denominator)
    words = " ".join(
        [*([str(whole)] if whole or not part else []), *([f"{part}/{points.denominator}"] if part else [])]
    )
    return f"−{words}" if points < 0 else words
