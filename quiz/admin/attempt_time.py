"""Time at the desk: more of it for running attempts, and what came too late, to be accepted for a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.admin.desk import DeskAdmin, by
from people import policy
from people.models import User
from quiz import attempts, saving, windows
from quiz.attempts import CannotExtend
from quiz.models import Attempt, ExtraTime, Learner, PaperQuestion, Quiz, Revision

MOST_MINUTES = 600


class TimeForm(forms.Form):
    """How many minutes more, and why. ``token`` names this form, so that sending it twice gives them once."""

    minutes = forms.IntegerField(label=gettext_lazy("Extra minutes"), min_value=1, max_value=MOST_MINUTES)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, help_text=gettext_lazy("It stays with the attempt.")
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AllowanceForm(forms.Form):
    """Minutes that one learner gets at every start of a quiz to come; 0 takes them back."""

    learner = forms.ModelChoiceField(Learner.objects.select_related("user"), label=gettext_lazy("Learner"))
    quiz = forms.ModelChoiceField(Quiz.objects.all(), label=gettext_lazy("Quiz"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Extra minutes at each start"),
        min_value=0,
        max_value=MOST_MINUTES,
        help_text=gettext_lazy("This takes the place of what was allowed before. 0 takes it back."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, help_text=gettext_lazy("It stays with the learner’s extra time.")
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, by: User, **told: Any) -> None:
        super().__init__(*args, **told)
        for name in ("learner", "quiz"):
            field = self.fields[name]
            field.queryset = policy.visible(field.queryset, by)  # type: ignore[attr-defined]  # a ModelChoiceField


@admin.register(ExtraTime)
class ExtraTimeAdmin(DeskAdmin):
    list_display = ("learner", "quiz", "minutes", "attempt_words", "reason", "by", "at")
    list_filter = ("quiz",)
    list_select_related = ("learner__user", "quiz", "attempt", "by")
    search_fields = ("learner__user__name", "learner__user__email", "reason")
    fields = readonly_fields = ("learner", "quiz", "minutes", "attempt_words", "reason", "giver", "at")
    empty_words = gettext_lazy(
        "Nobody was given more time. Give it to running attempts in their list, or here for starts to come."
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """More time for one learner at every start of a quiz."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AllowanceForm(request.POST or None, by=by(request))
        if form.is_valid():
            windows.allow(**form.cleaned_data, by=by(request), now=timezone.now())
            messages.success(request, _("Saved. It counts from the next start on."))
            return HttpResponseRedirect(self.list_url())
        context = {"form": form, "back_url": self.list_url(), "verb": _("Save")}
        title = _("More time at each start")
        return self.page(request, "admin/quiz/attempt/time.html", title, context, status=422 if form.errors else 200)

    @admin.display(description=gettext_lazy("by"), empty_value="–")
    def giver(self, row: ExtraTime) -> str | None:
        return str(row.by) if row.by else None

    @admin.display(description=gettext_lazy("for"))
    def attempt_words(self, row: ExtraTime) -> str:
        if row.attempt is None:
            return _("every start")
        return _("attempt %(number)s") % {"number": row.attempt.number}


@admin.action(description=gettext_lazy("Give more time"), permissions=["extend"])
def give_time(desk: Any, request: HttpRequest, chosen: QuerySet[Attempt]) -> TemplateResponse | None:
    """The list's action: asks how many minutes and why, then moves the deadline of each chosen attempt."""
    form = TimeForm(request.POST if "minutes" in request.POST else None)
    if form.is_valid():
        _extend_all(request, chosen, form.cleaned_data)
        return None
    context = {
        "form": form,
        "rows": list(chosen.select_related("learner__user", "quiz")),
        "action": "give_time",
        "checkbox": ACTION_CHECKBOX_NAME,
        "back_url": desk.list_url(),
        "verb": _("Give this time"),
    }
    page: TemplateResponse = desk.page(
        request, "admin/quiz/attempt/time.html", _("Give more time"), context, status=422 if form.errors else 200
    )
    return page


def _extend_all(request: HttpRequest, chosen: Iterable[Attempt], told: dict[str, Any]) -> None:
    done, left = 0, []
    for attempt in chosen:
        try:
            attempts.extend(attempt, **told, by=by(request), now=timezone.now())
            done += 1
        except CannotExtend as refusal:
            left.append(f"{attempt.learner}: {refusal}")
    if done:
        words = ngettext("%(count)s attempt has more time.", "%(count)s attempts have more time.", done)
        messages.success(request, words % {"count": done})
    if left:
        messages.warning(request, " ".join(left[:5]))


def accept_late(desk: Any, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """Let one late value count, for a reason."""
    if not desk.has_extend_permission(request):
        raise PermissionDenied
    attempt = desk.find(request, pk)
    late = get_object_or_404(Revision.objects.select_related("attempt"), pk=revision, attempt=attempt, is_late=True)
    reason = " ".join(request.POST.get("reason", "").split())
    if request.method == "POST" and reason:
        saving.accept(late, by=by(request), reason=reason[:400], now=timezone.now())
        messages.success(request, _("Accepted. The score was settled again."))
    elif request.method == "POST":
        messages.error(request, _("Give a reason. It stays with the attempt."))
    return HttpResponseRedirect(desk.change_url(attempt.pk))


def late_rows(attempt: Attempt) -> list[dict[str, Any]]:
    """What came after the end: which question, the value in words, when, how late, and whether it was accepted."""
    accepted = set(attempt.events.filter(kind="accepted").values_list("data__revision", flat=True))
    late = list(attempt.revisions.filter(is_late=True).order_by("pk"))
    asked = {row.position: row for row in attempt.paper.select_related("question_version")} if late else {}
    return [
        {
            "pk": row.pk,
            "number": row.position,
            "stem": asked[row.position].question_version.stem,
            "words": _words(asked[row.position], row),
            "received_at": row.received_at,
            "late_words": _late_words(attempt, row),
            "is_accepted": row.pk in accepted,
        }
        for row in late
    ]


def _words(asked: PaperQuestion, row: Revision) -> str:
    content = asked.question_version.content
    value = content.read(row.value, asked.order).value
    return content.value_words(value) if value is not None else ""


def _late_words(attempt: Attempt, row: Revision) -> str:
    """ "2 min 10 s after the end"."""
    if attempt.finished_at is None:
        return ""
    minutes, seconds = divmod(max(0, int((row.received_at - attempt.finished_at).total_seconds())), 60)
    if minutes < 60:
        return _("%(minutes)s min %(seconds)s s after the end") % {"minutes": minutes, "seconds": seconds}
    return _("%(hours)s h %(minutes)s min after the end") % {"hours": minutes // 60, "minutes": minutes % 60}
