"""Learners' reports at the desk: the open ones first, each with the question, to be accepted or declined.

Where a typed response means the same, accepting adds it to the accepted texts and leads to the dry run of grading.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import DeskAdmin, by, change_url, chip
from content.curation import CannotDecide
from content.models.facts import Status
from quiz import curation, gradebook, queries, reporting
from quiz.admin import regrade_pages
from quiz.admin.question_pages import fact_rows
from quiz.curation import Wording
from quiz.models import QuestionVersion, Report
from quiz.question_types.base import QuestionType


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
            if not error and request.POST.get("decision") == "alias":
                return HttpResponseRedirect(_preview_url(report))
            if not error:
                is_accepted = report.status == Report.Status.ACCEPTED
                return HttpResponseRedirect(question_url(report) if is_accepted else self.list_url())
        return self._page(request, report, error)

    def _rule(self, request: HttpRequest, report: Report) -> str:
        """Accept or decline; returns why that cannot be, or ""."""
        decision, ruling = request.POST.get("decision", ""), " ".join(request.POST.get("reason", "").split())
        if report.status != Report.Status.OPEN:
            return _("%(who)s ruled on this first. Nothing was changed.") % {"who": report.ruled_by or _("Somebody")}
        if decision not in ("accept", "decline", "alias"):
            return _("Accept or decline the report.")
        if not ruling:
            return _("Say why. The learner reads it.")
        if decision == "alias":
            return self._accept_alias(request, report, ruling)
        reporting.rule(report, accepted=decision == "accept", ruling=ruling, by=by(request), now=timezone.now())
        messages.success(request, _("Accepted. Edit the question now.") if decision == "accept" else _("Declined."))
        return ""

    def _accept_alias(self, request: HttpRequest, report: Report, ruling: str) -> str:
        """Take what the learner typed among the accepted texts, as a version in force; returns why not, or ""."""
        told: dict[str, Any] = {"by": by(request), "now": timezone.now()}
        try:
            with transaction.atomic():
                if not request.user.has_perm("quiz.change_question"):
                    raise CannotDecide(_("You may not change questions. Accept the report, and let somebody edit it."))
                standing = _standing(report)
                content = _with_alias(report, standing)
                if content is None:
                    raise CannotDecide(_("Nothing typed can be added to this question."))
                wording = Wording(content, standing.topic, standing.as_of, standing.language)
                change = QuestionVersion.Change.SUBSTANTIVE
                fresh = curation.edit(standing, wording, change=change, note=ruling, **told)
                curation.approve(fresh, **told)
                reporting.rule(report, accepted=True, ruling=ruling, **told)
        except CannotDecide as refusal:
            report.refresh_from_db()
            return str(refusal)
        messages.success(request, _("Accepted, and the text counts from now on. See below whose score it changes."))
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
            "alias": _alias(report) if request.user.has_perm("quiz.change_question") else "",
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


def _standing(report: Report) -> QuestionVersion:
    """The version in force of the question that was reported. Raises CannotDecide where a newer draft waits."""
    newest = report.question_version.question.versions.select_related("topic").order_by("-number")[0]
    if newest.status != Status.APPROVED:
        raise CannotDecide(
            _("Version %(number)s of the question is %(status)s. Decide on that first.")
            % {"number": newest.number, "status": newest.get_status_display()}
        )
    return newest


def _with_alias(report: Report, version: QuestionVersion) -> QuestionType | None:
    """The content of the version with what the learner typed accepted too; None where nothing was typed."""
    asked, response = report.paper_question, queries.response_of(report.paper_question)
    value = report.question_version.content.read(response.value, asked.order).value if response else None
    return version.content.also_accepting(value) if value is not None else None


def _alias(report: Report) -> str:
    """What the learner typed, where that can be accepted besides; "" else."""
    if _with_alias(report, report.question_version) is None:
        return ""
    return gradebook.response_words(report.paper_question, queries.response_of(report.paper_question))


def _preview_url(report: Report) -> str:
    """The dry run of grading finished attempts by the key now in force."""
    question = report.question_version.question
    return regrade_pages.offers(question)["key_url"] or question_url(report)


def question_url(report: Report) -> str:
    """The desk's page of the question that was reported."""
    return change_url("quiz.question", report.question_version.question_id)
