"""Decisions on quizzes: create, change, publish, retire. The only writer of quizzes and their versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from random import Random
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from content.curation import CannotDecide, given
from content.models import Mission
from people import audit
from people.models import User
from quiz import assembly, papers, vetting
from quiz.models import Quiz, QuizQuestion, QuizVersion
from quiz.question_types.base import Problem

MARKING = ("credit", "order_credit", "penalty", "floor", "by_certainty")
"""How a version of a quiz marks."""

RULES = (
    *("purpose", "knowledge_day", "blueprint", "feedback", "time_limit_minutes", "attempts_allowed", "pass_percent"),
    *MARKING,
)
"""What a version of a quiz holds."""

WINDOW = ("opens_at", "closes_at")
"""When a quiz can be taken: of the quiz and not of a version, to be changed at any time."""

PRESETS: dict[str, dict[str, Any]] = {
    "practice": {"purpose": "practice", "feedback": "at_once", "time_limit_minutes": None, "attempts_allowed": None},
    "check": {"purpose": "check", "feedback": "submitted", "time_limit_minutes": None, "attempts_allowed": None},
    "test": {"purpose": "test", "feedback": "submitted", "time_limit_minutes": 30, "attempts_allowed": 1},
}
"""The usual rules of each purpose."""

MOST_TOLD = 3
"""How many reasons a refusal gives at once."""


class Supply(NamedTuple):
    """What a row of a blueprint wants, and how many questions it could take that ask different facts."""

    words: str
    want: int
    have: int

    @property
    def gap(self) -> int:
        return max(0, self.want - self.have)


class Labels(NamedTuple):
    """The names of topics, subjects and attributes by their slugs."""

    topics: dict[str, str]
    subjects: dict[str, str]
    attributes: dict[str, str]

    def words(self, row: assembly.Row) -> str:
        """What a row of a blueprint draws from, in words."""
        if row.series is not None:
            subject, attribute = row.series
            return f"{self.subjects.get(subject, subject)}: {self.attributes.get(attribute, attribute)}"
        return self.topics.get(row.topic, row.topic) if row.topic else "Any topic"


def create(mission: Mission, fields: Mapping[str, Any], *, purpose: str, by: User, now: datetime) -> Quiz:
    """A draft quiz with the usual rules of its purpose and an empty blueprint."""
    with transaction.atomic():
        quiz = Quiz.objects.create(mission=mission, **fields)
        quiz.current = QuizVersion.objects.create(quiz=quiz, number=1, created_at=now, **PRESETS[purpose])
        quiz.save(update_fields=["current"])
        audit.record("create quiz", quiz, by=by, after={"title": quiz.title, "purpose": purpose})
    return quiz


def change(
    quiz: Quiz, fields: Mapping[str, Any], blueprint: list[dict[str, Any]], *, by: User, now: datetime
) -> QuizVersion:
    """Change all that an instructor may at once, or nothing: how it is called, its window, its rules.

    Raises CannotDecide.
    """
    with transaction.atomic():
        describe(quiz, title=fields["title"], summary=fields["summary"], by=by)
        rules = {name: fields[name] for name in RULES if name in fields} | {"blueprint": blueprint}
        window = {name: fields[name] for name in WINDOW}
        if fields["closes_at"] is not None:  # so that rules which need a closing time find it
            schedule(quiz, **window, by=by)
        version = new_version(quiz, rules, by=by, now=now)
        schedule(quiz, **window, by=by)
    return version


def new_version(quiz: Quiz, fields: Mapping[str, Any], *, by: User, now: datetime) -> QuizVersion:
    """Give the quiz these rules: in its version while no attempt has frozen it, else in a next one.

    A published quiz stays one that can be taken. Raises CannotDecide.
    """
    with transaction.atomic():
        locked = _lock(quiz)
        version = _next(locked, now=now)
        before = {name: _told(getattr(version, name)) for name in RULES}
        for name in RULES:
            setattr(version, name, fields.get(name, getattr(version, name)))
        after = {name: _told(getattr(version, name)) for name in RULES}
        if before == after:
            return locked.current or version
        _refuse_malformed(version)
        _refuse_endless(locked, version)
        if locked.status == Quiz.Status.PUBLISHED:
            refuse_gaps(version, now.date())
        _store(locked, version)
        if locked.status == Quiz.Status.PUBLISHED:
            _refuse_blocked(version, now.date())
        audit.record("change quiz", version, by=by, before=before, after=after)
    return version


def describe(quiz: Quiz, *, title: str, summary: str, by: User) -> Quiz:
    """How learners find the quiz called; unlike the rules this may change at any time."""
    with transaction.atomic():
        locked = _lock(quiz)
        before, after = {"title": locked.title, "summary": locked.summary}, {"title": title, "summary": summary}
        if before != after:
            locked.title, locked.summary = title, summary
            locked.save(update_fields=["title", "summary"])
            audit.record("describe quiz", locked, by=by, before=before, after=after)
    return locked


def schedule(quiz: Quiz, *, opens_at: datetime | None, closes_at: datetime | None, by: User) -> Quiz:
    """Say from when until when the quiz can be taken; attempts begun keep the end that they have.

    Raises CannotDecide.
    """
    with transaction.atomic():
        locked = _lock(quiz)
        before = {name: _told(getattr(locked, name)) for name in WINDOW}
        locked.opens_at, locked.closes_at = opens_at, closes_at
        after = {name: _told(getattr(locked, name)) for name in WINDOW}
        if before != after:
            if opens_at and closes_at and closes_at <= opens_at:
                raise CannotDecide("The quiz would close before it opens. Correct one of the two.")
            if locked.current is not None:
                _refuse_endless(locked, locked.current)
            locked.save(update_fields=list(WINDOW))
            audit.record("schedule quiz", locked, by=by, before=before, after=after)
    return locked


def publish(quiz: Quiz, *, by: User, now: datetime, expected: str = Quiz.Status.DRAFT) -> Quiz:
    """Open the quiz to learners. Raises CannotDecide, naming the row that lacks questions."""
    with transaction.atomic():
        locked = _lock(quiz, expected)
        if locked.current is None:
            raise CannotDecide("It has no rules yet. Save them first.")
        _refuse_malformed(locked.current)
        _refuse_endless(locked, locked.current)
        refuse_gaps(locked.current, now.date())
        _refuse_blocked(locked.current, now.date())
        return _set_status("publish quiz", locked, Quiz.Status.PUBLISHED, by=by)


def retire(quiz: Quiz, *, by: User, reason: str, expected: str = Quiz.Status.PUBLISHED) -> Quiz:
    """Close the quiz to new attempts; those begun go on. Raises CannotDecide."""
    with transaction.atomic():
        return _set_status("retire quiz", _lock(quiz, expected), Quiz.Status.RETIRED, by=by, reason=given(reason))


def supplies(version: QuizVersion, today: date) -> list[Supply]:
    """For each row of the blueprint how many approved questions fit it on the quiz's day. Raises CannotDecide."""
    rows, fitting = _rows(version), fitting_questions(version, today)
    named = labels(version.quiz.mission)
    return [Supply(named.words(row), row.count, _different([*filter(row.takes, fitting)])) for row in rows]


