"""What the pages of a running attempt say: scores in words, where to go next, how much time is left."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from quiz import attempts, pages, queries
from quiz.models import Attempt, Response
from quiz.saving import Kept, Save
from tests.factories import NOW, keep, save_attempt, save_mission, save_question, save_quiz, save_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("earned", "points", "words"),
    [
        (Fraction(14), 20, "14 of 20 points"),
        (Fraction(0), 20, "0 of 20 points"),
        (Fraction(1, 3), 2, "1/3 of 2 points"),
        (Fraction(7, 3), 4, "2 1/3 of 4 points"),
    ],
)
def test_score_words_are_exact(earned, points, words):
    attempt = Attempt(points=points, earned_numerator=earned.numerator, earned_denominator=earned.denominator)

    assert pages.score_words(attempt) == words


def test_an_attempt_without_a_score_has_no_words_for_it():
    assert pages.score_words(Attempt(points=3)) == ""


def test_the_start_page_tells_what_awaits(ana):
    mission = save_mission()
    save_topic(mission)
    quiz = save_quiz(
        blueprint=[{"topic": "structure", "count": 3}, {"series": ["a", "b"], "count": 1}, {"topic": "", "count": 2}],
        attempts_allowed=2,
    )

    page = pages.start_page(quiz, ana, now=NOW)

    assert (page["question_count"], page["attempts_left"], page["open_attempt"], page["blocked"]) == (6, 2, None, "")
    assert page["topics_counts"] == [
        {"title": "Structure", "count": 3},
        {"title": "Current figures and structure", "count": 1},
        {"title": "Any topic", "count": 2},
    ]


def test_the_start_page_offers_to_go_on_and_says_when_all_is_used_up(ana):
    save_question()
    quiz = save_quiz(attempts_allowed=1, purpose="test", feedback="submitted")
    attempt = save_attempt(ana, quiz, is_finished=False)

    running = pages.start_page(quiz, ana, now=NOW)
    attempts.finish(attempt, now=NOW)
    used_up = pages.start_page(quiz, ana, now=NOW)

    assert (running["open_attempt"], running["blocked"]) == (attempt, "")
    assert (used_up["open_attempt"], used_up["attempts_left"]) == (None, 0)
    assert used_up["blocked"].startswith("You have used all attempts")


@pytest.mark.parametrize(("answered", "expected"), [([], 1), ([1], 2), ([2], 1), ([1, 3], 2), ([1, 2, 3], 1)])
def test_next_number_is_the_first_without_a_response(ana, answered, expected):
    for _ in range(3):
        save_question()
    quiz = save_quiz(blueprint=[{"count": 3}], purpose="test", feedback="submitted")
    attempt = save_attempt(ana, quiz, right=[], is_finished=False)
    for position in answered:
        keep(attempt, Save(position, {"response": ["o1"]}, "page"), now=NOW)

    assert pages.next_number(attempt) == expected


@pytest.mark.parametrize(("seconds", "remaining"), [(None, None), (61.9, 61), (0.2, 0), (0, 0)])
def test_saved_tells_the_whole_seconds_that_are_left(seconds, remaining):
    deadline = None if seconds is None else NOW + timedelta(seconds=seconds)
    response = Response(saved_at=NOW, client="page")

    told = pages.saved(
        Kept(Attempt(deadline_at=deadline), response, is_last=False), Save(1, {}, "page", seq=4), now=NOW
    )

    assert told == {
        "saved_at": "2026-03-02T09:00:00+00:00",
        "seq": 4,
        "counts": True,
        "conflict": None,
        "remaining": remaining,
    }
    assert not isinstance(told["remaining"], float)


def test_empty_responses_count_as_not_answered(ana):
    save_question()
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="submitted"), right=[], is_finished=False)
    keep(attempt, Save(1, {}, "page"), now=NOW)
    empty = queries.shown_or_404(attempt, 1).answered, pages.check_page(attempt)["unanswered"]
    keep(attempt, Save(1, {"response": ["o1"]}, "page", seq=1), now=NOW)
    full = queries.shown_or_404(attempt, 1).answered, pages.check_page(attempt)["unanswered"]

    assert (empty, full) == ((0, 1), (1, 0))
