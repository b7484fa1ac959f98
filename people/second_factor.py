"""Second factors: who has one, who used it in this session, and whose is waived."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from people.models import User

# Recovery codes stand in for one of these, and are nothing without it.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_used(request: HttpRequest, user: User) -> bool:
    """Whether ``user`` proved a second factor in this session; a passkey log-in is one."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def kinds_of(user: User) -> set[str]:
    """The kinds of second factor that ``user`` has set up."""
    return set(Authenticator.objects.filter(user=user, type__in=KINDS).values_list("type", flat=True))


def is_waived(user: User) -> bool:
    """Whether ``user`` needs none: the published accounts of a demonstration alone."""
    return bool(settings.DEMO and user.is_demo)
