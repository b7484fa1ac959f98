"""Cloze: blanks, partial responses, checks and drafting."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from quiz.question_types.base import Control, Grade, Line, Reading
from quiz.question_types.cloze import Cloze

STEM = "In ___ 2004 the Harbour Mission moved to ___, by the lake."
EXAMPLE = Cloze(STEM, (("May",), ("Halvorsund", "Halvor Sound")), explanation="The yearbook says so.")
REKEYED = Cloze(STEM, (("June", "Jun"), ("Port Alder",)), explanation="The yearbook says so.")


@pytest.mark.parametrize(
    ("value", "fraction"),
    [(("may", "Halvorsnud"), F(1)), (("May", ""), F(1, 2)), (("June", "halvor-sound"), F(1, 2)), (("x", "y"), F(0))],
)
def test_grade_counts_blanks(value, fraction):
    assert EXAMPLE.grade(value) == Grade(fraction)


@pytest.mark.parametrize("typed", ["2600000", "2.6 million", "€2.6 million", "2.6m euros", "2,600,000 EUR"])
def test_a_blank_takes_the_unit_that_stands_behind_it(typed):
    question = Cloze("By 2004 the town had pledged ___ EUR to the harbour.", (("2,600,000", "2600000"),))

    assert question.grade((typed,)).fraction == 1


@pytest.mark.parametrize(
    ("typed", "fraction"), [("May 2004", 1), ("2004-05", 1), ("12 May 2004", 0), ("May 2005", 0), ("2004", 0)]
)
def test_a_blank_takes_the_year_that_stands_behind_it(typed, fraction):
    assert Cloze("In ___ 2004 the mission moved.", (("May",),)).grade((typed,)).fraction == fraction


def test_controls_carry_the_words_around_them():
    assert EXAMPLE.controls([], {"response-2": ["there"]}) == [
        Control("text", "response-1", "Blank 1 of 2", before="In"),
        Control(
            "text",
            "response-2",
            "Blank 2 of 2",
            value="there",
            before="2004 the Harbour Mission moved to",
            after=", by the lake.",
        ),
    ]


def test_reading_takes_part_of_the_blanks():
    assert EXAMPLE.read({"response-2": [" Halvorsund "]}, []) == Reading(("", "Halvorsund"))


def test_feedback_goes_blank_by_blank():
    assert EXAMPLE.lines([], ("June", "Halvorsnud")) == [
        Line("Blank 1 of 2", False, True, response="June", key="May"),
        Line("Blank 2 of 2", True, True, "The usual spelling is Halvorsund.", response="Halvorsnud", key="Halvorsund"),
    ]


def test_words():
    assert EXAMPLE.key_words() == "May; Halvorsund"
    assert EXAMPLE.value_words(("", "there")) == "–; there"
    assert EXAMPLE.summarise(("", "The Lake-side")) == ["2: lakeside"]


@pytest.mark.parametrize(
    ("stem", "blanks", "found"),
    [
        ("In ___ it moved.", (("May",), ("June",)), ["blanks"]),
        ("When did it move?", (), ["blanks"]),
        ("In ___ it moved.", (("",),), ["no_key"]),
        ("In ____ it moved.", (("May",),), []),
    ],
)
def test_problems(stem, blanks, found):
    question = Cloze(stem, blanks, explanation="The yearbook says so.")

    assert [problem.check for problem in question.problems()] == found


def test_draft_blanks_the_value_in_its_clause(draft_from, make_fact, pool):
    pool.a_clause, pool.spellings = "In May 2004 the Harbour Mission had 1,850 staff.", ["1850", "1,850"]

    draft = draft_from(Cloze, make_fact(), pool)

    assert draft.content.stem == "In May 2004 the Harbour Mission had ___ staff."
    assert draft.content.blanks == (("1,850", "1850"),)
    assert draft.content.problems() == []


@pytest.mark.parametrize(
    ("clause", "given"), [(None, {}), ("It had many staff.", {}), ("It had 1,850 staff.", {"is_list": True})]
)
def test_no_draft_without_a_single_right_filler(draft_from, make_fact, pool, clause, given):
    pool.a_clause = clause

    assert draft_from(Cloze, make_fact(**given), pool) is None
