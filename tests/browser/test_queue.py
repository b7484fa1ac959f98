"""The page of a test in a real browser: what its line says is true, and the time it shows is the server's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from bench.reliability.sittings import Sitting, admit
from people.models import User
from quiz.models import Attempt, Learner, Revision
from tests.browser.exams import admit_anew, forget, left_in_storage, line, on_another_device, refuse_posts
from tests.quiz.views.pages import begin

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_a_change_is_saved_by_itself_and_the_line_says_when(exam: Sitting) -> None:
    exam.open()
    held: list[Route] = []
    exam.page.route("**/1/", lambda route: held.append(route))
    with exam.page.expect_request("**/1/"):
        exam.type("Tor")
    assert line(exam.page) == "Sending…"
    held[0].continue_()
    exam.wait_for("saved")

    assert exam.stored() == "Tor"
    assert re.fullmatch(r"Saved \d\d:\d\d", line(exam.page))


def test_what_was_typed_a_moment_before_leaving_is_saved(exam: Sitting) -> None:
    exam.open()
    exam.type("Tor")
    exam.page.goto("about:blank")

    assert exam.stored_soon("Tor")


def test_a_button_saves_once_what_the_queue_had_not_sent_yet(exam: Sitting) -> None:
    exam.open()
    exam.type("Tor")
    exam.press("Save and continue")
    exam.at(2)
    exam.page.wait_for_timeout(1500)

    assert list(Revision.objects.values_list("value__response__0", flat=True)) == ["Tor"]
    assert exam.page.evaluate("new FormData(document.getElementById('answer')).get('counted')") == ""


def test_a_button_whose_request_hangs_does_not_hold_back_the_queue(exam: Sitting) -> None:
    exam.open()
    hung: list[Route] = []

    def hang(route: Route) -> None:
        if "hx-request" in route.request.headers:
            hung.append(route)
        else:
            route.fallback()

    exam.page.route("**/1/", hang)
    exam.type("Tor")
    exam.press("Save and continue")
    assert exam.stored_soon("Tor")
    exam.type("Mole")
    assert exam.stored_soon("Mole")
    assert exam.shown == "Mole"
    assert len(hung) == 1


def test_who_types_on_while_a_slow_reply_is_put_in_keeps_the_order_of_the_letters(exam: Sitting) -> None:
    exam.open()
    held: list[Route] = []
    exam.page.route(
        "**/1/", lambda route: held.append(route) if "hx-request" in route.request.headers else route.fallback()
    )
    exam.type("Tor")
    with exam.page.expect_request("**/1/"):
        exam.press("Flag for review")
    exam.type("Mol")
    typed_meanwhile = (
        "document.addEventListener('htmx:afterSwap', () => document.execCommand('insertText', false, 'e'))"
    )
    exam.page.evaluate(typed_meanwhile)
    held[0].continue_()
    exam.page.get_by_role("button", name="Remove flag").wait_for()
    exam.page.wait_for_timeout(100)
    exam.page.keyboard.type("s")

    assert exam.shown == "Moles"
    assert exam.stored_soon("Moles")


def test_all_questions_of_a_page_are_one_client_whose_numbers_grow(exam: Sitting) -> None:
    exam.open()
    for number in (1, 2, 3):
        exam.at(number)
        exam.type(f"Tor {number}")
        exam.wait_for("saved")
        exam.press("Save and continue")
    exam.page.wait_for_url("**/check/")

    saved = list(Revision.objects.order_by("pk").values_list("client", "seq", "position"))
    assert len({client for client, _, _ in saved}) == 1
    assert [seq for _, seq, _ in saved] == sorted({seq for _, seq, _ in saved})
    assert [position for _, _, position in saved][-1] == 3


def test_the_line_says_that_a_change_is_kept_and_that_the_connection_is_lost(exam: Sitting, console: list[str]) -> None:
    exam.open()
    exam.page.context.set_offline(True)
    exam.wait_for("lost")
    assert line(exam.page).startswith("No connection. Go on:")

    exam.type("Tor")
    exam.wait_for("kept")
    assert line(exam.page) == "Not sent yet. Kept on this device"
    assert exam.stored() == ""

    exam.page.context.set_offline(False)
    exam.wait_for("saved")
    assert exam.stored() == "Tor"
    forget(console, "ERR_INTERNET_DISCONNECTED")


def test_a_server_that_only_hangs_is_noticed(exam: Sitting) -> None:
    exam.open()
    exam.page.wait_for_timeout(500)
    hung: list[Route] = []
    exam.page.route("**/clock/", lambda route: hung.append(route))

    exam.wait_for("lost")


def test_where_nothing_can_be_kept_the_line_does_not_say_so(exam: Sitting, console: list[str]) -> None:
    exam.page.add_init_script("indexedDB.open = () => { throw new Error('barred') }")
    exam.open()
    exam.page.context.set_offline(True)
    exam.type("Tor")
    exam.wait_for("open")
    assert line(exam.page) == "Not sent yet. Keep this page open"

    exam.page.context.set_offline(False)
    exam.wait_for("saved")
    assert exam.stored() == "Tor"
    forget(console, "ERR_INTERNET_DISCONNECTED")


def test_a_server_in_trouble_is_asked_again_and_not_at_once(exam: Sitting, console: list[str]) -> None:
    exam.open()
    asked: list[float] = []

    def refuse(route: Route) -> None:
        if route.request.method != "POST" or len(asked) >= 2:
            route.fallback()
            return
        asked.append(timezone.now().timestamp())
        route.fulfill(status=500)

    exam.page.route("**/1/", refuse)
    exam.type("Tor")
    exam.wait_for("kept")
    exam.wait_for("saved", seconds=15)

    assert asked[1] - asked[0] >= 2
    assert exam.stored() == "Tor"
    forget(console, "status of 500")


def test_after_a_log_in_in_another_tab_the_page_goes_on(exam: Sitting, console: list[str]) -> None:
    exam.open()
    admit_anew(exam)
    exam.type("Tor")
    exam.wait_for("saved")
    admit_anew(exam)
    exam.press("Save and continue")
    exam.at(2)

    assert exam.stored() == "Tor"
    forget(console, "status of 403")


def test_whose_session_has_ended_is_told_and_goes_on_after_the_next_log_in(exam: Sitting, console: list[str]) -> None:
    exam.open()
    Session.objects.all().delete()
    exam.type("Tor")
    exam.wait_for("out")
    exam.press("Save and continue")
    exam.page.wait_for_timeout(500)
    exam.wait_for("out")
    assert exam.shown == "Tor"
    assert exam.stored() == ""

    with exam.page.expect_popup() as opened:
        exam.page.get_by_role("link", name="Log in in a new tab").click()
    opened.value.locator("input[name=login]").fill("sitting1@quiz.test")
    opened.value.locator("input[name=password]").fill("correct horse battery")
    opened.value.locator("input[name=password]").press("Enter")
    opened.value.wait_for_url(f"{exam.base}/")
    opened.value.close()
    exam.wait_for("saved")

    assert exam.stored() == "Tor"
    exam.press("Save and continue")
    exam.at(2)
    forget(console, "status of 401", "status of 403")


def test_a_value_of_another_device_that_was_replaced_is_shown(exam: Sitting, browser: Browser) -> None:
    exam.open()
    elsewhere = on_another_device(exam, browser)
    elsewhere.type("Mole")
    elsewhere.wait_for("saved")
    exam.type("Tor")
    exam.wait_for("saved")

    expect(exam.page.locator("#conflict")).to_contain_text("“Mole”")
    assert exam.stored() == "Tor"
    assert set(Revision.objects.values_list("value__response__0", flat=True)) == {"Tor", "Mole"}
    elsewhere.page.context.close()


def test_what_an_earlier_page_left_does_not_come_after_what_a_later_one_has_saved(
    exam: Sitting, console: list[str]
) -> None:
    exam.open()
    exam.page.route("**/1/", refuse_posts)
    exam.type("older")
    exam.wait_for("kept")
    second, third = (Sitting(exam.page.context.new_page(), exam.base, exam.attempt) for _ in range(2))
    second.page.route("**/1/", refuse_posts)
    second.open()
    expect(second.page.locator("input[name=response]")).to_have_value("older")
    exam.page.close()
    third.page.route("**/1/", refuse_posts)
    third.open()
    third.type("newer")
    third.wait_for("kept")
    third.page.unroute("**/1/")
    third.wait_for("saved")
    second.page.unroute("**/1/")

    expect(second.page.locator("input[name=response]")).to_have_value("newer", timeout=20_000)
    assert exam.stored() == "newer"
    forget(console, "ERR_FAILED")


def test_nothing_is_left_on_the_device_after_the_end(exam: Sitting) -> None:
    exam.open()
    exam.type("Tor")
    exam.press("All questions")
    exam.press("Submit test")
    exam.page.wait_for_url(f"{exam.base}/attempts/{exam.attempt.uuid}/")

    expect(exam.page.get_by_role("heading", level=1)).to_be_visible()
    exam.page.wait_for_timeout(300)
    assert left_in_storage(exam.page) == []
    exam.page.go_back()
    exam.page.wait_for_url(f"{exam.base}/attempts/{exam.attempt.uuid}/")


def test_submitting_waits_for_what_is_still_unsent(exam: Sitting, console: list[str]) -> None:
    exam.open()
    exam.page.context.set_offline(True)
    exam.type("Tor")
    exam.wait_for("kept")
    exam.page.context.set_offline(False)
    exam.page.goto(f"{exam.base}/attempts/{exam.attempt.uuid}/check/")
    exam.press("Submit test")
    exam.page.wait_for_url(f"{exam.base}/attempts/{exam.attempt.uuid}/")

    assert (exam.stored(), Attempt.objects.get().state) == ("Tor", "finished")
    forget(console, "ERR_INTERNET_DISCONNECTED")


def test_without_javascript_a_test_is_saved_by_its_button_and_says_when_it_ends(
    browser: Browser, exam: Sitting
) -> None:
    context = browser.new_context(java_script_enabled=False)
    admit(context, exam.base, exam.attempt.learner)
    exam.page = context.new_page()
    exam.open()
    expect(exam.page.locator("#left")).to_have_text(re.compile(r"Ends at \d\d:\d\d UTC"))
    exam.type("Tor")
    exam.press("Save and continue")
    exam.at(2)
    exam.open(1)

    assert re.fullmatch(r"Saved \d\d:\d\d", line(exam.page))
    assert exam.stored() == exam.shown == "Tor"
    context.close()


def test_practice_has_no_queue(page: Page, live_server: Any, log_in: Callable[[User], None], ana: Learner) -> None:
    attempt = begin(ana)
    assert ana.user is not None
    log_in(ana.user)
    page.goto(f"{live_server.url}/attempts/{attempt.uuid}/1/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    assert page.locator("#strip").count() == 0
    assert left_in_storage(page) == []
