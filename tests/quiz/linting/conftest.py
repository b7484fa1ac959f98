"""Questions and facts for the tests of the checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from content.ledger.entry import Entry, Source, Time
from content.partialdate import PartialDate
from quiz.linting import LintContext
from quiz.question_types.base import Option
from quiz.question_types.single_choice import SingleChoice

QUOTE = "In May 2004 the mission had 1,850 inspectors."
SOURCE = Source("yearbook", "Yearbook", "Harbour Office", QUOTE, 10, 10 + len(QUOTE), PartialDate.on(2005))
FACT = Entry(
    id="f1",
    kind="quantity",
    subject="Harbour Mission",
    subject_key="harbour-mission",
    attribute="staff",
    attribute_label="number of staff",
    value=1850,
    time=Time("observation", PartialDate.on(2004, 5, phrase="May 2004"), known="stated"),
    statement=QUOTE,
    unit="inspectors",
    tier="A",
    is_volatile=True,
    holds_days=90,
    sources=(SOURCE,),
)


@pytest.fixture
def make_fact() -> Callable[..., Entry]:
    """A fact; what the test does not name is the staff of the Harbour Mission in May 2004."""
    return lambda **given: replace(FACT, **given)


@pytest.fixture
def choose() -> Callable[..., SingleChoice]:
    """A question whose first option is the key."""

    def make(stem: str, *texts: str, explanation: str = "The yearbook of 2005 says so in words.") -> SingleChoice:
        options = tuple(Option(f"o{place}", text, f"{text} is wrong.") for place, text in enumerate(texts))
        return SingleChoice(stem, options, ("o0",), explanation=explanation)

    return make


@pytest.fixture
def context_of() -> Callable[..., LintContext]:
    """The context of a question that asks about the first fact, with all of them in the ledger."""

    def make(*facts: Entry, **given: Any) -> LintContext:
        series: dict[tuple[str, str], list[Entry]] = {}
        for fact in facts:
            series.setdefault(fact.series, []).append(fact)
        return LintContext(tuple((fact, "asked") for fact in facts[:1]), series, **given)

    return make
