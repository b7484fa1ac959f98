"""Documents, their editions, and the passages of those."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from content.ledger.freshness import MONTHS
from content.models.fields import PartialDateField
from content.models.missions import Mission


class Known(models.TextChoices):
    """How a date is known."""

    STATED = "stated", _("stated in the text")
    INFERRED = "inferred", _("inferred from the text")
    SET = "set", _("set by an instructor")
    UNKNOWN = "unknown", _("not known")


class Document(models.Model):
    """A source, of which one or more editions of the text are held."""

    class Rights(models.TextChoices):
        """Whether its words may be shown to learners."""

        QUOTE = "quote", _("quotes may be shown to learners")
        RESTRICTED = "restricted", _("restricted: statements and citations only")
        UNKNOWN = "unknown", _("not known: statements and citations only")

    class Status(models.TextChoices):
        ACTIVE = "active", _("in use")
        WITHDRAWN = "withdrawn", _("withdrawn")

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="documents")
    slug = models.SlugField(_("short name"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    address = models.URLField(_("web address"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    rights = models.CharField(_("rights"), max_length=12, choices=Rights, default=Rights.UNKNOWN)
    rights_note = models.CharField(_("about the rights"), max_length=300, blank=True)
    marking = models.CharField(_("marking"), max_length=60, blank=True, help_text=_("Protective marking, if any."))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.ACTIVE)
    review_months = models.PositiveSmallIntegerField(
        _("review its facts after (months)"), default=MONTHS, validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Counts from their approval; what changes over time is reviewed after 3 at most."),
    )  # fmt: skip

    DESCRIPTION: ClassVar = ("title", "publisher", "address", "language", "rights", "rights_note", "marking")

    class Meta:
        ordering = ["mission", "title"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["mission", "slug"], name="document_slug_in_mission")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.mission.address("content:document", self.slug)

    @property
    def may_be_quoted(self) -> bool:
        return self.rights == self.Rights.QUOTE


class Edition(models.Model):
    """One text of a document. The text never changes: the offsets of quotes must survive.

    ``dated`` is when the text was written or published. A brief restates the document in our own words.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("edition"))
    text = models.TextField(_("text"))
    digest = models.CharField(max_length=64, editable=False)
    is_brief = models.BooleanField(_("our own restatement"), default=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    dated = PartialDateField(_("date"))
    dated_known = models.CharField(_("how the date is known"), max_length=8, choices=Known, default=Known.UNKNOWN)
    imported_at = models.DateTimeField(_("imported"))

    class Meta:
        ordering = ["document", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="edition_number_in_document"),
            models.UniqueConstraint(fields=["mission", "digest"], name="edition_text_once_in_mission"),
            models.CheckConstraint(
                condition=Q(dated__isnull=True, dated_known=Known.UNKNOWN)
                | (Q(dated__isnull=False) & ~Q(dated_known=Known.UNKNOWN)),
                name="edition_date_known_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.number})"


class Passage(models.Model):
    """A block of an edition; ``start`` and ``end`` count Unicode code points of its text."""

    class Kind(models.TextChoices):
        HEADING = "heading", _("heading")
        PARAGRAPH = "paragraph", _("paragraph")
        BULLET = "bullet", _("list row")
        KEYVALUE = "keyvalue", _("label and value")
        BOILERPLATE = "boilerplate", _("not part of the text")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="passages")
    position = models.PositiveIntegerField(validators=[MinValueValidator(0)])
    kind = models.CharField(max_length=12, choices=Kind)
    level = models.PositiveSmallIntegerField(default=0)
    heading_path = models.JSONField(default=list)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "position"], name="passage_position_in_edition"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_start_before_end"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ¶ {self.position}"

    @property
    def text(self) -> str:
        return self.edition.text[self.start : self.end]


def quote_length() -> Q:
    """The rule that a quote is as long as its offsets say, for the constraints of evidence."""
    return Q(end=F("start") + Length("quote"))
