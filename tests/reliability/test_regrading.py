"""Corrected keys and voided questions, a few times, on both databases."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_dry_run_tells_what_changes(tried, database: str):
    assert tried(f"regrading.dry_run_tells_what_changes@{database}", 3)["n"] == 3
