"""The runner of experiments: what it keeps, what it tells, and how an experiment may end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.reliability import run
from bench.reliability.trials import Tally

LINE: dict[str, Any] = {"experiment": "killers.workers@sqlite", "n": 100, "failed": 0}


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run, "KEPT", tmp_path / "kept.jsonl")
    return tmp_path / "kept.jsonl"


def test_what_has_succeeded_is_not_run_again():
    run.keep(LINE)

    assert run.known("killers.workers@sqlite", 100) == {**LINE, "kept": True}


@pytest.mark.parametrize("newer", [{"n": 99}, {"failed": 1}, {"error": "It did not end."}, {"experiment": "another"}])
def test_what_failed_or_was_smaller_or_was_never_run_is_run(newer: dict[str, object]):
    run.keep({**LINE, **newer})

    assert run.known("killers.workers@sqlite", 100) is None


def test_only_the_newest_line_counts():
    for failed in (0, 1):
        run.keep({**LINE, "failed": failed})

    assert run.known("killers.workers@sqlite", 100) is None


def test_without_failures_a_bound_is_told_and_with_some_their_words():
    good, bad = Tally(), Tally()
    for _ in range(300):
        good.add()
        bad.add("lost")

    assert (good.failed, good.bound) == (0, 0.01)
    assert (bad.failed, set(bad.failures)) == (300, {"lost"})
    assert "bound" not in run.told(bad, None)


def test_an_experiment_that_breaks_tells_so_and_is_no_success():
    line = run.apart("there.is_none", 1)

    assert "status 1" in str(line["error"])
