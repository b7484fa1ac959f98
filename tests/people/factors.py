"""Second factors for tests: an app's codes, and a way to the desk without the forms."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client, RequestFactory

from people.models import User

PERIOD = 30


def save_app(user: User) -> str:
    """Gives ``user`` an authenticator app. Returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_now(secret: str) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD)))


def enter_desk(client: Client, user: User) -> Client:
    """Logs ``client`` in as somebody who has a second factor and used it. Returns the client."""
    if not Authenticator.objects.filter(user=user).exists():
        save_app(user)
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "mfa", type="totp")
    request.session.save()
    return client
