"""LintContext: the facts behind a question, for the checks that need more than its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from content.ledger.entry import Entry
from content.ledger.truth import Truth, holds_on
from quiz.question_types.base import Option, QuestionType
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.text_matching import normalise

Series = Mapping[tuple[str, str], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class LintContext:
    """The facts that a question is linked to, with their roles; all facts of their series; names of one thing.

    ``aliases`` maps the normal form of a name to those of all names of the same thing: see ``alias_map``.
    """

    links: tuple[tuple[Entry, str], ...] = ()
    series: Series = field(default_factory=dict)
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    language: str = "en"

    @property
    def asked(self) -> list[Entry]:
        """The facts asked about."""
        return [entry for entry, role in self.links if role == "asked"]

    def names(self, text: str) -> set[str]:
        """All names of what a text names, in their normal form."""
        found = {normalise(part) for part in (text, *text.split(" / "))}
        return found.union(*(self.aliases.get(form, ()) for form in found))


def alias_map(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """From the names of each thing: the normal form of each name with those of all names of what it names."""
    known: dict[str, frozenset[str]] = {}
    for names in groups:
        forms = frozenset(normalise(name) for name in names)
        known.update({form: known.get(form, frozenset()) | forms for form in forms})
    return known


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a question whose options are chosen, parted into right and wrong ones."""

    keys: tuple[Option, ...]
    distractors: tuple[Option, ...]

    @property
    def all(self) -> tuple[Option, ...]:
        """The right ones first."""
        return (*self.keys, *self.distractors)


def choices_of(question: QuestionType) -> Choices | None:
    """The options of a question that is answered by choosing among them, or None."""
    if not isinstance(question, SingleChoice | MultipleResponse):
        return None
    keys = tuple(option for option in question.options if option.id in question.key)
    return Choices(keys, tuple(option for option in question.options if option.id not in question.key))


def shown_texts(question: QuestionType) -> list[str]:
    """All that a learner reads before responding."""
    drafted = question.as_draft()
    return [question.stem, *(row["text"] for row in (*drafted["prompts"], *drafted["options"]))]


def asked_days(fact: Entry) -> list[date]:
    """Days at which a question about the fact asks, and on which it certainly holds; [] where it has no time."""
    begins = fact.time.begins
    if begins is None or begins.latest is None:
        return []
    first = begins.earliest or begins.latest
    is_state = fact.time.nature == "state"
    days = [begins.latest] if is_state else [first, first + (begins.latest - first) / 2, begins.latest]
    return sorted({day for day in days if holds_on(fact, day) is Truth.TRUE})
