"""The trials of the browser's queue, a few of each: bench/reliability/browser.py runs the same in numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from bench.reliability import browser as trials
from bench.reliability.browser import Hall, Steps
from bench.reliability.sittings import save_exam

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


@pytest.fixture
def hall(playwright: Playwright, browser: Browser, live_server: Any, tmp_path: Path) -> Hall:
    return Hall(playwright, browser, live_server.url, tmp_path, Random(1), save_exam())


def test_a_browser_killed_after_saved_has_lost_nothing(hall: Hall) -> None:
    assert [trials.try_killed_after_saved(hall) for _ in range(2)] == ["", ""]


def test_a_browser_killed_after_kept_has_lost_nothing(hall: Hall) -> None:
    assert [trials.try_killed_after_kept(hall) for _ in range(2)] == ["", ""]


def test_who_goes_on_without_a_connection_loses_nothing(hall: Hall) -> None:
    assert told_by(lambda told: trials.try_offline(hall, 5, told)) == [""]


def test_on_a_slow_connection_no_edit_is_lost_and_no_text_replaced(hall: Hall) -> None:
    assert told_by(lambda told: trials.try_slow_typing(hall, 4, told)) == [""] * 4


def test_no_older_value_comes_back(hall: Hall) -> None:
    assert [trials.try_older_value(hall) for _ in range(4)] == [""] * 4


def told_by(trial: Callable[[list[str]], Steps]) -> list[str]:
    told: list[str] = []
    trials.together(iter([trial(told)]), at_once=1)
    return told
