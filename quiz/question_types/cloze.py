"""Cloze: blanks in a sentence are filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Self

from content.ledger.entry import Entry
from quiz.question_types import checks, drafting, posted, stored
from quiz.question_types.base import (
    BadQuestion,
    Column,
    Control,
    Draft,
    Grade,
    Line,
    Order,
    Problem,
    QuestionType,
    Raw,
    Reading,
)
from quiz.question_types.pool import Pool
from quiz.question_types.text_matching import Match, find, means, normalise, unlike

BLANK = "___"

MOST_REPEATED = 3
"""How many words behind a blank may be typed with its text."""


@dataclass(frozen=True)
class Cloze(QuestionType):
    """A sentence with ``___`` for each of the ``blanks``, which holds its accepted texts, the usual one first.

    A read value is a tuple of texts, "" for a blank left out.
    """

    kind = "cloze"
    label = "Fill in the blanks"
    hint = "Fill in each blank. Capital letters, accents and hyphens do not matter."
    stem_help = "Write ___ (three underscores) where a blank stands, and a row below for each blank."
    columns = (Column("accepted", "Accepted texts of the blank, one a line, the usual one first", "longtext"),)

    blanks: tuple[tuple[str, ...], ...]

    def as_data(self) -> dict[str, Any]:
        return {"blanks": [list(accepted) for accepted in self.blanks]}

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        blanks = data.get("blanks")
        if not isinstance(blanks, list):
            raise BadQuestion("The question's “blanks” must be a list with a list of texts for each blank.")
        return cls(stem, tuple(stored.texts(accepted, "blanks") for accepted in blanks), explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {"options": [], "prompts": [], "key": self.as_data()["blanks"]}

    def rows(self) -> list[dict[str, str]]:
        return [{"accepted": "\n".join(accepted)} for accepted in self.blanks]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        listed = (row.get("accepted", "").splitlines() for row in rows)
        blanks = (tuple(text.strip() for text in texts if text.strip()) for texts in listed)
        return cls(stem, tuple(accepted for accepted in blanks if accepted), explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """The fact's clause with a blank for its value."""
        clause = None if fact.is_list else pool.clause(fact)
        stem = drafting.swapped(clause, pool.key(fact), BLANK) if clause else None
        if not stem:
            return None
        accepted = tuple(dict.fromkeys([pool.key(fact), *pool.accepted(fact)]))
        content = cls(stem, (accepted,), explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact]), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        shown = len(checks.BLANK.findall(self.stem))
        if shown != len(self.blanks) or not shown:
            text = f"The text has {shown} blanks (___), but accepted texts stand for {len(self.blanks)}. Match them."
            found.append(Problem("blanks", "block", text))
        for number, accepted in enumerate(self.blanks, 1):
            if not any(text.strip() for text in accepted):
                found.append(Problem("no_key", "block", f"Blank {number} accepts no text. Write the correct one."))
        return found

    def draw(self, rng: Random) -> Order:
        return []

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        around = checks.BLANK.split(self.stem)
        around += [""] * (len(self.blanks) + 1 - len(around))
        last = len(self.blanks) - 1
        return [
            Control(
                "text",
                f"response-{index + 1}",
                self._label(index),
                value=posted.text(raw, f"response-{index + 1}"),
                before=around[index].strip(),
                after=around[index + 1].strip() if index == last else "",
            )
            for index in range(len(self.blanks))
        ]

    def read(self, raw: Raw, order: Order) -> Reading:
        value = tuple(posted.text(raw, f"response-{number}") for number in range(1, len(self.blanks) + 1))
        if not any(value):
            return Reading(None, "Fill in the blanks.", "response-1")
        for number, text in enumerate(value, 1):
            if len(text) > posted.LONGEST:
                return Reading(None, posted.TOO_LONG, f"response-{number}")
        return Reading(value)

    def grade(self, value: tuple[str, ...]) -> Grade:
        """The share of blanks that are right, each weighing the same (Moodle's embedded answers with equal marks)."""
        right = sum(match is not None for match in self._matches(value))
        return Grade(Fraction(right, len(self.blanks) or 1))

    def key_words(self) -> str:
        return "; ".join(accepted[0] for accepted in self.blanks if accepted)

    def value_words(self, value: tuple[str, ...]) -> str:
        return "; ".join(text or "–" for text in value)

    def lines(self, order: Order, value: tuple[str, ...] | None) -> list[Line]:
        texts = value or ("",) * len(self.blanks)
        rows = zip(texts, self._matches(texts), self.blanks, strict=True)
        return [
            Line(
                self._label(index),
                is_key=match is not None,
                is_chosen=bool(text),
                why=f"The usual spelling is {match.text}." if match and match.is_near else "",
                response=text,
                key=accepted[0] if accepted else "",
            )
            for index, (text, match, accepted) in enumerate(rows)
        ]

    def guess_fraction(self) -> Fraction:
        return Fraction(0)

    def summarise(self, value: tuple[str, ...]) -> list[str]:
        """The number of each blank that was filled in, and its text."""
        return [f"{number}: {normalise(text)}" for number, text in enumerate(value, 1) if text]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {f"response-{number}": list(accepted[:1]) for number, accepted in enumerate(self.blanks, 1)}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {f"response-{number}": [unlike(accepted)] for number, accepted in enumerate(self.blanks, 1)}

    def _label(self, index: int) -> str:
        return f"Blank {index + 1} of {len(self.blanks)}"

    def _matches(self, value: Sequence[str]) -> list[Match | None]:
        behind = checks.BLANK.split(self.stem)[1:] + [""] * len(value)
        blanks = zip(value, self.blanks, behind, strict=False)
        return [_match(text, accepted, words) if text else None for text, accepted, words in blanks]


def _match(typed: str, accepted: Sequence[str], behind: str) -> Match | None:
    """The accepted text that was meant; it may have been typed with the next words, such as its unit or its year."""
    words = behind.split()[:MOST_REPEATED]
    for text in accepted:
        if any(means(typed, " ".join([text, *words[:count]])) for count in range(1, len(words) + 1)):
            return Match(text)
    return find(typed, accepted)
