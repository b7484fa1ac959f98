"""What the libraries of log-in tell of an account goes into the audit: who came, who failed, what was changed.

The log-in itself is written down by the adapter, beside the making of the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.dispatch import Signal

from people import audit
from people.invitations import normal
from people.models import User

TOLD: Mapping[str, Signal] = {
    "change_password": account.password_changed,
    "set_password": account.password_set,
    "reset_password": account.password_reset,
}


def watch() -> None:
    """Connect all; again changes nothing."""
    auth.user_login_failed.connect(log_in_failed, dispatch_uid="people.log_in_failed")
    auth.user_logged_out.connect(logged_out, dispatch_uid="people.logged_out")
    for action, signal in TOLD.items():
        signal.connect(_password(action), weak=False, dispatch_uid=f"people.{action}")
    account.email_changed.connect(email_changed, dispatch_uid="people.email_changed")
    mfa.authenticator_added.connect(factor_added, dispatch_uid="people.factor_added")
    mfa.authenticator_removed.connect(factor_removed, dispatch_uid="people.factor_removed")
    mfa.authenticator_reset.connect(factor_reset, dispatch_uid="people.factor_reset")
    mfa.authentication_failed.connect(factor_failed, dispatch_uid="people.factor_failed")


def log_in_failed(*, credentials: Mapping[str, Any], **told: Any) -> None:
    """A wrong password. What was typed is not kept: people type passwords into the wrong field.

    An address without an account leaves a row too, of no account, so that both take the same time.
    """
    email = normal(str(credentials.get("email") or credentials.get("username") or ""))
    audit.record("log_in_failed", User.objects.filter(email__iexact=email).first() or User(), by=None)


def logged_out(*, user: Any, **told: Any) -> None:
    if isinstance(user, User):
        audit.record("log_out", user, by=user)


def _password(action: str) -> Any:
    def changed(*, user: User, **told: Any) -> None:
        audit.record(action, user, by=user)

    return changed


def email_changed(*, user: User, from_email_address: Any, to_email_address: Any, **told: Any) -> None:
    before = {"email": from_email_address.email} if from_email_address else None
    audit.record("change_email", user, by=user, before=before, after={"email": to_email_address.email})


def factor_added(*, user: User, authenticator: Authenticator, **told: Any) -> None:
    audit.record("add_second_factor", user, by=user, after={"kind": authenticator.type})


def factor_removed(*, user: User, authenticator: Authenticator, **told: Any) -> None:
    audit.record("remove_second_factor", user, by=user, before={"kind": authenticator.type})


def factor_reset(*, user: User, authenticator: Authenticator, **told: Any) -> None:
    audit.record("reset_second_factor", user, by=user, after={"kind": authenticator.type})


def factor_failed(*, user: User, authenticator: Authenticator, **told: Any) -> None:
    audit.record("second_factor_failed", user, by=None, after={"kind": authenticator.type})
