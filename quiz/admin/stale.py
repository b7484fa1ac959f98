"""Stale facts at the desk: what is due for review, why, what rests on it, and what an instructor makes of it."""

from __future__ import annotations

from datetime import date

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext as _

from content import confirming, curation, reviewing
from content.admin.desk import DeskAdmin, by, posted_pk
from content.curation import CannotDecide
from content.models import Fact, FactVersion
from content.models.facts import Status
from people import policy
from quiz.admin.stale_pages import PER_PAGE, next_due, stale_rows, undo_rows, with_months


class StaleDesk(DeskAdmin):
    """One page beside those of facts."""

    def stale(self, request: HttpRequest) -> HttpResponse:
        """The facts that are due; a post decides on one of them, or takes a confirmation back."""
        self.refuse_strangers(request, to_change=request.method == "POST")
        if request.method != "POST":
            return self._page(request)
        version = self._posted(request)
        try:
            said = self._decide(request, version)
        except CannotDecide as refusal:
            return self._page(request, error=str(refusal))
        messages.success(request, said)
        return HttpResponseRedirect(request.get_full_path())

    def _posted(self, request: HttpRequest) -> FactVersion:
        versions = policy.visible(FactVersion.objects.select_related("fact"), by(request))
        return get_object_or_404(versions, pk=posted_pk(request.POST, "version"))

    def _decide(self, request: HttpRequest, version: FactVersion) -> str:
        """Do what was pressed; returns what to say. Raises CannotDecide."""
        who, now, reason = by(request), timezone.now(), request.POST.get("reason", "")
        decision = request.POST.get("decision", "")
        if decision == "confirm":
            until = _day(request.POST.get("until", ""))
            fact = confirming.confirm(
                version, by=who, now=now, seen=request.POST.get("seen", ""), until=until, reason=reason.strip()[:400]
            )
            return _("Confirmed until %(day)s: “%(fact)s”") % {"day": f"{fact.review_by:%-d %B %Y}", "fact": version}
        if decision == "retire":
            curation.retire(version, by=who, now=now, reason=reason)
            return _("Retired: “%(fact)s”") % {"fact": version}
        if decision == "restore":
            confirming.restore(version, by=who, now=now)
            return _("In force again: “%(fact)s” It is due for review as before.") % {"fact": version}
        if decision == "undo":
            confirming.take_back(version.fact, by=who, now=now)
            return _("Taken back: “%(fact)s” is due for review as before.") % {"fact": version}
        raise CannotDecide(_("Choose one of the buttons shown."))

    def _page(self, request: HttpRequest, *, error: str = "") -> HttpResponse:
        who, now = by(request), timezone.now()
        approved = policy.visible(FactVersion.objects.filter(status=Status.APPROVED, fact__merged_into=None), who)
        due = with_months(reviewing.due_on(approved, timezone.localdate(now)))
        shown = Paginator(due, PER_PAGE).get_page(request.GET.get("p"))
        context = {
            "shown": shown,
            "rows": stale_rows(list(shown), timezone.localdate(now)),
            "next_due": None if shown else next_due(approved),
            "undo": undo_rows(who, now=now),
            "may_change": self.has_change_permission(request),
            "error": error,
            "posted": request.POST,
        }
        title = _("Facts to look at again")
        return self.page(request, "admin/quiz/stale.html", title, context, status=409 if error else 200)


def _day(text: str) -> date | None:
    """The day as a form has it; None for none. Raises CannotDecide for what is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotDecide(_("Give the new review date as 2027-02-04.")) from None


desk = StaleDesk(Fact, admin.site)
stock_urls = admin.site.get_urls


def get_urls() -> list[URLPattern | URLResolver]:
    """The addresses of the stock site, and before those of facts the page of stale ones."""
    return [path("content/fact/stale/", admin.site.admin_view(desk.stale), name="content_fact_stale"), *stock_urls()]


admin.site.get_urls = get_urls  # type: ignore[method-assign]  # the stock site, with this page beside its own
