"""Decisions by the clock, some hundred of them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_arrived_before_the_deadline_counts_and_what_came_after_does_not(tried, database: str):
    assert tried(f"times.around_the_deadline@{database}", 120)["n"] == 120


def test_one_broken_attempt_keeps_no_other_open(tried):
    assert tried("times.nobody_came_back@sqlite", 20)["n"] == 20
