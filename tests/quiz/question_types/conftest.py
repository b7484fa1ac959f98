"""A ledger in miniature for the tests of drafting: a pool that answers from what the test gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pytest

from content.ledger.entry import Entry, Time
from content.partialdate import PartialDate
from quiz.question_types.pool import Distractor, Together

MAY_2004 = Time("observation", PartialDate.on(2004, 5), known="stated")


@dataclass
class SmallPool:
    """A Pool whose lists are set by the test."""

    rng: Random = field(default_factory=lambda: Random(7))
    a_stem: str | None = "In May 2004, how many staff did the Harbour Mission have?"
    a_clause: str | None = None
    wrong: list[Distractor] = field(default_factory=list)
    together: Together | None = None
    spellings: list[str] = field(default_factory=list)

    def stem(self, fact: Entry) -> str | None:
        return self.a_stem

    def clause(self, fact: Entry) -> str | None:
        return self.a_clause

    def key(self, fact: Entry) -> str:
        return fact.value_words()

    def why(self, fact: Entry) -> str:
        return f"So says the yearbook about {fact.subject}."

    def distractors(self, fact: Entry, count: int) -> list[Distractor]:
        return self.wrong[:count]

    def selection(self, fact: Entry) -> Together | None:
        return self.together

    def pairing(self, fact: Entry) -> Together | None:
        return self.together

    def moment(self, fact: Entry) -> Together | None:
        return self.together

    def sequence(self, fact: Entry) -> Together | None:
        return self.together

    def why_all(self, facts: Sequence[Entry]) -> str:
        return f"So says the yearbook about {len(facts)} facts."

    def accepted(self, fact: Entry) -> list[str]:
        return self.spellings


@pytest.fixture
def draft_from() -> Callable[..., Any]:
    """Drafts a question of a kind from a fact."""
    return lambda kind, fact, pool: kind.from_fact(fact, pool)


@pytest.fixture
def pool() -> SmallPool:
    return SmallPool()


@pytest.fixture
def wrong() -> Callable[..., list[Distractor]]:
    """Distractors with these texts, each proved by a fact of its own."""
    return lambda *texts: [Distractor(text, f"{text} is wrong.", (f"w{n}",)) for n, text in enumerate(texts, 1)]


@pytest.fixture
def make_fact() -> Callable[..., Entry]:
    """A fact; what the test does not name is a quantity of staff observed in May 2004."""
    fact = Entry(
        id="f1",
        kind="quantity",
        subject="the Harbour Mission",
        subject_key="harbour-mission",
        attribute="staff",
        attribute_label="staff",
        value=1850,
        time=MAY_2004,
        statement="",
    )
    return lambda **given: replace(fact, **given)
