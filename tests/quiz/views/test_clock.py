"""The clock of an attempt: what it tells its learner, and that it tells nobody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from quiz import attempts
from quiz.models import Attempt
from tests.factories import NOW
from tests.quiz.views.pages import TEST, begin

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def address(attempt: Attempt) -> str:
    return f"/attempts/{attempt.uuid}/clock/"


@pytest.mark.parametrize(("minutes", "least", "most"), [(None, None, None), (20, 95, 100)])
def test_the_clock_tells_the_seconds_that_are_left(as_ana, ana, minutes, least, most):
    attempt = begin(ana, time_limit_minutes=minutes, **TEST)
    if minutes:
        Attempt.objects.update(deadline_at=timezone.now() + timedelta(seconds=100))

    told = as_ana.get(address(attempt))

    assert told.json()["open"] is True
    left = told.json()["remaining"]
    assert left is None if least is None else least <= left <= most
    assert "no-store" in told["Cache-Control"]


def test_time_that_is_given_shows_on_the_clock(as_ana, ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    Attempt.objects.update(deadline_at=timezone.now() + timedelta(seconds=100))
    attempt.refresh_from_db()
    attempts.extend(attempt, 5, token=uuid4(), by=None, reason="The network was down.", now=timezone.now())

    assert as_ana.get(address(attempt)).json()["remaining"] > 300


def test_once_time_is_over_the_attempt_is_closed(as_ana, ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)  # begun years ago

    told = as_ana.get(address(attempt)).json()

    assert (told["open"], told["remaining"]) == (False, 0)
    assert Attempt.objects.get().state == "expired"


def test_a_finished_attempt_is_closed(as_ana, ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    assert as_ana.get(address(attempt)).json()["open"] is False


def test_its_token_is_good_for_a_save_after_a_log_in_elsewhere(ana):
    attempt, browser = begin(ana, **TEST), Client(enforce_csrf_checks=True)
    browser.force_login(ana.user)
    page, save = f"/attempts/{attempt.uuid}/1/", {"response": "o1", "client": "tab", "seq": "1"}
    old = browser.get(address(attempt)).json()["csrf"]
    browser.cookies["csrftoken"] = "k" * 32  # what a log-in in another tab does

    refused = browser.post(page, {**save, "csrfmiddlewaretoken": old}, headers=JSON)
    fresh = browser.get(address(attempt)).json()["csrf"]
    kept = browser.post(page, {**save, "csrfmiddlewaretoken": fresh}, headers=JSON)

    assert (refused.status_code, kept.status_code) == (403, 200)


def test_who_is_logged_out_is_told_so_and_not_sent_away(client, ana):
    attempt = begin(ana, **TEST)

    told = client.get(address(attempt))

    assert (told.status_code, told.json()) == (401, {"error": "You are logged out. Log in again."})


def test_a_stranger_finds_no_clock(as_ben, ana):
    attempt = begin(ana, **TEST)

    assert as_ben.get(address(attempt)).status_code == 404
    assert as_ben.get(f"/attempts/{uuid4()}/clock/").status_code == 404


def test_other_methods_are_refused(as_ana, ana):
    assert as_ana.post(address(begin(ana, **TEST))).status_code == 405
