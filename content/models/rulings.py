"""Rulings: what instructors decided where facts contradict each other."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models.facts import Fact
from content.models.missions import Mission


class Ruling(models.Model):
    """One decision on facts that contradict each other. Rows are only added: of those on a fact the newest counts."""

    class Verdict(models.TextChoices):
        PREFER = "prefer", _("one is preferred")
        BOTH = "both", _("all are accepted")
        NOT_ASKED = "not_asked", _("not asked")
        OPEN = "open", _("open again")

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="rulings")
    facts = models.ManyToManyField(Fact, related_name="rulings", verbose_name=_("facts"))
    preferred = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="+", verbose_name=_("preferred"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=400)
    ruled_at = models.DateTimeField(_("ruled"))
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict="prefer", preferred__isnull=False)
                | (~Q(verdict="prefer") & Q(preferred__isnull=True)),
                name="ruling_prefers_one_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.reason}"

    @property
    def counts(self) -> bool:
        """Whether it decides anything: one that opens a matter again takes the decision back."""
        return self.verdict != self.Verdict.OPEN
