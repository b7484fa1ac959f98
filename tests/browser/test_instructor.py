"""An instructor's way in a real browser: import a document, decide on it, publish a quiz, read the scores."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]


def test_from_a_document_to_the_scores_of_its_quiz(
    page: Page, enter: Callable[[str], None], live_server: Any, documents_dir: Path
) -> None:
    page.set_default_timeout(30_000)
    enter("instructor@demo.test")

    hand_in(page, live_server.url, next(documents_dir.glob("003*.txt")))
    approve_first_draft(page, live_server.url, "content/fact")
    publish_quiz(page, live_server.url)
    take_quiz(page, enter, live_server.url)
    enter_anew(page, enter, live_server.url, "instructor@demo.test")
    page.goto(f"{live_server.url}/admin/quiz/quiz/")
    page.get_by_role("link", name="A quiz by hand").click()
    page.get_by_role("link", name=re.compile("scores", re.IGNORECASE)).first.click()

    expect(page.locator("#content")).to_contain_text("Demo trainee 1")


def hand_in(page: Page, base: str, file: Path) -> None:
    """Import the file; its facts and drafts are listed."""
    page.goto(f"{base}/admin/")
    page.get_by_role("link", name="Import a document").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("Title").fill("NATO's role in Kosovo")
    page.get_by_label("Publisher").fill("NATO")
    page.get_by_label("The date of publication is not known").check()
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#content")).to_contain_text("New facts")
    expect(page.locator("#content")).to_contain_text("Questions drafted")
    expect(page.locator("#content")).to_contain_text("inferred from the text")


def approve_first_draft(page: Page, base: str, noun: str) -> None:
    """Open the first draft of the list and approve it."""
    page.goto(f"{base}/admin/{noun}/?status=draft")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".messagelist")).to_contain_text(re.compile("approved", re.IGNORECASE))


def publish_quiz(page: Page, base: str) -> None:
    """A quiz of two questions on one topic, published."""
    page.goto(f"{base}/admin/quiz/quiz/add/")
    page.get_by_label("Mission").select_option(label="Kosovo Force (KFOR)")
    page.get_by_label("Title").fill("A quiz by hand")
    page.get_by_label("Short name").fill("by-hand")
    page.get_by_role("button", name="Save as a draft").click()
    page.get_by_label("From, 1").select_option("topic:mandate")
    page.get_by_label("Want, 1").fill("2")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text(re.compile("published", re.IGNORECASE))


def take_quiz(page: Page, enter: Callable[[str], None], base: str) -> None:
    """A trainee skips through it."""
    enter_anew(page, enter, base, "trainee@demo.test")
    page.goto(f"{base}/quizzes/")
    page.get_by_role("link", name="A quiz by hand").click()
    page.locator("main form button").first.click()
    for _number in range(2):
        page.get_by_role("button", name="I don’t know").click()
        expect(page.locator("main")).to_contain_text("The answer is")
        page.locator("main a.btn").first.click()
    expect(page.locator("main")).to_contain_text("By topic")


def enter_anew(page: Page, enter: Callable[[str], None], base: str, email: str) -> None:
    page.context.clear_cookies()
    enter(email)
