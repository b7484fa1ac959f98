"""Connections that are cut, doubled or swallowed, some hundred times."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("where", ["before_the_response", "every_way", "inside_the_body"])
def test_a_save_that_was_cut_off_and_repeated_stands_there_once(tried, where: str, database: str):
    line = tried(f"cuts.{where}@{database}", 60)

    assert sum(count for kind, count in line["requests"].items() if kind != "pass") > 0
