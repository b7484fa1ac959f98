"""Checks of stems."""

from __future__ import annotations

import pytest

from quiz.linting import LintContext, stems

OPTIONS = ("Norrvik", "Sudvik", "Ostvik")


def found(check, question, context=None):
    return [(problem.check, problem.severity) for problem in check(question, context or LintContext())]


@pytest.mark.parametrize(
    ("check", "stem", "expected"),
    [
        (stems.negative_stem, "Which base was not used in 2004?", [("C6", "warn")]),
        (stems.negative_stem, "Which base was NOT used in 2004?", []),
        (stems.negative_stem, "Which base wasn’t used in 2004?", [("C6", "warn")]),
        (stems.negative_stem, "In 2004, how many tugs was the mission to have at least?", []),
        (stems.negative_stem, "Which base had no more than three tugs in 2004?", []),
        (stems.grammar_cue, "The mission was based in a", [("C10", "warn")]),
        (stems.grammar_cue, "Where was the mission based?", []),
        (stems.completeness, "The base of the mission", [("C23", "warn")]),
        (stems.completeness, "Which of these is true?", [("C23", "warn")]),
        (stems.completeness, "Where was it?", [("C23", "warn")]),
        (stems.completeness, "Where was the Harbour Mission based in May 2004?", []),
        (stems.completeness, "What does HMF stand for?", []),
        (stems.length, "Where " + "word " * 60 + "?", [("C24", "warn")]),
        (stems.length, "Where was the Harbour Mission based in May 2004?", []),
        (stems.hinge, "Where was the force of the previous question based?", [("X3", "block")]),
        (stems.hinge, "Which question was put to the council in 2004?", []),
    ],
)
def test_check_of_stems(check, stem, expected, choose):
    assert found(check, choose(stem, *OPTIONS)) == expected


def test_double_negative_blocks(choose):
    question = choose("Which base was not used in 2004?", "Norrvik", "a base never built", "Ostvik")

    assert found(stems.negative_stem, question) == [("C6", "warn"), ("C7", "block")]


def test_incomplete_sentence_in_a_language_with_cases_is_flagged(choose):
    assert found(stems.grammar_cue, choose("Baza misji była w", *OPTIONS), LintContext(language="pl")) == [
        ("C10", "warn")
    ]


def test_long_option_is_flagged(choose):
    assert found(stems.length, choose("Where was the mission based?", "word " * 26, "Sudvik")) == [("C24", "warn")]
