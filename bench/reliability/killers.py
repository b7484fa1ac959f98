"""Servers that are killed under load: what was acknowledged stays, once, and saving goes on by itself."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable, Coroutine
from itertools import pairwise
from random import Random
from typing import Any

from django.db import connection

from bench.reliability.learners import Browsers, Taker, takers
from bench.reliability.ledger import Ledger, Outcome
from bench.reliability.sites import Site, served
from bench.reliability.trials import Tally, Trial, trials
from tests.postgres import Server

LEARNERS = 20
WORKER_GAP = (0.5, 3.0)
DATABASE_GAP = (4.0, 10.0)
"""Seconds between two kills, from … to."""

Havoc = Callable[[Site, Random, dict[str, object]], Coroutine[Any, Any, None]]


@trials(postgresql=30_000, sqlite=10_000)
def experiment_app_workers(trial: Trial) -> Tally:
    """A random worker of gunicorn is killed every 0.5 to 3 s while 20 learners save."""
    return saved_under(kill_workers, trial)


@trials(postgresql=5_000)
def experiment_postgresql(trial: Trial) -> Tally:
    """PostgreSQL's postmaster is killed, or the server stopped at once, every 4 to 10 s, and started again."""
    server = trial.database.server
    assert server is not None

    async def kill_database(site: Site, rng: Random, told: dict[str, object]) -> None:
        told["kills"] = kills = 0
        while True:
            await asyncio.sleep(rng.uniform(*DATABASE_GAP))
            kills += 1
            await asyncio.to_thread(end_and_start, server, signal.SIGKILL if kills % 2 else signal.SIGQUIT)
            told["kills"] = kills

    return saved_under(kill_database, trial)


def saved_under(havoc: Havoc, trial: Trial, *, url_of: Callable[[Site], str] = lambda site: site.url) -> Tally:
    """Learners save until so many are acknowledged, whatever happens meanwhile; then all is compared."""
    ledger, tally = Ledger(), Tally()
    who = takers(LEARNERS, trial.rng)
    with served() as site:
        tally.figures |= asyncio.run(save_beside(havoc, site, url_of(site), who, ledger, trial))
        return judged(ledger, tally)


def judged(ledger: Ledger, tally: Tally) -> Tally:
    """N is the number of acknowledged saves; every difference is a failure."""
    connection.close()  # the database may have been another one meanwhile
    tally.n = ledger.count(Outcome.ACKNOWLEDGED)
    for problem in ledger.problems():
        tally.fail(problem)
    tally.figures["refused"] = ledger.count(Outcome.REFUSED)
    tally.figures["unknown"] = ledger.count(Outcome.UNKNOWN)
    return tally


async def save_beside(
    havoc: Havoc, site: Site, url: str, who: list[Taker], ledger: Ledger, trial: Trial
) -> dict[str, object]:
    told: dict[str, object] = {}
    async with Browsers(url, ledger) as browsers:
        raging = asyncio.create_task(havoc(site, trial.rng, told))

        def is_done() -> bool:  # however few saves are asked for, something is killed
            has_raged = told.get("kills") != 0
            return (has_raged and ledger.count(Outcome.ACKNOWLEDGED) >= trial.n) or raging.done()

        await browsers.save_until(who, is_done)
        raging.cancel()
        await asyncio.gather(raging, return_exceptions=True)
        if not raging.cancelled() and (error := raging.exception()):
            raise error
        told |= {"repeated": browsers.repeated, "longest_wait": round(longest_wait(ledger), 1)}
    return told


def longest_wait(ledger: Ledger) -> float:
    """The most seconds without any acknowledged save: how long the site was away."""
    times = sorted(one.at for one in ledger.sent if one.outcome is Outcome.ACKNOWLEDGED)
    return max((after - before for before, after in pairwise(times)), default=0.0)


async def kill_workers(site: Site, rng: Random, told: dict[str, object]) -> None:
    told["kills"] = kills = 0
    while True:
        await asyncio.sleep(rng.uniform(*WORKER_GAP))
        kills += site.kill_a_worker(rng) is not None
        told["kills"] = kills


def end_and_start(server: Server, how: signal.Signals) -> None:
    """Ends PostgreSQL, and starts it as soon as its orphaned processes have gone."""
    server.end(how)
    for _ in range(100):
        try:
            server.start()
        except RuntimeError:  # the old server's processes still hold its memory
            time.sleep(0.1)
        else:
            return
    server.start()
