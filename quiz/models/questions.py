"""Questions as lineages of immutable versions, linked to the fact versions they rest on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.models import FactVersion, Mission, Topic
from content.models.facts import Status
from content.models.fields import PartialDateField
from quiz.question_types import QUESTION_TYPES

if TYPE_CHECKING:
    from quiz.question_types.base import QuestionType


def kinds() -> list[tuple[str, str]]:
    """The kinds of questions and their labels; a function, so that a new kind needs no migration."""
    return [(kind, found.label) for kind, found in QUESTION_TYPES.items()]


class Question(models.Model):
    """A lineage: one question through its corrections. ``current`` is its newest version."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="questions")
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    current = models.ForeignKey("QuestionVersion", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.current.stem if self.current else f"Question {self.pk}"


class QuestionVersion(models.Model):
    """What is asked, once and for all; an edit is a new version.

    Only the decision on it may change, and the topic under which the question is filed: all its versions have the same.
    ``data`` belongs to the kind: see ``as_data`` in its file of quiz/question_types. Option ids are stable across
    versions. ``as_of`` is the day or period that the stem asks about, NULL where the asked facts do not change.
    ``problems`` is what the checks last found.
    """

    class Change(models.TextChoices):
        INITIAL = "initial", _("first version")
        COSMETIC = "cosmetic", _("wording only: statistics go on")
        SUBSTANTIVE = "substantive", _("another key or meaning: statistics start anew")

    question = models.ForeignKey(Question, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=20, choices=kinds)
    stem = models.TextField(_("question"))
    data = models.JSONField()
    explanation = models.TextField(_("explanation"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    as_of = PartialDateField(_("asks about"))
    change = models.CharField(_("change"), max_length=12, choices=Change, default=Change.INITIAL)
    note = models.CharField(_("note on the change"), max_length=400, blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    problems = models.JSONField(default=list)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decision_reason = models.CharField(_("reason"), max_length=400, blank=True)

    facts = models.ManyToManyField(FactVersion, through="QuestionFact", related_name="questions")

    FROZEN: ClassVar = (
        *("question_id", "number", "kind", "stem", "data", "explanation", "language", "as_of"),
        *("change", "note", "created_at"),
    )

    class Meta:
        ordering = ["question", "number"]
        indexes: ClassVar = [models.Index(fields=["status", "topic"], name="question_version_by_topic")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_number"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(status="approved"), name="question_one_approved_version"
            ),
        ]

    def __str__(self) -> str:
        return self.stem

    @property
    def lineage(self) -> Question:
        """The question, by the name that versions of facts and of questions share."""
        return self.question

    @cached_property
    def content(self) -> QuestionType:
        """The question as a value that can show, read and grade itself."""
        return QUESTION_TYPES[self.kind].from_data(self.stem, self.explanation, self.data)


class QuestionFact(models.Model):
    """What a fact version does for a question version."""

    class Role(models.TextChoices):
        ASKED = "asked", _("asked")
        DISTRACTOR = "distractor", _("distractor")
        CONTEXT = "context", _("context")

    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="links")
    fact_version = models.ForeignKey(FactVersion, models.PROTECT, related_name="question_links")
    role = models.CharField(_("role"), max_length=10, choices=Role)

    class Meta:
        ordering = ["version", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "fact_version", "role"], name="question_fact_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fact_version} ({self.role})"


class Waiver(models.Model):
    """A warning that an instructor lets stand: any that the check ``rule`` gives of the same words."""

    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="waivers")
    rule = models.CharField(_("check"), max_length=20)
    words = models.CharField(_("words"), max_length=400, blank=True)
    reason = models.CharField(_("reason"), max_length=400)
    waived_at = models.DateTimeField(_("waived"))
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["version", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "rule", "words"], name="waiver_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"
