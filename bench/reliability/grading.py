"""Random exams, graded by the product and by an independent exact oracle (tests/quiz/oracle.py)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import partial
from random import Random

from django.db import connection, transaction
from django.utils import timezone

from bench.reliability.trials import Tally, Trial, trials
from quiz import attempts, grading, saving, scoring, settling
from quiz.models import Attempt, Learner, PaperQuestion, Question, QuestionVersion, Quiz, QuizVersion, Response
from quiz.saving import Save
from quiz.scoring import Score
from tests.quiz.exams import random_exam
from tests.quiz.oracle import Item, Outcome, Rules, outcome

LONGEST = 1_500
"""How many characters tell a failure."""


@trials(none=100_000)
def experiment_exact_in_pure_code(trial: Trial) -> Tally:
    """Nothing is stored: each exam is graded from what was posted, by both; the questions' order changes nothing."""
    tally, questions = Tally(), 0
    for _ in range(trial.n):
        items, rules = random_exam(trial.rng)
        questions += len(items)
        shuffled = trial.rng.sample(items, len(items))
        tally.add(difference(graded(shuffled, rules), items, rules))
    tally.figures["questions"] = questions
    return tally


@trials(sqlite=2_000, postgresql=2_000)
def experiment_exact_in_the_database(trial: Trial) -> Tally:
    """Each exam is saved, finished and read back. The digest of all stored scores must equal the other database's."""
    hasten()
    tally, digest = Tally(), hashlib.sha256()
    learner = Learner.objects.order_by("pk")[0]
    for number in range(trial.n):
        items, rules = random_exam(trial.rng)
        stored = taken(learner, number, items, rules, trial.rng)
        tally.add(difference(stored, items, rules))
        digest.update(repr(stored).encode())
    tally.figures["stored_scores"] = digest.hexdigest()
    return tally


def hasten() -> None:
    """Let SQLite return before the disk has what it wrote: here scores are tried, not what survives a power cut."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def graded(items: Sequence[Item], rules: Rules) -> Outcome:
    """The outcome by the product's code, without a database."""
    version = QuizVersion(**rules._asdict())
    marking = version.marking
    marks = []
    for item in items:
        asked = PaperQuestion(question_version=version_of(item), order=list(item.order))
        response = Response(value=item.raw or {}, confidence=item.certainty)
        marks.append((grading.judge(response, asked, asked.question_version, marking).mark, item.points))
    score = scoring.score(marks, is_floored=marking.is_floored)
    return Outcome(score.earned, score.possible, scoring.passes(score, version.pass_mark))


def taken(learner: Learner, number: int, items: Sequence[Item], rules: Rules, rng: Random) -> Outcome:
    """The outcome as stored, of an attempt whose responses were saved one by one and which was then finished."""
    with transaction.atomic():
        attempt = begun(learner, number, [(item, stored_version(item)) for item in items], rules)
    finish(attempt, items, rng)
    stored = Attempt.objects.get(pk=attempt.pk)
    assert stored.earned is not None
    return Outcome(stored.earned, stored.points, bool(stored.passed))


def finish(attempt: Attempt, items: Sequence[Item], rng: Random) -> None:
    """Save the responses in a random order, then finish the attempt."""
    now = timezone.now()
    for position in rng.sample(range(len(items)), len(items)):
        item = items[position]
        if item.raw is not None:
            save = Save(position + 1, item.raw, "page", confidence=item.certainty)
            saving.save(partial(settling.lock, attempt), save, now=now)
    attempts.finish(attempt, now=now)


def begun(learner: Learner, number: int, asked: Sequence[tuple[Item, QuestionVersion]], rules: Rules) -> Attempt:
    """An open attempt of a quiz that asks these questions by these rules."""
    now, mission = timezone.now(), Quiz.objects.order_by("pk")[0].mission
    quiz = Quiz.objects.create(mission=mission, slug=f"exam-{number}", title=f"Exam {number}", status="published")
    version = QuizVersion.objects.create(
        quiz=quiz, number=1, purpose="test", feedback="submitted", created_at=now, **rules._asdict()
    )
    attempt = Attempt.objects.create(
        learner=learner, quiz=quiz, quiz_version=version, number=1, started_at=now,
        knowledge_day=date(2026, 3, 2), points=sum(item.points for item, _version in asked),
    )  # fmt: skip
    PaperQuestion.objects.bulk_create(
        PaperQuestion(
            learner=learner,
            attempt=attempt,
            position=position,
            question_version=version,
            points=item.points,
            order=list(item.order),
        )
        for position, (item, version) in enumerate(asked, 1)
    )
    return attempt


def stored_version(item: Item) -> QuestionVersion:
    """The question, stored, as one of its own."""
    version = version_of(item)
    mission = Quiz.objects.order_by("pk")[0].mission
    version.question, version.number, version.created_at = Question.objects.create(mission=mission), 1, timezone.now()
    version.save()
    return version


def version_of(item: Item) -> QuestionVersion:
    """The question as a version, not stored."""
    return QuestionVersion(kind=item.kind, stem=item.stem, data=dict(item.data))


def difference(found: Outcome, items: Sequence[Item], rules: Rules) -> str:
    """What differs from the oracle, or from what is shown, with the exam; "" where nothing does."""
    expected = outcome(items, rules)
    if found != expected:
        differing = [item for item in items if graded([item], rules) != outcome([item], rules)]
        return f"{found} is not {expected}: {rules} {differing or list(items)}"[:LONGEST]
    mark = QuizVersion(pass_percent=rules.pass_percent).pass_mark
    shown = scoring.shown_percent(Score(found.earned, found.possible), mark)
    if (shown >= rules.pass_percent) != found.passed:
        return f"{shown} % is shown of {found} under {rules}"
    return ""
