"""Statistics of questions from first attempts: how hard they are and whether they separate learners.

The formulas are those of classical test theory as Moodle uses them (question/classes/statistics/questions/
calculator.php): the item is a question, x its points earned by one learner, T that learner's total. Undefined values
are None, never 0.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from statistics import NormalDist
from typing import NamedTuple

Z95 = NormalDist().inv_cdf(0.975)
"""The standard normal quantile of a two-sided interval of 95 %."""


class Interval(NamedTuple):
    """An interval of 95 % around an estimate."""

    low: float
    high: float


def facility(fractions: Sequence[Fraction]) -> Fraction | None:
    """The mean fraction earned, Σx/n: 0.72 means that learners earned 72 % of it. None without responses."""
    return sum(fractions, Fraction(0)) / len(fractions) if fractions else None


def discrimination(points: Sequence[Fraction], totals: Sequence[Fraction]) -> float | None:
    """The item–rest correlation, −1 to 1: cov(x, T−x) / √(var(x)·var(T−x)), each T with its own x taken off.

    Sums are exact; only the root is a float. None for fewer than two learners, or where x or T−x never varies.
    """
    rests = [total - own for own, total in zip(points, totals, strict=True)]
    covariance, spread = _moment(points, rests), _moment(points, points) * _moment(rests, rests)
    if spread == 0:
        return None
    root = math.sqrt(covariance * covariance / spread)
    return math.copysign(min(1.0, root), covariance)


def response_counts(summaries: Iterable[Iterable[str]]) -> dict[str, int]:
    """How many responses hold each option or text, most frequent first, equals by text."""
    counts = Counter(text for summary in summaries for text in set(summary))
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def wilson(successes: int | Fraction, count: int) -> Interval | None:
    """The Wilson score interval of a share. None for a count of 0.

    (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), p = successes/n (Wilson 1927). With partial credit the sum of
    fractions stands for the successes; the interval is then wider than needed, never narrower.
    """
    if count == 0:
        return None
    share, z2 = float(successes) / count, Z95 * Z95
    centre = share + z2 / (2 * count)
    spread = Z95 * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    scale = 1 + z2 / count
    return Interval(max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale))


def correlation_interval(correlation: float | None, count: int) -> Interval | None:
    """The interval of a correlation, tanh(artanh r ± z/√(n−3)) (Fisher 1921). None for n < 4 or |r| = 1."""
    if correlation is None or count < 4 or abs(correlation) >= 1:
        return None
    centre, spread = math.atanh(correlation), Z95 / math.sqrt(count - 3)
    return Interval(math.tanh(centre - spread), math.tanh(centre + spread))


def _moment(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    """n² times the covariance: nΣab − ΣaΣb, exactly; the factor cancels in a correlation."""
    products = sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))
    return len(one) * products - sum(one, Fraction(0)) * sum(other, Fraction(0))
