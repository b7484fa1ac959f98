"""Workers that are killed while they import, a few times."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_import_is_stored_whole_or_not_at_all(tried, database: str):
    line = tried(f"imports.killed_workers@{database}", 6)

    assert line["kills"] >= 6
