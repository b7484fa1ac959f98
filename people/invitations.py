"""Invitations: whether one still admits somebody, the taking of a place, and the message that brings one."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import F
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import Invitation

SESSION_KEY = "invitation"
# allauth fills in the address that the session names here, and takes it for confirmed.
CONFIRMED_EMAIL = "account_verified_email"


class Refused(Exception):
    """An invitation admits nobody (more); the text is a sentence for the one who came with it."""


def accept(code: str, email: str, *, now: datetime) -> Invitation:
    """Take one place for ``email``; call it in the transaction that makes the account. Raises Refused.

    The count is raised by the database under the condition that a place is free, so that of two who ask for the last
    place at the same moment exactly one gets it.
    """
    invitation = find(code)
    if invitation is None:
        raise Refused(unknown())
    if invitation.email and normal(invitation.email) != normal(email):
        raise Refused(_("This invitation is for another e-mail address. Use the address that it was sent to."))
    free = Invitation.objects.filter(pk=invitation.pk, revoked_at=None, expires_at__gt=now, used__lt=F("places"))
    is_taken = free.update(used=F("used") + 1)
    invitation.refresh_from_db()
    if not is_taken:
        raise Refused(trouble(invitation, now))
    return invitation


def usable(invitation: Invitation, now: datetime) -> bool:
    """Whether the invitation admits somebody at ``now``."""
    return not trouble(invitation, now)


def trouble(invitation: Invitation, now: datetime) -> str:
    """Why the invitation admits nobody at ``now``, as a sentence for people; empty where it does."""
    if invitation.revoked_at:
        return _("This invitation was withdrawn. Ask the person who sent it for a new one.")
    if invitation.expires_at <= now:
        return _("This invitation has expired. Ask the person who sent it for a new one.")
    if invitation.used < invitation.places:
        return ""
    if invitation.email:
        return _("This invitation has been used. Log in with the account that it made.")
    return _("All places of this invitation are taken. Ask the person who sent it for a new one.")


def unknown() -> str:
    """What to say of a code that belongs to no invitation."""
    return _("There is no such invitation. Check the link against the one that you were sent.")


def find(code: str) -> Invitation | None:
    """The invitation with this code, which may have been typed in capitals."""
    return Invitation.objects.filter(code=code.lower()).first()


def keep(request: HttpRequest, invitation: Invitation) -> None:
    """Remember in the session that the visitor came with this invitation."""
    request.session[SESSION_KEY] = invitation.code
    request.session[CONFIRMED_EMAIL] = invitation.email or None


def kept_code(request: HttpRequest) -> str:
    """The code that the visitor came with, or ""."""
    return str(request.session.get(SESSION_KEY, ""))


def kept(request: HttpRequest, now: datetime) -> Invitation | None:
    """The invitation that the visitor came with, where it admits somebody at ``now``."""
    invitation = find(kept_code(request))
    return invitation if invitation and usable(invitation, now) else None


def forget(request: HttpRequest) -> None:
    """Drop the visitor's invitation from the session."""
    request.session.pop(SESSION_KEY, None)


def link(request: HttpRequest, code: str) -> str:
    """The whole address that makes an account."""
    return request.build_absolute_uri(reverse("people:join", args=[code]))


def send(invitation: Invitation, request: HttpRequest) -> None:
    """Send a personal invitation to its address. Raises OSError where the mail server does not take it."""
    words = {"invitation": invitation, "link": link(request, invitation.code), "site_name": settings.SITE_NAME}
    subject = render_to_string("people/email/invitation_subject.txt", words).strip()
    send_mail(subject, render_to_string("people/email/invitation_message.txt", words), None, [invitation.email])


def normal(email: str) -> str:
    """An e-mail address as accounts store it."""
    return email.strip().lower()
