"""Attempts: the paper of each, every saved value, and every grade given.

``learner`` stands in every row and first in every unique key, so that the tables can be spread by learner.
"""

from __future__ import annotations

import uuid
from fractions import Fraction
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quiz.models.fields import WholeNumberField
from quiz.models.learners import Learner
from quiz.models.questions import QuestionVersion
from quiz.models.quizzes import Quiz, QuizVersion


class Attempt(models.Model):
    """One learner's way through one paper. The score stands here as exact integers once it is known."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        FINISHED = "finished", _("finished")
        EXPIRED = "expired", _("time ran out")
        VOIDED = "voided", _("voided")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="attempts")
    quiz_version = models.ForeignKey(QuizVersion, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("attempt"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    knowledge_day = models.DateField(_("knowledge day"))
    started_at = models.DateTimeField(_("started"))
    deadline_at = models.DateTimeField(_("ends at the latest"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    released_at = models.DateTimeField(_("feedback released"), null=True)
    earned_numerator = WholeNumberField(null=True)
    earned_denominator = WholeNumberField(null=True)
    points = models.PositiveIntegerField(_("points possible"), default=0)
    passed = models.BooleanField(_("passed"), null=True)
    receipt = models.CharField(_("receipt"), max_length=64, blank=True)

    class Meta:
        ordering = ["-started_at"]
        permissions: ClassVar = [("regrade_attempt", "Can grade attempts again")]
        indexes: ClassVar = [models.Index(fields=["quiz", "state"], name="attempt_by_quiz")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "uuid"], name="attempt_uuid"),
            models.UniqueConstraint(fields=["learner", "quiz", "number"], name="attempt_number"),
            models.UniqueConstraint(fields=["learner", "quiz"], condition=Q(state="open"), name="attempt_one_open"),
            models.CheckConstraint(
                condition=Q(state="open", finished_at__isnull=True) | (~Q(state="open") & Q(finished_at__isnull=False)),
                name="attempt_open_or_finished",
            ),
            models.CheckConstraint(
                condition=Q(earned_numerator__isnull=True, earned_denominator__isnull=True)
                | Q(earned_numerator__isnull=False, earned_denominator__isnull=False, earned_denominator__gte=1),
                name="attempt_score_is_a_fraction",
            ),
        ]

    def __str__(self) -> str:
        told = {"learner": self.learner, "quiz": self.quiz, "number": self.number}
        return gettext("%(learner)s: %(quiz)s, attempt %(number)s") % told

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def earned(self) -> Fraction | None:
        if self.earned_numerator is None or self.earned_denominator is None:
            return None
        return Fraction(self.earned_numerator, self.earned_denominator)


class PaperQuestion(models.Model):
    """One question of a paper, as drawn: which version, worth how many points, its options in which order."""

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="+")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="paper")
    position = models.PositiveSmallIntegerField()
    question_version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="papers")
    points = models.PositiveSmallIntegerField(default=1)
    order = models.JSONField(default=list)

    class Meta:
        ordering = ["attempt", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "attempt", "position"], name="paper_position"),
            models.CheckConstraint(condition=Q(position__gte=1), name="paper_position_from_1"),
            models.CheckConstraint(condition=Q(points__gte=1), name="paper_points_min_1"),
        ]

    def __str__(self) -> str:
        return gettext("%(attempt)s, question %(number)s") % {"attempt": self.attempt, "number": self.position}


class AttemptEvent(models.Model):
    """What happened to an attempt, and when: append-only."""

    class Kind(models.TextChoices):
        STARTED = "started", _("started")
        FINISHED = "finished", _("finished")
        EXPIRED = "expired", _("time ran out")
        RELEASED = "released", _("feedback released")
        VOIDED = "voided", _("voided")
        EXTENDED = "extended", _("more time given")
        LATE = "late", _("came too late")
        ACCEPTED = "accepted", _("late response accepted")
        REGRADED = "regraded", _("graded again")

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="+")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["attempt", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.kind}"


class Revision(models.Model):
    """One saved value, as it was posted: append-only. A retry of the same save is the same row.

    ``client`` and ``seq`` name the save where the browser counts its saves; ``digest`` is of the value and of the
    confidence. What came after the end is kept with ``is_late`` and counts only where a person decides so.
    """

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="+")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="revisions")
    position = models.PositiveSmallIntegerField()
    client = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField()
    value = models.JSONField()
    digest = models.CharField(max_length=64)
    confidence = models.PositiveSmallIntegerField(null=True)
    is_late = models.BooleanField(default=False)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["attempt", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["learner", "attempt", "position", "client", "seq", "digest"], name="revision_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.position} {self.client}:{self.seq}"


class Response(models.Model):
    """The value that counts for one question of a paper."""

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="+")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="responses")
    paper_question = models.ForeignKey(PaperQuestion, models.PROTECT, related_name="responses")
    value = models.JSONField(default=dict)
    confidence = models.PositiveSmallIntegerField(null=True)
    is_flagged = models.BooleanField(default=False)
    client = models.CharField(max_length=40, blank=True)
    seq = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["attempt", "paper_question"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "paper_question"], name="response_one_per_question"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(1, 3)), name="response_confidence_1_to_3"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_question}"


class Grade(models.Model):
    """One judgement of one response, append-only: the newest counts.

    The fraction is the share of the question's points that the response earns, below 0 where points are taken off.
    ``rule`` names the rules of marking; ``key_version`` is the one whose key was applied.
    """

    class Reason(models.TextChoices):
        GRADED = "graded", _("graded")
        REGRADED = "regraded", _("graded again with a corrected key")
        VOIDED = "voided", _("question voided")
        MANUAL = "manual", _("decided by a person")

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="+")
    response = models.ForeignKey(Response, models.PROTECT, related_name="grades")
    rule = models.CharField(max_length=20)
    key_version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
    numerator = WholeNumberField()
    denominator = WholeNumberField()
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.GRADED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["response", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(denominator__gte=1), name="grade_denominator_min_1"),
        ]

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def fraction(self) -> Fraction:
        assert self.numerator is not None  # nosec B101: the column has no NULL
        assert self.denominator is not None  # nosec B101
        return Fraction(self.numerator, self.denominator)


class ExtraTime(models.Model):
    """Minutes given to one learner for one quiz. Append-only.

    With an attempt they were added to its deadline. Without one they are what each start to come gets, the newest row.
    ``token`` is that of the form which gave them, so that pressing twice gives them once.
    """

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="extra_time")
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="extra_time")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, related_name="extra_time")
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    token = models.UUIDField(default=uuid.uuid4)
    reason = models.CharField(_("reason"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("given"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("extra time")
        verbose_name_plural = _("extra time")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "quiz", "token"], name="extra_time_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1) | Q(attempt__isnull=True), name="extra_time_min_1"),
        ]

    def __str__(self) -> str:
        minutes = ngettext("%(count)s minute", "%(count)s minutes", self.minutes) % {"count": self.minutes}
        return f"{self.learner}: {minutes}"