def fitting_questions(version: QuizVersion, today: date) -> list[assembly.Candidate]:
    """The approved questions that a paper of the version may draw today."""
    day, pinned = version.knowledge_day or today, version.knowledge_day is not None
    return papers.fitting(version.quiz.mission, day, pinned=pinned, reviewed_on=papers.reviewed_on(version))


def problems(version: QuizVersion, today: date) -> list[Problem]:
    """What the checks find in the quiz as a whole, the gravest first. Raises CannotDecide."""
    _rows(version)
    return vetting.problems(version, fitting_questions(version, today))


def labels(mission: Mission) -> Labels:
    """The names behind the slugs of the mission's blueprints."""
    return Labels(
        topics=dict(mission.topics.values_list("slug", "title")),
        subjects=dict(mission.entities.values_list("slug", "name")),
        attributes=dict(mission.attributes.values_list("slug", "label")),
    )


def refuse_gaps(version: QuizVersion, today: date) -> None:
    """Raises CannotDecide where no full paper can be drawn."""
    found = supplies(version, today)
    current = version.quiz.current
    fixed = current.fixed.count() if current else 0
    if not found and not fixed:
        raise CannotDecide("The quiz draws nothing yet. Say how many questions of which topic, and save.")
    if gaps := [f"{row.words}: needs {row.want}, has {row.have}, lacks {row.gap}." for row in found if row.gap]:
        raise CannotDecide(
            " ".join(["There are too few questions.", *gaps, "Approve more questions, or ask for fewer."])
        )
    wanted = sum(row.want for row in found)
    drawn = assembly.draw(_rows(version), fitting_questions(version, today), [], Random(0))
    if len(drawn) < wanted:
        raise CannotDecide(
            f"The rows compete for the same questions and lack {wanted - len(drawn)} together. Ask for fewer."
        )


