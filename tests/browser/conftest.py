"""The shipped pack, loaded for a browser; the demonstration accounts log in with the form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from bench.reliability.sittings import Sitting

PACK = Path(__file__).parent.parent.parent / "content" / "packs" / "kfor"


@pytest.fixture
def pack(transactional_db: None, settings: Any) -> None:
    """The KFOR pack with its quizzes and the demonstration accounts."""
    from django.utils import timezone

    from quiz import demo, packing

    settings.DEMO = True
    packing.load(PACK, now=timezone.now())
    demo.make_accounts()


@pytest.fixture
def enter(page: Page, live_server: Any) -> Callable[[str], None]:
    """Logs in with the form, as a person would."""

    def enter(email: str) -> None:
        page.goto(f"{live_server.url}/accounts/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill("demo-demo-demo")
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{live_server.url}/")

    return enter


@pytest.fixture
def exam(page: Page, live_server: Any) -> Sitting:
    """A learner's open test of three typed questions, an hour long; the learner is logged in."""
    from django.utils import timezone

    from bench.reliability.sittings import Sitting, admit, save_exam, save_learner
    from quiz import attempts

    learner = save_learner(1)
    attempt = attempts.start(learner, save_exam(), now=timezone.now(), rng=Random(1))
    admit(page.context, live_server.url, learner)
    return Sitting(page, live_server.url, attempt)
