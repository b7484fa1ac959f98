"""Handing in a document, and following what comes of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import readers
from content.admin.desk import DeskAdmin, by, chip
from content.models import FactVersion, Import, Mission
from people import policy
from quiz import imports
from quiz.admin.import_forms import EncodingForm, ImportForm
from quiz.models import Question

STEPS = 4


@admin.register(Import)
class ImportAdmin(DeskAdmin):
    """Documents come in here: a file or pasted text, and what is known of it."""

    list_display = ("title", "publisher", "state", "created_at", "created_by")
    list_filter = ("status", "mission")
    list_select_related = ("created_by",)
    search_fields = ("title", "publisher")
    empty_words = gettext_lazy("No document has been handed in yet. Import the first one.")

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, row: Import) -> str:
        return chip(row.status, row.get_status_display())

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/cancel/", self.admin_site.admin_view(self.cancel_view), name="content_import_cancel"),
            path("<int:pk>/encoding/", self.admin_site.admin_view(self.encoding_view), name="content_import_encoding"),
        ]
        return [*own, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The form, and again with the reason where the text is refused: nothing typed is lost, nothing stored."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        missions = policy.visible(Mission.objects.all(), by(request))
        form = ImportForm(
            request.POST or None, request.FILES or None, initial=only_mission(missions), missions=missions
        )
        if request.method == "POST" and form.is_valid():
            try:
                row = imports.hand_in(form.row(), form.data_bytes(), now=timezone.now(), by=by(request))
            except readers.ReadError as error:
                form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
            else:
                return redirect(self.change_url(row.pk))
        status = 422 if form.errors else 200
        return self.page(
            request, "admin/content/import/add.html", _("Import a document"), {"form": form}, status=status
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """How far the import is, or what came of it."""
        row = self.find(request, object_id, "edition__document", "mission", "document")
        context = {"row": row, "crumb": row.title, "encoding_form": EncodingForm(initial={"encoding": row.encoding})}
        return self.page(request, "admin/content/import/follow.html", row.title, context | progress(row) | outcome(row))

    def cancel_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Stop an import; what it had found is thrown away."""
        row = self.find(request, pk, to_change=True)
        if request.method == "POST":
            stopped = imports.cancel(row, now=timezone.now())
            words = _("Cancelled. Nothing was stored.") if stopped else _("The import had ended already.")
            messages.info(request, words)
        return HttpResponseRedirect(self.change_url(pk))

    def encoding_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read the upload in the encoding a person confirmed."""
        row = self.find(request, pk, to_change=True)
        if row.status != Import.Status.ASKING:
            raise Http404
        form = EncodingForm(request.POST or None)
        if form.is_valid():
            try:
                imports.confirm(row, form.cleaned_data["encoding"])
            except readers.ReadError as error:
                messages.error(request, str(error))
        return HttpResponseRedirect(self.change_url(pk))


def only_mission(missions: QuerySet[Mission]) -> dict[str, Any]:
    """The only mission is chosen beforehand."""
    found = list(missions[:2])
    return {"mission": found[0], "language": "en"} if len(found) == 1 else {"language": "en"}


def progress(row: Import) -> dict[str, Any]:
    """The bar: steps done of all."""
    return {"steps": STEPS, "steps_done": min(row.steps_done, STEPS)}


HEADINGS = {
    "new": gettext_lazy("New facts"),
    "unsure": gettext_lazy("New facts to look at first: no question is drafted from these"),
    "confirmed": gettext_lazy("Confirmed: this text says the same"),
    "superseded": gettext_lazy("Superseded by a newer value"),
    "contradicted": gettext_lazy("Contradicted"),
    "not_placed": gettext_lazy("Not placed: no date known"),
    "silent": gettext_lazy("Held by an older edition, missing here"),
}


def outcome(row: Import) -> dict[str, Any]:
    """The report of a finished import, each fact and draft with its address."""
    report = row.report or {}
    facts = report.get("facts", {})
    ids = {fact["id"] for rows in facts.values() for fact in rows}
    versions = FactVersion.objects.filter(fact__uuid__in=ids).order_by("number")
    stored = versions.values_list("fact__uuid", "fact_id", "tier")
    known = {str(uuid): (pk, tier) for uuid, pk, tier in stored}
    drafts = report.get("drafts", [])
    alive = set(Question.objects.filter(pk__in=[draft["id"] for draft in drafts]).values_list("pk", flat=True))
    told = facts | {
        "new": [fact for fact in facts.get("new", []) if not _is_unsure(known.get(fact["id"]))],
        "unsure": [fact for fact in facts.get("new", []) if _is_unsure(known.get(fact["id"]))],
    }
    groups = [
        {
            "name": name,
            "heading": heading,
            "rows": [found | {"pk": known.get(found["id"], (None, ""))[0]} for found in told.get(name, [])],
        }
        for name, heading in HEADINGS.items()
    ]
    return {
        "groups": groups,
        "drafts": [draft for draft in drafts if draft["id"] in alive],
        "touched": report.get("questions", []),
    }


def _is_unsure(found: tuple[int, str] | None) -> bool:
    return found is not None and found[1] == FactVersion.Tier.B
