"""What is due again and again.

Time that ran out, results to release, staged uploads a day old, imports left behind, facts to look at again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from content import importing, reviewing
from content.models import FactVersion
from quiz import attempts
from quiz.models import Attempt

LOOKED_AT = "stale-facts-looked-at"
"""Under this key the cache has the day and the newest version of a fact that were last looked at."""

log = logging.getLogger(__name__)


def expire_attempts() -> int:
    """Finish the attempts whose time ran out, each for itself. Returns how many."""
    now = timezone.now()
    finished = 0
    for attempt in Attempt.objects.filter(state=Attempt.State.OPEN, deadline_at__lte=now).iterator():
        try:
            finished += attempts.expire(attempt, now=now)
        except Exception:  # one broken attempt must not keep the others open; the log names it
            log.exception("Attempt %s could not be finished", attempt.pk)
    return finished


def release_results() -> int:
    """Release the results that waited for their quiz to close and for the last attempt to end. Returns how many."""
    now = timezone.now()
    waiting = Attempt.objects.filter(released_at=None, quiz__closes_at__lte=now).exclude(state=Attempt.State.OPEN)
    return sum(attempts.release(attempt, now=now) for attempt in waiting.select_related("quiz"))


def purge_staged() -> int:
    """Forget what was handed in for imports more than a day ago. Returns how many."""
    return importing.purge_staged(now=timezone.now())


def report_lost_imports() -> int:
    """Tell instructors of imports whose worker died for good. Returns how many."""
    return importing.report_lost(now=timezone.now())


def find_stale_facts() -> int:
    """Date facts for review and call back those that a newer value overtook: each night, and when facts came in.

    Returns how many were called back.
    """
    now = timezone.now()
    newest = FactVersion.objects.order_by("-pk").values_list("pk", flat=True).first()
    looked_at = (str(timezone.localdate(now)), newest)
    if cache.get(LOOKED_AT) == looked_at:
        return 0
    found = reviewing.find_due(now=now)
    cache.set(LOOKED_AT, looked_at, timeout=None)
    return found


DUE: list[Callable[[], Any]] = [
    expire_attempts,
    release_results,
    purge_staged,
    report_lost_imports,
    find_stale_facts,
]
