"""Decisions by the clock, with the time given to the code: in time, late, and what the sweeper finds."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial
from random import Random, SystemRandom

from django.db import connection
from django.db.migrations.state import ProjectState
from django.utils import timezone

from bench.reliability.trials import Tally, Trial, trials
from kfor_site.database import Guard
from quiz import attempts, due, saving, settling
from quiz.demo import make_load_learners
from quiz.models import Attempt, Learner, Quiz, Response, Revision
from quiz.saving import AttemptClosed, Save

STEP = timedelta(seconds=0.1)
STEPS = range(-20, 20)
BROKEN = 1


@trials(sqlite=10_000, postgresql=10_000)
def experiment_around_the_deadline(trial: Trial) -> Tally:
    """Saves that arrived from 2 s before to 1.9 s after the deadline, in steps of 0.1 s, are decided in any order."""
    tally = Tally()
    learners = load_learners(max(1, trial.n // len(STEPS)))
    for learner in learners:
        for failure in decided(begun(learner, timezone.now()), trial.rng):
            tally.add(failure)
    return tally


def decided(attempt: Attempt, rng: Random) -> list[str]:
    """What was wrong with each decision on one attempt, "" where nothing was; then with what counts in the end."""
    ends_at, total = attempts.deadline(attempt), attempt.paper.count()
    steps = rng.sample(STEPS, len(STEPS))
    counting: dict[int, str] = {}
    found = []
    for seq, step in enumerate(steps, 1):
        position, value, now = rng.randint(1, total), f"{step}", ends_at + step * STEP
        change = Save(position, {"response": [value]}, client="page", seq=seq)
        is_taken = taken(attempt, change, now)
        found.append("" if is_taken == (step < 0) else f"{step / 10:+} s was {'taken' if is_taken else 'refused'}")
        if step < 0:
            counting[position] = value
    return [*found[:-1], found[-1] or after_all(attempt, counting, ends_at)]


def taken(attempt: Attempt, change: Save, now: datetime) -> bool:
    try:
        saving.save(partial(settling.lock, attempt), change, now=now)
    except AttemptClosed:
        return False
    return True


def after_all(attempt: Attempt, counting: dict[int, str], ends_at: datetime) -> str:
    """Whether just what came in time counts, the rest is kept as late, and the attempt ended at its deadline."""
    attempt.refresh_from_db()
    rows = Response.objects.filter(attempt=attempt).values_list("paper_question__position", "value")
    stored = {position: value["response"][0] for position, value in rows}
    late = Revision.objects.filter(attempt=attempt, is_late=True).count()
    if stored != counting:
        return f"{attempt.pk}: {stored} counts, and {counting} came last in time"
    if late != sum(step >= 0 for step in STEPS):
        return f"{attempt.pk}: {late} late saves are kept"
    if (attempt.state, attempt.finished_at) != (Attempt.State.EXPIRED, ends_at):
        return f"{attempt.pk}: {attempt.state} at {attempt.finished_at}, not at {ends_at}"
    return ""


@trials(sqlite=1_000, postgresql=1_000)
def experiment_nobody_came_back(trial: Trial) -> Tally:
    """All learners are gone at the deadline, and one attempt is broken: the others end, as of their deadline."""
    began = timezone.now() - timedelta(hours=1)
    opened = [begun(learner, began) for learner in load_learners(trial.n)]
    for attempt in opened:
        taken(attempt, Save(1, {"response": ["x"]}, client="page", seq=1), began + timedelta(minutes=1))
    broken = opened[trial.rng.randrange(trial.n)]
    refuse_changes(broken)
    logging.disable()  # the log names the broken one, as it should
    started = timezone.now()
    ended = due.expire_attempts()
    tally = Tally(figures={"seconds_to_end_all": round((timezone.now() - started).total_seconds(), 1)})
    for attempt in Attempt.objects.filter(pk__in=[one.pk for one in opened]):
        is_right = attempt.finished_at == attempt.deadline_at and attempt.state == Attempt.State.EXPIRED
        tally.add("" if is_right or attempt.pk == broken.pk else f"{attempt.pk}: {attempt.state} {attempt.finished_at}")
    if ended != trial.n - BROKEN:
        tally.fail(f"{ended} were said to have ended")
    return tally


def refuse_changes(broken: Attempt) -> None:
    """From now on the database refuses every change of the attempt, whoever wants one."""
    guard = Guard("quiz_attempt", frozen=None, deletes=True, when=f'OLD."id" = {broken.pk}')
    with connection.schema_editor() as editor:
        guard.database_forwards("quiz", editor, ProjectState(), ProjectState())


def load_learners(count: int) -> list[Learner]:
    make_load_learners(count)
    return list(Learner.objects.filter(user__email__startswith="load").order_by("pk")[:count])


def begun(learner: Learner, now: datetime) -> Attempt:
    quiz = Quiz.objects.select_related("current").get(slug="kfor-test")
    return attempts.start(learner, quiz, now=now, rng=SystemRandom())
