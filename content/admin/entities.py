"""Entities with their names, and attributes, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.admin.desk import DeskAdmin, count_of
from content.models import Attribute, Entity, EntityName, FactVersion

if TYPE_CHECKING:
    Inline = admin.TabularInline[EntityName, Entity]
else:
    Inline = admin.TabularInline


class NameInline(Inline):
    """Other names of the entity: all are accepted when a response is typed."""

    model = EntityName
    extra = 1
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


@admin.register(Entity)
class EntityAdmin(DeskAdmin):
    list_display = ("name", "kind", "name_count", "fact_count", "mission")
    list_filter = ("mission", "kind")
    search_fields = ("name", "names__name")
    search_help_text = _("Searches all names.")
    inlines = (NameInline,)
    empty_words = _("No entity yet. An import adds those that its documents name.")

    def rows(self, request: HttpRequest) -> QuerySet[Entity]:
        named = FactVersion.objects.filter(subject=OuterRef("pk"))
        return Entity.objects.select_related("mission").annotate(
            name_count=Count("names", distinct=True), fact_count=count_of(named, "subject", "fact")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Entity | None = None) -> tuple[str, ...]:
        return ("mission", "slug") if obj else ()

    @admin.display(description=_("other names"), ordering="name_count")
    def name_count(self, row: Any) -> int:
        return int(row.name_count)

    @admin.display(description=_("facts"), ordering="fact_count")
    def fact_count(self, row: Any) -> int:
        return int(row.fact_count)


@admin.register(Attribute)
class AttributeAdmin(DeskAdmin):
    list_display = ("label", "kind", "value_type", "is_list", "is_volatile", "holds_days", "fact_count", "mission")
    list_filter = ("mission", "kind", "is_volatile", "is_list")
    search_fields = ("label", "slug")
    empty_words = _("No attribute yet. An import adds those that its documents tell of.")

    def rows(self, request: HttpRequest) -> QuerySet[Attribute]:
        told = FactVersion.objects.filter(attribute=OuterRef("pk"))
        return Attribute.objects.select_related("mission").annotate(fact_count=count_of(told, "attribute", "fact"))

    def get_readonly_fields(self, request: HttpRequest, obj: Attribute | None = None) -> tuple[str, ...]:
        return ("mission", "slug", "kind", "value_type") if obj else ()  # stored values are read by them

    @admin.display(description=_("facts"), ordering="fact_count")
    def fact_count(self, row: Any) -> int:
        return int(row.fact_count)
