"""The session and the account behind a request, as Django and allauth keep them, read by queries composed once.

Each request of a learner begins with these two reads.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import BigIntegerField, CharField, DateTimeField
from django.utils import timezone

from kfor_site.prepared import Prepared, Slot
from people.models import User

_SESSION = Prepared(
    lambda: Session.objects.filter(
        session_key=Slot("key", CharField()), expire_date__gt=Slot("now", DateTimeField())
    ).order_by()
)
_ACCOUNT = Prepared(lambda: User.objects.filter(pk=Slot("pk", BigIntegerField())).order_by())


DAY = timedelta(days=1)


class SessionStore(db.SessionStore):
    """Sessions in the database."""

    ends_at: datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
            return None
        self.ends_at = found.expire_date
        return found

    def prolong(self, *, now: datetime) -> None:
        """Let a session that has lost a day of its life last its full time from now."""
        if self.ends_at is not None and self.ends_at - now < timedelta(seconds=self.get_session_cookie_age()) - DAY:
            self.modified = True


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Log-in by e-mail address and password."""

    def get_user(self, user_id: Any) -> User | None:
        found = _ACCOUNT.first(pk=user_id)
        return found if found is not None and self.user_can_authenticate(found) else None
