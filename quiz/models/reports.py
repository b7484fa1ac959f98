"""Reports: what learners say is wrong with a question."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from quiz.models.attempts import PaperQuestion
from quiz.models.learners import Learner
from quiz.models.questions import QuestionVersion


class Report(models.Model):
    """One problem that one learner reports, and what an instructor made of it."""

    class Reason(models.TextChoices):
        WRONG_KEY = "wrong_key", _("The correct answer is wrong")
        OUTDATED = "outdated", _("It is outdated")
        UNCLEAR = "unclear", _("It is unclear")
        MEANS_SAME = "means_same", _("My answer means the same")
        TYPO = "typo", _("There is a typing error")
        OTHER = "other", _("Something else")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    learner = models.ForeignKey(Learner, models.PROTECT, related_name="reports")
    paper_question = models.ForeignKey(PaperQuestion, models.PROTECT, related_name="reports")
    question_version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="reports")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    text = models.TextField(_("in the learner's words"), blank=True, max_length=2000)
    created_at = models.DateTimeField(_("reported"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    ruling = models.TextField(_("ruling"), blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    ruled_at = models.DateTimeField(_("ruled"), null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "paper_question", "reason"], name="report_once"),
            models.CheckConstraint(
                condition=Q(status="open", ruled_at__isnull=True) | (~Q(status="open") & Q(ruled_at__isnull=False)),
                name="report_open_or_ruled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.question_version}"
