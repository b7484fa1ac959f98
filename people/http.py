"""The request of somebody who is logged in, for the types."""

from __future__ import annotations

from django.http import HttpRequest

from people.models import User
from people.sessions import SessionStore


class SignedInRequest(HttpRequest):
    """What views behind a log-in receive."""

    user: User
    session: SessionStore
