"""Presses of Start at the same moment, a few times."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_fifty_presses_at_once_make_one_attempt(tried, database: str):
    line = tried(f"starts.one_attempt@{database}", 1)

    assert line["n"] == 1
