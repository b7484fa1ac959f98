"""A fact in two clicks: an instructor chooses a sentence of a document, then saves what is proposed for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from content import handmade
from content.admin.desk import DeskAdmin, by, change_url
from content.admin.fact_pages import fact_row
from content.admin.making_form import MakingForm
from content.handmade import KnownAlready, Proposal, Selection
from content.models import Document, Edition, FactVersion
from content.reading import dated_words, segments


def make(desk: DeskAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The form filled with what is proposed for the chosen words, or their fact stored."""
    if not request.user.has_perm("content.add_fact"):
        raise PermissionDenied
    chosen = _chosen_or_404(request, desk.find(request, pk))
    if request.method == "POST":
        return _store(desk, request, chosen)
    told = list(handmade.standing(chosen))
    found = handmade.proposals(chosen, told)
    at = _asked(request, found)
    form = MakingForm(chosen, proposal=found[at])
    return _page(desk, request, chosen, form, told, proposals=_rows(request, found, at))


def _chosen_or_404(request: HttpRequest, document: Document) -> Selection:
    """The stretch that the address names, of a document in use."""
    number, start, end = (_count(request.GET.get(name, "")) for name in ("edition", "start", "end"))
    editions = Edition.objects.select_related("document__mission").filter(document__status=Document.Status.ACTIVE)
    chosen = handmade.selection(get_object_or_404(editions, document=document, number=number), start, end)
    if chosen is None:
        raise Http404
    return chosen


def _count(text: str) -> int:
    """A number as an address has it; no text is longer than nine figures say."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 0


def _asked(request: HttpRequest, found: list[Proposal]) -> int:
    """Which proposal is asked for; else the first of which nothing is known."""
    asked = _count(request.GET.get("proposal", ""))
    if 0 < asked <= len(found):
        return asked - 1
    return next((at for at, proposal in enumerate(found) if not proposal.is_known), len(found) - 1)


def _rows(request: HttpRequest, found: list[Proposal], shown: int) -> list[dict[str, Any]]:
    """The proposals to choose from."""
    query = request.GET.copy()
    rows = []
    for at, proposal in enumerate(found):
        query["proposal"] = str(at + 1)
        rows.append({"proposal": proposal, "url": f"?{query.urlencode()}", "is_shown": at == shown})
    return rows


def _store(desk: DeskAdmin, request: HttpRequest, chosen: Selection) -> HttpResponse:
    form = MakingForm(chosen, request.POST)
    if not form.is_valid():
        return _page(desk, request, chosen, form, error=_("Nothing was stored. Correct what is marked below."))
    try:
        version, is_new = handmade.store(chosen, form.entry(), form.beside_spans(), by=by(request), now=timezone.now())
    except KnownAlready as refusal:
        return _page(desk, request, chosen, form, error=str(refusal), known=fact_row(refusal.version))
    said = _("Saved as a draft. Approve it to put it in force.")
    if not is_new:
        said = _("This fact was known from elsewhere. The sentence stands with it now, as further evidence.")
    messages.success(request, said)
    return HttpResponseRedirect(change_url("content.fact", version.fact_id))


def _page(
    desk: DeskAdmin,
    request: HttpRequest,
    chosen: Selection,
    form: MakingForm,
    told: list[FactVersion] | None = None,
    **shown: Any,
) -> HttpResponse:
    edition, passage = chosen.edition, chosen.passage
    mission = edition.document.mission
    rows = told if told is not None else handmade.standing(chosen)
    document_url = f"{desk.change_url(edition.document_id)}?edition={edition.number}#p{passage.pk}"
    marks = [(chosen.start, chosen.end, "#")]
    context = {
        "form": form,
        "edition": edition,
        "dated": dated_words(edition),
        "heading": " › ".join(passage.heading_path),
        "segments": segments(edition.text, passage.start, passage.end, marks),
        "told": [fact_row(row) for row in {row.fact_id: row for row in rows}.values()],
        "subjects": mission.entities.values_list("name", flat=True),
        "attributes": mission.attributes.order_by("label").values_list("label", flat=True).distinct(),
        "parent": edition.document.title,
        "parent_url": document_url,
        **shown,
    }
    status = 200 if "error" not in shown else 409 if "known" in shown else 422
    return desk.page(request, "admin/content/document/make.html", _("Make a fact"), context, status=status)
