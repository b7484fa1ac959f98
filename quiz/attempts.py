"""Attempts: start, finish, expire. The only writer of attempts and papers.

Each of these runs in one transaction that first locks the attempt, so that a save and a finish never interleave.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import BigIntegerField

from kfor_site.prepared import Prepared, Slot
from people import audit
from people.models import User
from quiz import grading, papers, settling, windows
from quiz.models import Attempt, AttemptEvent, ExtraTime, Grade, Learner, PaperQuestion, Quiz, QuizVersion, Response

MOST_TRIES = 5
"""How often a start gives way to another one of the same learner whose attempt has ended already."""


class CannotStart(Exception):
    """No attempt can be started; the message is a sentence for the learner."""


def start(learner: Learner, quiz: Quiz, *, now: datetime, rng: Random) -> Attempt:
    """The learner's open attempt of the quiz, or a new one with its paper drawn. Raises CannotStart."""
    version = quiz.current
    if version is not None:
        version.quiz = quiz
    if version is not None and (test := test_beside(learner, version, now=now)):
        raise CannotStart(blocked_words(test))
    if resumed := open_attempt(learner, quiz, now=now):
        return resumed
    if version is None or quiz.status != Quiz.Status.PUBLISHED:
        raise CannotStart("This quiz is not open.")
    if reason := windows.closed_words(quiz, now=now):
        raise CannotStart(reason)
    return _begin(learner, quiz, version, now=now, rng=rng)


def _begin(learner: Learner, quiz: Quiz, version: QuizVersion, *, now: datetime, rng: Random) -> Attempt:
    """A new attempt, or the one that another press of Start has begun meanwhile."""
    day = version.knowledge_day or now.date()
    drawn = papers.draw_paper(version, day, rng)
    if not drawn:
        raise CannotStart("No approved question fits this quiz yet. Tell your instructor.")
    for _try in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return _create(learner, version, drawn, day=day, now=now, rng=rng)
        except (IntegrityError, CannotStart) as refusal:  # the same learner pressed Start twice: the first one won
            if resumed := open_attempt(learner, quiz, now=now):
                return resumed
            if isinstance(refusal, CannotStart):
                raise
    raise CannotStart("Start was pressed many times at once. Press it again.")


def open_attempt(learner: Learner, quiz: Quiz, *, now: datetime) -> Attempt | None:
    """The learner's open attempt of the quiz; one whose time has run out is finished first and is none."""
    found = _LAST.first(learner=learner.pk, quiz=quiz.pk)
    return found if found and found.is_open and not expire(found, now=now) else None


_LAST = Prepared(
    lambda: Attempt.objects.filter(
        learner=Slot("learner", BigIntegerField()), quiz=Slot("quiz", BigIntegerField())
    ).order_by("-number")[:1]
)


def test_beside(learner: Learner, version: QuizVersion, *, now: datetime) -> Attempt | None:
    """The running test that closes practice, whose feedback would show its keys; None where practice is open."""
    if not version.is_practice:
        return None
    running = Attempt.objects.filter(learner=learner, state=Attempt.State.OPEN).exclude(deadline_at__lte=now)
    tests = running.exclude(quiz_version__purpose=QuizVersion.Purpose.PRACTICE)
    return tests.select_related("quiz_version").order_by("-started_at", "-pk").first()


def blocked_words(test: Attempt) -> str:
    """Why practice is closed while the test, or quick check, is open."""
    return f"You have a {test.quiz_version.get_purpose_display()} open. Practice opens again once it is submitted."


def _create(
    learner: Learner, version: QuizVersion, drawn: list[papers.Drawn], *, day: date, now: datetime, rng: Random
) -> Attempt:
    last = _LAST.first(learner=learner.pk, quiz=version.quiz_id)
    earlier = last.number if last else 0
    if version.attempts_allowed is not None and earlier >= version.attempts_allowed:
        raise CannotStart("You have used all attempts of this quiz.")
    attempt = Attempt.objects.create(
        learner=learner,
        quiz=version.quiz,
        quiz_version=version,
        number=earlier + 1,
        knowledge_day=day,
        started_at=now,
        deadline_at=windows.deadline(version, windows.extra_minutes(learner, version.quiz), now=now),
        points=sum(question.points for question in drawn),
    )
    PaperQuestion.objects.bulk_create(
        PaperQuestion(
            learner=learner,
            attempt=attempt,
            position=position,
            question_version=question.version,
            points=question.points,
            order=question.version.content.draw(rng),
        )
        for position, question in enumerate(drawn, 1)
    )
    note(attempt, AttemptEvent.Kind.STARTED, at=now)
    if version.frozen_at is None:
        QuizVersion.objects.filter(pk=version.pk, frozen_at=None).update(frozen_at=now)
    return attempt


def finish(attempt: Attempt, *, now: datetime) -> Attempt:
    """Submit the attempt: grade what counts and settle the score. A second call changes nothing."""
    with transaction.atomic():
        locked = settling.lock(attempt)
        if locked.is_open and not expire(locked, now=now):
            _grade_all(locked, now=now)
            _close(locked, Attempt.State.FINISHED, at=now)
    return locked


def expire(attempt: Attempt, *, now: datetime) -> bool:
    """Whether the attempt is closed, having finished it as of its deadline if that has passed."""
    if not attempt.is_open:
        return True
    if attempt.deadline_at is None or now < attempt.deadline_at:
        return False
    with transaction.atomic():
        locked = settling.lock(attempt)
        if locked.is_open and now >= deadline(locked):
            _grade_all(locked, now=now)
            _close(locked, Attempt.State.EXPIRED, at=deadline(locked))
    attempt.refresh_from_db()
    return not attempt.is_open


