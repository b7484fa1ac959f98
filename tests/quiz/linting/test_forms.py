"""Checks of single kinds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import LintContext, forms
from quiz.question_types.base import Option
from quiz.question_types.cloze import Cloze
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.true_false import TrueFalse


def found(check, question, context=None):
    return [(problem.check, problem.severity) for problem in check(question, context or LintContext())]


@pytest.mark.parametrize(("tolerance", "expected"), [("0", [("N1", "block")]), ("185", [])])
def test_hedged_number_needs_a_tolerance(tolerance, expected, make_fact, context_of):
    question = Numeric("How many inspectors?", Decimal(1850), Decimal(tolerance), "inspectors")

    assert found(forms.tolerance, question, context_of(make_fact(hedge="almost"))) == expected


@pytest.mark.parametrize(
    ("stem", "unit", "expected"),
    [
        ("What is the area of the harbour?", "", [("N2", "block")]),
        ("What is the area of the harbour?", "km²", []),
        ("What is the area of the harbour, in km²?", "", []),
    ],
)
def test_number_is_asked_with_its_unit(stem, unit, expected, make_fact, context_of):
    assert found(forms.unit, Numeric(stem, Decimal(90), unit=unit), context_of(make_fact(unit="km²"))) == expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (("Norrvik", "Nordwik"), []),
        (("Norrvik",), [("N3", "warn")]),
        (("Norrvik on the far northern coast", "Norrvik", "Nordwik"), [("N3", "warn")]),
    ],
)
def test_all_names_are_accepted_and_none_is_long(accepted, expected, make_fact, context_of):
    fact = make_fact(value="Norrvik", value_aliases=("Nordwik",), unit="")

    assert found(forms.spellings, ShortAnswer("Where?", accepted), context_of(fact)) == expected


@pytest.mark.parametrize(
    ("stem", "blanks", "expected"),
    [
        ("The base was in ___ in 2004.", [("Norrvik",)], []),
        ("___ was the base in 2004.", [("Norrvik",)], [("N4", "warn")]),
        ("The base was ___ Norrvik in 2004.", [("in",)], [("N4", "warn")]),
        ("The base had an ___ in 2004.", [("office",)], [("N4", "warn")]),
        ("___, ___ and ___ joined.", [("Norrvik",), ("Sudvik",), ("Mole",)], [("N4", "warn"), ("N4", "warn")]),
    ],
)
def test_blanks_are_few_and_give_nothing_away(stem, blanks, expected):
    assert found(forms.blanks, Cloze(stem, tuple(blanks))) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("The base was in Norrvik in 2004.", []),
        ("The base was in Norrvik, and it was large.", [("N5", "warn")]),
        ("The base was not in Norrvik.", [("N5", "warn")]),
        ("The force had no tugs in 2004.", [("N5", "warn")]),
        ("The base was always in Norrvik.", [("N5", "warn")]),
        ("The base had no more than three tugs.", []),
    ],
)
def test_statement_is_one_plain_claim(stem, expected):
    assert found(forms.statement, TrueFalse(stem, True)) == expected


@pytest.mark.parametrize(
    ("texts", "days", "expected"),
    [
        (["The quay opened", "The pier burnt down", "The tugs came"], [1, 2, 3], []),
        (["The quay opened in May 2004", "The pier burnt down", "The tugs came"], [1, 2, 3], [("N7", "block")]),
        (["The quay opened", "The pier burnt down", "The tugs came"], [1, 2, 2], [("N7", "block")]),
    ],
)
def test_events_lie_apart_and_show_no_date(texts, days, expected, make_fact):
    rows = tuple(Option(str(place), text) for place, text in enumerate(texts))
    dates = [PartialDate.on(2004, 5, day) for day in days]
    facts = [make_fact(id=str(day), value=day, time=Time("event", day, known="stated")) for day in dates]
    context = LintContext(tuple((fact, "asked") for fact in facts))

    assert found(forms.events, Ordering("In what order?", rows, tuple(row.id for row in rows)), context) == expected
