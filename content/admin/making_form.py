"""The form in which an instructor makes a fact of a sentence."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.handmade import Proposal, Selection, Span, how_known
from content.ledger.consolidation import HOLDS_DAYS, attribute_of
from content.ledger.entry import Entry, Time, Value
from content.ledger.naming import Naming
from content.models import Attribute, Evidence, FactVersion
from content.models.fields import as_typed, is_same_days, typed_date
from content.partialdate import PartialDate

NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
SPAN = re.compile(r"(subject|time)-([0-9]{1,9})-([0-9]{1,9})")
TYPES = {"quantity": Attribute.ValueType.NUMBER, "date_event": Attribute.ValueType.DATE}
HEDGES = [("", gettext_lazy("none")), *FactVersion.Hedge.choices]
WIDE = {"rows": 2, "class": "wide"}
FURTHER = ("negated", "is_list", "is_volatile")


class MakingForm(forms.Form):
    """What a fact says, filled with a proposal; the quote is the selection and no field of it."""

    statement = forms.CharField(label=gettext_lazy("Statement"), max_length=1000, widget=forms.Textarea(WIDE))
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    attribute = forms.CharField(label=gettext_lazy("Attribute"), max_length=120)
    value = forms.CharField(label=gettext_lazy("Value"), max_length=400)
    hedge = forms.ChoiceField(label=gettext_lazy("Hedge"), required=False, choices=HEDGES)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Attribute.FactKind.choices)
    is_list = forms.BooleanField(label=gettext_lazy("Several values at once"), required=False)
    is_volatile = forms.BooleanField(label=gettext_lazy("Changes over time"), required=False)
    beside = forms.MultipleChoiceField(
        label=gettext_lazy("Quoted besides"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, chosen: Selection, posted: QueryDict | None = None, proposal: Proposal | None = None) -> None:
        super().__init__(posted)
        self.chosen = chosen
        told = ("unit", "nature", "begins", "ends", "modality", "negated")
        self.fields.update(fields_for_model(FactVersion, fields=told))
        self.fields["begins"].help_text = _("12 June 1999, June 1999, early 2002, by June 2003; empty if not known.")
        for field in self.fields.values():
            field.label = str(field.label)[:1].upper() + str(field.label)[1:]
        for name in ("subject", "attribute"):
            self.fields[name].widget.attrs["list"] = f"{name}s"
        self.offered = posted.getlist("offered") if posted is not None else offered(proposal)
        beside = self.fields["beside"]
        assert isinstance(beside, forms.MultipleChoiceField)  # nosec B101: declared above
        beside.choices = _choices(chosen, self.offered)
        self.initial = _initial(proposal.entry) | {"beside": self.offered} if proposal else {}

    def further(self) -> list[forms.BoundField]:
        """The fields that are seldom touched."""
        return [self[name] for name in FURTHER]

    def is_unusual(self) -> bool:
        """Whether one of them is ticked, so that it must be seen."""
        return any(self[name].value() for name in FURTHER)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if {"attribute", "kind", "value"} <= given.keys():
            kind = given["kind"]
            self.known_as = self._attribute(given["attribute"], kind)
            type_ = self.known_as.value_type if self.known_as else TYPES.get(kind, Attribute.ValueType.TEXT)
            given["value"] = self._value(given["value"], type_)
        begins, ends = given.get("begins"), given.get("ends")
        if ends and given.get("nature") != FactVersion.Nature.STATE:
            self.add_error("ends", _("Only a state ends. Choose “state”, or leave this empty."))
        if begins and ends and ends.is_before(begins):
            self.add_error("ends", _("It cannot end before it begins."))
        return given

    def _attribute(self, label: str, kind: str) -> Attribute | None:
        """The mission's attribute of that name; its kind is settled."""
        rows = self.chosen.edition.document.mission.attributes.all()
        named = [row for row in rows if label.casefold() == row.label.casefold() or attribute_of(label) == row.slug]
        found = next((row for row in named if row.kind == kind), None)
        if named and found is None:
            words = _("“%(label)s” is of the kind “%(kind)s”. Choose that, or name another attribute.")
            self.add_error("kind", words % {"label": named[0].label, "kind": named[0].get_kind_display()})
        return found

    def _value(self, text: str, type_: str) -> Value | None:
        """The value as what it is: a number, a date or words."""
        try:
            if type_ == Attribute.ValueType.NUMBER:
                return _number(text)
            return self._date(text) if type_ == Attribute.ValueType.DATE else text
        except ValidationError as error:
            self.add_error("value", error)
            return None

    def _date(self, text: str) -> PartialDate:
        """The date of an event, which is when it happened too."""
        found, begins = typed_date(text), self.cleaned_data.get("begins")
        if found is None:
            raise ValidationError(_("“%(text)s” is not a date. Write 12 June 1999 or June 1999.") % {"text": text})
        if begins and not is_same_days(begins, found):
            raise ValidationError(_("The value is the date of the event: give the same one below, or none there."))
        self.cleaned_data["begins"] = found
        return found

    def beside_spans(self) -> list[Span]:
        """The spans besides the quote that were left ticked."""
        return [span for text in self.cleaned_data["beside"] if (span := _span(text))]

    def entry(self) -> Entry:
        """The fact as it was filled in; whoever makes it by hand is sure of it."""
        told, known_as = self.cleaned_data, self.known_as
        begins, ends, is_volatile = told["begins"], told["ends"], told["is_volatile"]
        known = how_known(self.chosen, self.beside_spans(), begins or ends)
        return Entry(
            id="",
            subject_key=Naming().key(told["subject"]),
            attribute=known_as.slug if known_as else attribute_of(told["attribute"]),
            attribute_label=told["attribute"],
            time=Time(told["nature"], begins, ends, known),
            hedge=told["hedge"] or None,
            tier="A",
            is_list=told["is_list"],
            is_volatile=is_volatile,
            holds_days=HOLDS_DAYS.get(told["kind"], 0) if is_volatile else 0,
            **{name: told[name] for name in ("kind", "subject", "value", "statement", "unit", "modality", "negated")},
        )


