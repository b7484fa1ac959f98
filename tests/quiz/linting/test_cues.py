"""Checks of cues."""

from __future__ import annotations

import pytest

from quiz.linting import LintContext, cues
from quiz.question_types.single_choice import SingleChoice

STEM = "Where was the mission of 2004 based?"


@pytest.mark.parametrize(
    ("check", "texts", "expected"),
    [
        (cues.longest_key, ["The old customs house of Norrvik", "Norrvik pier", "Sudvik"], [("C1", "warn")]),
        (cues.longest_key, ["Customs house", "Norrvik pier", "Sudvik"], []),
        (cues.specific_key, ["Norrvik (pier 3)", "Sudvik", "Ostvik"], [("C3", "warn")]),
        (cues.specific_key, ["Norrvik (pier)", "Sudvik (mole)", "Ostvik"], []),
        (cues.absolute_terms, ["Norrvik", "Always Sudvik", "Ostvik"], [("C8", "warn")]),
        (cues.absolute_terms, ["Only Norrvik", "Always Sudvik", "Ostvik"], [("C8", "info")]),
        (cues.absolute_terms, ["Norrvik", "an all-weather port", "Ostvik"], []),
        (cues.odd_one_out, ["the pier", "Sudvik", "Ostvik"], [("C11", "warn")]),
        (cues.odd_one_out, ["May 2004", "Sudvik", "Ostvik"], [("C11", "warn")]),
        (cues.odd_one_out, ["Norrvik", "the pier", "Ostvik"], []),
        (cues.odd_one_out, ["Norrvik", "Sudvik", "Ostvik"], []),
        (cues.common_prefix, ["at the old pier", "at the old mole", "at the old quay"], [("C14", "info")]),
        (cues.common_prefix, ["at the pier", "at the mole", "at the quay"], []),
        (cues.common_prefix, ["at the old pier", "at the old", "at the old quay"], []),
    ],
)
def test_check_of_cues(check, texts, expected, choose, found):
    assert found(check, choose(STEM, *texts)) == expected


@pytest.mark.parametrize(
    ("stem", "texts", "expected"),
    [
        (
            "Which body inspected cargo?",
            ["the Cargo Office", "the Port Council", "the Pilot Service"],
            [("C12", "warn")],
        ),
        ("Which body inspected cargo?", ["the Cargo Office", "the Cargo Council", "the Pilot Service"], []),
        ("Which body inspected ships?", ["the Cargo Office", "the Port Council", "the Pilot Service"], []),
    ],
)
def test_word_of_the_stem_that_only_the_key_repeats_is_flagged(stem, texts, expected, choose, found):
    assert found(cues.clang, choose(stem, *texts)) == expected


def test_word_that_all_names_of_a_mission_share_is_no_clue(choose, harbour, found):
    question = choose("Which body led the Harbour Mission?", "Harbour Council", "Port Office", "Pilot Service")

    assert found(cues.clang, question) == [("C12", "warn")]
    assert found(cues.clang, question, harbour) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["northern tugs guarding piers", "northern boats guarding quays", "southern tugs near piers"],
            [("C13", "warn")],
        ),
        (["northern tugs", "northern boats", "southern tugs"], []),
        (["tugs", "boats", "piers"], []),
    ],
)
def test_key_in_the_middle_of_all_options_is_flagged(texts, expected, choose, found):
    assert found(cues.convergence, choose(STEM, *texts)) == expected


def test_last_signs_are_evened_by_a_click(choose, mended):
    [problem] = cues.odd_one_out(choose(STEM, "Norrvik.", "Sudvik", "Ostvik"), LintContext())

    assert isinstance(mended(problem), SingleChoice)
    assert [option.text for option in mended(problem).options] == ["Norrvik", "Sudvik", "Ostvik"]


def test_common_words_move_into_an_unfinished_stem(choose, mended):
    options = ("at the old pier", "at the old mole", "at the old quay")

    [problem] = cues.common_prefix(choose("The mission was based", *options), LintContext())
    [asking] = cues.common_prefix(choose(STEM, *options), LintContext())

    assert mended(problem).stem == "The mission was based at the old"
    assert [option.text for option in mended(problem).options] == ["pier", "mole", "quay"]
    assert asking.fix is None


def test_words_that_letters_stand_for_may_begin_alike(choose, found):
    options = ("Status of Forces Agreement", "Status of Forces Act", "Status of Forces Accord")

    assert found(cues.common_prefix, choose("What does SOFA stand for?", *options)) == []
