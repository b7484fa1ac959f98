"""Saves that race with the end of the attempt, a few rounds."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("race", ["with_finish@sqlite", "with_finish@postgresql", "with_the_sweeper@postgresql"])
def test_a_save_is_graded_or_refused(tried, race: str):
    line = tried(f"races.{race}", 100)

    assert line["acknowledged"] + line["refused"] == line["n"]
