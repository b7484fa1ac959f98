"""Checks of single kinds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import LintContext, forms
from quiz.question_types.base import Option
from quiz.question_types.cloze import Cloze
from quiz.question_types.matching import Matching
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.true_false import TrueFalse


@pytest.mark.parametrize(("tolerance", "expected"), [("0", [("N1", "block")]), ("185", [])])
def test_hedged_number_needs_a_tolerance(tolerance, expected, make_fact, context_of, found):
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
def test_number_is_asked_with_its_unit(stem, unit, expected, make_fact, context_of, found):
    assert found(forms.unit, Numeric(stem, Decimal(90), unit=unit), context_of(make_fact(unit="km²"))) == expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (("Norrvik", "Nordwik"), []),
        (("Norrvik",), [("N3", "warn")]),
        (("Norrvik on the far northern coast", "Norrvik", "Nordwik"), [("N3", "warn")]),
    ],
)
def test_all_names_are_accepted_and_none_is_long(accepted, expected, make_fact, context_of, found):
    fact = make_fact(value="Norrvik", value_aliases=("Nordwik",), unit="")

    assert found(forms.spellings, ShortAnswer("Where?", accepted), context_of(fact)) == expected


@pytest.mark.parametrize(
    ("stem", "blanks", "expected"),
    [
        ("The base was in ___ in 2004.", [("Norrvik",)], []),
        ("___ was the base in 2004.", [("Norrvik",)], [("N4", "warn")]),
        ("The base was ___ Norrvik in 2004.", [("in",)], [("N4", "warn")]),
        ("The base had an ___ in 2004.", [("office",)], [("N4", "warn")]),
        ("The base had offic___ in 2004.", [("es",)], [("N4", "warn")]),
        ("The base was guard___ed in 2004.", [("",)], [("N4", "warn")]),
        ("The base had ___ (offices) in 2004.", [("three",)], []),
        ("___, ___ and ___ joined.", [("Norrvik",), ("Sudvik",), ("Mole",)], [("N4", "warn"), ("N4", "warn")]),
    ],
)
def test_blanks_are_few_and_give_nothing_away(stem, blanks, expected, found):
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
def test_statement_is_one_plain_claim(stem, expected, found):
    assert found(forms.statement, TrueFalse(stem, True)) == expected


@pytest.mark.parametrize(
    ("texts", "days", "expected"),
    [
        (["The quay opened", "The pier burnt down", "The tugs came"], [1, 2, 3], []),
        (["The quay opened in May 2004", "The pier burnt down", "The tugs came"], [1, 2, 3], [("N7", "block")]),
        (["The quay opened", "The pier burnt down", "The tugs came"], [1, 2, 2], [("N7", "block")]),
    ],
)
def test_events_lie_apart_and_show_no_date(texts, days, expected, make_fact, found):
    rows = tuple(Option(str(place), text) for place, text in enumerate(texts))
    dates = [PartialDate.on(2004, 5, day) for day in days]
    facts = [make_fact(id=str(day), value=day, time=Time("event", day, known="stated")) for day in dates]
    context = LintContext(tuple((fact, "asked") for fact in facts))

    assert found(forms.events, Ordering("In what order?", rows, tuple(row.id for row in rows)), context) == expected


LINES = tuple(Option(id, f"Port {id}") for id in "abcdefgh")
PLACES = tuple(Option(id, f"Pier {id}") for id in "abcdefghi")


@pytest.mark.parametrize(
    ("count", "options", "expected"),
    [
        (3, PLACES[:4], []),
        (3, PLACES[:3], [("N6", "warn")]),
        (8, PLACES, [("N6", "warn")]),
        (3, (*PLACES[:2], Option("c", "12 May 2004"), Option("d", "900")), [("N6", "warn")]),
        (3, (Option("a", "900"), Option("b", "300"), Option("c", "90"), Option("d", "30")), []),
    ],
)
def test_matching_leaves_one_over_and_keeps_to_one_sort(count, options, expected, found):
    key = {line.id: line.id for line in LINES[:count]}

    assert found(forms.pairs, Matching("Which pier belongs to each?", LINES[:count], options, key)) == expected


def test_option_that_serves_twice_is_no_elimination(found):
    question = Matching("Which pier?", LINES[:3], PLACES[:3], {"a": "a", "b": "a", "c": "b"})

    assert found(forms.pairs, question) == []


def test_one_click_mends_a_number(make_fact, context_of, found, mended):
    hedged, area = context_of(make_fact(hedge="almost")), context_of(make_fact(unit="km²"))

    [tolerance] = forms.tolerance(Numeric("How many inspectors?", Decimal(1850), unit="inspectors"), hedged)
    [unit] = forms.unit(Numeric("What is the area of the harbour?", Decimal(90)), area)

    assert (mended(tolerance).tolerance, mended(unit).unit) == (Decimal(185), "km²")
    assert found(forms.tolerance, mended(tolerance), hedged) == found(forms.unit, mended(unit), area) == []


def test_one_click_asks_for_the_unit(choose, make_fact, context_of, mended):
    [problem] = forms.unit(choose("What is the area of the harbour?", "90", "30"), context_of(make_fact(unit="km²")))

    assert mended(problem).stem == "What is the area of the harbour, in km²?"


@pytest.mark.parametrize(
    ("question", "data"),
    [
        (ShortAnswer("Where?", ("Norrvik",)), {"accepted": ["Norrvik", "Nordwik"]}),
        (Cloze("It was in ___ in ___.", (("Norrvik",), ("May",))), {"blanks": [["Norrvik", "Nordwik"], ["May"]]}),
    ],
)
def test_one_click_accepts_another_name(question, data, make_fact, context_of, found, mended):
    context = context_of(make_fact(value="Norrvik", value_aliases=("Nordwik",), unit=""))

    [problem] = forms.spellings(question, context)

    assert mended(problem).as_data() == data
    assert found(forms.spellings, mended(problem), context) == []


def test_one_click_frees_a_blank_and_a_statement(found, mended):
    [blank] = forms.blanks(Cloze("The base had an ___ in 2004.", (("office",),)), LintContext())
    [absolute] = forms.statement(TrueFalse("The base was always in Norrvik.", True), LintContext())

    assert mended(blank).stem == "The base had a(n) ___ in 2004."
    assert mended(absolute).stem == "The base was in Norrvik."
    assert found(forms.blanks, mended(blank)) == []


def test_one_click_takes_dates_out_of_lines(found, mended):
    rows = (Option("a", "The quay opened in May 2004"), Option("b", "On 7 June 2005 the pier burnt"))
    question = Ordering("In what order?", rows, ("a", "b"))

    [problem] = forms.events(question, LintContext())

    assert [option.text for option in mended(problem).options] == ["The quay opened", "The pier burnt"]
