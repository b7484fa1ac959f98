"""Missions, and the topics into which each is divided."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Mission(models.Model):
    """The scope of documents, entities, topics and quizzes."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    footnote = models.TextField(
        _("footnote"), blank=True, help_text=_("Shown at the foot of every page of the mission.")
    )
    is_first = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_first"], condition=Q(is_first=True), name="one_first_mission")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.is_first = self.is_first or not Mission.objects.exists()
        super().save(*args, **kwargs)

    def address(self, page: str, slug: str, **query: object) -> str:
        """The address of a page about something whose short name is unique only within the mission.

        It names the mission, but for the first of the installation: most have one, and its addresses stay short.
        """
        told = query if self.is_first else {**query, "mission": self.slug}
        path = reverse(page, args=[slug])
        return f"{path}?{urlencode(told)}" if told else path


class Topic(models.Model):
    """A part of what a trainee must know."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="topics")
    slug = models.SlugField(_("short name"))
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["mission", "position", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["mission", "slug"], name="topic_slug_in_mission")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.mission.address("content:topic", self.slug)
