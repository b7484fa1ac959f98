"""The form in which an instructor writes a question: its words, and the table of its kind, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.admin.fact_form import KeptDateField
from content.models import FactVersion, Mission, Topic
from quiz.curation import Wording
from quiz.models import QuestionVersion
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import BadQuestion, Column, QuestionType

SPARE, MOST = 3, 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One native control of the table."""

    column: Column
    name: str
    label: str
    value: str


class QuestionForm(forms.Form):
    """``kind`` fixes the columns of the table; ``version`` is the one the form was opened on, if any."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    stem = forms.CharField(label=_("Question"), widget=forms.Textarea({"rows": 3, "class": "wide"}))
    explanation = forms.CharField(
        label=_("Why the correct answer is right"), required=False, widget=forms.Textarea({"rows": 2, "class": "wide"})
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, help_text=_("Set at once, also for what is approved.")
    )
    as_of = KeptDateField(
        label=_("Asks about"),
        required=False,
        help_text=_("June 2004, for example. Empty where the fact does not change."),
    )
    change = forms.ChoiceField(
        label=_("This change is"), choices=QuestionVersion.Change.choices[1:], initial="cosmetic"
    )
    note = forms.CharField(label=_("Note on the change"), required=False, max_length=400)

    def __init__(
        self, kind: str, mission: Mission, posted: Mapping[str, str] | None = None, *,
        version: QuestionVersion | None = None, fact: FactVersion | None = None,
    ) -> None:  # fmt: skip
        super().__init__(posted, initial=_initial(version, fact))
        self.kind, self.type = kind, QUESTION_TYPES[kind]
        at = self.fields["as_of"]
        assert isinstance(at, KeptDateField)  # nosec B101: declared above
        at.kept = self.initial.get("as_of")
        topic = self.fields["topic"]
        assert isinstance(topic, forms.ModelChoiceField)  # nosec B101: declared above
        topic.queryset = mission.topics.all()
        self.fields["stem"].help_text = self.type.stem_help
        self.language = version.language if version else "en"
        self.rows = _posted_rows(self.type, posted) if posted is not None else version.content.rows() if version else []
        if version is None:
            del self.fields["change"], self.fields["note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "stem" in cleaned:
            try:
                self.content = self.type.from_rows(cleaned["stem"], cleaned["explanation"], self.rows)
            except BadQuestion as error:
                raise forms.ValidationError(str(error)) from error
        return cleaned

    def wording(self) -> Wording:
        """What was written; only of a valid form."""
        told = self.cleaned_data
        return Wording(self.content, topic=told["topic"], as_of=told["as_of"], language=self.language)

    @property
    def refusal(self) -> str:
        """Why the table was refused, or ""."""
        return " ".join(str(text) for text in self.non_field_errors())

    @property
    def columns(self) -> list[Column]:
        return [column for column in self.type.columns if column.widget != "hidden"]

    @property
    def has_free_rows(self) -> bool:
        """Whether there may be more rows, or fewer."""
        return not self.type.fixed_rows

    @property
    def table(self) -> list[list[Cell]]:
        """The rows of the table with spare ones below, where their number is free."""
        spare = max(0, self.type.fixed_rows - len(self.rows)) or (0 if self.type.fixed_rows else SPARE)
        rows = [*self.rows, *({} for _n in range(spare))]
        return [[_cell(column, number, row) for column in self.type.columns] for number, row in enumerate(rows)]


def _initial(version: QuestionVersion | None, fact: FactVersion | None) -> dict[str, Any]:
    if version is not None:
        return {
            "version": version.pk,
            "stem": version.stem,
            "explanation": version.explanation,
            "topic": version.topic_id,
            "as_of": version.as_of,
        }
    if fact is not None:
        return {"topic": fact.topic_id, "as_of": fact.begins if fact.attribute.is_volatile else None}
    return {}


def _posted_rows(kind: type[QuestionType], posted: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows that have anything in them; hidden ids alone are nothing."""
    told = posted.get("rows", "")
    count = min(int(told), MOST) if told.isdigit() and told.isascii() else 0
    rows = [{column.name: posted.get(f"row-{n}-{column.name}", "") for column in kind.columns} for n in range(count)]
    shown = [column.name for column in kind.columns if column.widget != "hidden"]
    return [row for row in rows if any(row[name].strip() for name in shown)]


def _cell(column: Column, number: int, row: Mapping[str, str]) -> Cell:
    label = f"{column.label}, {number + 1}" if column.label else ""
    return Cell(column, f"row-{number}-{column.name}", label, row.get(column.name, ""))
