"""Servers that are killed under load, a little."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_was_acknowledged_outlives_killed_workers(tried, database: str):
    line = tried(f"killers.app_workers@{database}", 200)

    assert line["kills"] > 0


def test_what_was_acknowledged_outlives_a_killed_database(tried):
    line = tried("killers.postgresql@postgresql", 300)

    assert line["kills"] > 0
