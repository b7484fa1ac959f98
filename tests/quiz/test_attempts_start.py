"""Starting attempts: one at a time, however often somebody presses Start, and no more than are allowed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from content.models.facts import Status
from quiz import attempts
from quiz.attempts import CannotStart
from quiz.models import Attempt, AttemptEvent, PaperQuestion, QuizVersion
from tests.factories import NOW, save_question, save_quiz
from tests.quiz.views.pages import TEST, begin

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def test_start_draws_a_paper_and_says_when_it_ends(ana):
    attempt = begin(ana, 3, time_limit_minutes=20, **TEST)

    assert (attempt.state, attempt.number, attempt.points) == ("open", 1, 3)
    assert attempt.deadline_at == NOW + 20 * MINUTE
    assert list(attempt.paper.values_list("position", flat=True)) == [1, 2, 3]
    assert all(sorted(asked.order) == ["o1", "o2", "o3"] for asked in attempt.paper.all())
    assert list(attempt.events.values_list("kind", "at")) == [("started", NOW)]


def test_start_again_resumes_the_open_attempt(ana):
    attempt = begin(ana, 1)

    resumed = attempts.start(ana, attempt.quiz, now=NOW + MINUTE, rng=Random(2))

    assert resumed == attempt
    assert (Attempt.objects.count(), PaperQuestion.objects.count()) == (1, 1)


class RivalStarts(Random):
    """Starts the same attempt elsewhere while this one is being drawn: a second click that is a little faster."""

    learner: Any
    quiz: Any
    rival: Attempt | None = None

    def randrange(self, *args: Any, **options: Any) -> Any:
        if self.rival is None:
            self.rival = attempts.start(self.learner, self.quiz, now=NOW, rng=Random(2))
        return super().randrange(*args, **options)


@pytest.mark.parametrize("attempts_allowed", [None, 1])
def test_the_slower_of_two_clicks_gets_the_attempt_of_the_faster(ana, attempts_allowed):
    save_question()
    rng = RivalStarts(1)
    rng.learner, rng.quiz = ana, save_quiz(attempts_allowed=attempts_allowed, **TEST)

    attempt = attempts.start(ana, rng.quiz, now=NOW, rng=rng)

    assert attempt == rng.rival
    assert (Attempt.objects.count(), PaperQuestion.objects.count(), AttemptEvent.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempts_allowed", [None, 1])
def test_many_clicks_at_once_start_one_attempt(ana, attempts_allowed):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]  # SQLite's own
        pytest.skip("Threads need a database that they can share: SQLite keeps this one in memory.")
    save_question()
    quiz = save_quiz(attempts_allowed=attempts_allowed, **TEST)
    at_once = Barrier(6)

    def click(seed: int) -> int:
        try:
            at_once.wait()
            return attempts.start(ana, quiz, now=NOW, rng=Random(seed)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(click, range(6)))

    assert len(set(found)) == 1
    assert (Attempt.objects.count(), PaperQuestion.objects.count(), AttemptEvent.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_quiz_that_is_not_published_cannot_be_started(ana, status):
    save_question()

    with pytest.raises(CannotStart, match="not open"):
        attempts.start(ana, save_quiz(status=status), now=NOW, rng=Random(1))


def test_a_quiz_without_fitting_questions_cannot_be_started(ana):
    save_question(status=Status.DRAFT)

    with pytest.raises(CannotStart, match="No approved question"):
        attempts.start(ana, save_quiz(), now=NOW, rng=Random(1))
    assert Attempt.objects.count() == 0


def test_no_more_attempts_than_allowed(ana, ben):
    attempt = begin(ana, 1, attempts_allowed=2, **TEST)
    attempts.finish(attempt, now=NOW)
    second = attempts.start(ana, attempt.quiz, now=NOW, rng=Random(1))
    attempts.finish(second, now=NOW)

    with pytest.raises(CannotStart, match="used all attempts"):
        attempts.start(ana, attempt.quiz, now=NOW, rng=Random(1))
    assert second.number == 2
    assert attempts.start(ben, attempt.quiz, now=NOW, rng=Random(1)).number == 1


def test_the_first_attempt_freezes_the_rules(ana):
    attempt = begin(ana, 1)

    assert QuizVersion.objects.get().frozen_at == NOW
    with pytest.raises(Exception, match="immutable"), transaction.atomic():
        QuizVersion.objects.update(pass_percent=10)
    attempts.finish(attempt, now=NOW)
    attempts.start(ana, attempt.quiz, now=NOW + MINUTE, rng=Random(1))
    assert QuizVersion.objects.get().frozen_at == NOW
