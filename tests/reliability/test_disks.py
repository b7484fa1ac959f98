"""A disk that fills while learners save, a few times."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_full_disk_loses_nothing_that_was_acknowledged(tried, database: str):
    line = tried(f"disks.{database}@{database}", 200)

    assert line["times_full"] > 0
