"""Keeps the desk closed to whoever did not prove a second factor."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from people import policy, second_factor
from people.models import User


class StaffNeedSecondFactor:
    """Sends staff who ask for the desk to set up a second factor, or to prove the one they have in this session.

    Log-in asks for it already; this also stops a session that began with a password before the factor was set up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        user = request.user
        if not isinstance(user, User) or not user.is_staff:
            return self.get_response(request)
        door = policy.door(request, user)
        if door == "set up":
            messages.warning(request, _("The desk needs a second factor. Set up an authenticator app or a passkey."))
            return redirect("mfa_index")
        if door == "prove":
            page = _proof_page(second_factor.kinds_of(user))
            return redirect(f"{page}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)


def _proof_page(kinds: set[str]) -> str:
    has_app = Authenticator.Type.TOTP in kinds
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
