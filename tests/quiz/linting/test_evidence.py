"""Checks of evidence and feedback."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.partialdate import PartialDate
from quiz.linting import evidence
from quiz.question_types.base import Option
from quiz.question_types.single_choice import SingleChoice


def found(check, question, context):
    return [(problem.check, problem.severity) for problem in check(question, context)]


def test_fact_with_its_quote_passes(choose, make_fact, context_of):
    context = context_of(make_fact())

    assert [
        problem for check in evidence.CHECKS for problem in check(choose("How many?", "1,850", "900"), context)
    ] == []


def test_fact_without_quote_or_premise_blocks(choose, make_fact, context_of):
    assert found(evidence.exists, choose("How many?", "1,850"), context_of(make_fact(sources=()))) == [("E1", "block")]


def test_derived_fact_needs_no_quote(choose, make_fact, context_of):
    assert (
        found(evidence.exists, choose("How many?", "1,850"), context_of(make_fact(sources=(), premises=("f2",)))) == []
    )


def test_quote_that_does_not_fit_its_place_blocks(choose, make_fact, context_of):
    [source] = make_fact().sources

    context = context_of(make_fact(sources=(replace(source, end=source.end + 1),)))

    assert found(evidence.exists, choose("How many?", "1,850"), context) == [("E1", "block")]


@pytest.mark.parametrize(
    ("value", "quote", "expected"),
    [
        (900, "The mission had 1,850 inspectors.", [("E2", "warn")]),
        (5, "The mission had five tugs.", []),
        (PartialDate.on(2004, 5, 7), "It began on 7 May.", []),
        (PartialDate.on(2004, 5, 7), "It began in June 2005.", [("E2", "warn")]),
        ("supporting the harbour police", "It supports the police of the harbour.", []),
        ("Norrvik / Nordwik", "It sits in Nordwik.", []),
        ("Sudvik", "It sits in Nordwik.", [("E2", "warn")]),
    ],
)
def test_value_must_stand_in_a_quote(value, quote, expected, choose, make_fact, context_of):
    [source] = make_fact().sources
    fact = make_fact(value=value, sources=(replace(source, quote=quote),))

    assert found(evidence.supports, choose("What?", "x"), context_of(fact)) == expected


def test_an_explanation_that_is_not_there_is_told_once(make_fact, context_of):
    question = SingleChoice("How many?", (Option("a", "1,850"), Option("b", "900", "It had more.")), ("a",))

    told = [*question.problems(), *evidence.feedback(question, context_of(make_fact()))]

    assert [problem.text for problem in told if "explanation" in problem.text] == [
        "The explanation is empty. Say why the correct answer is right."
    ]


def test_feedback_needs_an_explanation_and_a_reason_for_each_distractor(make_fact, context_of):
    question = SingleChoice("How many?", (Option("a", "1,850"), Option("b", "900")), ("a",), explanation="Because.")

    assert found(evidence.feedback, question, context_of(make_fact())) == [("E3", "warn"), ("E3", "warn")]
