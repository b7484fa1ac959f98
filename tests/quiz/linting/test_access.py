"""Checks of access."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.linting import LintContext, access
from quiz.question_types.base import Option
from quiz.question_types.matching import Matching
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.true_false import TrueFalse


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ('Which base is this? <img src="base.png">', [("A1", "block")]),
        ('Which base is this? <img src="base.png" alt="">', [("A1", "block")]),
        ('Which base is this? <img src="base.png" alt="A pier in Norrvik">', []),
        ("Which base is this? ![](base.png)", [("A1", "block")]),
        ("Which base is shown on the map?", [("A1", "block")]),
        ("Which base is marked in red?", [("A1", "block")]),
        ("Which base lies on the red line?", [("A1", "block")]),
        ("Which base did the Red Cross use in May 2004?", []),
        ("Which base was mapped in May 2004?", []),
    ],
)
def test_what_only_eyes_can_tell_blocks(stem, expected, choose, found):
    assert found(access.sight_alone, choose(stem, "Norrvik", "Sudvik")) == expected


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("key", "wrong-1", "wrong-2"), [("A2", "block")]),
        (("a", "b", "correct_2"), [("A2", "block")]),
        (("a", "b", "c"), []),
        (("keystone", "bright", "monkey"), []),
    ],
)
def test_ids_that_tell_the_key_block(ids, expected, found):
    rows = tuple(Option(id, f"Pier {id}") for id in ids)

    assert found(access.answer_in_markup, SingleChoice("Which pier?", rows, ids[:1])) == expected


def test_true_and_false_are_the_options_themselves(found):
    assert found(access.answer_in_markup, TrueFalse("The base was in Norrvik.", True)) == []


def test_options_get_new_ids_by_a_click(found, mended):
    rows = (Option("wrong", "Sudvik", "It is not."), Option("right", "Norrvik"))

    [problem] = access.answer_in_markup(SingleChoice("Which pier?", rows, ("right",)), LintContext())

    fixed = mended(problem)
    assert (fixed.key_words(), fixed.options) == (
        "Norrvik",
        (replace(rows[0], id="b"), replace(rows[1], id="a")),
    )
    assert found(access.answer_in_markup, fixed) == []


def test_ids_of_lines_that_tell_are_renewed_too(found, mended):
    lines, rows = (Option("x", "Pier"), Option("y", "Mole")), (Option("key-x", "Sudvik"), Option("key-y", "Norrvik"))
    question = Matching("Which?", lines, rows, {"x": "key-x", "y": "key-y"})

    [problem] = access.answer_in_markup(question, LintContext())

    assert mended(problem).key_words() == "Pier – Sudvik; Mole – Norrvik"
    assert found(access.answer_in_markup, mended(problem)) == []
