"""LintContext: the facts behind a question, for the checks that need more than its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from content.ledger.entry import Entry
from content.ledger.truth import Truth, holds_on
from content.partialdate import PartialDate
from quiz.linting.amounts import date_of, interval_of
from quiz.linting.lexicon import Lexicon
from quiz.question_types.base import Option, Problem, QuestionType
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.text_matching import normalise

Series = Mapping[tuple[str, str], Sequence[Entry]]

SORTS = {"unit": "organisation", "office": "organisation", "programme": "organisation", "other": ""}
"""Kinds of things that may stand side by side as options."""


@dataclass(frozen=True, slots=True)
class LintContext:
    """What stands around a question: the facts it is linked to, with their roles, and all facts of their series.

    ``overtaken`` maps the id of a linked fact that no longer stands to the reason in words; ``translations`` are the
    same question in other languages.
    """

    links: tuple[tuple[Entry, str], ...] = ()
    series: Series = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)
    language: str = "en"
    overtaken: Mapping[str, str] = field(default_factory=dict)
    translations: tuple[QuestionType, ...] = ()

    @property
    def asked(self) -> list[Entry]:
        """The facts asked about."""
        return [entry for entry, role in self.links if role == "asked"]

    def names(self, text: str) -> set[str]:
        """All names of what a text names, in their normal form."""
        found = {normalise(part) for part in (text, *text.split(" / "))}
        return found.union(*(self.lexicon.aliases.get(form, ()) for form in found))

    def sort_of(self, text: str) -> str:
        """What a short text is: a date, a number, or what the mission knows by that name; "" where nobody knows."""
        if date_of(text) is not None:
            return "date"
        if interval_of(text) is not None:
            return "number"
        kind = self.lexicon.kinds.get(normalise(text), "")
        return SORTS.get(kind, kind)


Check = Callable[[QuestionType, LintContext], list[Problem]]
"""One check: what it finds in a question."""


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


def one_key_of(question: QuestionType) -> Choices | None:
    """The options of a question that has one key among distractors, or None."""
    found = choices_of(question)
    return found if found is not None and len(found.keys) == 1 and found.distractors else None


def shown_texts(question: QuestionType) -> list[str]:
    """All that a learner reads before responding."""
    drafted = question.as_draft()
    return [question.stem, *(row["text"] for row in (*drafted["prompts"], *drafted["options"]))]


def key_texts(question: QuestionType) -> list[str]:
    """What a learner may have to know, text by text; [] where the key is a judgement or an arrangement."""
    found = choices_of(question)
    if found is not None:
        return [key.text for key in found.keys]
    key = question.as_draft()["key"]
    if isinstance(key, bool) or question.as_draft()["options"]:
        return []
    if isinstance(key, list) and all(isinstance(blank, list) for blank in key):
        return [accepted[0] for accepted in key if accepted]
    return [question.key_words()]


def value_names(fact: Entry) -> set[str]:
    """How an option may give the value of a fact, in normal form."""
    value = fact.value
    if isinstance(value, PartialDate):
        return {normalise(value.plain()), normalise(value.words())}
    texts = (str(value), fact.value_words(), *str(value).split(" / "), *fact.value_aliases)
    return {normalise(text) for text in texts}


def asked_days(fact: Entry) -> list[date]:
    """Days at which a question about the fact asks, and on which it certainly holds; [] where it has no time."""
    begins = fact.time.begins
    if begins is None or begins.latest is None:
        return []
    first = begins.earliest or begins.latest
    is_state = fact.time.nature == "state"
    days = [begins.latest] if is_state else [first, first + (begins.latest - first) / 2, begins.latest]
    return sorted({day for day in days if holds_on(fact, day) is Truth.TRUE})
