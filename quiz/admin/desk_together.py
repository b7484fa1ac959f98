"""Approving many drafts together: only those in which the checks found nothing, and only after a sample of ten."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.admin.desk import by
from content.curation import CannotDecide
from content.models.facts import Status
from people import policy
from people.models import User
from quiz import deciding, desk
from quiz.admin.desk_pages import address, narrowed, today
from quiz.models import Question

MOST = 50
"""How many are approved in one go: as many as one can look through on a page."""


def together(request: HttpRequest) -> HttpResponse:
    """The drafts without findings, each with its key; or those that were listed, approved."""
    user = by(request)
    if not all(policy.may(user, "change", label) for label in ("quiz.question", "content.fact")):
        raise PermissionDenied
    chosen = narrowed(request.GET)
    found, now = desk.line(user, chosen), timezone.now()
    counts = desk.tally(found, user, since=today(now))
    left = max(0, desk.SAMPLE - counts.sample)
    if request.method != "POST":
        return _page(request, chosen, found, left)
    if left:
        return _page(request, chosen, found, left, error=sample_words(left))
    seen = {int(text) for text in request.POST.getlist("version") if text.isdecimal() and len(text) < 19}
    rows = [row for row in _rows(found) if row.current_id in seen]
    if not rows:
        return _page(request, chosen, found, left, error=_("None of those listed waits any more. Nothing was changed."))
    _approve(request, user, rows)
    return HttpResponseRedirect(address(chosen))


def sample_words(left: int) -> str:
    """How many are still to be decided one by one."""
    words = ngettext(
        "Decide on %(count)s more draft without findings first, one by one.",
        "Decide on %(count)s more drafts without findings first, one by one.",
        left,
    )
    return words % {"count": left}


def _rows(found: desk.Line) -> list[Question]:
    return list(desk.clean(found).select_related("current__topic").order_by("pk")[:MOST])


def _approve(request: HttpRequest, user: User, rows: list[Question]) -> None:
    """Approve each with its draft facts, all at one moment, so that one Undo takes them back; say what was left."""
    now, done, left = timezone.now(), 0, []
    for row in rows:
        version = row.current
        assert version is not None  # nosec B101: it has a draft
        drafts = [link.fact_version for link in version.links.select_related("fact_version")]
        try:
            deciding.approve(
                version,
                [fact for fact in drafts if fact.status == Status.DRAFT],
                by=user,
                now=now,
                expected=Status.DRAFT,
                reason=desk.TOGETHER,
                is_clean=True,
            )
            done += 1
        except CannotDecide as refusal:
            left.append(f"“{version.stem[:80]}”: {refusal}")
    if done:
        words = ngettext("%(count)s question approved.", "%(count)s questions approved.", done)
        messages.success(request, words % {"count": done})
    if left:
        messages.warning(request, _("Left as before: %(which)s") % {"which": " ".join(left[:5])})


def _page(request: HttpRequest, chosen: Any, found: desk.Line, left: int, *, error: str = "") -> TemplateResponse:
    rows = _rows(found)
    context = {
        **admin.site.each_context(request),
        "title": _("Approve together"),
        "rows": [{"version": row.current, "key": row.current.content.key_words()} for row in rows if row.current],
        "sample_left": left,
        "sample_words": sample_words(left) if left else "",
        "back_url": address(chosen),
        "error": error,
    }
    return TemplateResponse(request, "admin/quiz/desk/together.html", context, status=409 if error else 200)
