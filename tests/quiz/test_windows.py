"""When a quiz can be started, until when an attempt lasts, and who gets more time."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from people.models import AuditRow
from quiz import attempts, windows
from quiz.attempts import CannotExtend, CannotStart
from quiz.models import AttemptEvent, ExtraTime, Quiz, QuizVersion
from tests.factories import NOW
from tests.quiz.test_attempts import MINUTE, TEST, again, begin

HOUR = timedelta(hours=1)


def start(learner, quiz, *, now):
    quiz.refresh_from_db()
    return attempts.start(learner, quiz, now=now, rng=Random(1))


@pytest.fixture
def quiz(db, ana):
    """A published test of 20 minutes that nobody has begun, open for one hour."""
    first = begin(ana, time_limit_minutes=20, **TEST)
    attempts.finish(first, now=NOW)
    Quiz.objects.update(opens_at=NOW + HOUR, closes_at=NOW + 2 * HOUR)
    return Quiz.objects.get()


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(0), "opens on 2 March 2026, 10:00 UTC"),
        (HOUR - timedelta(seconds=1), "opens on"),
        (HOUR, ""),
        (2 * HOUR - timedelta(seconds=1), ""),
        (2 * HOUR, "closed on 2 March 2026, 11:00 UTC"),
    ],
)
def test_a_quiz_starts_within_its_window_only(ben, quiz, after, words):
    try:
        start(ben, quiz, now=NOW + after)
        told = ""
    except CannotStart as reason:
        told = str(reason)

    assert (words in told) if words else told == ""


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (HOUR, 8 * HOUR, "2 March 2026, 10:00 to 17:00 UTC"),
        (HOUR, 32 * HOUR, "2 March 2026, 10:00 to 3 March 2026, 17:00 UTC"),
        (HOUR, None, "from 2 March 2026, 10:00 UTC"),
        (None, HOUR, "until 2 March 2026, 10:00 UTC"),
        (None, None, ""),
    ],
)
def test_a_window_is_told_with_each_day_and_the_zone_once(opens, closes, words):
    opens_at, closes_at = (NOW + after if after is not None else None for after in (opens, closes))

    assert windows.window_words(Quiz(opens_at=opens_at, closes_at=closes_at)) == words


def test_a_window_over_a_change_of_the_clocks_tells_both_zones():
    march = Quiz(opens_at=NOW, closes_at=NOW + timedelta(days=30))

    with timezone.override("Europe/Vienna"):
        assert windows.window_words(march) == "2 March 2026, 10:00 CET to 1 April 2026, 11:00 CEST"


def test_an_attempt_begun_in_time_goes_on_after_the_closing_of_a_quiz_moved_to_earlier(ben, quiz):
    attempt = start(ben, quiz, now=NOW + HOUR)
    Quiz.objects.update(closes_at=NOW + HOUR + MINUTE)

    assert start(ben, quiz, now=NOW + HOUR + 5 * MINUTE) == attempt
    assert again(attempt).deadline_at == NOW + HOUR + 20 * MINUTE


LIMITS = st.one_of(st.none(), st.integers(1, 600))


@given(limit=LIMITS, closes=LIMITS, extra=st.integers(0, 120))
def test_the_deadline_is_the_earlier_of_limit_and_closing_each_with_the_extra_minutes(limit, closes, extra):
    quiz = Quiz(closes_at=None if closes is None else NOW + closes * MINUTE)
    version = QuizVersion(quiz=quiz, time_limit_minutes=limit)

    found = windows.deadline(version, extra, now=NOW)

    ends = [NOW + (minutes + extra) * MINUTE for minutes in (limit, closes) if minutes is not None]
    assert found == (min(ends) if ends else None)


def test_extra_minutes_of_a_learner_count_at_each_start_and_the_newest_count(ana, ben, eda, quiz):
    for minutes in (30, 10):
        allow(ben, quiz, minutes, by=eda)

    attempt = start(ben, quiz, now=NOW + HOUR)

    assert attempt.deadline_at == NOW + HOUR + 30 * MINUTE
    assert windows.extra_minutes(ana, quiz) == 0
    assert AuditRow.objects.filter(action="allow time").order_by("-pk")[0].before == {"minutes": 30}


def allow(learner, quiz, minutes, *, by, token=None):
    told = {"by": by, "reason": "A doctor asked for it.", "now": NOW}
    return windows.allow(learner, quiz, minutes, token=token or uuid4(), **told)


def test_the_same_form_sent_twice_allows_once(ben, eda, quiz):
    token = uuid4()

    rows = {allow(ben, quiz, minutes, by=eda, token=token) for minutes in (30, 30)}

    assert (len(rows), ExtraTime.objects.count()) == (1, 1)


# More time in the middle of an attempt.


def extend(attempt, minutes=10, *, by, now=NOW, token=None) -> Any:
    return attempts.extend(attempt, minutes, token=token or uuid4(), by=by, reason="The power failed.", now=now)


@pytest.mark.django_db
def test_more_time_moves_the_deadline_and_is_written_down(ana, eda):
    attempt = begin(ana, time_limit_minutes=20, **TEST)

    extend(attempt, by=eda)

    assert again(attempt).deadline_at == NOW + 30 * MINUTE
    told = AttemptEvent.objects.get(kind="extended")
    moved = (datetime.fromisoformat(told.data["before"]), datetime.fromisoformat(told.data["after"]))
    assert (told.by, moved) == (eda, (NOW + 20 * MINUTE, NOW + 30 * MINUTE))
    assert AuditRow.objects.get(action="give time").reason == "The power failed."


@pytest.mark.django_db
def test_a_form_pressed_twice_gives_its_minutes_once_and_another_form_gives_more(ana, eda):
    attempt, token = begin(ana, time_limit_minutes=20, **TEST), uuid4()

    for given_token in (token, token, uuid4()):
        extend(attempt, by=eda, token=given_token)

    assert again(attempt).deadline_at == NOW + 40 * MINUTE


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [20, 21])
def test_an_attempt_whose_time_is_up_gets_no_more(ana, eda, minutes):
    attempt = begin(ana, time_limit_minutes=20, **TEST)

    with pytest.raises(CannotExtend, match="has ended"):
        extend(attempt, by=eda, now=NOW + minutes * MINUTE)

    assert not ExtraTime.objects.exists()


@pytest.mark.django_db
def test_an_attempt_without_limit_needs_no_more_time(ana, eda):
    with pytest.raises(CannotExtend, match="no time limit"):
        extend(begin(ana, **TEST), by=eda)


# Results that wait for all.


@pytest.mark.django_db
def test_a_result_waits_until_the_quiz_has_closed_and_nobody_is_at_it(ana, ben):
    attempt = begin(ana, time_limit_minutes=20, purpose="test", feedback="closed")
    Quiz.objects.update(closes_at=NOW + HOUR)
    other = start(ben, attempt.quiz, now=NOW + HOUR - 5 * MINUTE)
    attempts.extend(other, 15, token=uuid4(), by=None, reason="Late bus.", now=NOW + HOUR - 4 * MINUTE)
    finished = attempts.finish(attempt, now=NOW + MINUTE)

    seen = [attempts.release(again(finished), now=NOW + HOUR + minutes * MINUTE) for minutes in (-1, 0, 14, 16)]

    assert seen == [False, False, False, True]
    assert again(finished).released_at == NOW + HOUR + 16 * MINUTE


@pytest.mark.django_db
def test_other_results_are_released_at_the_end(ana):
    attempt = attempts.finish(begin(ana, **TEST), now=NOW + MINUTE)

    assert attempt.released_at == NOW + MINUTE
    assert not AttemptEvent.objects.filter(kind="released").exists()
