"""When a request arrived: taken first of all, so that a slow server takes no time from anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

LONGEST_WAIT = timedelta(minutes=5)
"""How long a request can have waited at the proxy: no proxy keeps one longer, so an older stamp is a mistake."""


def note_arrival(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first of all: sets the time that ``arrived_at`` tells."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request._arrived_at = _arrival(request, timezone.now())  # type: ignore[attr-defined]  # read by arrived_at
        return get_response(request)

    return middleware


def arrived_at(request: HttpRequest) -> datetime:
    """When the request reached the application, or the proxy in front where that says so. What deadlines go by."""
    found: datetime = getattr(request, "_arrived_at", None) or timezone.now()
    return found


def _arrival(request: HttpRequest, now: datetime) -> datetime:
    header = settings.ARRIVAL_HEADER
    stamped = proxy_stamp(request.headers.get(header, "")) if header and settings.TRUSTED_PROXIES else None
    return stamped if stamped is not None and now - LONGEST_WAIT <= stamped <= now else now


def proxy_stamp(text: str) -> datetime | None:
    """The moment that a proxy wrote down: seconds since 1970 with a point, else milliseconds or microseconds.

    Nginx writes "t=1767225600.123", others "1767225600123" or "t=1767225600123456". None where it says nothing of it.
    """
    found = re.fullmatch(r"(?:t=)?(\d{10})(?:\.(\d{1,6})|(\d{3})|(\d{6}))?", text.strip(), re.ASCII)
    if found is None:
        return None
    seconds, part = found[1], found[2] or found[3] or found[4] or ""
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int(part.ljust(6, "0")))
