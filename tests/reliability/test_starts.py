"""Presses of Start at the same moment, a few times."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_fifty_presses_at_once_make_one_attempt(tried, database: str):
    line = tried(f"starts.one_attempt@{database}", 1)

    assert line["n"] == 1


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_many_tabs_that_start_and_submit_make_no_attempt_too_many(tried, database: str):
    line = tried(f"starts.no_attempt_too_many@{database}", 15)

    assert line["n"] == 15