def offered(proposal: Proposal | None) -> list[str]:
    """The spans besides the quote, as the form posts them."""
    return [f"{role}-{start}-{end}" for role, start, end in proposal.beside] if proposal else []


def _span(text: str) -> Span | None:
    found = SPAN.fullmatch(text)
    return (found[1], int(found[2]), int(found[3])) if found else None


def _choices(chosen: Selection, offered: list[str]) -> list[tuple[str, str]]:
    """What of the offered spans stands in a passage of the edition, in its words."""
    rows = list(chosen.edition.passages.values_list("start", "end")) if offered else []
    choices = []
    for text in offered:
        role, start, end = _span(text) or ("", 0, 0)
        if start < end and any(first <= start and end <= last for first, last in rows):
            label = Evidence.Role(role).label
            choices.append((text, f"{label}: “{chosen.edition.text[start:end]}”"))
    return choices


def _initial(entry: Entry) -> dict[str, Any]:
    value = entry.value
    typed = as_typed(value) if isinstance(value, PartialDate) else f"{value:,}" if not isinstance(value, str) else value
    return {
        "statement": entry.statement,
        "subject": entry.subject,
        "attribute": entry.attribute_label,
        "value": typed,
        "kind": entry.kind,
        "unit": entry.unit,
        "hedge": entry.hedge or "",
        "nature": entry.time.nature,
        "begins": as_typed(entry.time.begins),
        "ends": as_typed(entry.time.ends) if entry.time.nature == "state" else "",
        "modality": entry.modality,
        "negated": entry.negated,
        "is_list": entry.is_list,
        "is_volatile": entry.is_volatile,
    }


def _number(text: str) -> int | Decimal:
    bare = re.sub(r"[\s,]", "", text)
    if not NUMBER.fullmatch(bare):
        raise ValidationError(_("“%(text)s” is no number. Write 14000 or 2.5.") % {"text": text})
    return Decimal(bare) if "." in bare else int(bare)
