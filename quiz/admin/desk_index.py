"""The front page of the desk: what needs the instructor, each with its count and the way there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content import reviewing
from content.models import FactVersion, Import
from content.models.facts import Status
from people import policy
from quiz.models import Attempt, QuestionVersion, Report

STALE = "stale"


def needs(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for a decision, where the account may take it; empty where nothing does."""
    user = request.user
    drafts = {"status": Status.DRAFT}
    in_force = FactVersion.objects.filter(status=Status.APPROVED, fact__merged_into=None)
    stale = reviewing.due_on(in_force, timezone.localdate())
    rows = [
        ("content.change_fact", _stale_words, stale, "content_fact", STALE),
        ("content.change_fact", _fact_words, FactVersion.objects.filter(**drafts), "content_fact", "status=draft"),
        (
            "quiz.change_question",
            _question_words,
            QuestionVersion.objects.filter(**drafts),
            "quiz_question",
            "status=draft",
        ),
        ("quiz.change_report", _report_words, Report.objects.filter(status=Report.Status.OPEN), "quiz_report", ""),
        ("content.change_import", _import_words, Import.objects.filter(status__in=Import.OPEN), "content_import", ""),
        (
            "quiz.view_attempt",
            _attempt_words,
            Attempt.objects.filter(state=Attempt.State.OPEN),
            "quiz_attempt",
            "state__exact=open",
        ),
    ]
    counted = [
        {"count": (count := policy.visible(found, user).count()), "words": words(count), "url": _list_url(name, query)}
        for permission, words, found, name, query in rows
        if user.has_perm(permission)
    ]
    return [row for row in counted if row["count"]]


def _stale_words(count: int) -> str:
    return ngettext("fact to look at again", "facts to look at again", count)


def _fact_words(count: int) -> str:
    return ngettext("fact to decide", "facts to decide", count)


def _question_words(count: int) -> str:
    return ngettext("question to decide", "questions to decide", count)


def _report_words(count: int) -> str:
    return ngettext("reported problem", "reported problems", count)


def _import_words(count: int) -> str:
    return ngettext("import under way", "imports under way", count)


def _attempt_words(count: int) -> str:
    return ngettext("attempt running", "attempts running", count)


def _list_url(name: str, query: str) -> str:
    """The list of a noun, of which ``query`` leaves a part; or its page of stale ones."""
    if query == STALE:
        return reverse(f"admin:{name}_{STALE}")
    return f"{reverse(f'admin:{name}_changelist')}?{query}".rstrip("?")


def index(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
    """The stock front page with what needs the instructor on top."""
    may_import = request.user.has_perm("content.add_import")
    may_review = all(policy.may(request.user, "view", label) for label in ("quiz.question", "content.fact"))
    context = {
        "needs": needs(request),
        "may_import": may_import,
        "may_review": may_review,
        "title": _("Desk"),
        **(extra_context or {}),
    }
    return AdminSite.index(admin.site, request, context)


admin.site.index = index  # type: ignore[method-assign]  # the stock site, with this page in place of its own
admin.site.index_title = gettext_lazy("Desk")
