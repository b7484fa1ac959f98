"""Attempts: start, save, finish. The only writer of attempts, papers, revisions and responses.

Each of these runs in one transaction that first locks the attempt, so that a save and a finish never interleave.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db import IntegrityError, transaction

from quiz import grading, papers, settling
from quiz.models import Attempt, AttemptEvent, Learner, PaperQuestion, Quiz, QuizVersion, Response, Revision

MAX_FIELDS, MAX_VALUES, MAX_CHARACTERS = 60, 60, 600


class CannotStart(Exception):
    """No attempt can be started; the message is a sentence for the learner."""


class AttemptClosed(Exception):
    """The attempt is no longer open: nothing more is saved into it."""


@dataclass(frozen=True, slots=True)
class Save:
    """One save as it arrived. ``seq`` counts the saves of one ``client`` (one opened page).

    None where nobody counted: a form posted by hand, perhaps from a page that the browser kept.
    """

    position: int
    raw: Mapping[str, Sequence[str]]
    client: str
    seq: int | None = 0
    confidence: int | None = None
    flag: bool | None = None


def start(learner: Learner, quiz: Quiz, *, now: datetime, rng: Random) -> Attempt:
    """The learner's open attempt of the quiz, or a new one with its paper drawn. Raises CannotStart."""
    version = quiz.current
    if version is not None and (test := test_beside(learner, version, now=now)):
        raise CannotStart(blocked_words(test))
    if resumed := open_attempt(learner, quiz, now=now):
        return resumed
    if version is None or quiz.status != Quiz.Status.PUBLISHED:
        raise CannotStart("This quiz is not open.")
    day = version.knowledge_day or now.date()
    drawn = papers.draw_paper(version, day, rng)
    if not drawn:
        raise CannotStart("No approved question fits this quiz yet. Tell your instructor.")
    try:
        with transaction.atomic():
            return _create(learner, version, drawn, day=day, now=now, rng=rng)
    except (IntegrityError, CannotStart):  # the same learner pressed Start twice: the first one won
        resumed = open_attempt(learner, quiz, now=now)
        if resumed is None:
            raise
        return resumed


