"""Another program that keeps the lock of the SQLite database: saves wait for it, and none is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from random import Random

from bench.reliability.killers import saved_under
from bench.reliability.sites import Site
from bench.reliability.trials import Tally, Trial, trials

HELD, FREE = (0.1, 10.0), (0.2, 3.0)
"""Seconds for which the lock is held, and free, from … to."""


@trials(sqlite=2_000)
def experiment_foreign_writer(trial: Trial) -> Tally:
    """A foreign connection holds the write lock for 0.1 to 10 s, again and again, while 20 learners save."""

    async def hold(site: Site, rng: Random, told: dict[str, object]) -> None:
        held = 0
        foreign = sqlite3.connect(trial.database.path, isolation_level=None, timeout=30, check_same_thread=False)
        while True:
            await asyncio.sleep(rng.uniform(*FREE))
            await asyncio.to_thread(foreign.execute, "BEGIN IMMEDIATE")
            await asyncio.sleep(min(rng.uniform(*HELD), rng.uniform(*HELD)))
            foreign.execute("ROLLBACK")
            held += 1
            told["held"] = held

    return saved_under(hold, trial)
