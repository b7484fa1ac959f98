"""Learners at the desk: to be read, never written."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.admin.desk import ReadOnlyAdmin, by
from people import policy
from quiz.models import Attempt, Learner


@admin.register(Learner)
class LearnerAdmin(ReadOnlyAdmin):
    list_display = ("name", "attempt_count", "last_started", "created_at")
    search_fields = ("user__name", "user__email", "uuid")
    fields = ("uuid", "user", "created_at")
    empty_words = _("No learner yet. Invite some; each appears here with the first visit.")

    def rows(self, request: HttpRequest) -> QuerySet[Learner]:
        counted = Learner.objects.select_related("user")
        seen = Q(attempts__in=policy.visible(Attempt.objects.all(), by(request)))
        return counted.annotate(
            attempt_count=Count("attempts", filter=seen), last_started=Max("attempts__started_at", filter=seen)
        )

    @admin.display(description=_("learner"), ordering="user__name")
    def name(self, row: Learner) -> str:
        return str(row)

    @admin.display(description=_("attempts"), ordering="attempt_count")
    def attempt_count(self, row: Any) -> int:
        return int(row.attempt_count)

    @admin.display(description=_("last started"), ordering="last_started", empty_value="–")
    def last_started(self, row: Any) -> Any:
        return row.last_started
