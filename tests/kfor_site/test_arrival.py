"""When a request arrived: as the proxy says where one is trusted, else as the application was entered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from kfor_site.arrival import arrived_at, note_arrival, proxy_stamp

MOMENT = datetime(2026, 1, 1, 0, 0, 0, 123_000, UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("t=1767225600.123", MOMENT),
        ("1767225600123", MOMENT),
        ("t=1767225600123000", MOMENT),
        ("1767225600", MOMENT.replace(microsecond=0)),
        ("", None),
        ("yesterday", None),
        ("1767225600.", None),
        ("-1767225600", None),
        ("1767225600123, 1767225600124", None),
        ("١٧٦٧٢٢٥٦٠٠", None),
    ],
)
def test_the_stamps_that_proxies_write_are_read(text, moment):
    assert proxy_stamp(text) == moment


@pytest.mark.parametrize(
    ("header", "proxies", "waited", "is_believed"),
    [
        ("X-Request-Start", 1, timedelta(seconds=5), True),
        ("X-Request-Start", 1, timedelta(minutes=6), False),  # no proxy keeps a request that long
        ("X-Request-Start", 1, timedelta(seconds=-5), False),  # nothing arrives in the future
        ("X-Request-Start", 0, timedelta(seconds=5), False),  # anybody could have written it
        ("", 1, timedelta(seconds=5), False),
    ],
)
def test_a_stamp_is_believed_only_from_a_proxy_that_is_trusted(settings, header, proxies, waited, is_believed):
    settings.ARRIVAL_HEADER, settings.TRUSTED_PROXIES = header, proxies
    before = timezone.now()
    stamp = (before - waited).timestamp()

    arrived = arrival(headers={"X-Request-Start": f"t={stamp:.3f}"})

    assert (abs((before - waited) - arrived) < timedelta(milliseconds=2)) is is_believed
    assert is_believed or arrived >= before


def test_a_request_that_came_past_the_middleware_has_arrived_now():
    before = timezone.now()

    assert before <= arrived_at(RequestFactory().get("/")) <= timezone.now()


def arrival(**told) -> datetime:
    seen = []

    def view(request):
        seen.append(arrived_at(request))
        return HttpResponse()

    note_arrival(view)(RequestFactory().get("/", **told))
    return seen[0]
