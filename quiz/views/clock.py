"""The clock of an attempt, which the page of a test asks every few seconds."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from quiz import pages, queries


@never_cache
@require_GET
def clock(request: HttpRequest, attempt: UUID) -> JsonResponse:
    """Whether the attempt is open, the seconds left, and a token for the next save: a log-in elsewhere changes it."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": _("You are logged out. Log in again.")}, status=401)
    now = timezone.now()
    found = queries.attempt_or_404(request, attempt, now=now)
    return JsonResponse({**pages.clock(found, now=now), "csrf": get_token(request)})
