"""Imports: what was handed in, how far it got, and what came of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.documents import Document, Edition
from content.models.fields import PartialDateField
from content.models.missions import Mission


class Import(models.Model):
    """One import from the desk. What was handed in is kept for a day, so that a mistake costs no typing."""

    class Status(models.TextChoices):
        ASKING = "asking", _("waits for your confirmation")
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        ALREADY = "already", _("already imported")
        REFUSED = "refused", _("refused")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    OPEN: ClassVar = (Status.ASKING, Status.QUEUED, Status.RUNNING)

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="imports")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=_("new edition of")
    )
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    address = models.URLField(_("web address"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    rights = models.CharField(_("rights"), max_length=12, choices=Document.Rights, default=Document.Rights.UNKNOWN)
    rights_note = models.CharField(_("about the rights"), max_length=300, blank=True)
    marking = models.CharField(_("marking"), max_length=60, blank=True)
    published = PartialDateField(_("published"))

    file_name = models.CharField(max_length=200, blank=True)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    staged = models.BinaryField(null=True, editable=False)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    stage = models.CharField(_("step"), max_length=60, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(_("message"), blank=True)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, editable=False, related_name="+")
    report = models.JSONField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("handed in"))
    heartbeat_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN
