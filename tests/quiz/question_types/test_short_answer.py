"""Short text: feedback, checks and drafting. test_text_matching.py has what is accepted."""

from __future__ import annotations

import pytest

from quiz.question_types.base import BadQuestion, Line, Reading
from quiz.question_types.short_answer import ShortAnswer

STEM = "In 2004, in which town was the staff college?"
EXAMPLE = ShortAnswer(STEM, ("Halvorsund", "Halvor Sound"), ("Halversand",), explanation="By the sound since 2002.")
REKEYED = ShortAnswer(STEM, ("Port Alder",), explanation="By the sound since 2002.")


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [("halvorsund", 1), ("HALVOR-SOUND", 1), ("Halvorsnud", 1), ("Halversand", 0), ("Port Alder", 0)],
)
def test_grade(typed, fraction):
    assert EXAMPLE.grade(typed).fraction == fraction


def test_feedback_tells_the_usual_spelling():
    assert EXAMPLE.lines([], "Halvorsnud") == [
        Line("", True, True, "The usual spelling is Halvorsund.", response="Halvorsnud", key="Halvorsund")
    ]


def test_reading_refuses_what_is_too_long():
    assert EXAMPLE.read({"response": ["h" * 501]}, []) == Reading(
        None, "Your answer is longer than 500 characters. Shorten it."
    )


def test_responses_are_counted_by_their_normal_form():
    assert EXAMPLE.summarise("The Halvor-Sóund!") == ["halvorsound"]


def test_data_leave_out_what_is_empty():
    assert REKEYED.as_data() == {"accepted": ["Port Alder"]}


def test_editor_wants_a_text_for_what_is_never_accepted():
    with pytest.raises(BadQuestion, match="never accepted is empty"):
        ShortAnswer.from_rows(STEM, "", [{"text": "", "refused": "1"}])


@pytest.mark.parametrize(
    ("accepted", "refused", "found"),
    [
        ((), (), ["no_key"]),
        (("Halvorsund",), ("halvor-sund",), ["refused_key"]),
        (("h" * 501,), (), ["long_key"]),
    ],
)
def test_problems(accepted, refused, found):
    question = ShortAnswer(STEM, accepted, refused, explanation="Since 2002.")

    assert [problem.check for problem in question.problems()] == found


def test_draft_accepts_all_spellings_and_refuses_other_values(draft_from, make_fact, pool, wrong):
    pool.a_stem, pool.spellings, pool.wrong = STEM, ["Halvorsund", "Halvor Sound"], wrong("Lake Birch", "halvor sound")

    draft = draft_from(ShortAnswer, make_fact(kind="location", value="Halvorsund"), pool)

    assert draft.content.as_data() == {"accepted": ["Halvorsund", "Halvor Sound"], "refused": ["Lake Birch"]}
    assert draft.content.problems() == []


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "quantity", "value": 12},
        {"kind": "location", "value": "a long row of sheds by the old sea wall"},
        {"kind": "location", "value": "Halvorsund", "is_list": True},
    ],
)
def test_no_draft_of_what_cannot_be_typed_or_has_other_right_texts(draft_from, make_fact, pool, given):
    pool.spellings = ["Halvorsund"]

    assert draft_from(ShortAnswer, make_fact(**given), pool) is None
