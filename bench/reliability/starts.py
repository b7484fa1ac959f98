"""Presses of Start at the same moment make one attempt."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import SystemRandom
from threading import Barrier

from django.db import connection
from django.utils import timezone

from bench.reliability.trials import Tally, Trial, trials
from quiz import attempts
from quiz.attempts import CannotStart
from quiz.demo import make_load_learners
from quiz.models import Attempt, Learner, Quiz, QuizVersion

PRESSES = 50
TABS, ALLOWED = 8, 2


@trials(sqlite=200, postgresql=200)
def experiment_one_attempt(trial: Trial) -> Tally:
    """One learner presses Start 50 times at once, in threads with a connection each: one attempt, the same for all."""
    make_load_learners(trial.n)
    quiz = Quiz.objects.get(slug="kfor-practice")
    tally, gate = Tally(figures={"presses": PRESSES}), Barrier(PRESSES)
    with ThreadPoolExecutor(PRESSES) as threads:
        for learner in Learner.objects.filter(user__email__startswith="load"):
            given = list(threads.map(lambda _, who=learner: press(who, quiz, gate), range(PRESSES)))
            stored = [str(uuid) for uuid in Attempt.objects.filter(learner=learner).values_list("uuid", flat=True)]
            tally.add("" if len(stored) == 1 and set(given) == set(stored) else f"{learner}: {set(given)} {stored}")
        list(threads.map(lambda _: leave(gate), range(PRESSES)))
    return tally


@trials(sqlite=500, postgresql=500)
def experiment_no_attempt_too_many(trial: Trial) -> Tally:
    """Eight tabs of one learner start and submit as quickly as they can: two attempts are allowed, and two are made."""
    make_load_learners(trial.n)
    quiz = Quiz.objects.get(slug="kfor-2009")
    QuizVersion.objects.filter(quiz=quiz).update(attempts_allowed=ALLOWED)
    tally, gate = Tally(), Barrier(TABS)
    with ThreadPoolExecutor(TABS) as threads:
        for learner in Learner.objects.filter(user__email__startswith="load"):
            told = list(threads.map(lambda _, who=learner: start_and_submit(who, gate), range(TABS)))
            made = Attempt.objects.filter(learner=learner).count()
            broken = [words for words in told if words]
            tally.add("" if made == ALLOWED and not broken else f"{learner} has {made} attempts: {broken}")
        list(threads.map(lambda _: leave(gate), range(TABS)))
    return tally


def start_and_submit(learner: Learner, gate: Barrier) -> str:
    """Goes on until no more attempts are allowed; what went wrong, if anything did."""
    quiz = Quiz.objects.select_related("current").get(slug="kfor-2009")
    gate.wait()
    try:
        for _ in range(ALLOWED + 1):
            attempts.finish(attempts.start(learner, quiz, now=timezone.now(), rng=SystemRandom()), now=timezone.now())
    except CannotStart:
        return ""
    except Exception as error:  # whatever a learner would have been told instead
        return repr(error)
    return ""


def press(learner: Learner, quiz: Quiz, gate: Barrier) -> str:
    """The attempt that this press was given, or what went wrong."""
    gate.wait()
    try:
        return str(attempts.start(learner, quiz, now=timezone.now(), rng=SystemRandom()).uuid)
    except Exception as error:  # whatever a learner would have been told instead of the attempt
        return repr(error)


def leave(gate: Barrier) -> None:
    gate.wait()
    connection.close()
