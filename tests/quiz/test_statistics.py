"""Statistics against figures computed apart from the code, and their behaviour where they are undefined."""

from __future__ import annotations

import csv
from fractions import Fraction as F
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.statistics import Interval, correlation_interval, discrimination, facility, response_counts, wilson

GOLDEN = Path(__file__).parent.parent / "golden"

marks = st.lists(st.tuples(st.fractions(0, 1, max_denominator=6), st.fractions(0, 9, max_denominator=6)), max_size=8)


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("golden", rows("statistics.csv"), ids=lambda row: row["question"])
def test_statistics_equal_the_golden_ones(golden):
    """The golden figures are z-score products divided by n−1, and were checked with a second program."""
    responses = rows("responses.csv")
    points = [F(row[golden["question"]]) for row in responses]
    totals = [sum((F(row[name]) for name in ("q1", "q2", "q3", "q4")), F(0)) for row in responses]

    correlation = discrimination(points, totals)

    assert facility([earned / int(golden["points"]) for earned in points]) == F(golden["facility"])
    assert correlation == pytest.approx(float(golden["discrimination"]), abs=5e-7)


@pytest.mark.parametrize(
    ("points", "totals"),
    [
        ([], []),
        ([F(1)], [F(3)]),
        ([F(1), F(1)], [F(1), F(3)]),  # all earned the same
        ([F(0), F(1)], [F(2), F(3)]),  # the rest is the same for all
    ],
)
def test_discrimination_is_undefined_without_variation(points, totals):
    assert discrimination(points, totals) is None


def test_facility_of_no_responses_is_undefined():
    assert facility([]) is None


@given(marks)
def test_discrimination_lies_between_minus_one_and_one(pairs):
    found = discrimination([own for own, _ in pairs], [own + rest for own, rest in pairs])

    assert found is None or -1 <= found <= 1


def test_response_counts_count_each_option_once_a_response_most_frequent_first():
    summaries = [["a"], ["b", "c"], ["c"], ["c", "c"], [], ["a"]]

    assert list(response_counts(summaries).items()) == [("c", 3), ("a", 2), ("b", 1)]


@pytest.mark.parametrize(
    ("successes", "count", "low", "high"),
    [
        (6, 10, 0.3127, 0.8318),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (60, 100, 0.5020, 0.6906),
    ],
)
def test_wilson_interval(successes, count, low, high):
    assert wilson(successes, count) == pytest.approx(Interval(low, high), abs=5e-5)


def test_intervals_of_too_few_are_undefined():
    found = wilson(0, 0), correlation_interval(0.3, 3), correlation_interval(None, 50), correlation_interval(1.0, 50)

    assert found == (None, None, None, None)


def test_correlation_interval():
    assert correlation_interval(0.3, 50) == pytest.approx(Interval(0.0236, 0.5338), abs=5e-5)
