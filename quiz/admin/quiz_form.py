"""The forms of a quiz: a new one, its rules, and its blueprint as a table of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import SHORT_NAME_HELP, SHORT_NAME_WRONG
from content.models import Mission
from quiz import assembly, publishing
from quiz.models import Quiz, QuizVersion
from quiz.publishing import Labels, Supply

SPARE, MOST = 3, 40
LONGEST, OFTENEST = 7 * 24 * 60, 100  # a week; what no course comes near


class NewQuizForm(forms.Form):
    """What a quiz needs to begin with."""

    mission = forms.ModelChoiceField(Mission.objects.all(), label=gettext_lazy("Mission"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    slug = forms.SlugField(
        label=gettext_lazy("Short name"),
        max_length=80,
        help_text=SHORT_NAME_HELP,
        error_messages={"invalid": SHORT_NAME_WRONG},
    )
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=QuizVersion.Purpose)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Quiz.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another quiz has this short name."))
        return slug


class RulesForm(forms.Form):
    """How the quiz is called and what its next attempts follow."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput({"class": "wide"}))
    summary = forms.CharField(
        label=gettext_lazy("Summary"), required=False, widget=forms.Textarea({"rows": 2, "class": "wide"})
    )
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=QuizVersion.Purpose)
    feedback = forms.ChoiceField(label=gettext_lazy("Feedback"), choices=QuizVersion.Feedback)
    knowledge_day = forms.DateField(
        label=gettext_lazy("Knowledge day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Asks for what was true on this day. Empty: today."),
    )
    time_limit_minutes = forms.IntegerField(
        label=gettext_lazy("Time limit (minutes)"), required=False, min_value=1, max_value=LONGEST
    )
    attempts_allowed = forms.IntegerField(
        label=gettext_lazy("Attempts allowed"), required=False, min_value=1, max_value=OFTENEST
    )
    pass_percent = forms.IntegerField(label=gettext_lazy("Pass mark (%)"), min_value=0, max_value=100)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One row of the blueprint's table: what was chosen, how many, and how many there are."""

    what: str
    count: str
    supply: Supply | None = None


def what_of(row: Mapping[str, Any]) -> str:
    """A stored row's value in the select: "topic:structure", "series:kfor|strength", "topic:" for any."""
    series = row.get("series")
    return f"series:{'|'.join(series)}" if series else f"topic:{row.get('topic', '')}"


def posted_rows(posted: Mapping[str, str]) -> list[Chosen]:
    """The rows as they were filled in; those without a count are left out."""
    rows = [Chosen(posted.get(f"row-{n}-what", ""), posted.get(f"row-{n}-count", "").strip()) for n in range(MOST)]
    return [row for row in rows if row.count]


def blueprint_of(rows: Sequence[Chosen]) -> list[dict[str, Any]]:
    """The rows as they are stored. Raises BadBlueprint."""
    found: list[dict[str, Any]] = []
    for number, row in enumerate(rows, 1):
        if not (row.count.isdigit() and row.count.isascii()):
            raise assembly.BadBlueprint(_("Row %(number)s: the count is a whole number.") % {"number": number})
        sort, _sep, name = row.what.partition(":")
        count = {"count": int(row.count)}
        found.append({"series": name.split("|"), **count} if sort == "series" else {"topic": name, **count})
    return found


def choices_of(mission: Mission, fitting: Sequence[assembly.Candidate]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a row may draw from, grouped, each with the number of approved questions that fit."""
    named = publishing.labels(mission)
    topics = [("topic:", _("Any topic")), *((f"topic:{slug}", title) for slug, title in named.topics.items())]
    series = sorted({series for candidate in fitting for series in candidate.series})
    return [
        (_("Topics"), topics),
        (_("Values over time"), [(f"series:{'|'.join(row)}", _series_words(named, row)) for row in series]),
    ]


def _series_words(named: Labels, series: tuple[str, str]) -> str:
    return named.words(assembly.Row(1, series=series))
