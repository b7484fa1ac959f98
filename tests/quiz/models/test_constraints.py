"""Each rule that the database itself keeps for questions, quizzes and attempts is broken once, and refused."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.models import Attempt, ExtraTime
from tests.copies import constraints_of, is_refused, save_copy
from tests.factories import NOW, save_everything, save_question

pytestmark = pytest.mark.django_db

CLOSED = {"state": "finished", "finished_at": NOW}

BROKEN: list[tuple[str, str, dict[str, Any]]] = [
    ("question_version_number", "QuestionVersion", {"status": "draft"}),
    ("question_one_approved_version", "QuestionVersion", {"number": 2}),
    ("question_fact_once", "QuestionFact", {}),
    ("waiver_once", "Waiver", {}),
    ("quiz_version_number", "QuizVersion", {}),
    ("quiz_pass_percent_0_to_100", "QuizVersion", {"number": 2, "pass_percent": 101}),
    ("quiz_time_limit_min_1", "QuizVersion", {"number": 2, "time_limit_minutes": 0}),
    ("quiz_test_gives_no_feedback_at_once", "QuizVersion", {"number": 2, "purpose": "test", "feedback": "at_once"}),
    ("quiz_opens_before_it_closes", "Quiz", {"slug": "other", "opens_at": NOW, "closes_at": NOW}),
    ("quiz_question_once", "QuizQuestion", {}),
    ("quiz_question_points_min_1", "QuizQuestion", {"question_id": None, "points": 0}),
    ("attempt_uuid", "Attempt", {"number": 2, "uuid": None, **CLOSED}),
    ("attempt_number", "Attempt", CLOSED),
    ("attempt_one_open", "Attempt", {"number": 2}),
    ("attempt_open_or_finished", "Attempt", {"number": 2, "state": "finished"}),
    ("attempt_open_or_finished", "Attempt", {"number": 2, "finished_at": NOW}),
    ("attempt_score_is_a_fraction", "Attempt", {"number": 2, "earned_numerator": 1, **CLOSED}),
    (
        "attempt_score_is_a_fraction",
        "Attempt",
        {"number": 2, "earned_numerator": 1, "earned_denominator": 0, **CLOSED},
    ),
    ("paper_position", "PaperQuestion", {}),
    ("paper_position_from_1", "PaperQuestion", {"position": 0}),
    ("paper_points_min_1", "PaperQuestion", {"position": 2, "points": 0}),
    ("revision_once", "Revision", {}),
    ("response_one_per_question", "Response", {}),
    ("response_confidence_1_to_3", "Response", {"confidence": 4}),
    ("grade_denominator_min_1", "Grade", {"denominator": 0}),
    ("extra_time_once", "ExtraTime", {"token": None}),
    ("extra_time_min_1", "ExtraTime", {"minutes": 0}),
    ("report_once", "Report", {}),
    ("report_open_or_ruled", "Report", {"reason": "typo", "status": "accepted"}),
    ("report_open_or_ruled", "Report", {"reason": "typo", "ruled_at": NOW}),
]


def test_every_broken_rule_is_refused_by_its_name(ana):
    rows = save_everything(ana)
    same = {"uuid": Attempt.objects.get().uuid, "question_id": save_question().question_id}
    same["token"] = ExtraTime.objects.get().token

    kept = [
        (name, changes)
        for name, model, changes in BROKEN
        if not is_refused(rows[model], name, {key: value or same.get(key, value) for key, value in changes.items()})
    ]

    assert kept == []


def test_every_constraint_is_tried():
    assert set(constraints_of("quiz")) == {name for name, _model, _changes in BROKEN}


def test_two_learners_may_each_have_one_open_attempt(ana, ben):
    attempt = save_everything(ana)["Attempt"]

    assert save_copy(attempt, learner_id=ben.pk).pk
