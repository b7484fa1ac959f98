"""Grades are exact, append-only, and the newest counts."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from quiz import grading, settling
from quiz.marking import Rules
from quiz.models import Attempt, Grade, Response
from quiz.scoring import Score
from tests.factories import NOW, save_attempt, save_question, save_quiz

pytestmark = pytest.mark.django_db

FERRIES = {
    "options": [
        {"id": f"o{n}", "text": text, "why": ""} for n, text in enumerate(("Orsa", "Velin", "Tarn", "Holm"), 1)
    ],
    "key": ["o1", "o2", "o3"],
}
THREE = [{"id": f"o{n}", "text": f"{n} pilots", "why": ""} for n in (1, 2, 3)]


def save_response(ana, value, *, rules=None, **fields) -> Response:
    save_question(**fields)
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="submitted", **(rules or {})), is_finished=False)
    response = attempt.responses.get()
    response.value = value
    response.save()
    return response


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"response": ["o1"]}, 1),
        ({"response": ["o2"]}, 0),
        ({"response": ["o1", "o2"]}, 0),
        ({"response": ["no such option"]}, 0),
        ({"response": []}, 0),
        ({}, 0),
    ],
)
def test_judge_earns_nothing_for_what_cannot_be_read(ana, value, expected):
    response = save_response(ana, value)
    asked = response.paper_question

    assert grading.judge(response, asked, asked.question_version, Rules()).mark == expected


def test_grades_are_stored_as_exact_fractions(ana):
    response = save_response(ana, {"response": ["o1", "o2"]}, kind="multiple_response", data=FERRIES)

    grading.grade_responses(response.attempt, [(response, response.paper_question)], now=NOW)

    row = Grade.objects.get()
    assert (row.fraction, row.rule, row.reason, row.at) == (Fraction(2, 3), "part-pairs-0", "graded", NOW)
    assert settling.score_of(response.attempt).earned == Fraction(2, 3)


def test_the_newest_grade_counts_and_the_older_ones_stay(ana):
    response = save_response(ana, {"response": ["o2"]})
    pair = (response, response.paper_question)
    grading.grade_responses(response.attempt, [pair], now=NOW)
    response.value = {"response": ["o1"]}
    response.save()

    grading.grade_responses(response.attempt, [pair], now=NOW + timedelta(hours=1))

    assert [grade.fraction for grade in Grade.objects.order_by("pk")] == [0, 1]
    assert grading.counting_grades(response.attempt)[response.paper_question_id].fraction == 1
    assert settling.score_of(response.attempt).earned == 1


def test_a_wrong_response_takes_off_by_the_rules_of_the_quiz_and_the_rule_is_named(ana):
    response = save_response(ana, {"response": ["o2"]}, rules={"penalty": "1/4", "floor": "none"})

    grading.grade_responses(response.attempt, [(response, response.paper_question)], now=NOW)

    assert (Grade.objects.get().fraction, Grade.objects.get().rule) == (Fraction(-1, 4), "part-pairs-1/4")
    assert settling.score_of(response.attempt).earned == Fraction(-1, 4)


def test_a_whole_score_is_not_below_0_where_the_rules_say_so(ana):
    response = save_response(ana, {"response": ["o2"]}, rules={"penalty": "1", "floor": "total"})

    grading.grade_responses(response.attempt, [(response, response.paper_question)], now=NOW)

    assert Grade.objects.get().fraction == -1
    assert settling.score_of(response.attempt).earned == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [({"response": ["o1"]}, "right"), ({"response": ["o2"]}, "wrong"), ({"response": ["zz"]}, "none"), ({}, "none")],
)
def test_the_verdict_is_of_the_response_whatever_it_earns(ana, value, expected):
    response = save_response(ana, value, rules={"by_certainty": True})

    grading.grade_responses(response.attempt, [(response, response.paper_question)], now=NOW)

    assert grading.verdict(response.paper_question, response) == expected


def test_an_option_that_a_corrected_key_no_longer_has_is_wrong_and_not_left_out(ana):
    response = save_response(ana, {"response": ["o3"]}, rules={"penalty": "1/2", "floor": "none"})
    fewer = save_question(data={"options": THREE[:2], "key": ["o1"]})

    judged = grading.judge(response, response.paper_question, fewer, response.attempt.quiz_version.marking)

    assert judged == grading.Judgement(Fraction(-1, 2), Fraction(0), is_responded=True)


def test_a_score_of_many_odd_denominators_is_stored_whole(ana):
    attempt = save_response(ana, {}).attempt
    earned = sum((Fraction(1, n) for n in (7775, 117648, 40319, 719, 1679615)), Fraction(0))

    settling.record(attempt, Score(earned, 10))
    attempt.save()

    assert Attempt.objects.get(pk=attempt.pk).earned == earned
    assert earned.denominator > 2**63
