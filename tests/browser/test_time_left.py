"""The time left in a test, in a real browser: it is the server's, and what was typed to the last counts."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Route, expect

from bench.reliability.sittings import Sitting
from quiz import attempts
from quiz.models import Attempt, Revision
from tests.browser.exams import ends_in, forget, left_in_storage

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_gaps_between_retries_never_exceed_a_quarter_of_the_time_left(exam: Sitting, console: list[str]) -> None:
    ends_in(exam, seconds=12)
    exam.open()
    asked: list[float] = []

    def refuse(route: Route) -> None:
        if route.request.method == "POST":
            asked.append(timezone.now().timestamp())
            route.fulfill(status=503)
        else:
            route.fallback()

    exam.page.route("**/1/", refuse)
    exam.type("Tor")
    exam.page.wait_for_timeout(7000)

    assert max(later - earlier for earlier, later in pairwise(asked)) < 3.5
    assert len(asked) >= 3
    forget(console, "status of 503")


def test_a_clock_that_is_an_hour_wrong_changes_nothing(exam: Sitting) -> None:
    exam.page.clock.install(time=timezone.now() + timedelta(hours=1))
    exam.open()
    expect(exam.page.locator("#left")).to_have_text("60 min left")
    exam.page.clock.set_system_time(timezone.now() - timedelta(hours=5))
    exam.type("Tor")
    exam.page.clock.run_for(3000)
    exam.wait_for("saved")

    assert exam.stored() == "Tor"
    expect(exam.page.locator("#left")).to_have_text("60 min left")
    assert Attempt.objects.get().is_open


def test_when_time_runs_out_what_was_typed_last_counts_and_the_results_open(exam: Sitting) -> None:
    ends_in(exam, seconds=8)
    exam.open()
    exam.page.wait_for_timeout(3000)
    exam.type("Tor")
    exam.page.wait_for_url(f"{exam.base}/attempts/{exam.attempt.uuid}/", timeout=20_000)

    attempt = Attempt.objects.get()
    assert (attempt.state, exam.stored()) == ("expired", "Tor")
    assert not Revision.objects.filter(is_late=True).exists()
    expect(exam.page.locator("main")).to_contain_text("Time ran out")


def test_each_tab_and_the_way_back_end_at_the_results(exam: Sitting) -> None:
    ends_in(exam, seconds=5)
    exam.open()
    exam.press("Save and continue")
    exam.at(2)
    second = Sitting(exam.page.context.new_page(), exam.base, exam.attempt)
    second.open()
    results = f"{exam.base}/attempts/{exam.attempt.uuid}/"
    for page in (exam.page, second.page):
        page.wait_for_url(results, timeout=20_000)
    exam.page.go_back()
    exam.page.wait_for_url(results)
    second.page.reload()

    expect(exam.page.locator("main")).to_contain_text("Time ran out")
    expect(second.page.locator("main")).to_contain_text("Time ran out")


def test_the_last_minutes_are_announced_once(exam: Sitting) -> None:
    exam.page.clock.install()
    live = exam.page.locator("#live")
    for mark, words in ((600, "10 minutes left."), (300, "5 minutes left."), (60, "1 minute left.")):
        ends_in(exam, seconds=mark + 4)
        exam.open()
        assert live.inner_text() == ""
        exam.page.clock.run_for(5000)
        expect(live).to_have_text(words)
        exam.page.clock.run_for(9000)
        expect(live).to_have_text("")


def test_what_was_kept_until_after_the_end_is_late_evidence(exam: Sitting, console: list[str]) -> None:
    ends_in(exam, seconds=4)
    exam.open()
    exam.page.context.set_offline(True)
    exam.type("Tor")
    exam.wait_for("kept")
    exam.page.wait_for_timeout(4000)
    expect(exam.page.locator("#left")).to_have_text("Time is up")
    exam.page.context.set_offline(False)
    exam.page.wait_for_url(f"{exam.base}/attempts/{exam.attempt.uuid}/", timeout=20_000)

    expect(exam.page.get_by_role("heading", level=1)).to_be_visible()
    assert Revision.objects.get().is_late
    assert exam.stored() == ""
    assert left_in_storage(exam.page) == []
    forget(console, "ERR_INTERNET_DISCONNECTED", "status of 409")


def test_time_that_is_given_arrives_by_itself(exam: Sitting) -> None:
    ends_in(exam, seconds=120)
    exam.open()
    expect(exam.page.locator("#left")).to_have_text(re.compile(r"1:\d\d left"))
    attempts.extend(Attempt.objects.get(), 20, token=uuid4(), by=None, reason="A power cut.", now=timezone.now())

    expect(exam.page.locator("#left")).to_have_text("22 min left", timeout=20_000)
