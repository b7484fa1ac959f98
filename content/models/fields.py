"""The model field of a PartialDate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from content.extraction import dates
from content.partialdate import PartialDate


def typed_date(text: str) -> PartialDate | None:
    """A date as a person types it, read by the same rules as in documents; None where it is none."""
    words = " ".join(text.split())
    side, _, rest = words.partition(" ")
    bound = side.lower() if side.lower() in ("by", "after") else ""
    printed = rest if bound else words
    found = dates.find(printed)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(printed)):
        return None
    at = found[0].when
    first = {"by": None, "after": at.latest}.get(bound, at.earliest)
    last = None if bound == "after" else at.latest
    return PartialDate(first, last, at.precision, words)


def as_typed(when: PartialDate | None) -> str:
    """Words from which ``typed_date`` reads the same days: those printed, where it knows them; "" for none."""
    if when is None:
        return ""
    both = f"{when.earliest:%-d %B %Y} – {when.latest:%-d %B %Y}" if when.earliest and when.latest else ""
    return next((words for words in (when.words(), when.plain(), both) if is_same_days(typed_date(words), when)), "")


def is_same_days(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates may be the same days, however they are printed."""
    return one is not None and other is not None and (one.earliest, one.latest) == (other.earliest, other.latest)


class PartialDateFormField(forms.CharField):
    """Takes a date as people write it: "12 June 1999", "June 1999", "by June 2003", "1999-06"."""

    def prepare_value(self, value: Any) -> Any:
        return value.words() if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate) or not (text := (value or "").strip()):
            if self.required and not value:
                raise ValidationError(self.error_messages["required"], code="required")
            return value or None
        found = typed_date(text)
        if found is None:
            raise ValidationError(
                f"“{text}” is not a date this field knows. Write 12 June 1999, June 1999 or by June 2003."
            )
        return found


class PartialDateField(models.CharField[PartialDate | None, PartialDate | None]):
    """Stores a PartialDate as its one line of text, which sorts by its earliest day; NULL where there is none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 160, "null": True, "blank": True} | options)
        self.validators = []  # the length of a value is that of its text, which always fits

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        for given in ("max_length", "null", "blank"):
            options.pop(given, None)
        return name, path, args, options

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        return PartialDate.parse(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: Any) -> Any:
        return PartialDateFormField(required=not self.blank, label=self.verbose_name, help_text=self.help_text)
