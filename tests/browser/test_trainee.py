"""A trainee's way in a real browser: practice and a test, by mouse, by keyboard alone, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz.models import Response

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]

EXPECTED = "the server responded with a status of 422"  # how the browser logs a refused response; we mean it


def respond(page: Page) -> None:
    """Fill in whatever the question asks, plausibly or not."""
    form = page.locator("main form")
    groups = {box.get_attribute("name") for box in form.locator("input[type=radio], input[type=checkbox]").all()}
    for name in groups:
        form.locator(f"input[name={name}]").first.check()
    for number, field in enumerate(form.locator("input[type=text]").all(), 1):
        is_year = (field.get_attribute("name") or "").endswith("-year")
        field.fill("1999" if is_year else str(number))
    for number, select in enumerate(form.locator("select").all(), 1):
        select.select_option(index=number)


def position(page: Page) -> tuple[int, int]:
    found = re.search(r"Question (\d+) of (\d+)", page.locator("main").inner_text())
    assert found is not None
    return int(found[1]), int(found[2])


def test_practice_from_log_in_to_results(page: Page, enter: Callable[[str], None]) -> None:
    enter("trainee@demo.test")
    page.get_by_role("link", name="Quizzes").first.click()
    page.get_by_role("link", name=re.compile("practice", re.IGNORECASE)).first.click()
    page.get_by_role("button", name="Start practice").click()
    total = position(page)[1]

    for number in range(1, total + 1):
        expect(page.locator("main")).to_contain_text(f"Question {number} of {total}")
        respond(page)
        page.get_by_role("button", name="Fairly sure").click()
        expect(page.locator(":focus")).to_contain_text(re.compile("The answer is", re.IGNORECASE))
        expect(page.locator("main mark").first).to_be_visible()
        page.locator("main a.btn").first.click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text("By topic")


def test_an_empty_response_comes_back_with_the_reason_and_focus(
    page: Page, enter: Callable[[str], None], live_server: Any, console: list[str]
) -> None:
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}/quizzes/kfor-practice/")
    page.get_by_role("button", name="Start practice").click()

    page.get_by_role("button", name="Certain").click()

    expect(page.locator(":focus")).to_contain_text("There is a problem")
    assert page.title().startswith("Error:")
    assert all(EXPECTED in complaint for complaint in console)
    console.clear()


def test_a_test_keeps_responses_until_it_is_submitted(
    page: Page, enter: Callable[[str], None], live_server: Any
) -> None:
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}/quizzes/kfor-test/")
    page.get_by_role("button", name="Start test").click()
    total = position(page)[1]
    assert total == 20

    for number in range(1, total + 1):
        expect(page.locator("main")).to_contain_text(f"Question {number} of {total}")
        respond(page)
        page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check")
    page.locator("main form[action$='submit/'] button").click()

    expect(page.locator("main")).to_contain_text(re.compile("passed", re.IGNORECASE))
    expect(page.locator("main")).to_contain_text("Receipt")


@pytest.mark.parametrize("has_script", [True, False])
def test_the_header_of_a_test_saves_before_it_leads_away(browser: Browser, live_server: Any, has_script: bool) -> None:
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/?next=/quizzes/kfor-test/")
    page.locator("input[name=login]").fill("trainee2@demo.test")
    page.locator("input[name=password]").fill("demo-demo-demo")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("button", name="Start test").click()

    respond(page)
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.locator("main")).to_contain_text("Question 2 of 20")
    respond(page)
    page.locator("header").get_by_role("button", name="Help").click()

    page.wait_for_url(f"{live_server.url}/help/")
    assert Response.objects.exclude(value={}).count() == 2
    expect(page.locator("header").get_by_role("link", name="Quizzes")).to_be_visible()
    context.close()


def test_back_and_reload_show_the_same_question(page: Page, enter: Callable[[str], None], live_server: Any) -> None:
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}/quizzes/kfor-practice/")
    page.get_by_role("button", name="Start practice").click()
    page.get_by_role("button", name="I don’t know").click()
    expect(page.locator("main")).to_contain_text("The answer is")
    stem = page.get_by_role("heading", level=1).inner_text()

    page.reload()

    expect(page.get_by_role("heading", level=1)).to_have_text(stem)
    expect(page.locator("main")).to_contain_text("The answer is")


def test_practice_by_keyboard_alone(page: Page, enter: Callable[[str], None], live_server: Any) -> None:
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}/quizzes/kfor-practice/")
    tab_to(page, "Start practice")
    page.keyboard.press("Enter")
    total = position(page)[1]

    for _number in range(total):
        tab_to(page, "I don’t know")
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_contain_text("The answer is")
        tab_to(page, re.compile("Next question|See the results"))
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).not_to_contain_text(re.compile("Next question|See the results"))

    expect(page.locator("main")).to_contain_text("By topic")


def tab_to(page: Page, words: str | re.Pattern[str]) -> None:
    """Press Tab until the control with these words has the focus, and see that it shows."""
    pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
    for _press in range(60):
        page.keyboard.press("Tab")
        if pattern.search(page.evaluate("document.activeElement.innerText || ''")):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert float(outline.removesuffix("px")) >= 2
            return
    raise AssertionError(f"Tab never reached “{pattern.pattern}”.")


def test_practice_without_javascript(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/?next=/quizzes/kfor-practice/")
    page.locator("input[name=login]").fill("trainee2@demo.test")
    page.locator("input[name=password]").fill("demo-demo-demo")
    page.locator("main form button[type=submit]").first.click()
    page.locator("main form button").first.click()
    total = position(page)[1]

    for number in range(1, total + 1):
        assert position(page) == (number, total)
        respond(page)
        page.locator("main form button[name=confidence][value='2']").click()
        assert "The answer is" in page.locator("main").inner_text()
        page.locator("main a.btn").first.click()

    assert "By topic" in page.locator("main").inner_text()
    context.close()
