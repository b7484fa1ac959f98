"""Attempts and responses at the desk: evidence, to be read and never written."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.admin.desk import ReadOnlyAdmin, change_url, chip
from quiz import gradebook, grading, pages, queries, scoring
from quiz.admin import attempt_time, regrade_pages
from quiz.models import Attempt, PaperQuestion, Response
from quiz.regrading import CLOSED

VERDICTS = {
    "right": (_("right"), "ok"),
    "partly": (_("partly right"), "warn"),
    "wrong": (_("wrong"), "bad"),
    "none": (_("nothing responded"), ""),
    "voided": (_("question voided"), ""),
}


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    list_display = ("learner", "quiz", "number", "status", "started_at", "finished_at", "score", "passed")
    list_filter = ("state", "passed", "quiz")
    list_select_related = ("learner__user", "quiz")
    search_fields = ("learner__user__name", "learner__user__email", "uuid", "receipt")
    search_help_text = _("Searches names, e-mail addresses and receipts.")
    empty_words = _("Nobody has started a quiz yet.")
    actions = [attempt_time.give_time]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/late/<int:revision>/", view(self.accept_late), name="quiz_attempt_late"),
            path("<int:pk>/points/<int:position>/", view(self.override), name="quiz_attempt_override"),
        ]
        return [*own, *super().get_urls()]

    def has_extend_permission(self, request: HttpRequest) -> bool:
        """Whether the account may give time, and accept what came late."""
        return request.user.has_perm("quiz.add_extratime")

    def accept_late(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        return attempt_time.accept_late(self, request, pk, revision)

    def override(self, request: HttpRequest, pk: int, position: int) -> HttpResponse:
        return regrade_pages.override(self, request, pk, position)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One attempt: its paper with responses and grades, and what happened when."""
        attempt = self.find(request, object_id, "learner__user", "quiz", "quiz_version")
        paper = queries.paper_of(attempt)
        prefetch_related_objects(paper, "responses__grades__key_version")
        context = {
            "attempt": attempt,
            "result": gradebook.result_of(attempt) if attempt.earned is not None else None,
            "rows": [_paper_row(asked) for asked in paper],
            "events": attempt.events.select_related("by"),
            "late": attempt_time.late_rows(attempt),
            "may_accept": not attempt.is_open and self.has_extend_permission(request),
            "may_override": attempt.state in CLOSED and request.user.has_perm(regrade_pages.PERMISSION),
            "crumb": str(attempt),
        }
        return self.page(request, "admin/quiz/attempt/change_form.html", str(attempt), context)

    @admin.display(description=_("state"), ordering="state")
    def status(self, row: Attempt) -> SafeString:
        return chip(row.state, row.get_state_display())

    @admin.display(description=_("score"), empty_value="–")
    def score(self, row: Attempt) -> str | None:
        return pages.score_words(row) or None


@admin.register(Response)
class ResponseAdmin(ReadOnlyAdmin):
    list_display = ("question", "learner", "words", "saved_at", "verdict")
    list_filter = ("attempt__quiz",)
    search_fields = ("paper_question__question_version__stem", "learner__user__name", "learner__user__email")
    fields = ("learner", "attempt", "paper_question", "words", "confidence", "is_flagged", "saved_at", "verdict")
    readonly_fields = ("words", "verdict")
    ordering = ("-saved_at",)
    empty_words = _("No response yet.")

    def rows(self, request: HttpRequest) -> QuerySet[Response]:
        found = Response.objects.select_related(
            "learner__user", "attempt__quiz", "attempt__learner__user", "paper_question__question_version",
            "paper_question__attempt__quiz", "paper_question__attempt__learner__user",
        )  # fmt: skip
        return found.prefetch_related("grades__key_version")

    @admin.display(description=_("question"))
    def question(self, row: Response) -> str:
        return row.paper_question.question_version.stem

    @admin.display(description=_("response"))
    def words(self, row: Response) -> str:
        return gradebook.response_words(row.paper_question, row) or "–"

    @admin.display(description=_("grade"), empty_value="–")
    def verdict(self, row: Response) -> SafeString | None:
        grade = grading.newest_grade(row)
        if grade is None:
            return None
        words, colour = VERDICTS[grading.verdict(row.paper_question, row)]
        return chip({"ok": "approved", "bad": "rejected", "warn": "draft", "": ""}[colour], f"{words} ({grade})")


def _paper_row(asked: PaperQuestion) -> dict[str, Any]:
    response = queries.response_of(asked)
    grade = grading.newest_grade(response)
    words, colour = VERDICTS[grading.verdict(asked, response)] if grade else ("", "")
    grades = sorted(response.grades.all(), key=lambda row: row.pk) if response else []
    return {
        "number": asked.position,
        "stem": asked.question_version.stem,
        "url": change_url("quiz.question", asked.question_version.question_id),
        "version": asked.question_version.number,
        "words": gradebook.response_words(asked, response),
        "saved_at": response.saved_at if response else None,
        "confidence": response.confidence if response else None,
        "verdict": words,
        "colour": colour,
        "points": asked.points,
        "earned": scoring.points_words(grade.fraction * asked.points) if grade else "",
        "grades": [f"{row} ({row.get_reason_display()}, {row.at:%Y-%m-%d %H:%M})" for row in grades[:-1]],
    }
