"""Writing a question by hand: choose the fact that it asks about, then the kind, then fill in its table."""

from __future__ import annotations

from random import Random
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.desk import DeskAdmin, by
from content.admin.fact_pages import sources, time_words, value_words
from content.models import FactVersion
from content.models.facts import Status
from content.queries import versions_with_evidence
from people import policy
from quiz import checking, curation
from quiz.admin.question_form import QuestionForm
from quiz.admin.question_pages import preview
from quiz.admin.question_problems import filled, fixed, problem_rows
from quiz.models import QuestionFact
from quiz.question_types import QUESTION_TYPES

SHOWN = 20


def add(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """The step that the address asks for: ``fact`` and ``kind`` are chosen one after the other."""
    fact = _fact(request, request.GET.get("fact", ""))
    kind = request.GET.get("kind", "")
    if fact is None:
        return _choose_fact(desk, request)
    if kind not in QUESTION_TYPES:
        kinds = [(name, found.label, found.hint) for name, found in QUESTION_TYPES.items()]
        context = {"fact": fact, "kinds": kinds, **_about(fact)}
        return desk.page(request, "admin/quiz/question/choose_kind.html", _("Write a question"), context)
    return _write(desk, request, fact, kind)


def _fact(request: HttpRequest, pk: str) -> FactVersion | None:
    """The approved version of the fact chosen."""
    if not (pk.isdigit() and pk.isascii()):
        return None
    found = versions_with_evidence().filter(fact=int(pk), fact__merged_into=None, status=Status.APPROVED)
    return policy.visible(found, by(request)).first()


def _choose_fact(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    found = FactVersion.objects.filter(status=Status.APPROVED, fact__merged_into=None).select_related("topic")
    found = policy.visible(found, by(request))
    for word in words.split()[:8]:
        found = found.filter(Q(statement__icontains=word) | Q(subject__name__icontains=word))
    rows = list(found.order_by("-importance", "pk")[: SHOWN + 1])
    context = {"words": words, "rows": rows[:SHOWN], "has_more": len(rows) > SHOWN}
    return desk.page(request, "admin/quiz/question/choose_fact.html", _("Write a question"), context)


def _write(desk: DeskAdmin, request: HttpRequest, fact: FactVersion, kind: str) -> HttpResponse:
    mission = fact.fact.mission
    form = QuestionForm(kind, mission, request.POST or None, fact=fact)
    if form.is_valid() and "save" in request.POST:
        links = [(fact, QuestionFact.Role.ASKED)]
        version = curation.create(mission, form.wording(), links, by=by(request), now=timezone.now())
        messages.success(request, _("Saved as a draft. Approve it to put it in force."))
        return HttpResponseRedirect(desk.change_url(version.question_id))
    error = note = ""
    content = getattr(form, "content", None)
    found = checking.problems_about([fact], content) if content else []
    if form.errors:
        error = form.refusal or _("Correct what is marked below.")
    elif mended := fixed(found, request.POST.get("fix", "")):
        form = QuestionForm(kind, mission, filled(request.POST, mended), fact=fact)
        form.is_valid()
        content, found = mended, checking.problems_about([fact], mended)
        note = _("Changed below, not saved yet. Look at it, then save.")
    context = {
        "fact": fact,
        "form": form,
        "error": error,
        "note": note,
        "kind_label": QUESTION_TYPES[kind].label,
        "preview": preview(content, "p", rng=Random(1)) if content else None,
        "is_unsaved": content is not None,
        "problems": problem_rows(found),
        **_about(fact),
    }
    return desk.page(
        request, "admin/quiz/question/add_form.html", _("Write a question"), context, status=422 if error else 200
    )


def _about(fact: FactVersion) -> dict[str, Any]:
    return {"value_words": value_words(fact), "time_words": time_words(fact), "sources": sources(fact.evidence.all())}
