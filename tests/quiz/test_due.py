"""What the worker does again and again."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.core.cache import cache
from django.utils import timezone

from content.models import Fact
from quiz import attempts, due
from quiz.models import Attempt, Learner, Quiz, Response
from tests.factories import save_fact, save_question, save_quiz

pytestmark = pytest.mark.django_db


def begin_many(count: int, *, minutes_ago: int) -> list[Attempt]:
    """Attempts of ten minutes each, of as many learners."""
    save_question()
    quiz = save_quiz(time_limit_minutes=10, purpose="test", feedback="submitted")
    started = timezone.now() - timedelta(minutes=minutes_ago)
    learners = [Learner.objects.create() for _ in range(count)]
    return [attempts.start(learner, quiz, now=started, rng=Random(1)) for learner in learners]


def test_attempts_out_of_time_are_finished_as_of_their_deadline():
    gone = begin_many(5, minutes_ago=30)
    in_time = begin_many(1, minutes_ago=5)[0]

    assert due.expire_attempts() == 5
    assert due.expire_attempts() == 0

    assert all(attempt.state == "expired" for attempt in Attempt.objects.filter(pk__in=[one.pk for one in gone]))
    assert all(found.finished_at == found.deadline_at for found in Attempt.objects.filter(state="expired"))
    in_time.refresh_from_db()
    assert in_time.state == "open"


def test_one_broken_attempt_keeps_no_other_open(caplog):
    broken, *others = begin_many(3, minutes_ago=30)
    Attempt.objects.filter(pk=broken.pk).update(points=0)
    response = Response(learner=broken.learner, attempt=broken, paper_question=broken.paper.get())
    response.value, response.saved_at = "no mapping", timezone.now()
    response.save()

    finished = due.expire_attempts()

    broken.refresh_from_db()
    assert (finished, broken.state) in ((2, "open"), (3, "expired"))
    assert all(Attempt.objects.get(pk=one.pk).state == "expired" for one in others)


def test_every_duty_runs_on_an_empty_database():
    assert [duty() for duty in due.DUE] == [0] * len(due.DUE)


def test_results_are_released_once_the_quiz_has_closed_and_the_last_attempt_has_ended(ana, ben):
    save_question()
    quiz = save_quiz(purpose="test", feedback="closed", time_limit_minutes=20)
    begun = timezone.now() - timedelta(minutes=30)
    done, out_of_time = (attempts.start(learner, quiz, now=begun, rng=Random(1)) for learner in (ana, ben))
    attempts.finish(done, now=begun)
    Quiz.objects.update(closes_at=timezone.now() - timedelta(minutes=5))

    due.expire_attempts()

    assert due.release_results() == 2
    assert due.release_results() == 0
    assert set(Attempt.objects.exclude(released_at=None)) == {done, out_of_time}


def test_stale_facts_are_looked_for_once_a_day_and_when_facts_come_in():
    cache.delete(due.LOOKED_AT)
    first = save_fact()
    due.find_stale_facts()
    Fact.objects.update(reviewed_at=None)

    due.find_stale_facts()
    assert Fact.objects.filter(reviewed_at=None).count() == 1

    save_fact()
    due.find_stale_facts()
    assert not Fact.objects.filter(reviewed_at=None).exists()
    assert first.fact.review_by is None