def open_attempt(learner: Learner, quiz: Quiz, *, now: datetime) -> Attempt | None:
    """The learner's open attempt of the quiz; one whose time has run out is finished first and is none."""
    found = Attempt.objects.filter(learner=learner, quiz=quiz, state=Attempt.State.OPEN).first()
    return found if found and not expire(found, now=now) else None


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
    earlier = Attempt.objects.filter(learner=learner, quiz=version.quiz).count()
    if version.attempts_allowed is not None and earlier >= version.attempts_allowed:
        raise CannotStart("You have used all attempts of this quiz.")
    limit = version.time_limit_minutes
    attempt = Attempt.objects.create(
        learner=learner,
        quiz=version.quiz,
        quiz_version=version,
        number=earlier + 1,
        knowledge_day=day,
        started_at=now,
        deadline_at=now + timedelta(minutes=limit) if limit else None,
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
    AttemptEvent.objects.create(learner=learner, attempt=attempt, kind=AttemptEvent.Kind.STARTED, at=now)
    if version.frozen_at is None:
        QuizVersion.objects.filter(pk=version.pk, frozen_at=None).update(frozen_at=now)
    return attempt


def save(attempt: Attempt, change: Save, *, now: datetime) -> Response:
    """Keep a value; in practice it is graded at once, and the attempt ends with its last question.

    Raises AttemptClosed where the attempt is no longer open, PaperQuestion.DoesNotExist where the paper has no such
    question. Within one client the highest sequence counts, between clients the later arrival; a repeated save changes
    nothing.
    """
    with transaction.atomic():
        locked = settling.lock(attempt)
        if not expire(locked, now=now):
            response = _save(locked, change, now=now)
            if locked.quiz_version.is_practice:
                _grade_once(locked, response, now=now)
            return response
    raise AttemptClosed


def _save(attempt: Attempt, change: Save, *, now: datetime) -> Response:
    asked = PaperQuestion.objects.select_related("question_version").get(
        learner_id=attempt.learner_id, attempt=attempt, position=change.position
    )
    value = bounded(change.raw)
    revision, is_new = _append(attempt, change, value, now=now)
    response = Response.objects.filter(learner_id=attempt.learner_id, paper_question=asked).first()
    if response is None:
        response = Response(learner_id=attempt.learner_id, attempt=attempt, paper_question=asked)
    elif _is_settled(attempt, response) or _is_older(revision, response):
        return response
    elif not is_new:
        return _flag(response, change)
    response.value, response.client, response.seq, response.saved_at = value, revision.client, revision.seq, now
    response.confidence = change.confidence
    response.is_flagged = response.is_flagged if change.flag is None else change.flag
    response.save()
    return response


def _append(attempt: Attempt, change: Save, value: dict[str, list[str]], *, now: datetime) -> tuple[Revision, bool]:
    """The save as a row, and whether it is new. A form posted by hand counts on where it changes the last value."""
    digest, client = _digest(value), change.client[:40]
    seq = change.seq
    if seq is None:
        saved = attempt.revisions.filter(position=change.position, client=client)
        last = saved.order_by("-seq").values_list("seq", "digest").first() or (0, "")
        seq = last[0] if last[1] == digest else last[0] + 1
    return Revision.objects.get_or_create(
        learner_id=attempt.learner_id,
        attempt=attempt,
        position=change.position,
        client=client,
        seq=seq,
        digest=digest,
        defaults={"value": value, "received_at": now},
    )


def _flag(response: Response, change: Save) -> Response:
    """A repeated save may still set or remove the flag."""
    if change.flag is not None and change.flag != response.is_flagged:
        response.is_flagged = change.flag
        response.save(update_fields=["is_flagged"])
    return response


def _is_older(revision: Revision, response: Response) -> bool:
    return revision.client == response.client and revision.seq < response.seq


def _is_settled(attempt: Attempt, response: Response) -> bool:
    """In practice the first response counts: its feedback has shown the key."""
    return attempt.quiz_version.is_practice and response.grades.exists()


def _grade_once(attempt: Attempt, response: Response, *, now: datetime) -> None:
    if response.grades.exists():
        return
    grading.grade_responses(attempt, [(response, response.paper_question)], now=now)
    if not attempt.paper.filter(responses__grades__isnull=True).exists():
        _close(attempt, Attempt.State.FINISHED, at=now)


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
        if locked.is_open:
            _grade_all(locked, now=now)
            _close(locked, Attempt.State.EXPIRED, at=attempt.deadline_at)
    attempt.refresh_from_db()
    return True


def _grade_all(attempt: Attempt, *, now: datetime) -> None:
    ungraded = attempt.responses.filter(grades__isnull=True).select_related("paper_question__question_version")
    grading.grade_responses(attempt, [(response, response.paper_question) for response in ungraded], now=now)


def _close(attempt: Attempt, state: Attempt.State, *, at: datetime) -> None:
    attempt.state, attempt.finished_at, attempt.released_at = state, at, at
    settling.settle(attempt)
    attempt.receipt = _receipt(attempt)
    attempt.save()
    kind = AttemptEvent.Kind.EXPIRED if state == Attempt.State.EXPIRED else AttemptEvent.Kind.FINISHED
    AttemptEvent.objects.create(learner_id=attempt.learner_id, attempt=attempt, kind=kind, at=at)


def _receipt(attempt: Attempt) -> str:
    """A digest of the responses and of when the attempt ended, for the learner to keep."""
    rows = attempt.responses.order_by("paper_question__position").values_list("paper_question__position", "value")
    ended = attempt.finished_at.isoformat() if attempt.finished_at else ""
    return hashlib.sha256(json.dumps([ended, list(rows)], sort_keys=True).encode()).hexdigest()


def bounded(raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The response's fields alone, cut to what a database can hold: no NUL, bounded in number and length."""
    fields = [name for name in raw if name.startswith("response")][:MAX_FIELDS]
    return {_storable(name)[:40]: [_storable(value) for value in raw[name][:MAX_VALUES]] for name in fields}


def _storable(value: str) -> str:
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:MAX_CHARACTERS]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
