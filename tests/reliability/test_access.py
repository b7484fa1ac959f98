"""A few cells of the matrix, and a few hundred responses searched, as the figures have them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("experiment", "n"), [("matrix", 200), ("canaries", 400)])
def test_nobody_gets_more_than_he_may(tried, experiment: str, n: int):
    line = tried(f"access.{experiment}@sqlite", n)

    assert line["n"] == n
