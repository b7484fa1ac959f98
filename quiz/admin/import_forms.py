"""The forms of an import."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import Document, Import, Mission
from content.models.fields import PartialDateFormField
from content.readers import READERS
from content.readers.base import MAX_PACKED_BYTES

FORMATS = [("pasted.txt", gettext_lazy("plain text")), ("pasted.md", "Markdown"), ("pasted.html", "HTML")]
SUFFIXES = sorted(suffix for suffix in READERS if suffix.startswith("."))


class ImportForm(forms.ModelForm[Import]):
    """A file or pasted text, and what is known of the document. The date is never assumed: it is given or unknown."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "Plain text, HTML or Markdown of at most 2 MB, or a Word document (.docx) or PDF of at most 10 MB."
        ),
        widget=forms.FileInput({"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"), required=False, widget=forms.Textarea({"rows": 12}), strip=False
    )
    format = forms.ChoiceField(label=gettext_lazy("The pasted text is"), choices=FORMATS, required=False)
    published = PartialDateFormField(
        label=gettext_lazy("Published"),
        required=False,
        help_text=gettext_lazy("As precise as you know it: 12 June 1999, June 1999, by June 2003."),
    )
    is_unknown = forms.BooleanField(label=gettext_lazy("The date of publication is not known"), required=False)

    class Meta:
        model = Import
        fields = ("mission", "document", *Document.DESCRIPTION)
        help_texts = {"document": gettext_lazy("Only if this is a newer text of a document you have.")}

    def __init__(self, *args: Any, missions: QuerySet[Mission], **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]  # both are ModelChoiceFields
        documents = Document.objects.filter(mission__in=missions)
        self.fields["document"].queryset = documents  # type: ignore[attr-defined]  # likewise

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Refused by its size alone, before it is read into memory."""
        given: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if given and (given.size or 0) > MAX_PACKED_BYTES:
            most = MAX_PACKED_BYTES // 1_000_000
            raise ValidationError(_("The file is over %(most)d MB; split it and import the parts.") % {"most": most})
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_read = not {"file", "text"} & set(self.errors)
        if is_read and bool(given.get("file")) == bool((given.get("text") or "").strip()):
            self.add_error("file", _("Choose a file, or paste the text: one of the two."))
        if "published" in given and bool(given["published"]) == bool(given.get("is_unknown")):
            self.add_error("published", _("Give the date, or tick that it is not known."))
        document, mission = given.get("document"), given.get("mission")
        if document and mission and document.mission_id != mission.pk:
            self.add_error("document", _("This document belongs to another mission. Choose one of this mission."))
        return given

    def row(self) -> Import:
        """The row to store, filled but for the bytes."""
        row = self.save(commit=False)
        upload = self.cleaned_data["file"]
        row.published = self.cleaned_data["published"]
        row.file_name = PurePath(upload.name).name[:200] if upload else self.cleaned_data["format"] or FORMATS[0][0]
        return row

    def data_bytes(self) -> bytes:
        """What was handed in, as bytes."""
        upload = self.cleaned_data["file"]
        return bytes(upload.read()) if upload else str(self.cleaned_data["text"]).encode()


class EncodingForm(forms.Form):
    """Which encoding the sample reads right in."""

    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        choices=[
            ("cp1252", gettext_lazy("Western European (cp1252)")),
            ("cp1250", gettext_lazy("Central European (cp1250)")),
            ("cp1251", gettext_lazy("Cyrillic (cp1251)")),
            ("iso8859_2", gettext_lazy("Central European (ISO 8859-2)")),
            ("utf_16", "UTF-16"),
        ],
    )
