"""Checks of options."""

from __future__ import annotations

from random import Random

import pytest

from quiz.linting import LintContext, options
from quiz.question_types.base import Option
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.single_choice import SingleChoice

STEM = "Where was the Harbour Mission based in May 2004?"


@pytest.mark.parametrize(
    ("check", "texts", "expected"),
    [
        (options.all_of_the_above, ["Norrvik", "Sudvik", "All of the above"], [("C4", "block")]),
        (options.all_of_the_above, ["Norrvik", "Sudvik", "Overall Bay"], []),
        (options.none_of_the_above, ["Norrvik", "Sudvik", "None of these"], [("C5", "block")]),
        (options.none_of_the_above, ["Norrvik", "Sudvik", "Nones Bay"], []),
        (options.vague_terms, ["Norrvik", "usually Sudvik", "Ostvik"], [("C9", "warn")]),
        (options.vague_terms, ["May 2004", "June 2004", "July 2004"], []),
        (options.order, ["1,850", "900", "2,400"], []),
        (options.overlapping_numbers, ["over 900", "1,850", "300"], [("C16", "block")]),
        (options.overlapping_numbers, ["almost 1,000", "950", "300"], [("C16", "block")]),
        (options.overlapping_numbers, ["up to 900", "901 to 999", "over 999"], []),
        (options.overlapping_numbers, ["about 900", "about 1,850", "about 300"], []),
        (options.spacing, ["1,850", "1,860", "300"], [("C17", "warn")]),
        (options.spacing, ["1,850", "1,950", "300"], []),
        (options.spacing, ["22", "23", "30"], []),
        (options.duplicates, ["26 000", "26,000", "300"], [("C18", "block")]),
        (options.duplicates, ["Norrvík", "Norrvik", "Sudvik"], [("C18", "block")]),
        (options.duplicates, ["20 January 2009", "21 January 2009", "2 February 2009"], []),
        (options.duplicates, ["Chapter VI of the Quay Charter", "Chapter VII of the Quay Charter", "Norrvik"], []),
        (options.option_count, ["Norrvik", "Sudvik"], [("C22", "warn")]),
        (options.option_count, ["Norrvik", "Sudvik", "Ostvik"], []),
        (options.option_count, ["Norrvik", "Sudvik", "Ostvik", "Mole", "Pier"], [("C22", "info")]),
    ],
)
def test_check_of_options(check, texts, expected, choose, found):
    assert found(check, choose(STEM, *texts)) == expected


@pytest.mark.parametrize(
    ("language", "text", "check"),
    [
        ("pl", "wszystkie powyższe", options.all_of_the_above),
        ("sl", "vse navedeno", options.all_of_the_above),
        ("sq", "të gjitha", options.all_of_the_above),
        ("sr-Latn", "sve navedeno", options.all_of_the_above),
        ("sr", "ништа од наведеног", options.none_of_the_above),
    ],
)
def test_each_language_has_its_list(language, text, check, choose, found):
    question = choose(STEM, "Norrvik", "Sudvik", text)

    assert [severity for _, severity in found(check, question, LintContext(language=language))] == ["block"]


class Shuffled(SingleChoice):
    """A kind that does not put numbers in order."""

    def draw(self, rng: Random) -> list[str]:
        return [option.id for option in self.options]


def test_numbers_that_are_not_shown_ascending_are_flagged(found):
    rows = tuple(Option(text, text) for text in ("1,850", "900", "2,400"))

    assert found(options.order, Shuffled("How many?", rows, ("900",))) == [("C15", "warn")]
    assert found(options.order, Shuffled("How many?", rows[1:], ("900",))) == []


@pytest.mark.parametrize(("key", "expected"), [("ab", [("C22", "warn")]), ("a", [("C22", "warn")])])
def test_all_options_right_or_only_one_is_flagged(key, expected, found):
    rows = (Option("a", "Norrvik"), Option("b", "Sudvik"))

    assert found(options.option_count, MultipleResponse(STEM, rows, tuple(key))) == expected


@pytest.mark.parametrize("check", options.CHECKS.values())
def test_question_without_options_passes(check, found):
    assert found(check, ShortAnswer(STEM, ("Norrvik",))) == []


@pytest.mark.parametrize(
    ("check", "texts", "left"),
    [
        (options.all_of_the_above, ["Norrvik", "Sudvik", "All of these"], ["Norrvik", "Sudvik"]),
        (options.none_of_the_above, ["Norrvik", "Sudvik", "None of these"], ["Norrvik", "Sudvik"]),
        (options.duplicates, ["Norrvik", "Sudvik", "Norrvík"], ["Norrvik", "Sudvik"]),
        (options.overlapping_numbers, ["over 900", "1,850", "300"], ["about 900", "about 1,850", "about 300"]),
    ],
)
def test_one_click_mends_it(check, texts, left, choose, found, mended):
    problem = check(choose(STEM, *texts), LintContext())[0]

    assert [option.text for option in mended(problem).options] == left
    assert found(check, mended(problem)) == []


def test_the_key_is_never_removed_by_a_click(choose):
    [problem] = options.none_of_the_above(choose(STEM, "None of these", "Sudvik", "Ostvik"), LintContext())

    assert problem.fix is None