def _refuse_blocked(version: QuizVersion, today: date) -> None:
    if found := [problem.text for problem in problems(version, today) if problem.severity == "block"]:
        raise CannotDecide(" ".join(found[:MOST_TOLD]))


def _different(candidates: list[assembly.Candidate]) -> int:
    """How many of them can stand in one paper, where no fact is asked twice."""
    taken: set[str] = set()
    count = 0
    for candidate in sorted(candidates, key=lambda found: len(found.asked)):
        if not candidate.asked & taken:
            taken |= candidate.asked
            count += 1
    return count


def _rows(version: QuizVersion) -> list[assembly.Row]:
    try:
        return assembly.read_blueprint(version.blueprint)
    except assembly.BadBlueprint as error:
        raise CannotDecide(str(error)) from error


def _lock(quiz: Quiz, expected: str | None = None) -> Quiz:
    found = Quiz.objects.select_for_update(of=("self",)).select_related("mission", "current").get(pk=quiz.pk)
    if expected is not None and found.status != expected:
        raise CannotDecide(f"Somebody decided first: it is {found.get_status_display()}. Nothing was changed.")
    return found


def _next(quiz: Quiz, *, now: datetime) -> QuizVersion:
    """The version to write into: the current one while no attempt uses it, else a copy with the next number."""
    current = quiz.current
    if current is None:
        return QuizVersion(quiz=quiz, number=1, created_at=now)
    current = QuizVersion.objects.select_for_update().get(pk=current.pk)
    current.quiz = quiz
    if current.frozen_at is None:
        return current
    return QuizVersion(
        quiz=quiz, number=current.number + 1, created_at=now, **{name: getattr(current, name) for name in RULES}
    )


def _store(quiz: Quiz, version: QuizVersion) -> None:
    former, is_new = quiz.current, version.pk is None
    version.save()
    if is_new and former is not None:
        QuizQuestion.objects.bulk_create(
            QuizQuestion(version=version, question_id=row.question_id, position=row.position, points=row.points)
            for row in former.fixed.all()
        )
    quiz.current = version
    quiz.save(update_fields=["current"])


def _refuse_malformed(version: QuizVersion) -> None:
    _rows(version)
    if version.by_certainty and version.penalty != QuizVersion.Penalty.NONE:
        raise CannotDecide("Marks by certainty already take points off. Choose that nothing else is taken off.")
    try:
        version.full_clean(exclude=["blueprint"])
    except ValidationError as error:
        raise CannotDecide(" ".join(_plain(error))) from error


def _refuse_endless(quiz: Quiz, version: QuizVersion) -> None:
    if version.feedback == QuizVersion.Feedback.CLOSED and quiz.closes_at is None:
        raise CannotDecide("Feedback once the quiz has closed needs a closing time. Set one, or choose other feedback.")


def _plain(error: ValidationError) -> list[str]:
    return [
        "A test gives no feedback before it is submitted." if "at_once" in text else text for text in error.messages
    ]


def _set_status(action: str, quiz: Quiz, status: Quiz.Status, *, by: User, reason: str = "") -> Quiz:
    before = {"status": quiz.status}
    quiz.status = status
    quiz.save(update_fields=["status"])
    audit.record(action, quiz, by=by, before=before, after={"status": status}, reason=reason)
    return quiz


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if isinstance(value, list | int | None) else str(value)
