"""Grades are exact, append-only, and the newest counts."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from quiz import grading
from quiz.models import Grade, Response
from tests.factories import NOW, save_attempt, save_question, save_quiz

pytestmark = pytest.mark.django_db

FERRIES = {
    "options": [
        {"id": f"o{n}", "text": text, "why": ""} for n, text in enumerate(("Orsa", "Velin", "Tarn", "Holm"), 1)
    ],
    "key": ["o1", "o2", "o3"],
}


def save_response(ana, value, **fields) -> Response:
    save_question(**fields)
    attempt = save_attempt(ana, save_quiz(purpose="test", feedback="submitted"), is_finished=False)
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

    assert grading.judge(response, asked, asked.question_version) == expected


def test_grades_are_stored_as_exact_fractions(ana):
    response = save_response(ana, {"response": ["o1", "o2"]}, kind="multiple_response", data=FERRIES)

    grading.grade_responses([(response, response.paper_question)], now=NOW)

    row = Grade.objects.get()
    assert (row.fraction, row.rule, row.reason, row.at) == (Fraction(2, 3), grading.RULE, "graded", NOW)
    assert grading.earned_points(response.attempt) == Fraction(2, 3)


def test_the_newest_grade_counts_and_the_older_ones_stay(ana):
    response = save_response(ana, {"response": ["o2"]})
    pair = (response, response.paper_question)
    grading.grade_responses([pair], now=NOW)
    response.value = {"response": ["o1"]}
    response.save()

    grading.grade_responses([pair], now=NOW + timedelta(hours=1))

    assert [grade.fraction for grade in Grade.objects.order_by("pk")] == [0, 1]
    assert grading.counting_grades(response.attempt)[response.paper_question_id].fraction == 1
    assert grading.earned_points(response.attempt) == 1
