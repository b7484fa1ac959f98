"""Sessions end by themselves, and last anew where a test begins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from people.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept(*, expires_in: timedelta) -> SessionStore:
    """A stored session, loaded again."""
    made = SessionStore()
    made["seen"] = 1
    made.set_expiry(expires_in)
    made.save()
    return SessionStore(made.session_key)


def test_a_session_that_has_ended_is_read_as_an_empty_one():
    assert kept(expires_in=timedelta(minutes=1)).get("seen") == 1
    assert kept(expires_in=timedelta(minutes=-1)).get("seen") is None


def test_a_session_lasts_anew_once_it_has_lost_a_day():
    made = SessionStore()
    made["seen"] = 1
    made.save()
    found = [SessionStore(made.session_key) for _ in range(2)]
    for days, session in enumerate(found):
        session.load()
        session.prolong(now=timezone.now() + timedelta(days=days, minutes=1))

    assert [session.modified for session in found] == [False, True]
