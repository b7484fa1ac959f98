"""What the browser's queue promises: a killed browser, a lost connection, a slow one, and pages gone back to.

Each `try_…` is one trial and returns what went wrong in words, "" where nothing did. The tests of the queue run them
too, on the server of the test (tests/browser/test_queue_trials.py).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page, Playwright
from playwright.sync_api import TimeoutError as Late

from bench.reliability.sittings import QUESTIONS, Sitting, admit, killable, save_learner, sit
from quiz.models import Quiz

LATENCY = 3.0
"""Seconds that each reply takes on the slow connection."""


@dataclass
class Hall:
    """Where the exams are held: one quiz on one server, and as many learners as it takes."""

    playwright: Playwright
    browser: Browser
    base: str
    folder: Path
    rng: Random
    quiz: Quiz

    def __post_init__(self) -> None:
        self.numbers = count(1)

    @contextmanager
    def sitting(self) -> Iterator[Sitting]:
        """A learner in a browser context of its own."""
        context = self.browser.new_context()
        try:
            yield sit(context, self.base, self.quiz, save_learner(next(self.numbers)))
        finally:
            context.close()

    def word(self) -> str:
        """Something to type, different each time."""
        return "".join(self.rng.choices("abcdefghijklmnopqrstuvwxyz", k=self.rng.randint(3, 12)))


def try_killed_after_saved(hall: Hall) -> str:
    """The browser is killed within a second of "Saved": the server has it."""
    number = next(hall.numbers)
    with killable(hall.playwright, hall.folder / f"profile{number}") as chromium:
        exam = sit(chromium.context, hall.base, hall.quiz, save_learner(number), chromium.context.pages[0])
        exam.open()
        for _ in range(hall.rng.randint(1, 3)):
            text = hall.word()
            exam.type(text, delay=hall.rng.randint(0, 80))
            exam.wait_for("saved")
        time.sleep(hall.rng.random())
        chromium.kill()
    return "" if exam.stored() == text else f"“{text}” was shown as saved; the server has “{exam.stored()}”."


def try_killed_after_kept(hall: Hall) -> str:
    """The browser is killed within a second of "Kept on this device": the next page of the exam sends and shows it."""
    number, learner = next(hall.numbers), save_learner(next(hall.numbers))
    profile = hall.folder / f"profile{number}"
    with killable(hall.playwright, profile) as chromium:
        exam = sit(chromium.context, hall.base, hall.quiz, learner, chromium.context.pages[0])
        exam.open()
        if is_saved_before := hall.rng.random() < 0.5:
            exam.type("before")
            exam.wait_for("saved")
        chromium.context.set_offline(True)
        text = hall.word()
        exam.type(text, delay=hall.rng.randint(0, 80))
        exam.wait_for("kept")
        time.sleep(hall.rng.random())
        chromium.kill()
    if exam.stored() != ("before" if is_saved_before else ""):
        return f"The server has “{exam.stored()}”, though the browser was offline."
    with killable(hall.playwright, profile) as chromium:
        admit(chromium.context, hall.base, learner)
        exam.page = chromium.context.pages[0]
        exam.open(hall.rng.randint(1, QUESTIONS))
        if not exam.stored_soon(text):
            return f"“{text}” was kept; the server has “{exam.stored()}” after the browser was opened again."
        exam.open(1)
        return "" if exam.shown == text else f"“{text}” was kept; the page shows “{exam.shown}”."


def try_offline(hall: Hall, seconds: float) -> str:
    """The connection is lost for so long in the middle of an exam, while the learner goes on answering."""
    with hall.sitting() as exam:
        exam.open()
        text = hall.word()
        exam.type(text)
        if hall.rng.random() < 0.7:  # else the last change is still under way as the connection goes
            exam.wait_for("saved")
        exam.page.context.set_offline(True)
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            text = hall.word()
            exam.type(text, delay=hall.rng.randint(0, 120))
            exam.page.wait_for_timeout(1000 * min(left, hall.rng.uniform(0.2, 20)))
            if exam.state != "kept":
                return f"The line said “{exam.state}” while there was no connection."
        exam.page.context.set_offline(False)
        if not exam.stored_soon(text):
            return f"“{text}” was typed; the server has “{exam.stored()}”."
        exam.wait_for("saved")
        exam.press("Save and continue")
        exam.at(2)
        return "" if exam.stored() == text else f"“{text}” was typed; at last the server has “{exam.stored()}”."


def try_slow_typing(hall: Hall, edits: int) -> Iterator[str]:
    """Each reply takes 3 s, and the learner types on, and flags: no text is replaced, the last one is stored."""
    with hall.sitting() as exam:
        exam.open()
        slow_down(exam.page, LATENCY)
        for number in range(1, edits + 1):
            text = hall.word()
            exam.type(text, delay=hall.rng.randint(0, 150))
            if hall.rng.random() < 0.15:
                exam.press(exam.page.locator("button[name=flag]").inner_text().strip())
                text = hall.word()
                exam.type(text, delay=hall.rng.randint(50, 250))
            exam.page.wait_for_timeout(hall.rng.uniform(0, 4000))
            wrong = "" if exam.shown == text else f"“{text}” was typed, and replaced by “{exam.shown}”."
            if not wrong and (number % 5 == 0 or number == edits) and not exam.stored_soon(text):
                wrong = f"“{text}” was typed; the server has “{exam.stored()}”."
            yield wrong


def slow_down(page: Page, seconds: float) -> None:
    told = {"offline": False, "latency": 1000 * seconds, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", told)


def try_older_value(hall: Hall) -> str:
    """A question is left and come back to by Back, reload or another tab, and sent from there as it stands."""
    with hall.sitting() as exam:
        exam.open()
        first, second = hall.word(), hall.word()
        exam.type(first)
        exam.wait_for("saved")
        left_open = Sitting(exam.page.context.new_page(), exam.base, exam.attempt)
        left_open.open()
        exam.type(second)
        if hall.rng.random() < 0.6:
            exam.wait_for("saved")
        way = hall.rng.choice([back, reload, forth_and_back, other_tab])
        way(exam, left_open)
        exam.page.wait_for_timeout(hall.rng.uniform(0, 1500))
        if not exam.stored_soon(second):
            return f"{way.__name__}: “{second}” was typed after “{first}”; the server has “{exam.stored()}”."
        exam.open()
        return "" if exam.shown == second else f"{way.__name__}: the page shows “{exam.shown}” for “{second}”."


def back(exam: Sitting, left_open: Sitting) -> None:
    exam.press("Save and continue")
    exam.at(2)
    exam.page.go_back()
    exam.at(1)
    exam.press("Save and continue")


def reload(exam: Sitting, left_open: Sitting) -> None:
    exam.page.reload()
    exam.press("Save and continue")


def forth_and_back(exam: Sitting, left_open: Sitting) -> None:
    exam.press("All questions")
    exam.page.wait_for_url("**/check/")
    exam.page.go_back()
    exam.page.go_forward()
    exam.page.go_back()
    exam.at(1)
    exam.press("Save and continue")


def other_tab(exam: Sitting, left_open: Sitting) -> None:
    if not exam.stored_soon(exam.shown):
        raise Late("It was not saved before the other tab sent its own.")
    left_open.press("Save and continue")
    left_open.at(2)
