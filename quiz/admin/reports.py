"""Learners' reports at the desk: the open ones first, each with the question, to be accepted or declined."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import DeskAdmin, by, change_url, chip
from quiz import gradebook, queries, reporting
from quiz.admin.question_pages import fact_rows
from quiz.models import Report


@admin.register(Report)
class ReportAdmin(DeskAdmin):
    list_display = ("reason", "question", "learner", "status_chip", "created_at", "ruled_by")
    list_filter = ("status", "reason")
    search_fields = ("text", "question_version__stem", "learner__user__name")
    ordering = ()
    empty_words = gettext_lazy("No learner has reported a problem.")

    def rows(self, request: HttpRequest) -> QuerySet[Report]:
        open_first = Case(When(status=Report.Status.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
        found = Report.objects.select_related("learner__user", "question_version", "ruled_by")
        return found.order_by(open_first, "-created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One report beside the question it is about, and the ruling on it."""
        told = ("learner__user", "question_version", "paper_question", "ruled_by")
        report = self.find(request, object_id, *told, to_change=request.method == "POST")
        error = ""
        if request.method == "POST":
            error = self._rule(request, report)
            if not error:
                is_accepted = report.status == Report.Status.ACCEPTED
                return HttpResponseRedirect(question_url(report) if is_accepted else self.list_url())
        return self._page(request, report, error)

    def _rule(self, request: HttpRequest, report: Report) -> str:
        """Accept or decline; returns why that cannot be, or ""."""
        decision, ruling = request.POST.get("decision", ""), " ".join(request.POST.get("reason", "").split())
        if report.status != Report.Status.OPEN:
            return _("%(who)s ruled on this first. Nothing was changed.") % {"who": report.ruled_by or _("Somebody")}
        if decision not in ("accept", "decline"):
            return _("Accept or decline the report.")
        if not ruling:
            return _("Say why. The learner reads it.")
        reporting.rule(report, accepted=decision == "accept", ruling=ruling, by=by(request), now=timezone.now())
        messages.success(request, _("Accepted. Edit the question now.") if decision == "accept" else _("Declined."))
        return ""

    def _page(self, request: HttpRequest, report: Report, error: str) -> HttpResponse:
        asked = report.paper_question
        response = queries.response_of(asked)
        context = {
            "report": report,
            "version": report.question_version,
            "question_url": question_url(report),
            "key_words": report.question_version.content.key_words(),
            "response_words": gradebook.response_words(asked, response),
            "facts": fact_rows(report.question_version),
            "may_rule": report.status == Report.Status.OPEN and self.has_change_permission(request, report),
            "reason": request.POST.get("reason", ""),
            "error": error,
        }
        title = str(report.get_reason_display())
        return self.page(request, "admin/quiz/report/change_form.html", title, context, status=409 if error else 200)

    @admin.display(description=gettext_lazy("question"))
    def question(self, row: Report) -> str:
        return row.question_version.stem

    @admin.display(description=gettext_lazy("status"))
    def status_chip(self, row: Report) -> SafeString:
        return chip(row.status, row.get_status_display())


def question_url(report: Report) -> str:
    """The desk's page of the question that was reported."""
    return change_url("quiz.question", report.question_version.question_id)
