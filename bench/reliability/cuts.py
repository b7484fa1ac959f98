"""Connections that are cut, doubled or swallowed: the learner repeats, and exactly one revision stands there."""

from __future__ import annotations

import asyncio
from random import Random

from bench.reliability.killers import LEARNERS, judged
from bench.reliability.learners import Browsers, Taker, takers
from bench.reliability.ledger import Ledger, Outcome
from bench.reliability.proxy import Fate, Fault, Kind, proxied
from bench.reliability.sites import served
from bench.reliability.trials import Tally, Trial, trials

BODY_STEP = 8


@trials(postgresql=5_000, sqlite=5_000)
def experiment_before_the_response(trial: Trial) -> Tally:
    """Half of all requests arrive and are cut before the response; N counts the saves that met that at least once."""
    rng = Random(trial.rng.random())
    return spoilt(trial, lambda head: Fault(Kind.CUT_AFTER if rng.random() < 0.5 else Kind.PASS))


@trials(postgresql=2_000, sqlite=2_000)
def experiment_every_way(trial: Trial) -> Tally:
    """Requests are delayed, cut at four places, doubled or swallowed, three of four."""
    rng = Random(trial.rng.random())
    kinds = [kind for kind in Kind if kind is not Kind.HOLE]

    def fate(head: bytes) -> Fault:
        kind = Kind.HOLE if rng.random() < 0.02 else rng.choice(kinds)
        return Fault(kind, delay=rng.choice((0, 0, 0, rng.uniform(0, 1))), bytes=rng.randrange(0, 60))

    return spoilt(trial, fate)


@trials(postgresql=2_000, sqlite=2_000)
def experiment_inside_the_body(trial: Trial) -> Tally:
    """Every second request ends in the middle of its body, at each 8th byte in turn: nothing partial is stored."""
    turn = iter(range(10**9))

    def fate(head: bytes) -> Fault:
        number = next(turn)
        return Fault(Kind.CUT_INSIDE if number % 2 else Kind.PASS, bytes=number // 2 * BODY_STEP % 56)

    return spoilt(trial, fate)


def spoilt(trial: Trial, fate: Fate) -> Tally:
    """Learners save through the proxy until so many are acknowledged; then all is compared."""
    ledger, tally = Ledger(), Tally()
    who = takers(LEARNERS, trial.rng)
    with served() as site:
        met = asyncio.run(save_through(site.port, fate, who, ledger, trial.n))
        judged(ledger, tally)
    tally.figures |= {"requests": met}
    return tally


async def save_through(target: int, fate: Fate, who: list[Taker], ledger: Ledger, n: int) -> dict[str, int]:
    async with proxied(target, fate) as proxy, Browsers(proxy.url, ledger, timeout=5.0) as browsers:
        await browsers.save_until(who, lambda: ledger.count(Outcome.ACKNOWLEDGED) >= n)
        return dict(proxy.met)
