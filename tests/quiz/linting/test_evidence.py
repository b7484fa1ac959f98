"""Checks of evidence and feedback."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from content.partialdate import PartialDate
from quiz.linting import evidence, examine
from quiz.question_types.base import Option
from quiz.question_types.single_choice import SingleChoice


def test_fact_with_its_quote_passes(choose, make_fact, context_of):
    context = context_of(make_fact())

    assert [
        problem for check in evidence.CHECKS.values() for problem in check(choose("How many?", "1,850", "900"), context)
    ] == []


def test_fact_without_quote_or_premise_blocks(choose, make_fact, context_of, found):
    assert found(evidence.exists, choose("How many?", "1,850"), context_of(make_fact(sources=()))) == [("E1", "block")]


def test_derived_fact_needs_no_quote(choose, make_fact, context_of, found):
    assert (
        found(evidence.exists, choose("How many?", "1,850"), context_of(make_fact(sources=(), premises=("f2",)))) == []
    )


def test_quote_that_does_not_fit_its_place_blocks(choose, make_fact, context_of, found):
    [source] = make_fact().sources

    context = context_of(make_fact(sources=(replace(source, end=source.end + 1),)))

    assert found(evidence.exists, choose("How many?", "1,850"), context) == [("E1", "block")]


@pytest.mark.parametrize(
    ("value", "quote", "expected"),
    [
        (900, "The mission had 1,850 inspectors.", [("E2", "warn")]),
        (5, "The mission had five tugs.", []),
        (6, "During her six-month tour, she led it.", []),
        (12500, "It disbanded a 12,500-strong corps.", []),
        (Decimal("38600000"), "The budget is €38.6 million.", []),
        (38, "The budget is €38.6 million.", [("E2", "warn")]),
        (PartialDate.on(2004, 5, 7), "It began on 7 May.", []),
        (PartialDate.on(2004, 5, 7), "It began in June 2005.", [("E2", "warn")]),
        ("supporting the harbour police", "It supports the police of the harbour.", []),
        ("Norrvik / Nordwik", "It sits in Nordwik.", []),
        ("Sudvik", "It sits in Nordwik.", [("E2", "warn")]),
        ("voluntary", "States join voluntarily.", []),
        ("voluntary", "States join when they want.", [("E2", "warn")]),
    ],
)
def test_value_must_stand_in_a_quote(value, quote, expected, choose, make_fact, context_of, found):
    [source] = make_fact().sources
    fact = make_fact(value=value, sources=(replace(source, quote=quote),))

    assert found(evidence.supports, choose("What?", "x"), context_of(fact)) == expected


def test_quote_that_its_text_does_not_hold_blocks(choose, make_fact, context_of, found):
    [source] = make_fact().sources

    context = context_of(make_fact(sources=(replace(source, is_exact=False),)))

    assert found(evidence.exists, choose("How many?", "1,850"), context) == [("E1", "block")]


def test_an_explanation_that_is_not_there_is_told_once(make_fact, context_of):
    question = SingleChoice("How many?", (Option("a", "1,850"), Option("b", "900", "It had more.")), ("a",))

    told = examine(question, context_of(make_fact()))

    assert [problem.text for problem in told if "explanation" in problem.text] == [
        "The explanation is empty. Say why the correct answer is right."
    ]


def test_feedback_is_written_from_the_facts_by_a_click(make_fact, context_of, mended):
    later = make_fact(id="f2", value=900, statement="In May 2008 the mission had 900 inspectors.")
    question = SingleChoice("How many?", (Option("a", "1,850"), Option("b", "900 inspectors")), ("a",))

    explanation, why = evidence.feedback(question, context_of(make_fact(), later))

    assert mended(explanation).explanation == make_fact().statement
    assert [option.why for option in mended(why).options] == ["", "In May 2008 the mission had 900 inspectors."]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The Reginal Harbour Command moved.", [("E4", "info")]),
        ("The Regional Harbor Command moved.", [("E4", "info")]),
        ("MF moved.", []),
        ("The HMM moved.", []),
        ("The Regional Harbour Commands moved.", []),
        ("The Regional Harbour Command moved.", []),
        ("A regional pilot command moved.", []),
    ],
)
def test_misspelt_name_of_the_source_is_hinted_at(quote, expected, choose, make_fact, harbour, found):
    [source] = make_fact().sources
    fact = make_fact(sources=(replace(source, quote=quote),), subject_aliases=("HMF",))
    context = replace(harbour, links=((fact, "asked"),))

    assert found(evidence.source_typo, choose("Which command moved?", "x"), context) == expected


def test_acronym_that_lacks_a_letter_is_hinted_at(choose, make_fact, harbour, found):
    [source] = make_fact().sources
    fact = make_fact(sources=(replace(source, quote="FOR moved."),), subject_aliases=("HFOR", "Harbour Force"))

    question = choose("Which force moved?", "x")

    assert found(evidence.source_typo, question, replace(harbour, links=((fact, "asked"),))) == [("E4", "info")]


def test_slip_of_the_source_is_noted_by_a_click(choose, make_fact, harbour, found, mended):
    [source] = make_fact().sources
    context = replace(
        harbour, links=((make_fact(sources=(replace(source, quote="The Reginal Harbour Command"),)), "asked"),)
    )

    [problem] = evidence.source_typo(choose("Which command moved?", "x", explanation="So it is."), context)

    assert mended(problem).explanation == "So it is. The source prints “Reginal Harbour Command” [sic]."
    assert found(evidence.source_typo, mended(problem), context) == []


def test_feedback_needs_an_explanation_and_a_reason_for_each_distractor(make_fact, context_of, found):
    question = SingleChoice("How many?", (Option("a", "1,850"), Option("b", "900")), ("a",), explanation="Because.")

    assert found(evidence.feedback, question, context_of(make_fact())) == [("E3", "warn"), ("E3", "warn")]
