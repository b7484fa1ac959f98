"""The form in which an instructor corrects a fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from content.curation import CORRECTABLE
from content.models import FactVersion
from content.models.fields import PartialDateFormField
from content.partialdate import PartialDate

WIDE = ("statement", "value", "reason")


class KeptDateField(PartialDateFormField):
    """Takes back the date that it showed as it was, however its source printed that; else reads what is typed."""

    kept: PartialDate | None = None

    def clean(self, value: Any) -> PartialDate | None:
        if self.kept is not None and isinstance(value, str) and value.strip() == self.kept.words():
            return self.kept
        return super().clean(value)


class CorrectionForm(forms.Form):
    """All that a correction may change, filled with the version shown; ``version`` is the one it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, version: FactVersion | None, posted: Mapping[str, str] | None = None) -> None:
        assert version is not None  # nosec B101: the page has none without
        super().__init__(posted)
        self.fields.update(fields_for_model(FactVersion, fields=CORRECTABLE))
        for name in ("begins", "ends"):
            self.fields[name] = keeping(getattr(version, name), label=self.fields[name].label, required=False)
        self.fields["statement"].widget = forms.Textarea({"rows": 2})
        self.fields["reason"] = forms.CharField(label=_("Reason for the correction"), max_length=400)
        mission = version.fact.mission_id
        for name in ("subject", "value_entity", "attribute"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # nosec B101: they are foreign keys
            assert field.queryset is not None  # nosec B101: which all have rows to choose from
            field.queryset = field.queryset.filter(mission=mission)
        self.initial = {name: getattr(version, name) for name in CORRECTABLE} | {"version": version.pk}
        for name, field in self.fields.items():
            field.label = str(field.label or name).capitalize()
            field.widget.attrs["class"] = "wide" if name in WIDE else ""
            self.initial[name] = getattr(self.initial.get(name), "pk", self.initial.get(name))

    def changes(self) -> dict[str, Any]:
        """The fields of the fact, as they were filled in."""
        return {name: self.cleaned_data[name] for name in CORRECTABLE}


def keeping(at: PartialDate | None, **told: Any) -> KeptDateField:
    """A field that keeps this date unless another one is typed."""
    field = KeptDateField(**told)
    field.kept = at
    return field
