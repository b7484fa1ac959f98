"""Quizzes at the desk: the builder, the preview as a trainee, the scores."""

from __future__ import annotations

from datetime import date
from random import SystemRandom
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import COLOURS, DeskAdmin, by, chip
from content.curation import CannotDecide
from content.models import Mission
from people import policy
from quiz import assembly, papers, publishing
from quiz.admin import quiz_form, scores
from quiz.admin.question_pages import preview
from quiz.admin.question_problems import problem_rows
from quiz.admin.quiz_form import Chosen, NewQuizForm, RulesForm
from quiz.models import Quiz, QuizVersion

SHOWN = 12
"""How many problems of a quiz its page lists."""


@admin.register(Quiz)
class QuizAdmin(DeskAdmin):
    list_display = ("title", "purpose", "status_chip", "version", "questions", "attempts", "mission")
    list_filter = ("mission", "status", "current__purpose")
    search_fields = ("title", "summary", "slug")
    empty_words = gettext_lazy("No quiz yet. Add one: choose its purpose, then say what to draw.")

    def rows(self, request: HttpRequest) -> QuerySet[Quiz]:
        found = Quiz.objects.select_related("mission", "current").annotate(
            attempt_count=Count("attempts", distinct=True), fixed_count=Count("current__fixed", distinct=True)
        )
        return found.order_by("mission", "title")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/preview/", view(self.preview), name="quiz_quiz_preview"),
            path("<int:pk>/scores/", view(self.scores), name="quiz_quiz_scores"),
            path("<int:pk>/scores/scores.csv", view(self.scores_csv), name="quiz_quiz_scores_csv"),
            path("<int:pk>/scores/responses.csv", view(self.responses_csv), name="quiz_quiz_responses_csv"),
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A title and a purpose; the rest follows on the page of the quiz."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        missions = policy.visible(Mission.objects.all(), by(request))
        initial = {"mission": missions.first(), "purpose": request.GET.get("purpose", "practice")}
        form = NewQuizForm(request.POST or None, initial=initial, missions=missions)
        if form.is_valid():
            told = dict(form.cleaned_data)
            mission, purpose = told.pop("mission"), told.pop("purpose")
            quiz = publishing.create(mission, told, purpose=purpose, by=by(request), now=timezone.now())
            messages.success(request, _("Saved as a draft. Now say what to draw."))
            return HttpResponseRedirect(self.change_url(quiz.pk))
        return self.page(
            request, "admin/quiz/quiz/add_form.html", _("New quiz"), {"form": form}, status=422 if form.errors else 200
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The builder: what to draw, by which rules, and whether there is enough of it."""
        quiz = self._found(request, object_id, to_change=request.method == "POST")
        if "decision" in request.POST:
            return self._decide(request, quiz)
        if request.method == "POST":
            return self._save(request, quiz)
        preset = publishing.PRESETS.get(request.GET.get("preset", ""), {})
        return self._page(request, quiz, RulesForm(initial={**_initial(quiz), **preset}))

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A paper with all its questions and their feedback; no attempt is made."""
        quiz = self._found(request, pk)
        version, rng = _current(quiz), SystemRandom()
        day = version.knowledge_day or timezone.now().date()
        drawn = papers.draw_paper(version, day, rng)
        context = {
            "quiz": quiz,
            "version": version,
            "day": day,
            "previews": [
                preview(row.version.content, f"q{number}", rng=rng, sources_of=row.version)
                for number, row in enumerate(drawn, 1)
            ],
            "parent": quiz.title,
            "parent_url": self.change_url(quiz.pk),
        }
        return self.page(request, "admin/quiz/quiz/preview.html", _("Preview as a trainee"), context)

    def scores(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Learners with their scores, and questions with how they did."""
        quiz = self._found(request, pk)
        context = {**scores.page(quiz), "parent": quiz.title, "parent_url": self.change_url(quiz.pk)}
        title = _("Scores of “%(quiz)s”") % {"quiz": quiz}
        return self.page(request, "admin/quiz/quiz/scores.html", title, context | {"crumb": _("Scores")})

    def scores_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The table of learners as a file."""
        return scores.download(self._found(request, pk), "scores", by=by(request))

    def responses_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every response as a file."""
        return scores.download(self._found(request, pk), "responses", by=by(request))

    def _found(self, request: HttpRequest, pk: object, *, to_change: bool = False) -> Quiz:
        quiz: Quiz = self.find(request, pk, "mission", "current", to_change=to_change)
        return quiz

    def _save(self, request: HttpRequest, quiz: Quiz) -> HttpResponse:
        form, rows = RulesForm(request.POST), quiz_form.posted_rows(request.POST)
        if not form.is_valid():
            return self._page(request, quiz, form, rows, error=_("Correct what is marked below."))
        try:
            version = publishing.change(
                quiz, form.cleaned_data, quiz_form.blueprint_of(rows), by=by(request), now=timezone.now()
            )
        except (CannotDecide, assembly.BadBlueprint) as refusal:
            return self._page(request, quiz, form, rows, error=str(refusal))
        messages.success(request, _("Saved as version %(number)s.") % {"number": version.number})
        return HttpResponseRedirect(request.path)

    def _decide(self, request: HttpRequest, quiz: Quiz) -> HttpResponse:
        seen, reason = request.POST.get("seen", ""), request.POST.get("reason", "")
        try:
            if request.POST["decision"] == "publish":
                publishing.publish(quiz, by=by(request), now=timezone.now(), expected=seen)
                messages.success(request, _("Published. Learners see it in their list."))
                _tell_warnings(request, quiz)
            else:
                publishing.retire(quiz, by=by(request), reason=reason, expected=seen)
                messages.success(request, _("Retired. Attempts begun go on, new ones cannot start."))
        except CannotDecide as refusal:
            return self._page(request, quiz, RulesForm(initial=_initial(quiz)), error=str(refusal))
        return HttpResponseRedirect(request.path)

    def _page(
        self, request: HttpRequest, quiz: Quiz, form: RulesForm, rows: list[Chosen] | None = None, *, error: str = ""
    ) -> HttpResponse:
        quiz = Quiz.objects.select_related("mission", "current").get(pk=quiz.pk)
        version, today = _current(quiz), timezone.now().date()
        supplies = publishing.supplies(version, today)
        stored = [
            Chosen(quiz_form.what_of(row), str(row["count"]), supply)
            for row, supply in zip(version.blueprint, supplies, strict=True)
        ]
        shown = stored if rows is None else rows
        context = {
            "quiz": quiz,
            "original": quiz,
            "version": version,
            "colour": COLOURS.get(quiz.status, ""),
            "form": form,
            "rows": [*shown, *(Chosen("", "") for _n in range(quiz_form.SPARE))],
            "choices": quiz_form.choices_of(quiz.mission, publishing.fitting_questions(version, today)),
            "want": sum(row.want for row in supplies) if rows is None else None,
            "gap": sum(row.gap for row in supplies),
            "fixed": list(version.fixed.select_related("question__current")),
            "attempt_count": quiz.attempts.count(),
            "presets": publishing.PRESETS,
            **_problems(version, today),
            "may_change": self.has_change_permission(request, quiz),
            "error": error,
            "reason": request.POST.get("reason", ""),
            "learner_url": request.build_absolute_uri(quiz.get_absolute_url()),
            "report_url": f"{reverse('admin:quiz_attempt_changelist')}?quiz__id__exact={quiz.pk}",
        }
        return self.page(request, "admin/quiz/quiz/change_form.html", quiz.title, context, status=409 if error else 200)

    @admin.display(description=gettext_lazy("purpose"), ordering="current__purpose", empty_value="–")
    def purpose(self, row: Quiz) -> str | None:
        return str(row.current.get_purpose_display()) if row.current else None

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_chip(self, row: Quiz) -> SafeString:
        return chip(row.status, row.get_status_display())

    @admin.display(description=gettext_lazy("version"), empty_value="–")
    def version(self, row: Quiz) -> int | None:
        return row.current.number if row.current else None

    @admin.display(description=gettext_lazy("questions"))
    def questions(self, row: Any) -> int:
        drawn = sum(part.get("count", 0) for part in (row.current.blueprint if row.current else []))
        return int(row.fixed_count + drawn)

    @admin.display(description=gettext_lazy("attempts"), ordering="attempt_count")
    def attempts(self, row: Any) -> int:
        return int(row.attempt_count)


def _tell_warnings(request: HttpRequest, quiz: Quiz) -> None:
    """What the checks warn of in a quiz that was just published."""
    found = publishing.problems(_current(quiz), timezone.now().date())
    for problem in [problem for problem in found if problem.severity == "warn"][:SHOWN]:
        messages.warning(request, problem.text)


def _problems(version: QuizVersion, today: date) -> dict[str, Any]:
    """What the checks found in the whole quiz: what wants a decision, and apart from it what is only worth knowing."""
    found = problem_rows(publishing.problems(version, today))
    grave, hints = ([row for row in found if (row["severity"] == "info") is is_hint] for is_hint in (False, True))
    shown = {"problems": grave[:SHOWN], "hints": hints[:SHOWN]}
    return {**shown, "problem_count": len(grave), "hint_count": len(hints)}


def _initial(quiz: Quiz) -> dict[str, Any]:
    version = _current(quiz)
    rules = {name: getattr(version, name) for name in publishing.RULES}
    window = {name: getattr(quiz, name) for name in publishing.WINDOW}
    return {"title": quiz.title, "summary": quiz.summary, **window, **rules}


def _current(quiz: Quiz) -> QuizVersion:
    """The version in force; one without rules yet is given an unsaved one."""
    return quiz.current or QuizVersion(quiz=quiz, number=0)
