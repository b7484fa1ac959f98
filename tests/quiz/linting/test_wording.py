"""Checks of wording."""

from __future__ import annotations

import pytest

from quiz.linting import LintContext, wording


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Where was the base of the QPF in 2004?", [("C26", "warn")]),
        ("Where was the base of the HMF in 2004?", []),
        ("Where was the base of the Quay Port Force (QPF) in 2004?", []),
        ("Where was the base of the QPF (Quay Port Force) in 2004?", []),
        ("What do the letters QPF stand for?", []),
        ("Which base of NATO was NOT used under Chapter VII in 2004?", []),
    ],
)
def test_letters_that_nobody_spelled_out_are_flagged(stem, expected, choose, harbour, found):
    assert found(wording.acronym, choose(stem, "Norrvik", "Sudvik"), harbour) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("What was the main task of the mission in May 2004?", [("C27", "warn")]),
        ("According to the yearbook, what was the main task of the mission?", []),
        ("What was the most important task of the mission?", [("C27", "warn")]),
        ("Which mainland port was used in May 2004?", []),
    ],
)
def test_opinion_needs_its_owner(stem, expected, choose, make_fact, context_of, found):
    assert found(wording.opinion, choose(stem, "Inspect", "Train"), context_of(make_fact())) == expected


def test_word_of_the_source_is_no_opinion_of_ours(choose, make_fact, context_of, found):
    context = context_of(make_fact(statement="The main base of the mission was in Norrvik."))

    assert found(wording.opinion, choose("Where was the main base in May 2004?", "Norrvik"), context) == []


def test_opinion_is_given_to_its_source_by_a_click(choose, make_fact, context_of, mended):
    [problem] = wording.opinion(choose("What was the main task in May 2004?", "Inspect"), context_of(make_fact()))

    assert mended(problem).stem == "According to Harbour Office, 2005, what was the main task in May 2004?"


@pytest.mark.parametrize(
    ("stem", "option", "expected"),
    [
        ("Where was the base \U0001f6a2?", "Sudvik", [("C28", "info")]),
        ("Where was the base?!", "Sudvik", [("C28", "info")]),
        ("Where was the base?", "haha", [("C28", "info")]),
        ("Where was the base?", "Sudvik", []),
    ],
)
def test_jokes_and_shouting_are_hinted_at(stem, option, expected, choose, found):
    assert found(wording.trick, choose(stem, "Norrvik", option)) == expected


def test_signs_go_by_a_click(choose, found, mended):
    [problem] = wording.trick(choose("Where was the base \U0001f6a2??", "Norrvik", "Sudvik"), LintContext())

    assert mended(problem).stem == "Where was the base ?"
    assert found(wording.trick, mended(problem)) == []
