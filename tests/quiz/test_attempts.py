"""Attempts from the first save to the receipt: nothing is lost, nothing doubled, and the server's clock decides."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from quiz import attempts
from quiz.models import Attempt, AttemptEvent, Grade, Response, Revision
from quiz.saving import AttemptClosed, Save
from tests.factories import NOW, keep, save_mission, save_question, save_quiz

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}


def begin(learner, count: int = 1, *, now=NOW, **rules) -> Attempt:
    """A new attempt of a quiz of its own with that many questions, whose key is always o1."""
    mission = save_mission()
    for _ in range(count):
        save_question()
    quiz = save_quiz(mission=mission, blueprint=[{"topic": "", "count": count}], **rules)
    return attempts.start(learner, quiz, now=now, rng=Random(1))


def save(attempt: Attempt, *option: str, position: int = 1, now=NOW, **given: Any) -> Response:
    told = {"client": "page", "seq": 1, **given}
    return keep(attempt, Save(position, {"response": list(option)}, **told), now=now)


def events(attempt: Attempt) -> list[tuple[str, Any]]:
    return list(AttemptEvent.objects.filter(attempt=attempt).values_list("kind", "at"))


def again(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


# Finishing.


def test_finish_scores_exactly_and_once(ana):
    attempt = begin(ana, 3, pass_percent=66, **TEST)
    save(attempt, "o1", position=1)
    save(attempt, "o1", position=2)
    save(attempt, "o2", position=3)

    first = attempts.finish(attempt, now=NOW + MINUTE)
    second = attempts.finish(attempt, now=NOW + 2 * MINUTE)

    assert (first.state, first.earned, first.points, first.passed) == ("finished", Fraction(2), 3, True)
    assert (first.finished_at, second.finished_at) == (NOW + MINUTE, NOW + MINUTE)
    assert len(first.receipt) == 64
    assert first.receipt == second.receipt
    assert events(attempt) == [("started", NOW), ("finished", NOW + MINUTE)]
    assert Grade.objects.count() == 3


@pytest.mark.parametrize(("pass_percent", "passed"), [(66, True), (67, False)])
def test_the_pass_mark_is_met_before_any_rounding(ana, pass_percent, passed):
    attempt = begin(ana, 3, pass_percent=pass_percent, **TEST)
    save(attempt, "o1", position=1)
    save(attempt, "o1", position=2)

    assert attempts.finish(attempt, now=NOW).passed is passed


def test_a_third_of_a_point_stays_a_third(ana):
    ferries = [{"id": f"o{n}", "text": text, "why": ""} for n, text in enumerate(("Orsa", "Velin", "Tarn", "Holm"), 1)]
    save_question(kind="multiple_response", data={"options": ferries, "key": ["o1", "o2", "o3"]})
    attempt = attempts.start(ana, save_quiz(**TEST), now=NOW, rng=Random(1))
    save(attempt, "o1")

    attempts.finish(attempt, now=NOW)

    assert (again(attempt).earned_numerator, again(attempt).earned_denominator) == (1, 3)


def test_a_stale_copy_of_the_attempt_cannot_reopen_it(ana):
    attempt = begin(ana, **TEST)
    stale = again(attempt)
    attempts.finish(attempt, now=NOW)

    with pytest.raises(AttemptClosed):
        save(stale, "o1")


def test_the_receipt_tells_what_was_submitted(ana, ben):
    one = begin(ana, **TEST)
    other = attempts.start(ben, one.quiz, now=NOW, rng=Random(1))
    save(one, "o1")
    save(other, "o2")

    receipts = {attempts.finish(attempt, now=NOW).receipt for attempt in (one, other)}

    assert len(receipts) == 2


# Time.


@pytest.mark.parametrize(
    ("seconds", "is_saved"),
    [(0, True), (19 * 60 + 59, True), (20 * 60, False), (20 * 60 + 1, False), (86_400, False)],
)
def test_the_deadline_is_the_end_of_saving(ana, seconds, is_saved):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    now = NOW + timedelta(seconds=seconds)

    try:
        save(attempt, "o1", now=now)
    except AttemptClosed:
        assert again(attempt).state == "expired"
    assert Response.objects.exists() is is_saved


def test_an_attempt_out_of_time_is_finished_as_of_its_deadline(ana):
    attempt = begin(ana, 2, time_limit_minutes=20, pass_percent=50, **TEST)
    save(attempt, "o1")

    assert attempts.expire(attempt, now=NOW + timedelta(days=1))

    assert (attempt.state, attempt.finished_at) == ("expired", NOW + 20 * MINUTE)
    assert (attempt.earned, attempt.passed) == (Fraction(1), True)
    assert events(attempt)[1:] == [("expired", NOW + 20 * MINUTE)]


def test_expiring_and_finishing_after_the_deadline_happen_once(ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    late = NOW + 30 * MINUTE

    attempts.finish(attempt, now=late)
    attempts.finish(attempt, now=late)
    attempts.expire(again(attempt), now=late)
    attempts.expire(attempt, now=late)

    assert [kind for kind, _at in events(attempt)] == ["started", "expired"]
    assert again(attempt).finished_at == NOW + 20 * MINUTE


def test_an_attempt_in_time_or_without_limit_does_not_expire(ana):
    timed, untimed = begin(ana, time_limit_minutes=20, **TEST), begin(ana, **TEST)

    assert not attempts.expire(timed, now=NOW + timedelta(minutes=19, seconds=59))
    assert not attempts.expire(untimed, now=NOW + timedelta(days=999))


def test_starting_after_the_deadline_starts_a_new_attempt(ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)

    fresh = attempts.start(ana, attempt.quiz, now=NOW + 21 * MINUTE, rng=Random(1))

    assert (again(attempt).state, fresh.state, fresh.number) == ("expired", "open", 2)


# Practice.


def test_practice_grades_at_once_and_the_first_response_counts(ana):
    attempt = begin(ana, 2)

    save(attempt, "o2", confidence=3)
    save(attempt, "o1", seq=2, now=NOW + MINUTE)

    response = Response.objects.get()
    assert (response.value, response.confidence) == ({"response": ["o2"]}, 3)
    assert [grade.fraction for grade in Grade.objects.all()] == [0]
    assert Revision.objects.count() == 2


def test_practice_ends_with_its_last_question(ana):
    attempt = begin(ana, 2)
    save(attempt, "o1", position=2)
    assert again(attempt).is_open

    keep(attempt, Save(1, {}, "page"), now=NOW + MINUTE)  # skipped

    closed = again(attempt)
    assert (closed.state, closed.finished_at, closed.earned) == ("finished", NOW + MINUTE, Fraction(1))
    assert [kind for kind, _at in events(attempt)] == ["started", "finished"]
    with pytest.raises(AttemptClosed):
        save(attempt, "o1")
