"""The review at /admin/desk/: one draft at a time, decided by keys or buttons, each a plain form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content import curation as facts_curation
from content.admin.desk import by, posted_pk
from content.curation import CannotDecide
from content.models import FactVersion
from people import policy
from people.models import User
from quiz import curation, deciding, desk
from quiz.admin import desk_together
from quiz.admin.desk_pages import address, narrowed, place_of_version, queue_page, session_began
from quiz.desk import Decided, Narrowed, Place

REASONS = {
    "wrong": gettext_lazy("Wrong"),
    "trivial": gettext_lazy("Trivial"),
    "duplicate": gettext_lazy("Duplicate"),
    "sensitive": gettext_lazy("Sensitive"),
}
GONE = gettext_lazy("This draft is not here any more. Nothing was changed.")


def review(request: HttpRequest) -> HttpResponse:
    """The queue with one draft opened, or what was pressed done."""
    refuse_strangers(request)
    chosen = narrowed(request.GET)
    if request.method != "POST":
        return _page(request, chosen)
    try:
        at = _act(request, chosen, now=timezone.now())
    except CannotDecide as refusal:
        return _page(request, chosen, error=str(refusal))
    return HttpResponseRedirect(at)


def refuse_strangers(request: HttpRequest) -> None:
    """Raises PermissionDenied where the account may not see both questions and facts."""
    if not all(policy.may(by(request), "view", label) for label in ("quiz.question", "content.fact")):
        raise PermissionDenied


def _page(request: HttpRequest, chosen: Narrowed, *, error: str = "") -> TemplateResponse:
    context = {
        **admin.site.each_context(request),
        **queue_page(request, chosen, now=timezone.now()),
        "error": error,
        "reasons": [(number, name, words) for number, (name, words) in enumerate(REASONS.items(), 1)],
        "other_number": len(REASONS) + 1,
        "why": request.POST.get("why", ""),
    }
    return TemplateResponse(request, "admin/quiz/desk/review.html", context, status=409 if error else 200)


def _act(request: HttpRequest, chosen: Narrowed, *, now: datetime) -> str:
    """Do what was pressed; returns the address to go on at. Raises CannotDecide."""
    pressed, place = request.POST.get("decision", ""), desk.place_of(request.POST.get("item", ""))
    if pressed == "undo":
        return _undo(request, chosen, place, now=now)
    if pressed not in ("approve", "reject") or place is None:
        raise CannotDecide(_("Choose one of the buttons shown."))
    version = _posted(by(request), place, request.POST)
    done = _approve if pressed == "approve" else _reject
    messages.success(request, done(by(request), place, version, request.POST, now=now))
    return address(chosen, after=place)


def _posted(user: User, place: Place, posted: QueryDict) -> Any:
    """The version that the form was about, of a question or a fact within the account's missions."""
    if not policy.may(user, "change", "quiz.question" if place.kind == "question" else "content.fact"):
        raise PermissionDenied
    waiting = desk.find(user, place)
    found = waiting.version.lineage.versions.filter(pk=posted_pk(posted, "version")).first() if waiting else None
    if found is None:
        raise CannotDecide(GONE)
    return found


def _approve(user: User, place: Place, version: Any, posted: QueryDict, *, now: datetime) -> str:
    seen = posted.get("seen", "")
    if place.kind == "fact":
        facts_curation.approve(version, by=user, now=now, expected=seen)
        return _("Fact approved.")
    along = []
    if policy.may(user, "change", "content.fact"):
        pks = [int(text) for text in posted.getlist("fact") if text.isdecimal() and len(text) < 19]
        along = list(FactVersion.objects.filter(pk__in=pks, question_links__version=version).distinct())
    approved = deciding.approve(version, along, by=user, now=now, expected=seen)
    if not approved:
        return _("Question approved.")
    words = ngettext("Question approved, and its fact.", "Question approved, and %(count)s facts.", len(approved))
    return words % {"count": len(approved)}


def _reject(user: User, place: Place, version: Any, posted: QueryDict, *, now: datetime) -> str:
    named = REASONS.get(posted.get("reason", ""))
    reason = str(named) if named else posted.get("why", "")
    if place.kind == "fact":
        facts_curation.reject(version, by=user, now=now, reason=reason, expected=posted.get("seen", ""))
        return _("Fact rejected.")
    curation.reject(version, by=user, now=now, reason=reason, expected=posted.get("seen", ""))
    return _("Question rejected.")


def _undo(request: HttpRequest, chosen: Narrowed, place: Place | None, *, now: datetime) -> str:
    """Take back what the account decided last, or the decision on one draft that it was shown."""
    user = by(request)
    stroke = _shown(user, place, request.POST) if "at" in request.POST else None
    stroke = stroke or desk.last_stroke(user, since=session_began(user, now))
    if stroke is None:
        raise CannotDecide(_("You have decided nothing since you logged in that could be undone."))
    labels = [name for name, rows in (("quiz.question", stroke.questions), ("content.fact", stroke.facts)) if rows]
    if not all(policy.may(user, "change", label) for label in labels):
        raise PermissionDenied
    done = deciding.take_back(stroke.questions, stroke.facts, by=user, now=now, seen=stroke.at)
    messages.success(request, undone_words(done))
    return address(chosen, item=place_of_version([*done.questions, *done.facts][0]))


def _shown(user: User, place: Place | None, posted: QueryDict) -> Decided:
    """The decision that the page showed, whoever took it. Raises CannotDecide where it is not to be found."""
    at = parse_datetime(posted.get("at", "")[:40]) if place else None
    if place is None or at is None:
        raise CannotDecide(GONE)
    version = _posted(user, place, posted)
    is_fact = place.kind == "fact"
    return Decided([] if is_fact else [version], [version] if is_fact else [], at)


def undone_words(done: deciding.TakenBack) -> str:
    """What waits again, in a sentence or two."""
    count = len(done.questions)
    if not count:
        return _("Undone: the fact is a draft again.")
    words = ngettext("Undone: a draft again.", "Undone: %(count)s questions are drafts again.", count)
    if done.kept:
        words += " " + _("Its fact stays approved, because something else rests on it.")
    return words % {"count": count}


def _addresses() -> list[URLPattern | URLResolver]:
    view = admin.site.admin_view
    own = [
        path("desk/", view(review), name="desk"),
        path("desk/together/", view(desk_together.together), name="desk_together"),
    ]
    return [*own, *_stock_addresses()]


_stock_addresses = admin.site.get_urls
admin.site.get_urls = _addresses  # type: ignore[method-assign]  # the stock site, with these pages besides
