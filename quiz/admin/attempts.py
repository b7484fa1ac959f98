"""Attempts and responses at the desk: evidence, to be read and never written."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.admin.desk import ReadOnlyAdmin, change_url, chip
from quiz import gradebook, grading, queries, scoring
from quiz.admin import attempt_time, regrade_pages
from quiz.models import Attempt, AttemptEvent, Grade, PaperQuestion, Response
from quiz.regrading import CLOSED

VERDICTS = {
    "right": (_("right"), "ok"),
    "partly": (_("partly right"), "warn"),
    "wrong": (_("wrong"), "bad"),
    "none": (_("no response"), ""),
    "voided": (_("question voided"), ""),
}

CERTAINTY = {1: _("guessing"), 2: _("fairly sure"), 3: _("certain")}


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    list_display = ("learner", "quiz", "number", "status", "started_at", "score", "result")
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
            "rows": [_paper_row(asked, is_scored=attempt.earned is not None) for asked in paper],
            "events": [_event_row(event) for event in attempt.events.select_related("by")],
            "late": attempt_time.late_rows(attempt),
            "may_accept": not attempt.is_open and self.has_extend_permission(request),
            "may_override": attempt.state in CLOSED and request.user.has_perm(regrade_pages.PERMISSION),
            "crumb": str(attempt),
        }
        return self.page(request, "admin/quiz/attempt/change_form.html", str(attempt), context)

    @admin.display(description=_("state"), ordering="state")
    def status(self, row: Attempt) -> SafeString:
        return chip(row.state, row.get_state_display())

    @admin.display(description=_("points"), empty_value="–")
    def score(self, row: Attempt) -> str | None:
        earned = row.earned
        if earned is None:
            return None
        return gettext("%(earned)s of %(points)s") % {"earned": scoring.points_words(earned), "points": row.points}

    @admin.display(description=_("result"), ordering="passed", empty_value="–")
    def result(self, row: Attempt) -> SafeString | None:
        if row.passed is None:
            return None
        return chip("approved", gettext("passed")) if row.passed else chip("", gettext("not passed"))


@admin.register(Response)
class ResponseAdmin(ReadOnlyAdmin):
    list_display = ("question", "learner", "words", "saved", "verdict")
    list_filter = ("attempt__quiz",)
    search_fields = ("paper_question__question_version__stem", "learner__user__name", "learner__user__email")
    fields = ("attempt", "question", "words", "certainty", "flag", "saved", "verdict")
    readonly_fields = ("question", "words", "certainty", "flag", "saved", "verdict")
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
        points = row.paper_question.points
        told = {"words": words, "earned": scoring.points_words(grade.fraction * points), "points": points}
        status = {"ok": "approved", "bad": "rejected", "warn": "draft", "": ""}[colour]
        return chip(status, gettext("%(words)s, %(earned)s of %(points)s") % told)

    @admin.display(description=_("how sure"), empty_value="–")
    def certainty(self, row: Response) -> str | None:
        return str(CERTAINTY[row.confidence]) if row.confidence else None

    @admin.display(description=_("flagged for review"))
    def flag(self, row: Response) -> str:
        return gettext("yes") if row.is_flagged else gettext("no")

    @admin.display(description=_("saved"), ordering="saved_at")
    def saved(self, row: Response) -> str:
        return _moment_words(row.saved_at)


def _paper_row(asked: PaperQuestion, *, is_scored: bool) -> dict[str, Any]:
    response = queries.response_of(asked)
    grade = grading.newest_grade(response)
    words, colour = VERDICTS[grading.verdict(asked, response)] if grade or is_scored else ("", "")
    earned = grade.fraction * asked.points if grade else Fraction(0)
    grades = sorted(response.grades.all(), key=lambda row: row.pk) if response else []
    return {
        "number": asked.position,
        "stem": asked.question_version.stem,
        "url": change_url("quiz.question", asked.question_version.question_id),
        "version": asked.question_version.number,
        "words": gradebook.response_words(asked, response),
        "saved_at": response.saved_at if response else None,
        "certainty": CERTAINTY.get((response.confidence if response else None) or 0, ""),
        "verdict": words,
        "colour": colour,
        "points": asked.points,
        "earned": scoring.points_words(earned) if grade or is_scored else "",
        "grades": [_former_words(row, asked.points) for row in grades[:-1]],
    }


def _former_words(grade: Grade, points: int) -> str:
    told = {"earned": scoring.points_words(grade.fraction * points), "points": points}
    return gettext("%(earned)s of %(points)s, %(reason)s on %(day)s") % {
        **told,
        "reason": grade.get_reason_display(),
        "day": _moment_words(grade.at),
    }


def _event_row(event: AttemptEvent) -> dict[str, Any]:
    """What happened, when and by whom; to which question, and what it changed, in words."""
    position, before, after = (event.data.get(name) for name in ("position", "before", "after"))
    words = str(event.get_kind_display())
    if position:
        words = gettext("%(words)s, question %(number)s") % {"words": words, "number": position}
    change = ""
    if event.kind == AttemptEvent.Kind.EXTENDED and after:
        change = gettext("ends %(moment)s") % {"moment": _moment_words(datetime.fromisoformat(after))}
    elif receipt := event.data.get("receipt"):
        change = gettext("receipt %(receipt)s") % {"receipt": receipt}
    elif after and after == before:
        change = gettext("points as before")
    elif after:
        told = {"before": _points_words(before), "after": _points_words(after)}
        change = gettext("points before %(before)s, now %(after)s") % told
    return {"at": event.at, "words": words, "by": event.by, "reason": event.data.get("reason"), "change": change}


def _points_words(stored: str | None) -> str:
    """ "11/6" as events keep it, in words: "1 5/6"."""
    return scoring.points_words(Fraction(stored)) if stored and stored != "None" else "–"


def _moment_words(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j M Y, H:i:s")
