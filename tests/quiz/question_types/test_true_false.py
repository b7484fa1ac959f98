"""True or false: its editor, feedback and how a false statement is drafted."""

from __future__ import annotations

from random import Random

import pytest

from quiz.question_types.base import BadQuestion, Line
from quiz.question_types.true_false import TrueFalse

STEM = "In May 2004 the Harbour Mission had 2,400 staff."
RIGHT = "In May 2004 the Harbour Mission had 1,850 staff."
EXAMPLE = TrueFalse(STEM, False, RIGHT, explanation="The yearbook counts them.")
REKEYED = TrueFalse(STEM, True, explanation="The yearbook counts them.")


def test_feedback_corrects_the_false_statement():
    assert EXAMPLE.lines([], True) == [
        Line("True", is_key=False, is_chosen=True, why=RIGHT),
        Line("False", is_key=True, is_chosen=False),
    ]


@pytest.mark.parametrize("posted", [["yes"], ["true", "false"], ["True"]])
def test_reading_accepts_one_of_two_values_only(posted):
    assert EXAMPLE.read({"response": posted}, []).error == "Choose “True” or “False”."


@pytest.mark.parametrize("rows", [[], [{"key": ""}], [{"key": "maybe"}]])
def test_editor_wants_a_decision(rows):
    with pytest.raises(BadQuestion, match="Say whether"):
        TrueFalse.from_rows(STEM, "", rows)


def test_problems_of_a_false_question():
    question = TrueFalse("Had it 2,400 staff?", False, explanation="The yearbook counts them.")

    assert [problem.check for problem in question.problems()] == ["no_statement", "no_correction"]


def test_draft_is_the_clause_or_the_clause_with_one_slot_changed(draft_from, make_fact, pool, wrong):
    pool.a_clause, pool.wrong = RIGHT, wrong("2,400")
    drafts = set()

    for seed in range(20):
        pool.rng = Random(seed)
        drafts.add(draft_from(TrueFalse, make_fact(value=1850), pool))

    why = "So says the yearbook about the Harbour Mission."
    assert {(draft.content, draft.facts) for draft in drafts} == {
        (TrueFalse(RIGHT, True, explanation=why), (("f1", "asked"),)),
        (TrueFalse(STEM, False, RIGHT, explanation=why), (("f1", "asked"), ("w1", "distractor"))),
    }


@pytest.mark.parametrize(
    ("clause", "texts"),
    [
        (RIGHT, []),
        (None, ["2,400"]),
        ("It had 1,850 staff, and 1,850 beds.", ["2,400"]),
        ("It had 21,850 staff.", ["2,400"]),
        ("It had 1,850.5 tons.", ["2,400"]),
    ],
)
def test_no_draft_where_no_single_slot_can_be_made_false(draft_from, make_fact, pool, wrong, clause, texts):
    pool.a_clause, pool.wrong = clause, wrong(*texts)

    assert draft_from(TrueFalse, make_fact(), pool) is None
