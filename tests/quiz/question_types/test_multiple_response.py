"""Multiple response: partial credit, guessing, checks and drafting."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from quiz.question_types.base import Grade, Option, Reading
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.pool import Together

OPTIONS = tuple(Option(id, f"{id.upper()} harbour") for id in "abcde")
EXAMPLE = MultipleResponse("Which of these had a pilot station?", OPTIONS, ("a", "b", "d"), explanation="See the list.")
REKEYED = MultipleResponse("Which of these had a pilot station?", OPTIONS, ("c", "e"), explanation="See the list.")


@pytest.mark.parametrize(
    ("chosen", "fraction"),
    [
        ("abd", F(1)),
        ("a", F(1, 3)),
        ("ab", F(2, 3)),
        ("abc", F(1, 3)),
        ("ac", F(0)),
        ("ce", F(0)),
        ("abcde", F(1, 3)),
        ("abde", F(2, 3)),
    ],
)
def test_grade_is_right_minus_wrong_over_keys(chosen, fraction):
    assert EXAMPLE.grade(tuple(chosen)) == Grade(fraction)


def test_reading_keeps_the_order_of_the_question_and_drops_repeats():
    assert EXAMPLE.read({"response": ["d", "a", "d"]}, []) == Reading(("a", "d"))


def test_reading_refuses_unknown_options():
    assert EXAMPLE.read({"response": ["a", "z"]}, []) == Reading(None, "Choose among the answers shown.")


def test_guessing_is_the_mean_over_all_ways_to_tick():
    question = MultipleResponse("Which?", OPTIONS[:3], ("a", "b"))

    # a ½, b ½, c 0, ab 1, ac 0, bc 0, abc ½
    assert question.guess_fraction() == F(5, 2) / 7


@pytest.mark.parametrize(
    ("key", "found"),
    [(("a", "b"), []), (("a", "b", "c", "d", "e"), ["no_distractor"]), ((), ["no_key"])],
)
def test_problems(key, found):
    question = MultipleResponse("Which of these?", OPTIONS, key, explanation="See the list.")

    assert [problem.check for problem in question.problems()] == found


def test_draft_mixes_the_right_texts_with_the_wrong_ones(draft_from, make_fact, pool, wrong):
    facts = (make_fact(id="m1"), make_fact(id="m2"))
    stem = "Which of these were tasks of the Harbour Mission?"
    pool.together = Together(stem, facts, ("Piloting", "Towing"), wrong=tuple(wrong("Fishing", "Mining")))

    draft = draft_from(MultipleResponse, facts[1], pool)

    assert {option.text for option in draft.content.options} == {"Piloting", "Towing", "Fishing", "Mining"}
    assert {option.text for option in draft.content.options if option.id in draft.content.key} == {"Piloting", "Towing"}
    assert draft.facts[:2] == (("m2", "asked"), ("m1", "asked"))
    assert draft.content.problems() == []


def test_no_draft_of_a_fact_that_asks_for_no_selection(draft_from, make_fact, pool):
    assert draft_from(MultipleResponse, make_fact(), pool) is None
