"""Missions and their topics at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.admin.desk import DeskAdmin, count_of
from content.models import FactVersion, Mission, Topic
from content.models.facts import Status
from people import policy


@admin.register(Mission)
class MissionAdmin(DeskAdmin):
    list_display = ("name", "slug", "topic_count", "document_count", "fact_count")
    search_fields = ("name", "summary")
    empty_words = _("No mission yet. Add one, then import its documents.")

    def rows(self, request: HttpRequest) -> QuerySet[Mission]:
        return Mission.objects.annotate(
            topic_count=Count("topics", distinct=True),
            document_count=Count("documents", distinct=True),
            fact_count=Count("facts", distinct=True, filter=Q(facts__merged_into=None)),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Who is limited to some missions would not reach the new one.
        return policy.missions_of(request.user) is None and super().has_add_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Mission | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()  # it stands in addresses

    @admin.display(description=_("topics"), ordering="topic_count")
    def topic_count(self, row: Any) -> int:
        return int(row.topic_count)

    @admin.display(description=_("documents"), ordering="document_count")
    def document_count(self, row: Any) -> int:
        return int(row.document_count)

    @admin.display(description=_("facts"), ordering="fact_count")
    def fact_count(self, row: Any) -> int:
        return int(row.fact_count)


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    list_display = ("title", "mission", "position", "fact_count")
    list_filter = ("mission",)
    search_fields = ("title", "summary")
    empty_words = _("No topic yet. Topics divide what a trainee must know; add the first.")

    def rows(self, request: HttpRequest) -> QuerySet[Topic]:
        approved = FactVersion.objects.filter(topic=OuterRef("pk"), status=Status.APPROVED)
        return Topic.objects.select_related("mission").annotate(fact_count=count_of(approved, "topic", "fact"))

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> tuple[str, ...]:
        return ("mission", "slug") if obj else ()  # they stand in addresses and blueprints

    @admin.display(description=_("approved facts"), ordering="fact_count")
    def fact_count(self, row: Any) -> int:
        return int(row.fact_count)
