"""What differs from allauth's own ways: who may make an account, how failures are counted, what is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import audit, invitations
from people.models import Invitation, User

SIGN_UP_PAGES = {"account_signup", "socialaccount_signup"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts with a password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("The e-mail address or the password is not right. Check both."),
        "too_many_login_attempts": gettext_lazy(
            "There were too many failed attempts for this account. Wait 15 minutes, or set a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.OPEN_SIGNUP or invitations.kept(request, timezone.now()) is not None

    def clean_email(self, email: str) -> str:
        """On the sign-up pages alone: refuse an address other than the one that was invited."""
        request = self.request
        if request.resolver_match and request.resolver_match.url_name in SIGN_UP_PAGES:
            invitation = invitations.kept(request, timezone.now())
            if invitation and invitation.email and invitations.normal(invitation.email) != invitations.normal(email):
                raise ValidationError(_("This invitation is for %(email)s.") % {"email": invitation.email})
        return email

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        def save() -> User:
            super(AccountAdapter, self).save_user(request, user, form, commit)
            return user

        # A form that finishes an organisation's log-in: SocialAccountAdapter, which called, takes the place.
        if hasattr(form, "sociallogin"):
            return save()
        return enter(request, form.cleaned_data["email"], save, needs_invitation=not settings.OPEN_SIGNUP)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        audit.record("log_in", user, by=user)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by account alone: allauth's key holds the host too, so each allowed host gave ten more."""
        return invitations.normal(credentials.get("email") or credentials.get("username") or "")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts of an organisation's log-in (OpenID Connect); "auto_signup" in its settings admits all it knows."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return admits_all(sociallogin) or super().is_open_for_signup(request, sociallogin)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = (data.get("name") or " ".join(part for part in parts if part))[:120]
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        def save() -> User:
            saved: User = super(SocialAccountAdapter, self).save_user(request, sociallogin, form)
            return saved

        email = form.cleaned_data["email"] if form else user_email(sociallogin.user)
        needs_invitation = not (settings.OPEN_SIGNUP or admits_all(sociallogin))
        return enter(request, email or "", save, needs_invitation=needs_invitation)


def admits_all(sociallogin: Any) -> bool:
    """Whether whoever this organisation's log-in knows may make an account without an invitation."""
    app = sociallogin.provider.app
    return bool(app and app.settings.get("auto_signup"))


def enter(request: HttpRequest, email: str, save: Callable[[], User], *, needs_invitation: bool) -> User:
    """Make the account, take its invitation's place and write both down: all or nothing.

    Where the invitation refuses, the visitor is sent back to its page with the reason.
    """
    code = invitations.kept_code(request)
    try:
        with transaction.atomic():
            invitation = _take_place(code, email, needs_invitation=needs_invitation)
            # Who came by a personal invitation has shown that the address is theirs; allauth reads this next.
            request.session[invitations.CONFIRMED_EMAIL] = email if invitation and invitation.email else None
            user = save()
            audit.record("sign_up", user, by=user, after={"invitation": invitation.pk if invitation else None})
    except invitations.Refused as refusal:
        invitations.forget(request)
        messages.error(request, str(refusal))
        raise ImmediateHttpResponse(redirect("people:join", code) if code else redirect("account_signup")) from refusal
    except IntegrityError as error:
        # The form was sent twice at once, and the other one made the account.
        messages.info(request, _("There is an account for this e-mail address now. Log in."))
        raise ImmediateHttpResponse(redirect("account_login")) from error
    invitations.forget(request)
    return user


def _take_place(code: str, email: str, *, needs_invitation: bool) -> Invitation | None:
    if code or needs_invitation:
        return invitations.accept(code, email, now=timezone.now())
    return None
