"""Who and what the facts are about, and which properties are told of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.missions import Mission


class Entity(models.Model):
    """Somebody or something that facts are about."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("organisation")
        UNIT = "unit", _("unit")
        PLACE = "place", _("place")
        PERSON = "person", _("person")
        AGREEMENT = "agreement", _("agreement or resolution")
        EVENT = "event", _("event")
        PROGRAMME = "programme", _("programme")
        OFFICE = "office", _("office")
        OTHER = "other", _("other")

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="entities")
    slug = models.SlugField(_("short name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    name = models.CharField(_("usual name"), max_length=200)

    class Meta:
        ordering = ["mission", "name"]
        verbose_name_plural = _("entities")
        constraints: ClassVar = [models.UniqueConstraint(fields=["mission", "slug"], name="entity_slug_in_mission")]

    def __str__(self) -> str:
        return self.name


class EntityName(models.Model):
    """A further name of an entity, in one language; all of them are accepted when a response is typed."""

    class Kind(models.TextChoices):
        NAME = "name", _("name")
        ACRONYM = "acronym", _("acronym")
        ALIAS = "alias", _("other spelling")

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, default="en")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.NAME)

    class Meta:
        ordering = ["entity", "language", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entity", "name", "language"], name="entity_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Attribute(models.Model):
    """A property that facts tell of entities: how its values behave over time."""

    class FactKind(models.TextChoices):
        QUANTITY = "quantity", _("number")
        DATE_EVENT = "date_event", _("date of an event")
        DEFINITION = "definition", _("what it is")
        ACRONYM = "acronym", _("what letters stand for")
        MEMBERSHIP = "membership", _("part of a list")
        LOCATION = "location", _("place")
        ROLE = "role", _("role")
        LEGAL_BASIS = "legal_basis", _("legal basis")
        SEQUENCE = "sequence", _("order")
        OTHER = "other", _("other")

    class ValueType(models.TextChoices):
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        TEXT = "text", _("text")
        ENTITY = "entity", _("entity")

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="attributes")
    slug = models.SlugField(_("short name"), max_length=80)
    label = models.CharField(_("label"), max_length=120)
    kind = models.CharField(_("kind of fact"), max_length=12, choices=FactKind)
    value_type = models.CharField(_("kind of value"), max_length=8, choices=ValueType, default=ValueType.TEXT)
    is_list = models.BooleanField(_("several values at once"), default=False)
    is_volatile = models.BooleanField(_("changes over time"), default=False)
    holds_days = models.PositiveSmallIntegerField(
        _("an observation holds (days)"), default=0, help_text=_("Before and after the day it was made.")
    )

    class Meta:
        ordering = ["mission", "label"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "slug"], name="attribute_slug_in_mission"),
            models.CheckConstraint(
                condition=Q(kind__in=["quantity"], value_type="number") | ~Q(kind="quantity"),
                name="attribute_quantity_is_number",
            ),
        ]

    def __str__(self) -> str:
        return self.label
