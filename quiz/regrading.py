"""Grading finished attempts again: by a corrected key, with a question voided, or as a person decides.

A corrected key or a voided question is planned first, writing nothing, and then applied, one attempt a transaction,
under the lock that saves and finishes take. Applied again, it changes nothing. Grades are added and none is lost; what
a person decided stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from content.curation import CannotDecide, given
from content.models.facts import Status
from people import audit
from people.models import User
from quiz import attempts, grading, scoring, settling
from quiz.models import Attempt, AttemptEvent, Grade, PaperQuestion, Question, QuestionVersion, Response
from quiz.scoring import Score

CLOSED = (Attempt.State.FINISHED, Attempt.State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done about a question: grade by the key of a version, or, where ``key`` is None, void it.

    Voided, it gives full points to everybody whom it was asked, also to those who left it out.
    """

    question: Question
    key: QuestionVersion | None = None

    def papers(self) -> QuerySet[PaperQuestion]:
        """Where the question was asked; by a key only in versions up to its own."""
        found = PaperQuestion.objects.filter(question_version__question=self.question)
        return found if self.key is None else found.filter(question_version__number__lte=self.key.number)


@dataclass(frozen=True, slots=True)
class Change:
    """One attempt whose score changes: before and after. Whether it passes is decided on the exact scores."""

    attempt: Attempt
    before: Score
    after: Score
    passed_before: bool
    passed_after: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What an order comes to.

    ``graded`` counts the responses that get a new grade, ``kept`` those that a person decided on, ``running`` the
    attempts with the question that are still open.
    """

    changes: tuple[Change, ...]
    graded: int
    kept: int
    running: int

    @property
    def passing(self) -> int:
        """How many pass by it that did not."""
        return sum(change.passed_after > change.passed_before for change in self.changes)

    @property
    def failing(self) -> int:
        """How many pass no longer."""
        return sum(change.passed_after < change.passed_before for change in self.changes)

    @property
    def digest(self) -> str:
        """Equal for plans that come to the same."""
        rows = [f"{row.attempt.pk} {row.before.earned} {row.after.earned}" for row in self.changes]
        return hashlib.sha256("\n".join([str(self.graded), *rows]).encode()).hexdigest()


def plan(order: Order) -> Plan:
    """What applying the order would change now, in a fixed number of queries. Writes nothing."""
    found = _attempts(order)
    changes, graded, kept = [], 0, 0
    for attempt in found:
        fresh = _grades(order, attempt)
        graded += len(fresh)
        kept += sum(_is_manual(asked) for asked in _asked(order, attempt))
        change = _change(attempt, fresh)
        if change is not None:
            changes.append(change)
    running = order.papers().exclude(question_version=order.key).filter(attempt__state=Attempt.State.OPEN)
    return Plan(tuple(changes), graded, kept, running.values("attempt").distinct().count())


def apply(order: Order, *, by: User, now: datetime, reason: str, seen: str | None = None) -> Plan:
    """Do what the plan says; returns what was changed. ``seen`` is the digest of the plan that was looked at.

    Raises CannotDecide where no reason is given, the key is not in force, or the plan has changed since it was seen.
    """
    reason = given(reason)
    if order.key is not None and order.key.status != Status.APPROVED:
        raise CannotDecide("This version is not approved. Approve it first: only a key in force can be applied.")
    planned = plan(order)
    if seen is not None and seen != planned.digest:
        raise CannotDecide("Attempts or grades have changed since you looked. Look at the list again, then decide.")
    if not planned.graded:
        return planned
    told = {
        "attempts": planned.graded,
        "scores": len(planned.changes),
        "pass": planned.passing,
        "fail": planned.failing,
    }
    thing = order.key or order.question
    audit.record("grade again" if order.key else "void question", thing, by=by, after=told, reason=reason)
    done = [_apply_to(attempt, order, by=by, now=now, reason=reason) for attempt in _attempts(order)]
    changes = tuple(change for change, _count in done if change is not None)
    return Plan(changes, sum(count for _change, count in done), planned.kept, planned.running)


def override(asked: PaperQuestion, points: Fraction, *, by: User, now: datetime, reason: str) -> Attempt:
    """Give a response these points, from 0 to those of its question, as a person decided. Raises CannotDecide."""
    with transaction.atomic():
        attempt = settling.lock(asked.attempt)
        reason = given(reason)
        if attempt.state not in CLOSED:
            raise CannotDecide("The attempt is still open. Decide on its points once it has ended.")
        if not 0 <= points <= asked.points:
            raise CannotDecide(f"Give from 0 to {asked.points} points.")
        response = _response(asked, now=now)
        former = grading.newest_grade(response)
        mark, before = points / asked.points, former.fraction * asked.points if former else Fraction(0)
        if former is not None and former.reason == Grade.Reason.MANUAL and former.fraction == mark:
            raise CannotDecide("It has these points already. Nothing was changed.")
        told = {"rule": grading.MANUAL, "reason": Grade.Reason.MANUAL, "by": by, "at": now}
        grading.grade_row(response, grading.key_of(asked, former), mark, **told).save()
        _settle(attempt, by=by, now=now, told={"position": asked.position, "reason": reason})
        audit.record(
            "override grade",
            response,
            by=by,
            before={"points": str(before)},
            after={"points": str(points)},
            reason=reason,
        )
    return attempt


def _apply_to(attempt: Attempt, order: Order, *, by: User, now: datetime, reason: str) -> tuple[Change | None, int]:
    """The change of one attempt's score, if any, and how many grades were added."""
    with transaction.atomic():
        locked = settling.lock(attempt)
        prefetch_related_objects([locked], _papers())
        if locked.state not in CLOSED:
            return None, 0
        fresh = _grades(order, locked, by=by, at=now)
        if not fresh:
            return None, 0
        change = _change(locked, fresh)
        for asked, grade in fresh:
            grade.response = _response(asked, now=now)
        Grade.objects.bulk_create(grade for _asked, grade in fresh)
        told = {"position": fresh[0][0].position, "reason": reason, "key": order.key.number if order.key else None}
        _settle(locked, by=by, now=now, told=told)
    return change, len(fresh)


