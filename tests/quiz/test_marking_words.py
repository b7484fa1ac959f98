"""What learners are told of how a quiz marks is true of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.marking import mark
from quiz.marking_words import marking_words
from quiz.models import QuizVersion

PENALTY = {"1/4": "a quarter", "1/3": "a third", "1/2": "half", "1": "all"}


def told(**rules) -> str:
    return " ".join(marking_words(QuizVersion(**({"purpose": "test"} | rules))))


def test_a_plain_test_says_that_nothing_is_lost():
    assert told() == (
        "A partly right answer earns part of its points. "
        "Where you put lines in order, each pair of lines in the right order counts. "
        "A wrong answer takes nothing off, so leave no question out."
    )


@pytest.mark.parametrize(("penalty", "words"), PENALTY.items())
def test_what_a_wrong_answer_takes_off_is_said_and_that_leaving_out_costs_nothing(penalty, words):
    said = told(penalty=penalty)

    assert f"A wrong answer takes off {words} of its points." in said
    assert "Leaving a question out costs nothing." in said


def test_correction_for_guessing_names_an_amount_that_is_right():
    assert "a third of its points where one of four options is right" in told(penalty="chance")
    rules = QuizVersion(penalty="chance").marking
    assert mark(Fraction(0), guess=Fraction(1, 4), rules=rules) == Fraction(-1, 3)
    assert mark(Fraction(0), guess=Fraction(0), rules=rules) == 0


def test_marks_by_certainty_are_told_by_each_choice():
    said = told(by_certainty=True)

    assert "Guessing: a right answer earns a third of its points, a wrong one takes off nothing." in said
    assert "Fairly sure: a right answer earns two thirds of its points, a wrong one takes off two thirds." in said
    assert "Certain: a right answer earns all of its points, a wrong one takes off twice its points." in said


@pytest.mark.parametrize(
    ("floor", "words"),
    [
        ("question", "No question counts less than nothing."),
        ("total", "The whole score never falls below nothing."),
        ("none", "The score may fall below nothing."),
    ],
)
def test_how_low_a_score_can_fall_is_said_where_points_are_taken_off(floor, words):
    assert words in told(floor=floor, penalty="1/2")
    assert words not in told(floor=floor)


def test_all_or_nothing_and_places_are_said():
    assert "only if all of it is right" in told(credit="whole")
    assert "A partly right answer counts as wrong." in told(credit="whole", penalty="1/2")
    assert "each line in its right place counts" in told(order_credit="places")


def test_practice_that_marks_as_expected_says_nothing():
    assert (told(purpose="practice"), bool(told(purpose="practice", penalty="1/4"))) == ("", True)


@given(
    st.sampled_from(QuizVersion.Credit.values), st.sampled_from(QuizVersion.OrderCredit.values),
    st.sampled_from(QuizVersion.Penalty.values), st.sampled_from(QuizVersion.Floor.values), st.booleans(),
)  # fmt: skip
def test_every_way_of_marking_has_words(credit, order_credit, penalty, floor, by_certainty):
    rules = {"credit": credit, "order_credit": order_credit, "penalty": penalty, "floor": floor}

    said = marking_words(QuizVersion(purpose="check", by_certainty=by_certainty, **rules))

    assert all(sentence.endswith(".") for sentence in said)
    assert len(said) == len(set(said))
