"""Documents at the desk: what is known of each, its editions as passages, and the facts that stand in them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import curation
from content.admin import making
from content.admin.coverage_pages import coverage_page
from content.admin.desk import DeskAdmin, ask_reason, by, chip, count_of, decide_on_many
from content.admin.document_pages import edition_page
from content.curation import CannotDecide
from content.models import Document, Edition, Evidence


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    list_display = ("title", "publisher", "dated", "rights", "state", "editions", "facts", "mission")
    list_filter = ("mission", "status", "rights")
    search_fields = ("title", "publisher", "address")
    actions = ("withdraw_selected",)
    change_form_template = "admin/content/document/change_form.html"
    fields = (*Document.DESCRIPTION, "review_months", "mission", "slug", "status")
    readonly_fields = ("mission", "slug", "status")
    empty_words = gettext_lazy("No document yet. Import the first one.")

    def rows(self, request: HttpRequest) -> QuerySet[Document]:
        editions = Edition.objects.filter(document=OuterRef("pk"))
        quoted = Evidence.objects.filter(passage__edition__document=OuterRef("pk"), version__fact__current=F("version"))
        return Document.objects.select_related("mission").annotate(
            edition_count=count_of(editions, "document", "pk"),
            fact_count=count_of(quoted, "passage__edition__document", "version__fact"),
            newest_date=Subquery(editions.order_by("is_brief", "-number").values("dated")[:1]),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # documents are imported

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/withdraw/", self.admin_site.admin_view(self.withdraw), name="content_document_withdraw"),
            path("<int:pk>/coverage/", self.admin_site.admin_view(self.coverage), name="content_document_coverage"),
            path("<int:pk>/make/", self.admin_site.admin_view(self.make), name="content_document_make"),
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What is known of the document, and one of its editions with the facts that stand in it."""
        document = self.find(request, object_id)
        may_make = request.user.has_perm("content.add_fact")
        context = edition_page(document, request.GET.get("edition", ""), may_make=may_make)
        context |= {"title": document.title, "subtitle": None}
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def make(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a fact of a sentence of the document."""
        return making.make(self, request, pk)

    def coverage(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Which passages of an edition are asked, hold an approved fact, or nothing."""
        document = self.find(request, pk)
        context = coverage_page(
            document,
            request.GET.get("edition", ""),
            request.GET.get("only", ""),
            may_make=request.user.has_perm("content.add_fact"),
        )
        context |= {"parent": document.title, "parent_url": self.change_url(pk), "crumb": _("Coverage")}
        title = _("Coverage of “%(title)s”") % {"title": document}
        return self.page(request, "admin/content/document/coverage.html", title, context)

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the document out of use, or put it back, for a reason."""
        document = self.find(request, pk, to_change=True)
        is_active = document.status == Document.Status.ACTIVE
        error = ""
        if request.method == "POST":
            decision = curation.withdraw if request.POST.get("decision") == "withdraw" else curation.reinstate
            try:
                changed = decision(document, by=by(request), reason=request.POST.get("reason", ""))
            except CannotDecide as refusal:
                error = str(refusal)
            else:
                messages.success(
                    request, _("“%(title)s” is %(state)s.") % {"title": changed, "state": changed.get_status_display()}
                )
                return HttpResponseRedirect(self.change_url(pk))
        title = _("Withdraw the document") if is_active else _("Put the document into use again")
        context = {
            "document": document,
            "is_active": is_active,
            "error": error,
            "reason": request.POST.get("reason", ""),
            "parent": document.title,
            "parent_url": self.change_url(pk),
            **edition_page(document, ""),
        }
        return self.page(request, "admin/content/document/withdraw.html", title, context, status=409 if error else 200)

    @admin.action(description=gettext_lazy("Withdraw with a reason"), permissions=["change"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[Document]) -> HttpResponse | None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            title, verb = _("Withdraw documents"), _("Withdraw them")
            return ask_reason(self, request, queryset, action="withdraw_selected", title=title, verb=verb)
        who = by(request)
        decide_on_many(
            request, queryset, lambda document: curation.withdraw(document, by=who, reason=reason), _("withdrawn")
        )
        return None

    @admin.display(description=gettext_lazy("date"), ordering="newest_date")
    def dated(self, row: Any) -> str:
        return row.newest_date.words() if row.newest_date else _("not known")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, row: Document) -> SafeString:
        return chip(row.status, row.get_status_display())

    @admin.display(description=gettext_lazy("editions"), ordering="edition_count")
    def editions(self, row: Any) -> int:
        return int(row.edition_count)

    @admin.display(description=gettext_lazy("facts"), ordering="fact_count")
    def facts(self, row: Any) -> int:
        return int(row.fact_count)
