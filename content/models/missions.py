"""Missions, and the topics into which each is divided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mission(models.Model):
    """The scope of documents, entities, topics and quizzes."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    footnote = models.TextField(
        _("footnote"), blank=True, help_text=_("Shown at the foot of every page of the mission.")
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
