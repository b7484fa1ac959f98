"""Multiple response: partial credit, guessing, checks and drafting."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from quiz.question_types.base import Grade, Option, Reading
from quiz.question_types.multiple_response import MultipleResponse

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


def test_draft_mixes_members_of_the_list_with_strangers(draft_from, make_fact, pool, wrong):
    members = [make_fact(id=f"m{n}", value=f"Task {n}", is_list=True) for n in range(6)]
    pool.a_stem, pool.listed = "Which of these were tasks of the Harbour Mission?", members
    pool.outside = wrong("Fishing", "Mining", "Baking", "Tailoring")

    draft = draft_from(MultipleResponse, members[3], pool)

    keys = {option.text for option in draft.content.options if option.id in draft.content.key}
    assert keys < {member.value for member in members}
    assert "Task 3" in keys
    assert 2 <= len(keys) <= 4
    assert draft.content.problems() == []
    assert sorted(role for _, role in draft.facts).count("asked") == len(keys)


def test_draft_needs_two_members_and_two_strangers(draft_from, make_fact, pool, wrong):
    pool.listed, pool.outside = [make_fact(), make_fact(id="f2", value=12)], wrong("Fishing")

    assert draft_from(MultipleResponse, make_fact(), pool) is None