class CannotExtend(Exception):
    """The attempt gets no more time; the message is a sentence for the instructor."""


def extend(attempt: Attempt, minutes: int, *, token: UUID, by: User | None, reason: str, now: datetime) -> Attempt:
    """Move the deadline of a running attempt; the same token moves it once. Raises CannotExtend."""
    with transaction.atomic():
        locked = settling.lock(attempt)
        before = locked.deadline_at
        if before is None:
            raise CannotExtend("This attempt has no time limit.")
        if ExtraTime.objects.filter(learner_id=locked.learner_id, quiz_id=locked.quiz_id, token=token).exists():
            return locked
        if not locked.is_open or now >= before:
            raise CannotExtend("This attempt has ended. What came late can be accepted on its page.")
        told = {"minutes": minutes, "reason": reason, "by": by, "token": token, "at": now}
        ExtraTime.objects.create(learner_id=locked.learner_id, quiz_id=locked.quiz_id, attempt=locked, **told)
        locked.deadline_at = before + timedelta(minutes=minutes)
        locked.save(update_fields=["deadline_at"])
        moved = {"minutes": minutes, "before": before.isoformat(), "after": locked.deadline_at.isoformat()}
        note(locked, AttemptEvent.Kind.EXTENDED, at=now, by=by, data={**moved, "reason": reason})
        was, now_is = {"ends": moved["before"]}, {"ends": moved["after"], "minutes": minutes}
        audit.record("give time", locked, by=by, before=was, after=now_is, reason=reason)
    return locked


def release(attempt: Attempt, *, now: datetime) -> bool:
    """Whether the learner may see the result, having released it where it waited for all and all have ended."""
    if attempt.is_open or attempt.released_at is not None:
        return attempt.released_at is not None
    closes_at = attempt.quiz.closes_at
    running = Attempt.objects.filter(quiz_id=attempt.quiz_id, state=Attempt.State.OPEN).exclude(deadline_at__lte=now)
    if closes_at is None or now < closes_at or running.exists():
        return False
    with transaction.atomic():
        locked = settling.lock(attempt)
        if locked.released_at is None:
            locked.released_at = now
            locked.save(update_fields=["released_at"])
            note(locked, AttemptEvent.Kind.RELEASED, at=now)
    attempt.released_at = locked.released_at
    return True


def close_if_done(attempt: Attempt, *, now: datetime) -> None:
    """Finish a practice whose last question has its grade; the caller holds the lock."""
    if not attempt.paper.filter(responses__grades__isnull=True).exists():
        _close(attempt, Attempt.State.FINISHED, at=now)


def count_in(
    attempt: Attempt, response: Response, kind: AttemptEvent.Kind, *, now: datetime, data: dict[str, Any],
    by: User | None = None,
) -> None:  # fmt: skip
    """Grade a response of a closed attempt and settle its score again; the caller holds the lock.

    The event of that kind tells the points before and after.
    """
    before = str(attempt.earned)
    asked, rules = response.paper_question, attempt.quiz_version.marking
    former = grading.newest_grade(response)
    if former is None or former.reason != Grade.Reason.VOIDED:  # of a voided question everybody keeps the points
        key = grading.key_of(asked, former or grading.last_regrade(asked))
        grading.graded(response, asked, key, rules, at=now, by=by).save()
    _settle(attempt)
    note(attempt, kind, at=now, by=by, data={**data, "before": before, "after": str(attempt.earned)})


def deadline(attempt: Attempt) -> datetime:
    """When the time of a timed attempt runs out; the end of all days for one without a limit."""
    return attempt.deadline_at or datetime.max.replace(tzinfo=UTC)


def note(
    attempt: Attempt,
    kind: AttemptEvent.Kind,
    *,
    at: datetime,
    by: User | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Write down what happened to the attempt."""
    AttemptEvent.objects.create(
        learner_id=attempt.learner_id, attempt=attempt, kind=kind, at=at, by=by, data=data or {}
    )


def _grade_all(attempt: Attempt, *, now: datetime) -> None:
    ungraded = attempt.responses.filter(grades__isnull=True).select_related("paper_question__question_version")
    grading.grade_responses(attempt, [(response, response.paper_question) for response in ungraded], now=now)


def _close(attempt: Attempt, state: Attempt.State, *, at: datetime) -> None:
    attempt.state, attempt.finished_at = state, at
    if attempt.quiz_version.feedback != QuizVersion.Feedback.CLOSED:
        attempt.released_at = at
    attempt.receipt = _receipt(attempt)  # once: the learner keeps it, whatever is decided later
    _settle(attempt)
    kind = AttemptEvent.Kind.EXPIRED if state == Attempt.State.EXPIRED else AttemptEvent.Kind.FINISHED
    note(attempt, kind, at=at, data={"receipt": attempt.receipt})


def _settle(attempt: Attempt) -> None:
    """Store the score as the grades that count now give it."""
    settling.settle(attempt)
    attempt.save()


def _receipt(attempt: Attempt) -> str:
    """A digest of the responses and of when the attempt ended, for the learner to keep."""
    rows = attempt.responses.order_by("paper_question__position").values_list("paper_question__position", "value")
    ended = attempt.finished_at.isoformat() if attempt.finished_at else ""
    return hashlib.sha256(json.dumps([ended, list(rows)], sort_keys=True).encode()).hexdigest()
