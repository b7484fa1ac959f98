"""Questions and facts for the tests of the checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from content.ledger.entry import Entry, Source, Time
from content.partialdate import PartialDate
from quiz.linting import LintContext, Name, lexicon_of
from quiz.question_types.base import Option, Problem
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


Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def found() -> Found:
    """What a check finds: ids and severities."""

    def told(check: Callable[..., Sequence[Problem]], question: object, context: LintContext | None = None):
        return [(problem.check, problem.severity) for problem in check(question, context or LintContext())]

    return told


@pytest.fixture
def mended() -> Callable[[Problem], Any]:
    """The question as one click makes it."""

    def fixed(problem: Problem) -> Any:
        assert problem.fix is not None
        return problem.fix.content

    return fixed


@pytest.fixture
def harbour() -> LintContext:
    """A mission that knows the names of two places, two organisations and a person."""
    names = [
        Name("Norrvik / Nordwik", "Norrvik / Nordwik", "place"),
        Name("Norrvik", "Norrvik / Nordwik", "place", "sl"),
        Name("Nordwik", "Norrvik / Nordwik", "place", "pl"),
        Name("Sudvik", "Sudvik", "place"),
        Name("Harbour Mission Force", "Harbour Mission Force", "organisation"),
        Name("HMF", "Harbour Mission Force", "organisation"),
        Name("Harbour Pilot Service", "Harbour Pilot Service", "unit"),
        Name("Regional Harbour Command", "Regional Harbour Command", "organisation"),
        Name("Ada Quay", "Ada Quay", "person"),
    ]
    return LintContext(lexicon=lexicon_of(names))
