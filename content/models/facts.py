"""Facts as lineages of immutable versions, with the evidence of each."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.models.documents import Known, Passage, quote_length
from content.models.entities import Attribute, Entity
from content.models.fields import PartialDateField
from content.models.missions import Mission, Topic
from content.partialdate import PartialDate


class Status(models.TextChoices):
    """What instructors decided of a version."""

    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
    RETIRED = "retired", _("retired")
    REPLACED = "replaced", _("replaced by a newer version")


class Fact(models.Model):
    """A lineage: one fact through its corrections. ``merged_into`` redirects where two turned out to be one.

    After ``review_by`` its approved version is stale; ``reviewed_at`` is when that date was last set or found needless.
    ``newer`` is the version of another fact that called this one back before its time.
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="facts")
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    current = models.ForeignKey("FactVersion", models.PROTECT, null=True, editable=False, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="merged")
    review_by = models.DateField(_("review by"), null=True, editable=False, db_index=True)
    reviewed_at = models.DateTimeField(null=True, editable=False)
    newer = models.ForeignKey("FactVersion", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="fact_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.current.statement if self.current else f"Fact {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("content:fact", args=[self.pk])


class FactVersion(models.Model):
    """What a fact says, once and for all; a correction is a new version.

    Only the decision on it may change, and the topic under which the fact is filed: all its versions have the same.
    """

    class Hedge(models.TextChoices):
        ABOUT = "about", _("about")
        ALMOST = "almost", _("almost")
        OVER = "over", _("over")
        UNDER = "under", _("under")
        AT_MOST = "at_most", _("at most")
        AT_LEAST = "at_least", _("at least")

    class Nature(models.TextChoices):
        EVENT = "event", _("event: happened at a time")
        OBSERVATION = "observation", _("observation: true when observed")
        STATE = "state", _("state: true from a time on")

    class Modality(models.TextChoices):
        HAPPENED = "happened", _("happened")
        PLANNED = "planned", _("planned")

    class Tier(models.TextChoices):
        A = "A", _("sure enough to draft questions")
        B = "B", _("for the instructor only")

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    subject = models.ForeignKey(Entity, models.PROTECT, related_name="+", verbose_name=_("subject"))
    attribute = models.ForeignKey(Attribute, models.PROTECT, related_name="+", verbose_name=_("attribute"))
    value = models.CharField(_("value"), max_length=400, help_text=_("14000, 1999-06-12 or words."))
    value_entity = models.ForeignKey(
        Entity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("value as an entity")
    )
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    hedge = models.CharField(_("hedge"), max_length=8, choices=Hedge, blank=True)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature)
    begins = PartialDateField(_("from, or at"))
    ends = PartialDateField(_("until"))
    known = models.CharField(_("how the date is known"), max_length=8, choices=Known, default=Known.UNKNOWN)
    modality = models.CharField(_("happened or planned"), max_length=8, choices=Modality, default=Modality.HAPPENED)
    negated = models.BooleanField(_("negated"), default=False)
    statement = models.TextField(_("statement"))
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    importance = models.PositiveSmallIntegerField(_("importance"), default=2)
    tier = models.CharField(_("tier"), max_length=1, choices=Tier, default=Tier.B)
    rule = models.CharField(_("found by"), max_length=60, blank=True)
    recorded_at = models.DateTimeField(_("recorded"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decision_reason = models.CharField(_("reason"), max_length=400, blank=True)

    FROZEN: ClassVar = (
        *(
            "fact_id",
            "number",
            "subject_id",
            "attribute_id",
            "value",
            "value_entity_id",
            "unit",
            "hedge",
            "nature",
            "begins",
        ),
        *("ends", "known", "modality", "negated", "statement", "importance", "tier", "rule", "recorded_at"),
    )

    SAYS: ClassVar = (
        *("subject_id", "attribute_id", "value", "unit", "hedge"),
        *("begins", "ends", "nature", "modality", "negated"),
    )

    class Meta:
        ordering = ["fact", "number"]
        indexes: ClassVar = [models.Index(fields=["subject", "attribute"], name="fact_version_series")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fact", "number"], name="fact_version_number"),
            models.UniqueConstraint(fields=["fact"], condition=Q(status="approved"), name="fact_one_approved_version"),
            models.CheckConstraint(condition=Q(importance__range=(1, 3)), name="fact_importance_1_to_3"),
            models.CheckConstraint(
                condition=Q(begins__isnull=False) | Q(ends__isnull=False) | Q(known=Known.UNKNOWN),
                name="fact_date_known_or_not",
            ),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(nature="state"), name="fact_only_states_end"),
        ]

    def __str__(self) -> str:
        return self.statement

    def says_the_same(self, other: FactVersion) -> bool:
        """Whether what rests on the one, a question or a derived fact, rests on the other as well."""
        return all(getattr(self, name) == getattr(other, name) for name in self.SAYS)

    @property
    def lineage(self) -> Fact:
        """The fact, by the name that versions of facts and of questions share."""
        return self.fact

    @property
    def typed_value(self) -> int | Decimal | PartialDate | str:
        """The value as what it is: a number, a date or words."""
        if self.attribute.value_type == "number":
            return _number(self.value)
        return PartialDate.from_iso(self.value) if self.attribute.value_type == "date" else self.value


def _number(text: str) -> int | Decimal:
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


class Evidence(models.Model):
    """An exact quote in a passage that carries a part of the fact: ``edition.text[start:end] == quote``."""

    class Role(models.TextChoices):
        VALUE = "value", _("the value")
        SUBJECT = "subject", _("the subject or lead-in")
        TIME = "time", _("the time")

    version = models.ForeignKey(FactVersion, models.PROTECT, related_name="evidence")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="evidence")
    role = models.CharField(_("carries"), max_length=8, choices=Role)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"))

    class Meta:
        ordering = ["version", "passage", "start"]
        verbose_name_plural = _("evidence")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "passage", "role", "start", "end"], name="evidence_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_start_before_end"),
            models.CheckConstraint(condition=quote_length(), name="evidence_quote_as_long_as_span"),
        ]

    def __str__(self) -> str:
        return self.quote


class Premise(models.Model):
    """A derived fact rests on other facts instead of a quote: 22 + 7 = 29, or the order of events."""

    version = models.ForeignKey(FactVersion, models.PROTECT, related_name="premises")
    premise = models.ForeignKey(FactVersion, models.PROTECT, related_name="conclusions")

    class Meta:
        ordering = ["version", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "premise"], name="premise_once"),
            models.CheckConstraint(condition=~Q(version=F("premise")), name="premise_not_itself"),
        ]

    def __str__(self) -> str:
        return str(self.premise)
