"""Facts at the desk: the list to decide from, and one fact beside the words it comes from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import curation
from content.admin.contradictions import contradictions_page
from content.admin.deciding import decide, deciding, next_url, reject_many
from content.admin.desk import DeskAdmin, by, chip, count_of, decide_on_many, posted_pk
from content.admin.fact_filters import AttributeFilter, DocumentFilter, StatusFilter, TierFilter, TopicFilter
from content.admin.fact_form import CorrectionForm
from content.admin.fact_pages import fact_page, time_words, value_words
from content.admin.filing import file_many, file_under
from content.curation import CannotDecide
from content.models import Evidence, Fact, FactVersion


@admin.register(Fact)
class FactAdmin(DeskAdmin):
    list_display = (
        "statement",
        "status",
        "value",
        "time",
        "known",
        "tier",
        "documents",
        "questions",
    )
    list_filter = (StatusFilter, TierFilter, "mission", TopicFilter, DocumentFilter, AttributeFilter)
    search_fields = ("current__statement", "current__value", "current__subject__name", "current__attribute__label")
    search_help_text = gettext_lazy("Searches statements, values, subjects and attributes.")
    actions = ("approve_selected", "reject_selected", "set_topic_of_selected")
    empty_words = gettext_lazy("No fact yet. Import a document, and the facts found in it stand here.")

    def rows(self, request: HttpRequest) -> QuerySet[Fact]:
        shown = Fact.objects.filter(merged_into=None, current__isnull=False)
        quoted = Evidence.objects.filter(version=OuterRef("current"), role=Evidence.Role.VALUE)
        asked = FactVersion.objects.filter(fact=OuterRef("pk"))
        return shown.select_related(
            "mission", "current__subject", "current__attribute", "current__topic", "current__value_entity"
        ).annotate(
            document_count=count_of(quoted, "version", "passage__edition__document"),
            question_count=count_of(asked, "fact", "question_links__version__question"),
        )

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                "contradictions/",
                self.admin_site.admin_view(self.contradictions_view),
                name="content_fact_contradictions",
            )
        ]
        return [*own, *super().get_urls()]

    def contradictions_view(self, request: HttpRequest) -> HttpResponse:
        """What contradicts each other at one time, side by side, and the rulings on it."""
        self.refuse_strangers(request, to_change=request.method == "POST")
        return contradictions_page(self, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # facts come from documents

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One fact: what it says, where that stands, and the decision on it."""
        fact = self.find(request, object_id, "current", "mission", to_change=request.method == "POST")
        if fact.merged_into_id is not None:
            return HttpResponseRedirect(self.change_url(fact.merged_into_id))
        if "decision" in request.POST:
            return self._decide(request, fact)
        if "topic" in request.POST:
            return self._file(request, fact)
        return self._correct(request, fact)

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"])
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Fact]) -> None:
        who, now = by(request), timezone.now()
        decide_on_many(request, queryset, lambda fact: curation.approve(fact.current, by=who, now=now), _("approved"))

    @admin.action(description=gettext_lazy("Reject with a reason"), permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Fact]) -> HttpResponse | None:
        return reject_many(self, request, queryset, curation, _("Reject facts"))

    @admin.action(description=gettext_lazy("Set the topic"), permissions=["change"])
    def set_topic_of_selected(self, request: HttpRequest, queryset: QuerySet[Fact]) -> HttpResponse | None:
        return file_many(self, request, queryset, curation, _("Set the topic of facts"))

    def _file(self, request: HttpRequest, fact: Fact) -> HttpResponse:
        try:
            file_under(request, fact.mission, [fact], curation)
        except CannotDecide as refusal:
            return self._page(request, fact, CorrectionForm(fact.current), error=str(refusal))
        return HttpResponseRedirect(request.path)

    def _decide(self, request: HttpRequest, fact: Fact) -> HttpResponse:
        version = get_object_or_404(fact.versions, pk=posted_pk(request.POST, "version"))
        try:
            said = decide(curation, version, request.POST, by=by(request), now=timezone.now())
        except CannotDecide as refusal:
            return self._page(request, fact, CorrectionForm(fact.current), error=str(refusal))
        messages.success(request, said)
        return HttpResponseRedirect(request.path)

    def _correct(self, request: HttpRequest, fact: Fact) -> HttpResponse:
        form = CorrectionForm(fact.current, request.POST or None)
        if request.method == "GET" or not form.is_valid():
            return self._page(request, fact, form, error=_("Correct the fields marked below.") if form.errors else "")
        version = get_object_or_404(fact.versions, pk=form.cleaned_data["version"])
        try:
            fresh = curation.correct(
                version, form.changes(), by=by(request), now=timezone.now(), reason=form.cleaned_data["reason"]
            )
        except CannotDecide as refusal:
            return self._page(request, fact, form, error=str(refusal))
        messages.success(
            request,
            _("Saved as version %(number)s, a draft. Approve it to put it in force.") % {"number": fresh.number},
        )
        return HttpResponseRedirect(request.path)

    def _page(self, request: HttpRequest, fact: Fact, form: CorrectionForm, *, error: str = "") -> HttpResponse:
        fact.refresh_from_db()
        may_change = self.has_change_permission(request, fact)
        context = {
            **fact_page(fact),
            "original": fact,
            "review_by": fact.review_by,
            "is_due": fact.review_by is not None and fact.review_by < timezone.localdate(),
            "form": form if may_change else None,
            "deciding": deciding(fact.current, request.POST, error) if may_change else None,
            "error": error,
            "next_url": next_url(self, Fact.objects.filter(merged_into=None), fact),
        }
        title = _("Fact %(pk)s") % {"pk": fact.pk}
        return self.page(request, "admin/content/fact/change_form.html", title, context, status=409 if error else 200)

    @admin.display(description=gettext_lazy("statement"), ordering="current__statement")
    def statement(self, row: Fact) -> str:
        return _current(row).statement

    @admin.display(description=gettext_lazy("value"))
    def value(self, row: Fact) -> str:
        return value_words(_current(row))

    @admin.display(description=gettext_lazy("time"), ordering="current__begins")
    def time(self, row: Fact) -> str:
        return time_words(_current(row))

    @admin.display(description=gettext_lazy("date known"), ordering="current__known")
    def known(self, row: Fact) -> str:
        return str(_current(row).get_known_display())

    @admin.display(description=gettext_lazy("tier"), ordering="current__tier")
    def tier(self, row: Fact) -> str:
        return _current(row).tier

    @admin.display(description=gettext_lazy("status"), ordering="current__status")
    def status(self, row: Fact) -> SafeString:
        return chip(_current(row).status, _current(row).get_status_display())

    @admin.display(description=gettext_lazy("documents"), ordering="document_count")
    def documents(self, row: Any) -> int:
        return int(row.document_count)

    @admin.display(description=gettext_lazy("questions"), ordering="question_count")
    def questions(self, row: Any) -> int:
        return int(row.question_count)


def _current(row: Fact) -> FactVersion:
    assert row.current is not None  # nosec B101: the list has none without
    return row.current
