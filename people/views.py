"""The page behind an invitation."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kfor_site.http import render_page
from people import invitations


@require_safe
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Says what the invitation is for and lets its holder in; 404 with the reason where it admits nobody."""
    if request.user.is_authenticated:
        messages.info(request, _("You already have an account, and you are logged in."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    invitation = invitations.find(code)
    reason = invitations.trouble(invitation, timezone.now()) if invitation else invitations.unknown()
    if invitation is None or reason:
        return render_page(request, "people/join_closed.html", {"reason": reason}, status=404)
    invitations.keep(request, invitation)
    return render_page(request, "people/join.html", {"invitation": invitation})
