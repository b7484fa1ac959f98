"""The forms of a quiz: a new one, its rules, and its blueprint as a table of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet, TextChoices
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.desk import SHORT_NAME_HELP, SHORT_NAME_WRONG
from content.models import Mission
from quiz import assembly, publishing
from quiz.models import Quiz, QuizVersion
from quiz.publishing import Labels, Supply

SPARE, MOST = 3, 40
LONGEST, OFTENEST = 7 * 24 * 60, 100  # a week; what no course comes near


def choice_field(label: Any, choices: type[TextChoices], help_text: Any = "") -> forms.ChoiceField:
    """One of several, each told as the beginning of a sentence."""
    shown = [(value, capfirst(words)) for value, words in choices.choices]
    return forms.ChoiceField(label=label, choices=shown, help_text=help_text)


def moment_field(label: Any, help_text: Any) -> forms.DateTimeField:
    """A moment in the time zone of the site, to the minute."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=help_text, required=False, widget=widget)


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
    purpose = choice_field(gettext_lazy("Purpose"), QuizVersion.Purpose)

    def __init__(self, *args: Any, missions: QuerySet[Mission], **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["mission"].queryset = missions  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Quiz.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another quiz has this short name."))
        return slug


class RulesForm(forms.Form):
    """How the quiz is called, when it can be taken, and what its next attempts follow."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput({"class": "wide"}))
    summary = forms.CharField(
        label=gettext_lazy("Summary"), required=False, widget=forms.Textarea({"rows": 2, "class": "wide"})
    )
    purpose = choice_field(gettext_lazy("Purpose"), QuizVersion.Purpose)
    feedback = choice_field(
        gettext_lazy("Feedback"),
        QuizVersion.Feedback,
        gettext_lazy("Scores and correct answers are shown then, and not before."),
    )
    knowledge_day = forms.DateField(
        label=gettext_lazy("Knowledge day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Asks for what was true on this day. Empty: today."),
    )
    time_limit_minutes = forms.IntegerField(
        label=gettext_lazy("Time limit (minutes)"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text=gettext_lazy("Empty: none."),
    )
    attempts_allowed = forms.IntegerField(
        label=gettext_lazy("Attempts allowed"),
        required=False,
        min_value=1,
        max_value=OFTENEST,
        help_text=gettext_lazy("Of each learner. Empty: any number."),
    )
    pass_percent = forms.IntegerField(label=gettext_lazy("Pass mark (%)"), min_value=0, max_value=100)
    opens_at = moment_field(gettext_lazy("Opens"), gettext_lazy("Nobody can start before. Empty: at once."))
    closes_at = moment_field(
        gettext_lazy("Closes"),
        gettext_lazy(
            "Nobody can start after, and an attempt begun before ends by then. "
            "A change does not move the end of attempts already begun."
        ),
    )
    credit = choice_field(
        gettext_lazy("Partly right answers"),
        QuizVersion.Credit,
        gettext_lazy("Where several options, lines or blanks make one answer."),
    )
    order_credit = choice_field(
        gettext_lazy("Lines put in order"),
        QuizVersion.OrderCredit,
        gettext_lazy("One line moved to the end spoils every place, but only some of the pairs."),
    )
    penalty = choice_field(
        gettext_lazy("Taken off for a wrong answer"),
        QuizVersion.Penalty,
        gettext_lazy(
            "In a partly right answer, the wrong part takes off its share. A question left out costs nothing. "
            "Against blind guessing: a third where one of four options is right, nothing where the answer is typed."
        ),
    )
    floor = choice_field(
        gettext_lazy("Lowest score"),
        QuizVersion.Floor,
        gettext_lazy("Matters only where something is taken off."),
    )
    by_certainty = forms.BooleanField(
        label=gettext_lazy("Mark by certainty"),
        required=False,
        help_text=gettext_lazy(
            "Learners say with each answer how sure they are. Guessing: a third of the points if right, nothing lost "
            "if wrong. Fairly sure: two thirds, or minus two thirds. Certain: all, or minus twice the points. "
            "Nothing else can be taken off then."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        zone = timezone.get_current_timezone_name()
        for name in publishing.WINDOW:
            self.fields[name].label = f"{self.fields[name].label} ({zone})"

    @property
    def window(self) -> list[forms.BoundField]:
        """When the quiz can be taken."""
        return [self[name] for name in publishing.WINDOW]

    @property
    def marking(self) -> list[forms.BoundField]:
        """How it marks."""
        return [self[name] for name in publishing.MARKING]

    @property
    def rules(self) -> list[forms.BoundField]:
        """All else."""
        return [field for field in self if field.name not in (*publishing.WINDOW, *publishing.MARKING)]


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