def _settle(attempt: Attempt, *, by: User, now: datetime, told: dict[str, object]) -> None:
    """Store the score anew, and write down what it was and is."""
    before = {"before": str(attempt.earned), "passed_before": attempt.passed}
    settling.settle(attempt)
    attempt.save(update_fields=["earned_numerator", "earned_denominator", "passed"])
    after = {"after": str(attempt.earned), "passed_after": attempt.passed}
    attempts.note(attempt, AttemptEvent.Kind.REGRADED, at=now, by=by, data={**told, **before, **after})


def _attempts(order: Order) -> list[Attempt]:
    """The finished attempts that the order may touch, each with its paper, responses and grades."""
    found = Attempt.objects.filter(pk__in=order.papers().values("attempt"), state__in=CLOSED)
    found = found.select_related("quiz_version", "quiz", "learner__user").order_by("pk")
    return list(found.prefetch_related(_papers()))


def _papers() -> Prefetch[Any, Any, Any]:
    rows = PaperQuestion.objects.select_related("question_version").order_by("position")
    return Prefetch("paper", rows.prefetch_related("responses__grades__key_version"))


def _asked(order: Order, attempt: Attempt) -> Sequence[PaperQuestion]:
    """The paper's rows that the order is about."""
    return [
        asked
        for asked in attempt.paper.all()
        if asked.question_version.question_id == order.question.pk
        and (order.key is None or asked.question_version.number <= order.key.number)
    ]


def _grades(order: Order, attempt: Attempt, **told: object) -> list[tuple[PaperQuestion, Grade]]:
    """The grades that the order adds to the attempt, not stored, each with the row of the paper that it is about."""
    made = [(asked, _grade(order, attempt, asked, **told)) for asked in _asked(order, attempt)]
    return [(asked, grade) for asked, grade in made if grade is not None]


def _grade(order: Order, attempt: Attempt, asked: PaperQuestion, **told: object) -> Grade | None:
    """The new grade, or None where the one that counts stands already, or a person decided on it."""
    response = next(iter(asked.responses.all()), None)
    former = grading.newest_grade(response)
    if _is_manual(asked):
        return None
    if order.key is None:
        if former is not None and former.reason == Grade.Reason.VOIDED:
            return None
        blank = response or Response(learner_id=asked.learner_id, attempt=attempt, paper_question=asked)
        voided = {"rule": grading.VOIDED, "reason": Grade.Reason.VOIDED}
        return grading.grade_row(blank, grading.key_of(asked, former), Fraction(1), **voided, **told)
    if response is None or (
        former is not None and former.reason != Grade.Reason.VOIDED and former.key_version_id == order.key.pk
    ):
        return None
    rules = attempt.quiz_version.marking
    return grading.graded(response, asked, order.key, rules, reason=Grade.Reason.REGRADED, **told)


def _is_manual(asked: PaperQuestion) -> bool:
    former = grading.newest_grade(next(iter(asked.responses.all()), None))
    return former is not None and former.reason == Grade.Reason.MANUAL


def _change(attempt: Attempt, fresh: Sequence[tuple[PaperQuestion, Grade]]) -> Change | None:
    """How the score changes by these grades, or None where it does not."""
    marks = {asked.pk: grade.fraction for asked, grade in fresh}
    rules = attempt.quiz_version
    graded = [(marks.get(asked.pk, _mark(asked)), asked.points) for asked in attempt.paper.all()]
    after = scoring.score(graded, is_floored=rules.marking.is_floored)
    before = Score(attempt.earned or Fraction(0), attempt.points)
    passed_before, passed_after = bool(attempt.passed), scoring.passes(after, rules.pass_mark)
    if (before.earned, passed_before) == (after.earned, passed_after) or not fresh:
        return None
    return Change(attempt, before, after, passed_before, passed_after)


def _mark(asked: PaperQuestion) -> Fraction:
    grade = grading.newest_grade(next(iter(asked.responses.all()), None))
    return grade.fraction if grade else Fraction(0)


def _response(asked: PaperQuestion, *, now: datetime) -> Response:
    """The response to a question of a paper; an empty one is made where there is none, for a grade to hang on."""
    told = {"attempt_id": asked.attempt_id, "saved_at": now}
    return Response.objects.get_or_create(learner_id=asked.learner_id, paper_question=asked, defaults=told)[0]
