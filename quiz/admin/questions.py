"""Questions at the desk: the list to decide from, the editor, and how a trainee sees each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.deciding import decide, deciding, next_url, reject_many
from content.admin.desk import DeskAdmin, by, chip, decide_on_many, posted_pk
from content.admin.fact_filters import StatusFilter, TopicFilter
from content.admin.filing import file_many
from content.curation import CannotDecide
from content.models.facts import Status
from quiz import checking, curation
from quiz.admin import question_adding, regrade_pages
from quiz.admin.question_form import QuestionForm
from quiz.admin.question_pages import preview, question_page
from quiz.admin.question_problems import SEVERITIES, filled, fixed, named
from quiz.models import Question, QuestionVersion
from quiz.models.questions import kinds
from quiz.question_types.base import QuestionType


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return kinds()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(current__kind=self.value()) if self.value() else queryset


class ProblemFilter(admin.SimpleListFilter):
    title = gettext_lazy("problems")
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("none", gettext_lazy("none found")), ("some", gettext_lazy("some found"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.filter(current__problems=[])
        return queryset.exclude(current__problems=[]) if self.value() == "some" else queryset


@admin.register(Question)
class QuestionAdmin(DeskAdmin):
    list_display = ("stem", "kind", "topic", "status", "problems", "as_of", "facts")
    list_filter = (StatusFilter, KindFilter, "mission", TopicFilter, ProblemFilter)
    search_fields = ("current__stem", "current__explanation")
    search_help_text = gettext_lazy("Searches questions and explanations.")
    actions = ("approve_selected", "reject_selected", "set_topic_of_selected")
    empty_words = gettext_lazy("No question yet. Import a document to have some drafted, or write one from a fact.")

    def rows(self, request: HttpRequest) -> QuerySet[Question]:
        shown = Question.objects.filter(current__isnull=False).select_related("mission", "current__topic")
        return shown.annotate(fact_count=Count("current__links__fact_version__fact", distinct=True))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/regrade/<int:version>/", view(self.regrade), name="quiz_question_regrade"),
            path("<int:pk>/void/", view(self.regrade), name="quiz_question_void"),
        ]
        return [*own, *super().get_urls()]

    def regrade(self, request: HttpRequest, pk: int, version: int | None = None) -> HttpResponse:
        """Grade finished attempts again by the key of a version, or void the question."""
        return regrade_pages.regrade(self, request, pk, version)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Choose the fact, then the kind, then write."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return question_adding.add(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One question: the editor beside how a trainee sees it, and the decision on it."""
        question = self.find(request, object_id, "current__topic", "mission", to_change=request.method == "POST")
        if "decision" in request.POST:
            return self._decide(request, question)
        if "waive" in request.POST or "enforce" in request.POST:
            return self._waive(request, question)
        return self._edit(request, question)

    @admin.action(description=gettext_lazy("Approve where nothing was found"), permissions=["change"])
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Question]) -> None:
        who, now = by(request), timezone.now()

        def approve(question: Question) -> None:
            version = _current(question)
            checking.relint(version)
            found = [
                row["text"]
                for row in curation.problems_of(version)
                if row["severity"] in ("block", "warn") and "waived" not in row
            ]
            if found and version.status == Status.DRAFT:
                raise CannotDecide(f"{found[0]} Open it and decide on it alone.")
            curation.approve(version, by=who, now=now)

        decide_on_many(request, queryset, approve, _("approved"))

    @admin.action(description=gettext_lazy("Reject with a reason"), permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse | None:
        return reject_many(self, request, queryset, curation, _("Reject questions"))

    @admin.action(description=gettext_lazy("Set the topic"), permissions=["change"])
    def set_topic_of_selected(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse | None:
        return file_many(self, request, queryset, curation, _("Set the topic of questions"))

    def _decide(self, request: HttpRequest, question: Question) -> HttpResponse:
        version = get_object_or_404(question.versions, pk=posted_pk(request.POST, "version"))
        try:
            said = decide(curation, version, request.POST, by=by(request), now=timezone.now())
        except CannotDecide as refusal:
            return self._page(request, question, error=str(refusal))
        messages.success(request, said)
        return HttpResponseRedirect(request.path)

    def _waive(self, request: HttpRequest, question: Question) -> HttpResponse:
        """Let a warning stand for a reason, or count it again."""
        version = get_object_or_404(question.versions, pk=posted_pk(request.POST, "version"))
        rule, words = named(request.POST.get("waive") or request.POST.get("enforce", ""))
        try:
            if "enforce" in request.POST:
                curation.enforce(version, rule, words, by=by(request))
                said = _("The warning counts again.")
            else:
                reason = request.POST.get("why", "")
                curation.waive(version, rule, words, by=by(request), now=timezone.now(), reason=reason)
                said = _("The warning may stand. Your reason is kept.")
        except CannotDecide as refusal:
            return self._page(request, question, error=str(refusal))
        messages.success(request, said)
        return HttpResponseRedirect(request.path)

    def _fix(self, request: HttpRequest, question: Question, content: QuestionType) -> HttpResponse:
        """The editor with the named problem mended; nothing is saved."""
        current = _current(question)
        mended = fixed(checking.problems(current, content), request.POST["fix"])
        if mended is None:
            form = QuestionForm(current.kind, question.mission, request.POST, version=current)
            form.is_valid()
            return self._page(request, question, form, error=_("This problem is gone. Nothing was changed."))
        form = QuestionForm(current.kind, question.mission, filled(request.POST, mended), version=current)
        form.is_valid()
        return self._page(request, question, form, note=_("Changed below, not saved yet. Look at it, then save."))

    def _edit(self, request: HttpRequest, question: Question) -> HttpResponse:
        current = _current(question)
        form = QuestionForm(current.kind, question.mission, request.POST or None, version=current)
        if request.method == "GET":
            return self._page(request, question, form)
        if not form.is_valid():
            return self._page(request, question, form, error=form.refusal or _("Correct what is marked below."))
        if "fix" in request.POST:
            return self._fix(request, question, form.content)
        if "preview" in request.POST:
            return self._page(request, question, form)
        opened = get_object_or_404(question.versions, pk=form.cleaned_data["version"] or 0)
        change, note = form.cleaned_data["change"], form.cleaned_data["note"]
        try:
            fresh = curation.edit(opened, form.wording(), change=change, note=note, by=by(request), now=timezone.now())
        except CannotDecide as refusal:
            return self._page(request, question, form, error=str(refusal))
        said = _("Saved as version %(number)s, a draft. Approve it to put it in force.")
        if fresh == opened:
            said = _("The topic is set. The question itself stays as it was.")
        messages.success(request, said % {"number": fresh.number})
        return HttpResponseRedirect(request.path)

    def _page(
        self,
        request: HttpRequest,
        question: Question,
        form: QuestionForm | None = None,
        *,
        error: str = "",
        note: str = "",
    ) -> HttpResponse:
        question = Question.objects.select_related("current__topic", "current__decided_by", "mission").get(
            pk=question.pk
        )
        current = _current(question)
        form = form or QuestionForm(current.kind, question.mission, version=current)
        may_change = self.has_change_permission(request, question)
        unsaved = getattr(form, "content", None) if form.is_bound else None
        context = {
            **question_page(question, current, unsaved),
            "original": question,
            "form": form if may_change else None,
            "preview": preview(unsaved or current.content, "p", rng=Random(current.pk)),
            "is_unsaved": unsaved is not None,
            "deciding": deciding(current, request.POST, error) if may_change else None,
            "error": error,
            "note": note,
            "again": regrade_pages.offers(question) if request.user.has_perm(regrade_pages.PERMISSION) else None,
            "next_url": next_url(self, Question.objects.all(), question),
        }
        title = _("Question %(pk)s") % {"pk": question.pk}
        return self.page(request, "admin/quiz/question/change_form.html", title, context, status=409 if error else 200)

    @admin.display(description=gettext_lazy("question"), ordering="current__stem")
    def stem(self, row: Question) -> str:
        return _current(row).stem

    @admin.display(description=gettext_lazy("kind"), ordering="current__kind")
    def kind(self, row: Question) -> str:
        return str(_current(row).get_kind_display())

    @admin.display(description=gettext_lazy("topic"), ordering="current__topic__position", empty_value="–")
    def topic(self, row: Question) -> str | None:
        topic = _current(row).topic
        return topic.title if topic else None

    @admin.display(description=gettext_lazy("status"), ordering="current__status")
    def status(self, row: Question) -> SafeString:
        return chip(_current(row).status, _current(row).get_status_display())

    @admin.display(description=gettext_lazy("problems"))
    def problems(self, row: Question) -> SafeString | str:
        found = curation.problems_of(_current(row))
        counts = Counter(problem["severity"] for problem in found if "waived" not in problem)
        chips = [(SEVERITIES[key][1], counts[key], SHORT[key]) for key in SEVERITIES if counts[key]]
        return format_html_join(" ", '<span class="chip {}">{} {}</span>', chips) if chips else "–"

    @admin.display(description=gettext_lazy("asks about"), ordering="current__as_of", empty_value="–")
    def as_of(self, row: Question) -> str | None:
        at = _current(row).as_of
        return at.words() if at else None

    @admin.display(description=gettext_lazy("facts"), ordering="fact_count")
    def facts(self, row: Any) -> int:
        return int(row.fact_count)


SHORT = {"block": gettext_lazy("block"), "warn": gettext_lazy("warn"), "info": gettext_lazy("hint")}


def _current(row: Question) -> QuestionVersion:
    assert row.current is not None  # nosec B101: the list has none without
    return row.current
