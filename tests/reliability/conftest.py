"""Fixtures of the small runs of the experiments."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from bench.reliability import run


@pytest.fixture
def tried() -> Callable[[str, int], dict[str, Any]]:
    """Runs an experiment `file.name@database` with that N, and returns its line; it must have failed nowhere."""

    def tried(name: str, n: int) -> dict[str, Any]:
        line = run.apart(name, n)
        if "skipped" in line and os.environ.get("REQUIRE_POSTGRES") != "1":
            pytest.skip(str(line["skipped"]))
        assert line.get("failed") == 0, line
        return line

    return tried
