"""Responses → grade rows: one row a judgement, nothing overwritten, the newest counts.

A grade is the mark of marking.py: the share of its question's points that a response earns, by the rules of the quiz.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from quiz import marking
from quiz.marking import Rules
from quiz.models import Attempt, Grade, PaperQuestion, QuestionVersion, Response

Verdict = Literal["right", "partly", "wrong", "none", "voided"]
"""How a response did; "none" where nothing was responded, "voided" where everybody got full points."""

VOIDED, MANUAL = "voided", "manual"
"""The names of the two rules that look at no key: full points for everybody, and what a person decided."""


class Judgement(NamedTuple):
    """What a response earns, and how far it is right by itself: both 0 where nothing was responded."""

    mark: Fraction
    fraction: Fraction
    is_responded: bool


def judge(response: Response, asked: PaperQuestion, key: QuestionVersion, rules: Rules) -> Judgement:
    """A stored response under the key of a version.

    What cannot be read under any key counts as nothing responded; what could be read when it was asked, and no longer
    can be under a corrected key, is wrong.
    """
    value = key.content.read(response.value, asked.order).value
    if value is None and not _could_be_read(response, asked, key):
        return Judgement(Fraction(0), Fraction(0), is_responded=False)
    fraction = Fraction(0) if value is None else key.content.grade_by(value, by_places=rules.by_places).fraction
    guess = key.content.guess_by(is_whole=rules.is_whole, by_places=rules.by_places)
    mark = marking.mark(fraction, guess=guess, certainty=response.confidence, rules=rules)
    return Judgement(mark, fraction, is_responded=True)


def _could_be_read(response: Response, asked: PaperQuestion, key: QuestionVersion) -> bool:
    if key.pk == asked.question_version_id:
        return False
    return asked.question_version.content.read(response.value, asked.order).value is not None


def grade_responses(
    attempt: Attempt, responses: Iterable[tuple[Response, PaperQuestion]], *, now: datetime
) -> list[Grade]:
    """Write a grade row for each response of the attempt under the key of the version that was asked."""
    rules = attempt.quiz_version.marking
    return Grade.objects.bulk_create(
        graded(response, asked, asked.question_version, rules, at=now) for response, asked in responses
    )


def graded(response: Response, asked: PaperQuestion, key: QuestionVersion, rules: Rules, **told: Any) -> Grade:
    """The grade of a response under a key, not yet stored."""
    return grade_row(response, key, judge(response, asked, key, rules).mark, rule=rules.name, **told)


def grade_row(response: Response, key: QuestionVersion, mark: Fraction, **told: Any) -> Grade:
    """A grade of this mark, not yet stored."""
    return Grade(
        learner_id=response.learner_id,
        response=response,
        key_version=key,
        numerator=mark.numerator,
        denominator=mark.denominator,
        **told,
    )


def counting_grades(attempt: Attempt) -> dict[int, Grade]:
    """The newest grade of each paper question of the attempt, by the id of the paper question."""
    found = Grade.objects.filter(learner_id=attempt.learner_id, response__attempt=attempt).order_by("pk")
    return {grade.response.paper_question_id: grade for grade in found.select_related("response")}


def newest_grade(response: Response | None) -> Grade | None:
    """The grade that counts."""
    return max(response.grades.all(), key=lambda grade: grade.pk, default=None) if response else None


def last_regrade(asked: PaperQuestion) -> Grade | None:
    """The newest grade by a corrected key that anybody got for the question; its key is the one in force."""
    again = Grade.objects.filter(key_version__question=asked.question_version.question_id)
    return again.filter(reason=Grade.Reason.REGRADED).select_related("key_version").order_by("-pk").first()


def key_of(asked: PaperQuestion, grade: Grade | None) -> QuestionVersion:
    """The version whose key counts: the one that was asked, unless it was corrected."""
    if grade is None or grade.key_version_id == asked.question_version_id:
        return asked.question_version
    return grade.key_version


def verdict(asked: PaperQuestion, response: Response | None) -> Verdict:
    """How the response did under the key that counts. What it earned is another matter: a mark depends on the rules."""
    grade = newest_grade(response)
    if response is None or grade is None:
        return "none"
    if grade.reason == Grade.Reason.VOIDED:
        return "voided"
    if grade.reason == Grade.Reason.MANUAL:
        return "right" if grade.fraction == 1 else "partly" if grade.fraction > 0 else "wrong"
    found = judge(response, asked, key_of(asked, grade), Rules())
    if not found.is_responded:
        return "none"
    return "right" if found.fraction == 1 else "partly" if found.fraction > 0 else "wrong"


def correctness(asked: PaperQuestion, response: Response | None) -> Fraction:
    """How far the response is right under the key that counts, 0 to 1, whatever the rules of marking."""
    grade = newest_grade(response)
    return judge(response, asked, key_of(asked, grade), Rules()).fraction if response and grade else Fraction(0)
