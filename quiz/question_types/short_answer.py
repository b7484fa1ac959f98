"""Short text: a name or a few words are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
from quiz.question_types.text_matching import find, normalise, unlike

MOST_WORDS = {"acronym": 8, "location": 4, "role": 4, "legal_basis": 4}
"""Kinds of facts whose value can be typed, and how many words it may have."""


@dataclass(frozen=True)
class ShortAnswer(QuestionType):
    """A question that each of the ``accepted`` texts answers, the usual one first. A read value is a text.

    ``refused`` are other known values, which are never taken for a misspelling.
    """

    kind = "short_answer"
    label = "Short text"
    hint = "Write a few words. Capital letters, accents and hyphens do not matter."
    columns = (Column("text", "Text, the usual spelling first"), Column("refused", "Never accept", "check"))

    accepted: tuple[str, ...]
    refused: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        data = {"accepted": list(self.accepted)}
        return {**data, "refused": list(self.refused)} if self.refused else data

    @classmethod
    def from_data(cls, stem: str, explanation: str, data: Mapping[str, Any]) -> Self:
        accepted = stored.texts(data.get("accepted"), "accepted")
        return cls(stem, accepted, stored.texts(data.get("refused", []), "refused"), explanation=explanation)

    def as_draft(self) -> dict[str, Any]:
        return {"options": [], "prompts": [], "key": list(self.accepted)}

    def rows(self) -> list[dict[str, str]]:
        texts = [(text, "") for text in self.accepted] + [(text, "1") for text in self.refused]
        return [{"text": text, "refused": refused} for text, refused in texts]

    @classmethod
    def from_rows(cls, stem: str, explanation: str, rows: Sequence[Mapping[str, str]]) -> Self:
        texts = [(row.get("text", "").strip(), bool(row.get("refused"))) for row in rows]
        if any(is_refused and not text for text, is_refused in texts):
            raise BadQuestion("A text that is never accepted is empty. Write it, or untick the box.")
        accepted = tuple(text for text, is_refused in texts if text and not is_refused)
        return cls(stem, accepted, tuple(text for text, is_refused in texts if is_refused), explanation=explanation)

    @classmethod
    def from_fact(cls, fact: Entry, pool: Pool) -> Draft | None:
        """A name or an expansion, short enough to type; other values of its kind are refused."""
        if fact.is_list or _is_free_text(fact, pool.key(fact)):
            return None  # nobody would type those very words
        if len(str(fact.value).split()) > MOST_WORDS.get(fact.kind, 0):
            return None
        stem, accepted = pool.stem(fact), pool.accepted(fact)
        if not stem or not accepted:
            return None
        others = pool.distractors(fact, 6)
        refused = tuple(other.text for other in others if not find(other.text, accepted, [other.text]))
        content = cls(stem, tuple(accepted), refused, explanation=pool.why(fact))
        return Draft(content, drafting.roles([fact], others), drafting.as_of(fact))

    def problems(self) -> list[Problem]:
        found = checks.written(self.stem)
        if not any(text.strip() for text in self.accepted):
            found.append(Problem("no_key", "block", "No text is accepted. Write the correct answer."))
        for text in self.refused:
            if find(text, self.accepted, [text]):
                found.append(Problem("refused_key", "block", f"“{text}” is both accepted and never accepted."))
        if any(len(text) > posted.LONGEST for text in self.accepted):
            found.append(Problem("long_key", "block", f"An accepted text is longer than {posted.LONGEST} characters."))
        return found

    def draw(self, rng: Random) -> Order:
        return []

    def controls(self, order: Order, raw: Raw | None = None) -> list[Control]:
        value = posted.text(raw, "response")
        return [Control("text", "response", "Your answer", value=value, hint=self.hint, width=40)]

    def read(self, raw: Raw, order: Order) -> Reading:
        text = posted.text(raw, "response")
        if not text:
            return Reading(None, "Write your answer.")
        return Reading(None, posted.TOO_LONG) if len(text) > posted.LONGEST else Reading(text)

    def grade(self, value: str) -> Grade:
        """1 where the text means an accepted one, else 0; text_matching says which spellings are forgiven."""
        return Grade(Fraction(find(value, self.accepted, self.refused) is not None))

    def key_words(self) -> str:
        return self.accepted[0] if self.accepted else ""

    def value_words(self, value: str) -> str:
        return value

    def lines(self, order: Order, value: str | None) -> list[Line]:
        match = find(value, self.accepted, self.refused) if value else None
        why = f"The usual spelling is {match.text}." if match and match.is_near else ""
        return [Line("", match is not None, value is not None, why, response=value or "", key=self.key_words())]

    def also_accepting(self, value: str) -> Self:
        refused = tuple(text for text in self.refused if normalise(text) != normalise(value))
        return replace(self, accepted=(*self.accepted, value), refused=refused)

    def guess_fraction(self) -> Fraction:
        return Fraction(0)

    def summarise(self, value: str) -> list[str]:
        return [normalise(value)]

    def key_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": list(self.accepted[:1])}

    def wrong_response(self, order: Order) -> dict[str, list[str]]:
        return {"response": [unlike(self.accepted)]}


def _is_free_text(fact: Entry, key: str) -> bool:
    """Whether the value is told in words that may be put otherwise, and is no name."""
    bare = key.removeprefix("the ")
    return "," in key or (fact.kind == "role" and (bare[:1].islower() or not any(map(str.isupper, bare))))
