"""Saves that race with the end of the attempt: each acknowledged one is graded, each later one is refused."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from bench.reliability.learners import Browsers, Taker, taker, takers
from bench.reliability.ledger import Ledger, Outcome, Place, Sent, counting_values
from bench.reliability.sites import served
from bench.reliability.trials import Tally, Trial, trials
from people.models import User
from quiz import attempts, due
from quiz.models import Attempt, AttemptEvent, Quiz, Response, Revision

LEARNERS, SAVES, FINISHES = 10, 5, 3
SPREAD = 0.12
"""Seconds within which all of a race is sent."""

ENDINGS = (AttemptEvent.Kind.FINISHED, AttemptEvent.Kind.EXPIRED)


@trials(postgresql=10_000, sqlite=10_000)
def experiment_with_finish(trial: Trial) -> Tally:
    """Five saves and three presses of Submit arrive within an instant, in any order. N counts the saves."""
    return raced(trial, finishes=FINISHES)


@trials(postgresql=10_000, sqlite=10_000)
def experiment_with_the_sweeper(trial: Trial) -> Tally:
    """Five saves and a press of Submit arrive around the deadline, while two sweepers look for what is over."""
    with sweeping(), sweeping():
        return raced(trial, finishes=1, ends_within=3 * SPREAD)


def raced(trial: Trial, *, finishes: int, ends_within: float | None = None) -> Tally:
    """Rounds of races, one a learner; each round's attempts are compared once it is over."""
    tally, ledger = Tally(), Ledger()
    who = takers(LEARNERS, trial.rng)
    with served() as site:
        while tally.n < trial.n:
            if ends_within is not None:
                set_deadlines(who, ends_within, trial.rng)
            sent, told = asyncio.run(race(site.url, ledger, who, finishes, trial.rng))
            for one in who:
                close(one)
            tally.n += len(sent)
            for problem in [*told, *violations(sent, who)]:
                tally.fail(problem)
            who = [again(one, trial.rng) for one in who]
    tally.figures |= {kind.value: sum(one.outcome is kind for one in ledger.sent) for kind in Outcome}
    return tally


async def race(url: str, ledger: Ledger, who: list[Taker], finishes: int, rng: Random) -> tuple[list[Sent], list[str]]:
    """All saves of a round with their outcomes, and what went wrong with a press of Submit."""
    async with Browsers(url, ledger) as browsers:

        async def save(one: Taker, position: int) -> Sent:
            one.seq += 1
            sent = Sent(Place(one.attempt, position), f"{one.client}-{position}", one.seq, f"{one.client}-{one.seq}")
            ledger.sent.append(sent)
            await asyncio.sleep(rng.uniform(0, SPREAD))
            sent.outcome = await browsers.try_once(one, sent)
            return sent

        async def finish(one: Taker) -> str:
            await asyncio.sleep(rng.uniform(0, SPREAD))
            status, _text = await browsers.post(one, f"/attempts/{one.attempt}/submit/", {})
            return "" if status == 303 else f"Submit was answered with {status}: {one.attempt}"

        saves = [save(one, position) for one in who for position in range(1, SAVES + 1)]
        presses = [finish(one) for one in who for _ in range(finishes)]
        answers = await asyncio.gather(asyncio.gather(*saves), asyncio.gather(*presses))
        return answers[0], [answer for answer in answers[1] if answer]


def violations(sent: list[Sent], who: list[Taker]) -> Iterator[str]:
    """One line each: what the ended attempts hold beside what was told."""
    uuids = {one.attempt for one in who}
    counting = counting_values(uuids)
    rows = Response.objects.filter(attempt__uuid__in=uuids).annotate(graded=Count("grades"))
    graded = set(rows.filter(graded__gt=0).values_list("attempt__uuid", "paper_question__position"))
    late = set(Revision.objects.filter(attempt__uuid__in=uuids, is_late=True).values_list("attempt__uuid", "position"))
    late_places = {Place(str(uuid), position) for uuid, position in late}
    graded_places = {Place(str(uuid), position) for uuid, position in graded}
    for one in sent:
        counts = counting.get(one.place) == one.value
        if one.outcome is Outcome.ACKNOWLEDGED and not (counts and one.place in graded_places):
            yield f"acknowledged, and not graded: {one}"
        if one.outcome is Outcome.REFUSED and (counts or one.place not in late_places):
            yield f"refused, and counts or is not kept as late: {one}"
        if one.outcome is Outcome.UNKNOWN:
            yield f"neither acknowledged nor refused: {one}"
    for attempt in Attempt.objects.filter(uuid__in=uuids).annotate(
        endings=Count("events", filter=Q(events__kind__in=ENDINGS))
    ):
        if attempt.is_open or attempt.endings != 1:
            yield f"ended {attempt.endings} times: {attempt.uuid}"
        if attempt.state == Attempt.State.EXPIRED and attempt.finished_at != attempt.deadline_at:
            yield f"ran out at {attempt.deadline_at}, and ended at {attempt.finished_at}: {attempt.uuid}"


def set_deadlines(who: list[Taker], within: float, rng: Random) -> None:
    """Let the attempts end in the middle of the race, each at its own moment."""
    for one in who:
        ends_at = timezone.now() + timedelta(seconds=0.02 + rng.uniform(0, within))
        Attempt.objects.filter(uuid=one.attempt).update(deadline_at=ends_at)


def close(one: Taker) -> None:
    """What nobody has ended yet ends now, by being read."""
    attempt = Attempt.objects.get(uuid=one.attempt)
    if attempt.is_open:
        attempts.expire(attempt, now=attempts.deadline(attempt))


def again(one: Taker, rng: Random) -> Taker:
    """The same learner with the next attempt."""
    user = User.objects.get(learner__attempts__uuid=one.attempt)
    return taker(user, Quiz.objects.get(slug="kfor-test"), rng, session=one.session)


@contextmanager
def sweeping() -> Iterator[None]:
    """Meanwhile what is over is looked for and ended, again and again."""
    over = threading.Event()

    def sweep() -> None:
        while not over.wait(0.01):
            due.expire_attempts()
        connection.close()

    sweeper = threading.Thread(target=sweep)
    sweeper.start()
    try:
        yield
    finally:
        over.set()
        sweeper.join()
