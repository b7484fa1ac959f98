"""Checks of options."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import LintContext, options
from quiz.linting.context import alias_map
from quiz.question_types.base import Option
from quiz.question_types.multiple_response import MultipleResponse

STEM = "Where was the Harbour Mission based in May 2004?"


def found(check, question, context=None):
    return [(problem.check, problem.severity) for problem in check(question, context or LintContext())]


@pytest.mark.parametrize(
    ("check", "texts", "expected"),
    [
        (options.longest_key, ["The old customs house of Norrvik", "Norrvik pier", "Sudvik"], [("C1", "warn")]),
        (options.longest_key, ["Customs house", "Norrvik pier", "Sudvik"], []),
        (options.specific_key, ["Norrvik (pier 3)", "Sudvik", "Ostvik"], [("C3", "warn")]),
        (options.specific_key, ["Norrvik (pier)", "Sudvik (mole)", "Ostvik"], []),
        (options.all_or_none_of_the_above, ["Norrvik", "Sudvik", "All of the above"], [("C4", "block")]),
        (options.all_or_none_of_the_above, ["Norrvik", "Sudvik", "None of these"], [("C5", "block")]),
        (options.all_or_none_of_the_above, ["Norrvik", "Sudvik", "Ostvik"], []),
        (options.absolute_terms, ["Norrvik", "Always Sudvik", "Ostvik"], [("C8", "warn")]),
        (options.absolute_terms, ["Only Norrvik", "Always Sudvik", "Ostvik"], [("C8", "info")]),
        (options.absolute_terms, ["Norrvik", "an all-weather port", "Ostvik"], []),
        (options.vague_terms, ["Norrvik", "usually Sudvik", "Ostvik"], [("C9", "warn")]),
        (options.vague_terms, ["May 2004", "June 2004", "July 2004"], []),
        (options.odd_one_out, ["the pier", "Sudvik", "Ostvik"], [("C11", "warn")]),
        (options.odd_one_out, ["May 2004", "Sudvik", "Ostvik"], [("C11", "warn")]),
        (options.odd_one_out, ["Norrvik", "Sudvik", "Ostvik"], []),
        (options.order, ["1,850", "900", "2,400"], []),
        (options.overlapping_numbers, ["over 900", "1,850", "300"], [("C16", "block")]),
        (options.overlapping_numbers, ["almost 1,000", "950", "300"], [("C16", "block")]),
        (options.overlapping_numbers, ["up to 900", "901 to 999", "over 999"], []),
        (options.overlapping_numbers, ["about 900", "about 1,850", "about 300"], []),
        (options.duplicates, ["26 000", "26,000", "300"], [("C18", "block")]),
        (options.duplicates, ["Norrvík", "Norrvik", "Sudvik"], [("C18", "block")]),
        (options.duplicates, ["20 January 2009", "21 January 2009", "2 February 2009"], []),
        (options.duplicates, ["Chapter VI of the Quay Charter", "Chapter VII of the Quay Charter", "Norrvik"], []),
        (options.option_count, ["Norrvik", "Sudvik"], [("C22", "warn")]),
        (options.option_count, ["Norrvik", "Sudvik", "Ostvik"], []),
        (options.option_count, ["Norrvik", "Sudvik", "Ostvik", "Mole", "Pier"], [("C22", "info")]),
    ],
)
def test_check_of_options(check, texts, expected, choose):
    assert found(check, choose(STEM, *texts)) == expected


def test_all_options_right_is_flagged():
    rows = (Option("a", "Norrvik"), Option("b", "Sudvik"))

    assert found(options.option_count, MultipleResponse(STEM, rows, ("a", "b"))) == [("C22", "warn")]


def test_distractor_that_is_another_name_of_the_key_blocks(choose):
    context = LintContext(aliases=alias_map([["Norrvik", "Nordwik"]]))

    assert found(options.alias_clash, choose(STEM, "Norrvik / Norwic", "Nordwik", "Sudvik"), context) == [
        ("C19", "block")
    ]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (Time("observation", PartialDate.on(2008, 5), known="stated"), []),
        (Time("observation", PartialDate.on(2004), known="stated"), [("C20", "block")]),
        (Time("observation"), [("C20", "block")]),
    ],
)
def test_distractor_that_may_be_true_at_the_time_asked_blocks(time, expected, choose, make_fact, context_of):
    context = context_of(make_fact(), make_fact(id="f2", value=900, time=time))

    assert found(options.second_true, choose("In May 2004, how many?", "1,850", "900", "300"), context) == expected


def test_member_of_the_asked_list_as_distractor_blocks(choose, make_fact, context_of):
    member = make_fact(is_list=True, is_volatile=False, value="inspect cargo", time=Time("state"), unit="")
    other = make_fact(id="f2", is_list=True, is_volatile=False, value="train pilots", time=Time("state"), unit="")

    question = choose("Which of these belonged to the mandate?", "inspect cargo", "train pilots", "run ferries")

    assert found(options.second_true, question, context_of(member, other)) == [("C20", "block")]
