"""More time at the desk, and what came too late."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from quiz import attempts, saving, settling
from quiz.models import Attempt, ExtraTime
from quiz.saving import AttemptClosed, Save
from tests.conftest import save_learner
from tests.factories import keep, save_question, save_quiz, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db

LIST = "/admin/quiz/attempt/"
LIMITED: dict[str, Any] = {"purpose": "test", "feedback": "submitted", "time_limit_minutes": 20}


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def running(*names: str, **rules) -> list[Attempt]:
    """An attempt that is going on just now, for each name."""
    save_question()
    quiz = save_quiz(**(LIMITED | rules))
    learners = [save_learner(f"{name}@quiz.test", name) for name in names]
    return [attempts.start(learner, quiz, now=timezone.now(), rng=Random(1)) for learner in learners]


def late_save(attempt: Attempt) -> None:
    attempts.finish(attempt, now=timezone.now())
    with pytest.raises(AttemptClosed):
        keep(attempt, Save(1, {"response": ["o1"]}, "page"), now=timezone.now())


def chosen(*found: Attempt, **told) -> dict:
    return {"action": "give_time", "_selected_action": [attempt.pk for attempt in found], **told}


def test_time_is_given_to_all_chosen_attempts_once_however_often_the_form_is_sent(desk):
    found = running("Ana", "Ben")
    token = desk.post(LIST, chosen(*found)).context["form"]["token"].value()

    for _press in range(2):
        desk.post(LIST, chosen(*found, minutes=10, reason="The power failed.", token=token))

    moved = [attempts.deadline(Attempt.objects.get(pk=row.pk)) - attempts.deadline(row) for row in found]
    assert moved == [timedelta(minutes=10)] * 2


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"minutes": "0", "reason": "x"}, "greater than or equal to 1"),
        ({"minutes": "soon", "reason": "x"}, "whole number"),
        ({"minutes": "5", "reason": " "}, "This field is required"),
    ],
)
def test_a_form_that_lacks_something_says_what_and_moves_nothing(desk, told, words):
    (attempt,) = running("Ana")

    page = desk.post(LIST, chosen(attempt, token=uuid4(), **told))

    assert page.status_code == 422
    assert words in page.content.decode()
    assert Attempt.objects.get().deadline_at == attempt.deadline_at


def test_an_attempt_that_has_ended_is_told_of_and_left(desk):
    one, other = running("Ana", "Ben")
    attempts.finish(one, now=timezone.now())

    page = desk.post(LIST, chosen(one, other, minutes=5, reason="x", token=uuid4()), follow=True)

    assert "1 attempt has more time." in page.content.decode()
    assert "Ana: This attempt has ended." in page.content.decode()


def test_minutes_are_allowed_for_every_start_to_come(desk):
    (attempt,) = running("Ana")
    told = {"learner": attempt.learner_id, "quiz": attempt.quiz_id, "minutes": 15, "reason": "Dyslexia."}

    desk.post("/admin/quiz/extratime/add/", {**told, "token": uuid4()})

    row = ExtraTime.objects.get()
    assert (row.attempt, row.minutes) == (None, 15)
    assert "every start" in desk.get("/admin/quiz/extratime/").content.decode()


def test_what_came_late_is_shown_and_counts_once_accepted(desk):
    (attempt,) = running("Ana")
    late_save(attempt)
    page = f"{LIST}{attempt.pk}/change/"
    url = f"{LIST}{attempt.pk}/late/{attempt.revisions.get().pk}/"

    shown = desk.get(page).content.decode()
    refused = desk.post(url, {"reason": " "}, follow=True)
    accepted = desk.post(url, {"reason": "The network was down."}, follow=True)

    assert "420 pilots" in shown
    assert re.search(r"\d+ s after the end", shown)
    assert "came too late, question 1" in shown
    assert "points before 0, now 1" in accepted.content.decode()
    assert "Give a reason." in refused.content.decode()
    assert "The network was down." in accepted.content.decode()
    assert Attempt.objects.get().earned == 1


def test_an_attempt_is_found_by_the_receipt_of_its_learner_also_after_something_late_was_accepted(desk):
    (attempt,) = running("Ana")
    late_save(attempt)
    attempt.refresh_from_db()
    first = attempt.receipt

    desk.post(f"{LIST}{attempt.pk}/late/{attempt.revisions.get().pk}/", {"reason": "The network was down."})

    assert Attempt.objects.get().receipt == first
    assert desk.get(f"{LIST}?q={first}").context["cl"].result_count == 1
    assert f"receipt {first}" in desk.get(f"{LIST}{attempt.pk}/change/").content.decode()


def test_curators_give_no_time_and_accept_nothing(client):
    (attempt,) = running("Ana")
    late_save(attempt)
    enter_desk(client, save_staff(may=("view",)))

    assert client.post(f"{LIST}{attempt.pk}/late/{attempt.revisions.get().pk}/", {"reason": "x"}).status_code in (
        403,
        404,
    )
    assert client.get("/admin/quiz/extratime/add/").status_code == 403
    assert Attempt.objects.get().earned == 0


def test_only_late_values_of_that_attempt_can_be_accepted(desk):
    one, other = running("Ana", "Ben")
    saving.save(partial(settling.lock, other), Save(1, {"response": ["o1"]}, "page"), now=timezone.now())

    sent = desk.post(f"{LIST}{one.pk}/late/{other.revisions.get().pk}/", {"reason": "x"})

    assert sent.status_code == 404


def test_an_attempt_tells_of_its_extra_time_by_the_new_end(desk):
    (attempt,) = running("Ana")
    attempts.extend(attempt, 5, token=uuid4(), by=None, reason="The power failed.", now=timezone.now())
    attempt.refresh_from_db()
    assert attempt.deadline_at is not None

    page = desk.get(f"{LIST}{attempt.pk}/change/").content.decode()

    ends = date_format(attempt.deadline_at, "j M Y, H:i:s")
    assert "more time given: The power failed." in page
    assert f"(ends {ends})" in page
    assert attempt.deadline_at.isoformat() not in page


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_of_extra_time_asks_as_much_for_one_as_for_many(desk, count, django_assert_num_queries):
    for attempt in running(*"abcd"[:count]):
        attempts.extend(attempt, 5, token=uuid4(), by=None, reason="x", now=timezone.now())

    with django_assert_num_queries(9):
        desk.get("/admin/quiz/extratime/")
