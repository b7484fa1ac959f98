"""Logging out beside an open test: the device keeps what the server does not have, for its learner alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.reliability.sittings import Sitting, admit, save_learner
from quiz.models import Revision
from tests.browser.exams import forget, left_in_storage, line, refuse_posts

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_nothing_is_left_on_the_device_where_all_is_saved(exam: Sitting, console: list[str]) -> None:
    exam.open()
    exam.type("Tor")
    exam.wait_for("saved")
    other = another_tab(exam)
    assert left_in_storage(other) == ["attempts"]

    log_out(other)
    other.wait_for_url(f"{exam.base}/")

    assert left_in_storage(other) == []
    forget(console, "status of 401")


def test_a_page_that_was_open_meanwhile_still_keeps_what_is_typed(exam: Sitting, console: list[str]) -> None:
    exam.open()
    exam.type("Tor")
    exam.wait_for("saved")
    other = another_tab(exam)
    log_out(other)
    other.wait_for_url(f"{exam.base}/")
    exam.wait_for("out")

    exam.type("Mole")
    exam.page.wait_for_timeout(300)
    exam.page.close()
    come_back(exam, other)

    assert exam.stored_soon("Mole")
    forget(console, "status of 401")


def test_whoever_has_something_unsent_is_told_before_and_shown_the_way_there(exam: Sitting, console: list[str]) -> None:
    other = leave_unsent(exam, "Tor")
    log_out(other)
    other.wait_for_url(f"{exam.base}/accounts/logout/")
    note = other.locator("#unsent")
    expect(note).to_contain_text("kept on this device alone")
    expect(other.get_by_text("What you have answered is saved.")).to_be_hidden()
    assert "sessionid" in [cookie.get("name") for cookie in other.context.cookies()]

    exam.page.close()
    exam.page = other
    note.get_by_role("link").click()
    assert exam.stored_soon("Tor")
    forget(console, "ERR_FAILED")


def test_what_is_unsent_outlives_a_log_out_and_is_sent_after_the_next_log_in(exam: Sitting, console: list[str]) -> None:
    other = leave_unsent(exam, "Tor")
    log_out(other)
    expect(other.locator("#unsent")).to_be_visible()
    log_out_for_good(other)
    other.wait_for_url(f"{exam.base}/")
    exam.wait_for("out")
    assert line(exam.page).startswith("You are logged out. Nothing is lost.")
    exam.page.close()
    assert left_in_storage(other) == ["attempts"]
    assert exam.stored() == ""

    come_back(exam, other)

    assert exam.stored_soon("Tor")
    expect(other.locator("input[name=response]")).to_have_value("Tor")
    forget(console, "ERR_FAILED", "status of 401")


def test_what_is_unsent_is_neither_shown_to_the_next_learner_nor_sent(exam: Sitting, console: list[str]) -> None:
    other = leave_unsent(exam, "Tor")
    other.context.clear_cookies()
    admit(other.context, exam.base, save_learner(2))
    exam.page.unroute("**/1/")

    expect(exam.page.locator("input[name=response]")).to_have_count(0, timeout=15_000)
    expect(exam.page.get_by_text("Tor", exact=True)).to_have_count(0)
    other.goto(f"{exam.base}/accounts/logout/")
    other.wait_for_timeout(500)
    expect(other.locator("#unsent")).to_be_hidden()
    log_out_for_good(other)
    other.wait_for_url(f"{exam.base}/")
    assert Revision.objects.count() == 0

    come_back(exam, other)
    assert exam.stored_soon("Tor")
    forget(console, "ERR_FAILED", "status of 403", "status of 404")


def test_a_log_out_where_no_test_was_open_makes_nothing_on_the_device(exam: Sitting) -> None:
    page = exam.page
    page.goto(f"{exam.base}/quizzes/")
    log_out(page)
    page.wait_for_url(f"{exam.base}/")

    assert left_in_storage(page) == []


def test_where_storage_is_barred_a_log_out_works_as_ever(exam: Sitting) -> None:
    page = exam.page
    page.add_init_script("indexedDB.open = () => { throw new Error('barred') }")
    page.goto(f"{exam.base}/quizzes/")
    log_out(page)
    page.wait_for_url(f"{exam.base}/")

    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def another_tab(exam: Sitting) -> Page:
    other = exam.page.context.new_page()
    other.goto(f"{exam.base}/quizzes/")
    return other


def leave_unsent(exam: Sitting, text: str) -> Page:
    """Types what does not reach the server; returns another tab of the same learner."""
    exam.open()
    other = another_tab(exam)
    exam.page.route("**/1/", refuse_posts)
    exam.type(text)
    exam.wait_for("kept")
    return other


def log_out(page: Page) -> None:
    page.get_by_text("Account").click()
    page.get_by_role("button", name="Log out").first.click()


def log_out_for_good(page: Page) -> None:
    page.locator("main").get_by_role("button", name="Log out").click()


def come_back(exam: Sitting, page: Page) -> None:
    admit(page.context, exam.base, exam.attempt.learner)
    exam.page = page
    exam.open()
