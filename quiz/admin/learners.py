"""Learners at the desk: to be read, never written."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.admin.desk import COLOURS, ReadOnlyAdmin, by
from people import policy
from quiz import pages
from quiz.models import Attempt, ExtraTime, Learner


@admin.register(Learner)
class LearnerAdmin(ReadOnlyAdmin):
    list_display = ("name", "attempt_count", "last_started", "created_at")
    search_fields = ("user__name", "user__email", "uuid")
    empty_words = _("No learner yet. Invite some; each appears here with the first visit.")

    def rows(self, request: HttpRequest) -> QuerySet[Learner]:
        counted = Learner.objects.select_related("user")
        seen = Q(attempts__in=policy.visible(Attempt.objects.all(), by(request)))
        return counted.annotate(
            attempt_count=Count("attempts", filter=seen), last_started=Max("attempts__started_at", filter=seen)
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One learner: attempts and extra time, as far as the account may see them."""
        learner = self.find(request, object_id, "user")
        if request.method == "POST":
            raise PermissionDenied
        tried = policy.visible(Attempt.objects.filter(learner=learner), by(request))
        allowed = policy.visible(ExtraTime.objects.filter(learner=learner), by(request))
        context = {
            "learner": learner,
            "attempts": [_attempt_row(attempt) for attempt in tried.select_related("quiz").order_by("-started_at")],
            "extra": allowed.select_related("quiz", "attempt", "by"),
            "crumb": str(learner),
        }
        return self.page(request, "admin/quiz/learner/change_form.html", str(learner), context)

    @admin.display(description=_("learner"), ordering="user__name")
    def name(self, row: Learner) -> str:
        return str(row)

    @admin.display(description=_("attempts"), ordering="attempt_count")
    def attempt_count(self, row: Any) -> int:
        return int(row.attempt_count)

    @admin.display(description=_("last started"), ordering="last_started", empty_value="–")
    def last_started(self, row: Any) -> Any:
        return row.last_started


def _attempt_row(attempt: Attempt) -> dict[str, Any]:
    words = "" if attempt.passed is None else gettext("passed") if attempt.passed else gettext("not passed")
    return {
        "attempt": attempt,
        "colour": COLOURS.get(attempt.state, ""),
        "score_words": pages.score_words(attempt),
        "result_words": words,
    }
