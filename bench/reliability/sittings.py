"""Learners who sit an exam in a real browser: what they do there, what the page says, and what the server has stored.

The browser is Chromium by Playwright's synchronous interface; ``base`` is the address of a server on this database.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Playwright

from people.models import User
from quiz import attempts
from quiz.models import Attempt, Learner, Quiz, Response
from tests.conftest import CHROMIUM_FLAGS
from tests.factories import save_question, save_quiz

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUESTIONS = 3


def save_exam() -> Quiz:
    """A published test of typed questions, an hour long, without a limit of attempts."""
    for number in range(QUESTIONS):
        save_question(f"What is moored at pier {number}?", kind="short_answer", data={"accepted": ["Tor"]})
    blueprint = [{"topic": "", "count": QUESTIONS}]
    return save_quiz(blueprint=blueprint, purpose="test", feedback="submitted", time_limit_minutes=60)


def save_learner(number: int) -> Learner:
    user = User.objects.create_user(f"sitting{number}@quiz.test", "correct horse battery", name=f"Sitting {number}")
    return Learner.objects.create(user=user)


@dataclass
class Sitting:
    """One learner with an open attempt, in one page."""

    page: Page
    base: str
    attempt: Attempt

    def open(self, number: int = 1) -> None:
        self.page.goto(self.address(number))

    def address(self, number: int) -> str:
        return f"{self.base}/attempts/{self.attempt.uuid}/{number}/"

    def type(self, text: str, *, delay: float = 0) -> None:
        """Type in place of what stands in the field, with so many milliseconds between the keys."""
        self.page.locator("input[name=response]").select_text()
        self.page.keyboard.type(text, delay=delay)

    @property
    def shown(self) -> str:
        """What stands in the field."""
        return self.page.locator("input[name=response]").input_value()

    @property
    def state(self) -> str:
        return self.page.locator("#strip").get_attribute("data-state") or ""

    def wait_for(self, state: str, *, seconds: float = 20) -> None:
        """Until the line says so; raises a TimeoutError of Playwright's."""
        self.page.locator(f"#strip[data-state={state}]").wait_for(timeout=1000 * seconds)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).last.click()

    def at(self, number: int) -> None:
        """Wait until that question is shown."""
        self.page.locator("main", has_text=re.compile(rf"Question {number} of")).wait_for()

    def stored(self, number: int = 1) -> str:
        """The value that counts on the server."""
        found = Response.objects.filter(attempt=self.attempt, paper_question__position=number).first()
        return "".join(found.value.get("response", [])) if found else ""

    def stored_soon(self, text: str, number: int = 1, *, seconds: float = 20) -> bool:
        """Whether the server has the value within that time."""
        until = time.monotonic() + seconds
        while (is_there := self.stored(number) == text) is False and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        return is_there


def sit(context: BrowserContext, base: str, quiz: Quiz, learner: Learner, page: Page | None = None) -> Sitting:
    """The learner, logged in with a new attempt; the exam begins with the first question."""
    attempt = attempts.start(learner, quiz, now=timezone.now(), rng=Random(1))
    admit(context, base, learner)
    return Sitting(page or context.new_page(), base, attempt)


def admit(context: BrowserContext, base: str, learner: Learner) -> None:
    """Logs the browser in, without the form."""
    client, name = Client(), settings.SESSION_COOKIE_NAME
    assert learner.user is not None
    client.force_login(learner.user)
    later = time.time() + 86_400  # else the browser would forget it with its last window
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base, "expires": later}])


class Killable:
    """A Chromium with a profile on the disk, in a process group of its own."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self.profile = profile
        port = profile / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        told = [f"--user-data-dir={profile}", "--remote-debugging-port=0", "--headless=new", "about:blank"]
        self.process = subprocess.Popen(
            [CHROMIUM, *CHROMIUM_FLAGS, *told],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while not (port.exists() and port.read_text().count("\n")) and time.monotonic() < until:
            time.sleep(0.05)
        self.browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.read_text().splitlines()[0]}")
        self.context = self.browser.contexts[0]

    def kill(self) -> None:
        """SIGKILL to each of its processes at once: nothing is flushed, nobody says goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def killable(playwright: Playwright, profile: Path) -> Iterator[Killable]:
    chromium = Killable(playwright, profile)
    try:
        yield chromium
    finally:
        if chromium.process.poll() is None:
            chromium.kill()
