"""Learners who take a test over HTTP as the browser's queue does: each save is repeated until its outcome is known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random, SystemRandom
from typing import Self

import aiohttp
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from bench.reliability.ledger import Ledger, Outcome, Place, Sent
from people.models import User
from quiz import attempts
from quiz.demo import make_load_learners
from quiz.models import Learner, Quiz

TOKEN = "t" * 32
"""The cross-site token: the cookie and the header must agree, and nothing else."""

PATIENCE = 120.0
"""Seconds for which a save is repeated before its outcome stays unknown."""


@dataclass
class Taker:
    """A learner with an open attempt of ``total`` questions; one client, which numbers its saves."""

    attempt: str
    total: int
    session: str
    client: str
    seq: int = 0
    rng: Random = field(default_factory=Random)

    def next(self) -> Sent:
        """A save of some question, with a value that no other save has."""
        self.seq += 1
        place = Place(self.attempt, self.rng.randint(1, self.total))
        return Sent(place, self.client, self.seq, f"{self.client}-{self.seq}")


def takers(count: int, rng: Random, *, quiz: str = "kfor-test") -> list[Taker]:
    """So many learners, logged in, each with an attempt just begun. Not to be called inside an event loop."""
    make_load_learners(count)
    asked = Quiz.objects.select_related("current").get(slug=quiz)
    users = User.objects.filter(email__startswith="load").order_by("pk")[:count]
    return [taker(user, asked, Random(rng.random())) for user in users]


def taker(user: User, quiz: Quiz, rng: Random, *, session: str = "") -> Taker:
    """The learner beside the account with an attempt just begun, logged in where no session is given."""
    attempt = attempts.start(Learner.objects.get(user=user), quiz, now=timezone.now(), rng=SystemRandom())
    return Taker(str(attempt.uuid), attempt.paper.count(), session or session_of(user), f"c{attempt.pk}", rng=rng)


def session_of(user: User) -> str:
    """The key of a session in which the account is logged in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


class Browsers:
    """Sends the saves of takers to an address, and writes down in a ledger what each was told."""

    def __init__(self, url: str, ledger: Ledger, *, timeout: float = 25.0) -> None:
        self.url, self.ledger, self.timeout = url, ledger, timeout
        self.repeated = 0

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=self.timeout),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()

    async def save(self, who: Taker, patience: float = PATIENCE) -> Sent:
        """Sends one save, again and again until it is acknowledged or refused, or until patience ends."""
        one = who.next()
        self.ledger.sent.append(one)
        ends_at = time.monotonic() + patience
        while time.monotonic() < ends_at:
            one.outcome = await self.try_once(who, one)
            one.at = time.monotonic()
            if one.outcome is not Outcome.UNKNOWN:
                break
            self.repeated += 1
            await asyncio.sleep(who.rng.uniform(0.05, 0.3))
        return one

    async def try_once(self, who: Taker, one: Sent) -> Outcome:
        data = {"response": one.value, "client": one.client, "seq": str(one.seq)}
        try:
            status, reply = await self.post(who, f"/attempts/{who.attempt}/{one.place.position}/", data)
        except (aiohttp.ClientError, TimeoutError):
            return Outcome.UNKNOWN
        if status == 200 and '"saved_at"' in reply:
            return Outcome.ACKNOWLEDGED
        return Outcome.REFUSED if 400 <= status < 500 else Outcome.UNKNOWN

    async def post(self, who: Taker, path: str, data: dict[str, str]) -> tuple[int, str]:
        """Status and text of the reply. Raises what aiohttp raises, TimeoutError among it."""
        headers = {
            "Accept": "application/json",
            "X-CSRFToken": TOKEN,
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={who.session}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        }
        async with self.http.post(self.url + path, data=data, headers=headers, allow_redirects=False) as reply:
            return reply.status, await reply.text()

    async def save_until(self, who: Sequence[Taker], is_done: Callable[[], bool]) -> None:
        """Every taker saves without pause, each its own one save at a time, until it is done."""

        async def go_on(one: Taker) -> None:
            while not is_done():
                await self.save(one)

        await asyncio.gather(*(go_on(one) for one in who))
