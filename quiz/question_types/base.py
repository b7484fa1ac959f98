"""The contract of a question type: what one file of this folder must hold."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any, ClassVar, Literal, NamedTuple, Self

from content.ledger.entry import Entry
from quiz.question_types.pool import Pool

Raw = Mapping[str, Sequence[str]]
"""A response as it was posted: the fields whose names begin with "response", each with all of its values."""

Order = list[str]
"""The drawn order: ids of options (of items, in an ordering question) as one learner sees them."""


class BadQuestion(ValueError):
    """The data of a question is malformed; the message says in one sentence what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``id`` is stable and says nothing, ``why`` tells why it is wrong (or right)."""

    id: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """The question as it would be with a problem mended; ``label`` says in a button what that takes."""

    label: str
    content: QuestionType


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found. ``severity`` block stops approval, warn may be waived, info is a hint.

    ``words`` are the offending ones, as they stand in the question; ``fix`` is there where one click can mend it.
    """

    check: str
    severity: Literal["block", "warn", "info"]
    text: str
    words: str = ""
    fix: Fix | None = field(default=None, compare=False, repr=False)

    def as_row(self) -> dict[str, str]:
        """What was found as plain data, as a stored question keeps it."""
        return {"check": self.check, "severity": self.severity, "text": self.text, "words": self.words}


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a response is right: ``fraction`` from 0 to 1."""

    fraction: Fraction

    @property
    def verdict(self) -> Literal["right", "partly", "wrong"]:
        return "right" if self.fraction == 1 else "partly" if self.fraction > 0 else "wrong"


class Reading(NamedTuple):
    """What a posted response means: a ``value`` to grade, or None with the ``error`` to show and its field's name."""

    value: Any
    error: str = ""
    field: str = "response"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose in a control."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One native form control (or one group of radio buttons or checkboxes) that a learner sees.

    ``before`` and ``after`` are words around a text field: the stem of a cloze, the unit of a number. "number" is a
    text field with a numeric keyboard, never ``type=number``, which refuses "14 000". The choices of a "select"
    begin with an empty one.
    """

    widget: Literal["radio", "checkbox", "text", "number", "select"]
    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    value: str = ""
    before: str = ""
    after: str = ""
    hint: str = ""
    width: int = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the feedback: an option, row or blank with what was right and what was responded.

    Of an option, ``is_key`` says that it is right and ``is_chosen`` that it was chosen. Of a row, a blank or anything
    typed, ``is_chosen`` says that something was responded and ``is_key`` that this is right; ``response`` and
    ``key`` then hold both in words. ``text`` is "" where there is but one field.
    """

    text: str
    is_key: bool
    is_chosen: bool
    why: str = ""
    response: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table in which an instructor edits the data of a question."""

    name: str
    label: str
    widget: Literal["text", "longtext", "check", "choice", "hidden"] = "text"
    choices: tuple[tuple[str, str], ...] = ()


Links = tuple[tuple[str, Literal["asked", "distractor", "context"]], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted question with the facts it rests on: pairs of a fact's id and its role.

    ``as_of`` is the moment for which the key holds, in ISO or in words; None where the key holds for good.
    """

    content: QuestionType
    facts: Links
    as_of: str | None = None


@dataclass(frozen=True)
class QuestionType(ABC):
    """One question: an immutable value. A subclass is a kind of question and one file of this folder.

    ``hint`` tells a learner what to do; ``stem_help``, ``columns`` and ``fixed_rows`` describe the instructor's editor.
    """

    kind: ClassVar[str]
    label: ClassVar[str]
    hint: ClassVar[str]
    stem_help: ClassVar[str] = ""
    columns: ClassVar[tuple[Column, ...]]
    fixed_rows: ClassVar[int] = 0
    """How many rows the editor has; 0: as many as there are, and spare ones."""

    stem: str
    explanation: str = field(default="", kw_only=True)

    @property
    def instruction(self) -> str:
        """The hint as fits this question."""
        return self.hint

    # its data
    @abstractmethod
    def as_data(self) -> dict[str, Any]:
        """All but stem and explanation, as JSON values."""

    @classmethod
    @abstractmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        """The inverse of ``as_data``. Raises BadQuestion."""

    @abstractmethod
    def as_draft(self) -> dict[str, Any]:
        """``options``, ``prompts`` and ``key`` as `manage.py draft` prints them (design: outside face)."""

    # the editor
    @abstractmethod
    def rows(self) -> list[dict[str, str]]:
        """The data as rows of the editor's table; a ticked box is "1"."""

    @classmethod
    @abstractmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        """The inverse of ``rows``; rows without any text are dropped, new rows get new ids. Raises BadQuestion."""

    @classmethod
    @abstractmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The best question of this kind that the fact yields, or None where it suits none."""

    @abstractmethod
    def problems(self) -> list[Problem]:
        """What is wrong with the question by itself: its shape, not its wording."""

    # what a learner sees and does: nothing here may depend on the key
    @abstractmethod
    def draw(self, rng: Random) -> Order:
        """The order in which one learner sees the options; numbers and dates ascend. [] where there is no order."""

    @abstractmethod
    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        """The form controls, filled with the response so far."""

    @abstractmethod
    def read(self, raw: Raw, order: Order) -> Reading:
        """What a posted response means; never raises, whatever was posted."""

    # what follows from the key
    @abstractmethod
    def grade(self, value: Any) -> Grade:
        """How far a read value (never None) is right."""

    def grade_by(self, value: Any, *, by_places: bool) -> Grade:
        """As ``grade``, by the rule of a quiz for what is put in order: place by place, or else pair by pair."""
        return self.grade(value)

    @abstractmethod
    def key_words(self) -> str:
        """The key in words: "Not correct. The answer is {key_words}."."""

    @abstractmethod
    def value_words(self, value: Any) -> str:
        """A read value in words."""

    @abstractmethod
    def lines(self, order: Order, value: Any | None) -> list[Line]:
        """The feedback line by line, in the order shown; ``value`` is None where nothing was responded."""

    @abstractmethod
    def guess_fraction(self) -> Fraction:
        """The expected fraction of blind guessing, 0 for what is typed."""

    def also_accepting(self, value: Any) -> Self | None:
        """The question with one more text accepted, which a learner typed; None where nothing is typed freely."""
        return None

    def whole_guess_fraction(self) -> Fraction:
        """The chance that blind guessing is wholly right: the same where a response is either right or wrong."""
        return self.guess_fraction()

    def guess_by(self, *, is_whole: bool, by_places: bool) -> Fraction:
        """What blind guessing earns on average, by the rules of a quiz: all or nothing, or part marks."""
        return self.whole_guess_fraction() if is_whole else self.guess_fraction()

    @abstractmethod
    def summarise(self, value: Any) -> list[str]:
        """What to count in the statistics of responses: chosen option ids, or the normalised text."""

    # self-test
    @abstractmethod
    def key_response(self, order: Order) -> dict[str, list[str]]:
        """A response that earns 1, as it is posted."""

    @abstractmethod
    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        """A response that earns 0, as it is posted."""
