"""Filters of the list of facts, each by what the version in force (or waiting) says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.admin.desk import by
from content.models import Attribute, Document, FactVersion, Topic
from content.models.facts import Status
from people.admin.policed import offered


class StatusFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return Status.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(current__status=self.value()) if self.value() else queryset


class TierFilter(admin.SimpleListFilter):
    title = _("tier")
    parameter_name = "tier"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return FactVersion.Tier.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(current__tier=self.value()) if self.value() else queryset


class TopicFilter(admin.SimpleListFilter):
    """Serves facts and questions alike: the current version of either has a topic."""

    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [
            ("none", _("No topic")),
            *((str(row.pk), row.title) for row in offered(Topic.objects.all(), by(request))),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        if chosen == "none":
            return queryset.filter(current__topic=None)
        return queryset.filter(current__topic=chosen) if chosen.isdigit() else queryset


class DocumentFilter(admin.SimpleListFilter):
    title = _("document")
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(str(row.pk), row.title) for row in offered(Document.objects.order_by("title"), by(request))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        if not chosen.isdigit():
            return queryset
        quoting = FactVersion.objects.filter(evidence__passage__edition__document=int(chosen))
        return queryset.filter(current__in=quoting.values("pk"))


class AttributeFilter(admin.SimpleListFilter):
    title = _("attribute")
    parameter_name = "attribute"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(str(row.pk), row.label) for row in offered(Attribute.objects.order_by("label"), by(request))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        return queryset.filter(current__attribute=chosen) if chosen.isdigit() else queryset
