"""What the browser's queue promises: a killed browser, a lost connection, a slow one, and pages gone back to.

Each `try_…` is one trial and tells what went wrong in words, "" where nothing did. The tests of the queue run them
too, on the server of the test (tests/browser/test_queue_trials.py).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, islice
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from playwright.sync_api import TimeoutError as Late

from bench.reliability.sites import served
from bench.reliability.sittings import CHROMIUM, QUESTIONS, Sitting, admit, killable, save_exam, save_learner, sit
from bench.reliability.trials import Skip, Tally, Trial, trials
from quiz.models import Quiz
from tests.conftest import CHROMIUM_FLAGS

LATENCY = 3.0
"""Seconds that each reply takes on the slow connection."""

NOTICED_WITHIN = 10.0
"""Seconds within which a lost connection is to be told."""


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


Steps = Iterator[float]
"""A trial in steps, each ending with the seconds to wait for the next, so that many can be made together."""


def together(trials: Iterator[Steps], at_once: int, pause: Callable[[float], None] = time.sleep) -> None:
    """Makes trials, so many at once, each step when it is due."""
    due: list[tuple[float, int, Steps]] = []
    order = count()
    while True:
        for trial in islice(trials, at_once - len(due)):
            heappush(due, (time.monotonic(), next(order), trial))
        if not due:
            return
        at, _, trial = heappop(due)
        pause(max(0.0, at - time.monotonic()))
        for seconds in islice(trial, 1):
            heappush(due, (time.monotonic() + seconds, next(order), trial))


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


def try_offline(hall: Hall, seconds: float, told: list[str]) -> Steps:
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
            exam.wait_for("kept", seconds=5)
            yield min(left, hall.rng.uniform(0.2, 20))
        before = exam.stored()
        exam.page.context.set_offline(False)
        if before == text or not exam.stored_soon(text):
            told.append(f"“{text}” was typed; the server has “{exam.stored()}”, and before had “{before}”.")
            return
        exam.wait_for("saved")
        exam.press("Save and continue")
        exam.at(2)
        told.append("" if exam.stored() == text else f"“{text}” was typed; at last the server has “{exam.stored()}”.")


def try_slow_typing(hall: Hall, edits: int, told: list[str]) -> Steps:
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
            yield hall.rng.uniform(0, 4)
            wrong = "" if exam.shown == text else f"“{text}” was typed, and replaced by “{exam.shown}”."
            if not wrong and (number % 5 == 0 or number == edits) and not exam.stored_soon(text):
                wrong = f"“{text}” was typed; the server has “{exam.stored()}”."
            told.append(wrong)


def try_noticed(hall: Hall, told: list[str], after: list[float]) -> Steps:
    """The server hangs from some moment on: the line says so within 10 s; ``after`` collects how many it took."""
    with hall.sitting() as exam:
        exam.open()
        yield hall.rng.uniform(1, 9)
        exam.page.route("**/attempts/**", lambda route: None)
        exam.page.evaluate(NOTE_LOSS)
        until = time.monotonic() + 3 * NOTICED_WITHIN
        while (seconds := exam.page.locator("#strip").get_attribute("data-after")) is None and time.monotonic() < until:
            yield 0.5
        after.append(float(seconds or "inf"))
        told.append("" if after[-1] <= NOTICED_WITHIN else f"It took {after[-1]:.1f} s.")
        exam.page.unroute_all(behavior="ignoreErrors")


NOTE_LOSS = """() => {
  const strip = document.getElementById("strip"), began = performance.now();
  new MutationObserver(() => {
    if (strip.dataset.state === "lost") strip.dataset.after ??= (performance.now() - began) / 1000;
  }).observe(strip, { attributes: true });
}"""
"""The page itself takes the time, for whoever asks it comes late where many do."""


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


# The same in numbers


@contextmanager
def held(trial: Trial) -> Iterator[Hall]:
    """A hall on a server of its own."""
    if not Path(CHROMIUM).exists():
        raise Skip(f"There is no browser at {CHROMIUM}.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in this thread
    quiz = save_exam()
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield Hall(playwright, browser, site.url, trial.folder, trial.rng, quiz)
        browser.close()


def counted(trial: Trial, attempt: Callable[[Hall], str]) -> Tally:
    """One trial after the other; one in which the browser waits in vain has failed."""
    tally = Tally()
    with held(trial) as hall:
        for _ in range(trial.n):
            try:
                tally.add(attempt(hall))
            except Late as late:
                tally.add(f"{attempt.__name__}: {late}")
    return tally


@trials(sqlite=50)
def experiment_killed_after_saved(trial: Trial) -> Tally:
    """Killed within 1 s of "Saved"."""
    return counted(trial, try_killed_after_saved)


@trials(sqlite=50)
def experiment_killed_after_kept(trial: Trial) -> Tally:
    """Killed within 1 s of "Not sent yet. Kept on this device"."""
    return counted(trial, try_killed_after_kept)


@trials(sqlite=100)
def experiment_older_value(trial: Trial) -> Tally:
    """Back, reload, forth and back, and a second tab that was left open."""
    return counted(trial, try_older_value)


@trials(sqlite=40)
def experiment_offline(trial: Trial) -> Tally:
    """Exams without a connection for 5 s to 3 min each, twenty at a time."""
    told: list[str] = []
    with held(trial) as hall:
        losses = [trial.rng.uniform(5, 180) for _ in range(trial.n)]
        together((try_offline(hall, seconds, told) for seconds in losses), at_once=20)
    return tallied(told, trial.n, offline_seconds=round(sum(losses)))


@trials(sqlite=300)
def experiment_slow_typing(trial: Trial) -> Tally:
    """Edits on a connection on which each reply takes 3 s, in exams of 25, four at a time."""
    told: list[str] = []
    with held(trial) as hall:
        exams = [min(25, trial.n - begun) for begun in range(0, trial.n, 25)]
        together((try_slow_typing(hall, edits, told) for edits in exams), at_once=4)
    return tallied(told, trial.n, latency_seconds=LATENCY)


@trials(sqlite=40)
def experiment_noticed(trial: Trial) -> Tally:
    """A server that hangs without a word, five exams at a time."""
    told: list[str] = []
    after: list[float] = []
    with held(trial) as hall:
        together((try_noticed(hall, told, after) for _ in range(trial.n)), at_once=5)
    return tallied(told, trial.n, slowest_seconds=round(max(after, default=0), 1))


def tallied(told: list[str], wanted: int, **figures: object) -> Tally:
    tally = Tally(figures=figures)
    for failure in told:
        tally.add(failure)
    for _ in range(wanted - tally.n):
        tally.add("The trial did not come to its end.")
    return tally
