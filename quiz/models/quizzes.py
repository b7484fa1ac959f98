"""Quizzes, and their versions, which freeze at the first attempt."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.models import Mission
from quiz.marking import Rules
from quiz.models.questions import Question


class Quiz(models.Model):
    """What learners see in the list; ``current`` is the version that new attempts take."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="quizzes", verbose_name=_("mission"))
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    current = models.ForeignKey("QuizVersion", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["mission", "title"]
        verbose_name_plural = _("quizzes")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
                name="quiz_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("quiz:start", args=[self.slug])


class QuizVersion(models.Model):
    """The blueprint and the rules.

    ``blueprint`` is a list of rows: {"topic": slug, "count": n} draws that many questions of a topic,
    {"series": [subject, attribute], "count": 1} one whose asked fact holds on the knowledge day.
    """

    class Purpose(models.TextChoices):
        PRACTICE = "practice", _("practice")
        CHECK = "check", _("quick check")
        TEST = "test", _("test")

    class Feedback(models.TextChoices):
        AT_ONCE = "at_once", _("after each question")
        SUBMITTED = "submitted", _("after submitting")
        CLOSED = "closed", _("once the quiz has closed for all")
        NEVER = "never", _("never")

    class Credit(models.TextChoices):
        PARTIAL = "partial", _("part marks for what is partly right")
        WHOLE = "whole", _("all or nothing")

    class OrderCredit(models.TextChoices):
        PAIRS = "pairs", _("each pair in the right order counts")
        PLACES = "places", _("each line in its right place counts")

    class Penalty(models.TextChoices):
        NONE = "0", _("nothing is taken off")
        QUARTER = "1/4", _("a quarter of the points")
        THIRD = "1/3", _("a third of the points")
        HALF = "1/2", _("half of the points")
        WHOLE = "1", _("all of the points")
        CHANCE = "chance", _("so much that blind guessing earns nothing on average")

    class Floor(models.TextChoices):
        QUESTION = "question", _("no question counts below nothing")
        TOTAL = "total", _("the whole score is never below nothing")
        NONE = "none", _("the score may fall below nothing")

    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose, default=Purpose.PRACTICE)
    knowledge_day = models.DateField(
        _("knowledge day"), null=True, blank=True, help_text=_("Asks for what was true on this day. Empty: today.")
    )
    blueprint = models.JSONField(default=list)
    feedback = models.CharField(_("feedback"), max_length=10, choices=Feedback, default=Feedback.AT_ONCE)
    time_limit_minutes = models.PositiveSmallIntegerField(_("time limit (minutes)"), null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(_("attempts allowed"), null=True, blank=True)
    pass_percent = models.PositiveSmallIntegerField(_("pass mark (%)"), default=80)
    credit = models.CharField(_("credit"), max_length=8, choices=Credit, default=Credit.PARTIAL)
    order_credit = models.CharField(
        _("credit for ordering"), max_length=8, choices=OrderCredit, default=OrderCredit.PAIRS
    )
    penalty = models.CharField(_("for a wrong response"), max_length=8, choices=Penalty, default=Penalty.NONE)
    floor = models.CharField(_("lowest score"), max_length=8, choices=Floor, default=Floor.TOTAL)
    by_certainty = models.BooleanField(_("marks by certainty"), default=False)
    created_at = models.DateTimeField(_("created"))
    frozen_at = models.DateTimeField(_("frozen since"), null=True, editable=False)

    FROZEN: ClassVar = (
        *("quiz_id", "number", "purpose", "knowledge_day", "blueprint", "feedback", "time_limit_minutes"),
        *(
            "attempts_allowed",
            "pass_percent",
            "credit",
            "order_credit",
            "penalty",
            "floor",
            "by_certainty",
            "frozen_at",
        ),
    )

    class Meta:
        ordering = ["quiz", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["quiz", "number"], name="quiz_version_number"),
            models.CheckConstraint(condition=Q(pass_percent__range=(0, 100)), name="quiz_pass_percent_0_to_100"),
            models.CheckConstraint(
                condition=Q(time_limit_minutes__isnull=True) | Q(time_limit_minutes__gte=1),
                name="quiz_time_limit_min_1",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="test", feedback="at_once"), name="quiz_test_gives_no_feedback_at_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} ({self.number})"

    @property
    def pass_mark(self) -> Fraction:
        return Fraction(self.pass_percent, 100)

    @property
    def marking(self) -> Rules:
        """How its attempts are marked."""
        return Rules(
            is_whole=self.credit == self.Credit.WHOLE,
            by_places=self.order_credit == self.OrderCredit.PLACES,
            penalty=None if self.penalty == self.Penalty.CHANCE else Fraction(self.penalty),
            floor=self.floor,
            by_certainty=self.by_certainty,
        )

    @property
    def is_practice(self) -> bool:
        return self.purpose == self.Purpose.PRACTICE


class QuizQuestion(models.Model):
    """A question that must appear in every paper of a quiz version."""

    version = models.ForeignKey(QuizVersion, models.PROTECT, related_name="fixed")
    question = models.ForeignKey(Question, models.PROTECT, related_name="fixed_in")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    points = models.PositiveSmallIntegerField(_("points"), default=1)

    class Meta:
        ordering = ["version", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "question"], name="quiz_question_once"),
            models.CheckConstraint(condition=Q(points__gte=1), name="quiz_question_points_min_1"),
        ]

    def __str__(self) -> str:
        return str(self.question)
