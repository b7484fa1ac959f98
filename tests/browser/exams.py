"""What tests of the page of a test do and read there, beside what a sitting does."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Browser, Page, Route

from bench.reliability.sittings import Sitting, admit
from quiz.models import Attempt

# But for the address of the page, which htmx notes for the tab.
LEFT_IN_STORAGE = """async () => [
  ...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage), ...Object.keys(sessionStorage)
].filter(name => name !== "htmx-current-path-for-history")"""


def line(page: Page) -> str:
    """What is to be seen of the line, without what only readers of the screen hear."""
    shown = page.locator("#kept > span:not(.gone, .hush)").all_inner_texts()
    return " ".join(" ".join(shown).split())


def refuse_posts(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.fallback()


def left_in_storage(page: Page) -> list[str]:
    found: list[str] = page.evaluate(LEFT_IN_STORAGE)
    return found


def forget(console: list[str], *expected: str) -> None:
    """Clears the complaints that the test has brought about, and no others."""
    console[:] = [text for text in console if not any(words in text for words in expected)]


def ends_in(exam: Sitting, *, seconds: float) -> None:
    Attempt.objects.update(deadline_at=timezone.now() + timedelta(seconds=seconds))


def admit_anew(exam: Sitting) -> None:
    """A log-in in another tab: a new session, and a new token of which the open page knows nothing."""
    context = exam.page.context
    context.clear_cookies(name="csrftoken")
    admit(context, exam.base, exam.attempt.learner)
    other = context.new_page()
    other.goto(f"{exam.base}/quizzes/")
    other.close()


def on_another_device(exam: Sitting, browser: Browser) -> Sitting:
    context = browser.new_context()
    admit(context, exam.base, exam.attempt.learner)
    found = Sitting(context.new_page(), exam.base, exam.attempt)
    found.open()
    return found
