"""Checks of stems."""

from __future__ import annotations

import pytest

from quiz.linting import LintContext, stems

OPTIONS = ("Norrvik", "Sudvik", "Ostvik")


@pytest.mark.parametrize(
    ("check", "stem", "expected"),
    [
        (stems.negative_stem, "Which base was not used in 2004?", [("C6", "warn")]),
        (stems.negative_stem, "Which base was NOT used in 2004?", []),
        (stems.negative_stem, "Which base wasn’t used in 2004?", [("C6", "warn")]),
        (stems.negative_stem, "In 2004, how many tugs was the mission to have at least?", []),
        (stems.negative_stem, "Which base had no more than three tugs in 2004?", []),
        (stems.grammar_cue, "The mission was based in a", [("C10", "warn")]),
        (stems.grammar_cue, "The mission was based in the", []),
        (stems.grammar_cue, "Where was the mission based?", []),
        (stems.completeness, "The base of the mission", [("C23", "warn")]),
        (stems.completeness, "Which of these is true?", [("C23", "warn")]),
        (stems.completeness, "Where was it?", [("C23", "warn")]),
        (stems.completeness, "Where was the Harbour Mission based in May 2004?", []),
        (stems.completeness, "What does HMF stand for?", []),
        (stems.completeness, "When did talks start in Helsinki?", []),
        (stems.completeness, "When did training activities start?", [("C23", "warn")]),
        (stems.length, "Where " + "word " * 60 + "?", [("C24", "warn")]),
        (stems.length, "Where was the Harbour Mission based in May 2004?", []),
        (
            stems.window_dressing,
            "Ships need harbours. Who led the inspectors of Norrvik in May 2004?",
            [("C25", "info")],
        ),
        (stems.window_dressing, "Norrvik has a harbour. Who led the inspectors of Norrvik in May 2004?", []),
        (stems.window_dressing, "Ships need harbours. Who led them in May 2004, when Norrvik burned?", []),
        (stems.window_dressing, "In June 2002, which office did Maj. Gen. Ada Quay of Norrvik hold?", []),
        (stems.window_dressing, "In what order did these events happen? Start with the earliest.", []),
        (stems.hinge, "Where was the force of the previous question based?", [("X3", "block")]),
        (stems.hinge, "Which question was put to the council in 2004?", []),
    ],
)
def test_check_of_stems(check, stem, expected, choose, found):
    assert found(check, choose(stem, *OPTIONS)) == expected


@pytest.mark.parametrize(
    ("stem", "option", "expected"),
    [
        ("Which base was not used in 2004?", "a base never built", [("C7", "block")]),
        ("Which base was not used in 2004?", "a base built late", []),
        ("Which base was used in 2004?", "a base never built", []),
    ],
)
def test_double_negative_blocks(stem, option, expected, choose, found):
    assert found(stems.double_negative, choose(stem, "Norrvik", option, "Ostvik")) == expected


def test_incomplete_sentence_in_a_language_with_cases_is_flagged(choose, found):
    polish = LintContext(language="pl")

    assert found(stems.grammar_cue, choose("Baza misji była w", *OPTIONS), polish) == [("C10", "warn")]
    assert found(stems.grammar_cue, choose("Gdzie była baza misji?", *OPTIONS), polish) == []


def test_article_that_fits_all_options_passes(choose, found):
    assert found(stems.grammar_cue, choose("The mission was based in an", "office", "arsenal")) == []


def test_long_option_is_flagged(choose, found):
    question = choose("Where was the mission based?", "word " * 26, "Sudvik")

    assert found(stems.length, question) == [("C24", "warn")]


def test_hard_words_are_flagged(choose, found):
    hard = "Notwithstanding considerable organisational difficulties " * 5

    assert found(stems.length, choose(f"{hard}, where was the administration established?", *OPTIONS)) == [
        ("C24", "warn")
    ]


@pytest.mark.parametrize(
    ("check", "stem", "fixed"),
    [
        (stems.negative_stem, "Which base was not used in 2004?", "Which base was NOT used in 2004?"),
        (stems.grammar_cue, "The mission was based in an ___", "The mission was based in a(n) ___"),
        (
            stems.window_dressing,
            "Ships need harbours. Who led the inspectors of Norrvik in May 2004?",
            "Who led the inspectors of Norrvik in May 2004?",
        ),
    ],
)
def test_one_click_mends_it(check, stem, fixed, choose, found, mended):
    [problem] = check(choose(stem, "office", "harbour"), LintContext())

    assert mended(problem).stem == fixed
    assert found(check, mended(problem)) == []
