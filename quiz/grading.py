"""Responses → grade rows: one row a judgement, nothing overwritten, the newest counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from people.models import User
from quiz.models import Attempt, Grade, PaperQuestion, QuestionVersion, Response

RULE = "standard-1"
"""The way of grading now in force: the type's own fraction, never below 0."""


def judge(response: Response, paper_question: PaperQuestion, key_version: QuestionVersion) -> Fraction:
    """How far a stored response is right under the key of a version; what cannot be read earns 0."""
    reading = key_version.content.read(response.value, paper_question.order)
    return Fraction(0) if reading.value is None else key_version.content.grade(reading.value).fraction


def grade_responses(
    responses: Iterable[tuple[Response, PaperQuestion]], *, now: datetime, by: User | None = None
) -> list[Grade]:
    """Write a grade row for each response under the key of the version that was asked."""
    rows = []
    for response, paper_question in responses:
        fraction = judge(response, paper_question, paper_question.question_version)
        rows.append(
            Grade(
                learner_id=response.learner_id,
                response=response,
                rule=RULE,
                key_version=paper_question.question_version,
                numerator=fraction.numerator,
                denominator=fraction.denominator,
                by=by,
                at=now,
            )
        )
    return Grade.objects.bulk_create(rows)


def counting_grades(attempt: Attempt) -> dict[int, Grade]:
    """The newest grade of each paper question of the attempt, by the id of the paper question."""
    found = Grade.objects.filter(learner_id=attempt.learner_id, response__attempt=attempt).order_by("pk")
    return {grade.response.paper_question_id: grade for grade in found.select_related("response")}


def earned_points(attempt: Attempt) -> Fraction:
    """The exact points of the attempt: the sum of points × fraction over its paper."""
    points = dict(attempt.paper.values_list("pk", "points"))
    return sum(
        (points[paper_question] * grade.fraction for paper_question, grade in counting_grades(attempt).items()),
        start=Fraction(0),
    )
