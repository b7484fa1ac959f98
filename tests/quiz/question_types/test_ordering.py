"""Ordering: pairwise credit, positions, its editor and drafting."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from quiz.question_types.base import BadQuestion, Grade, Line, Option, Reading
from quiz.question_types.ordering import Ordering
from quiz.question_types.pool import Together

OPTIONS = (
    Option("a", "Bridge built", "In 1998."),
    Option("b", "Harbour closed"),
    Option("c", "Mission opened"),
    Option("d", "Tower lit"),
)
STEM = "In what order did these happen? Start with the earliest."
EXAMPLE = Ordering(STEM, OPTIONS, ("c", "a", "d", "b"), explanation="The log has the days.")
REKEYED = Ordering(STEM, OPTIONS, ("a", "b", "c", "d"), explanation="The log has the days.")


@pytest.mark.parametrize(
    ("value", "fraction"),
    [("cadb", F(1)), ("acdb", F(5, 6)), ("bcad", F(1, 2)), ("dbca", F(1, 3)), ("bdac", F(0))],
)
def test_grade_is_the_share_of_pairs_in_order(value, fraction):
    assert EXAMPLE.grade(tuple(value)) == Grade(fraction)


def test_value_follows_the_positions_of_the_rows_shown():
    raw = {"response-1": ["4"], "response-2": ["2"], "response-3": ["1"], "response-4": ["3"]}

    assert EXAMPLE.read(raw, ["d", "c", "b", "a"]) == Reading(("b", "c", "a", "d"))


@pytest.mark.parametrize(
    ("positions", "error", "field"),
    [
        (["1", "2", "2", "4"], "Two lines have position 2. Give each line its own position.", "response-3"),
        (["1", "2", "", "4"], "Give this line a position.", "response-3"),
        (["1", "2", "5", "4"], "Choose a position from 1 to 4.", "response-3"),
        (["1", "0", "3", "4"], "Choose a position from 1 to 4.", "response-2"),
        (["1", "٢", "3", "4"], "Choose a position from 1 to 4.", "response-2"),
        (["", "", "", ""], "Give each line a position.", "response-1"),
    ],
)
def test_reading_refuses(positions, error, field):
    raw = {f"response-{number}": [position] for number, position in enumerate(positions, 1)}

    assert EXAMPLE.read(raw, list("abcd")) == Reading(None, error, field)


def test_feedback_shows_given_and_right_positions():
    assert EXAMPLE.lines(list("bacd"), tuple("acdb"))[:2] == [
        Line("Harbour closed", True, True, response="4", key="4"),
        Line("Bridge built", False, True, "In 1998.", response="1", key="2"),
    ]


def test_words():
    assert EXAMPLE.key_words() == "1. Mission opened; 2. Bridge built; 3. Tower lit; 4. Harbour closed"
    assert EXAMPLE.summarise(tuple("acdb")) == ["a>c>d>b"]


def test_order_of_the_editors_rows_is_the_key_and_ids_are_blind_to_it():
    rows = [{"text": "Tower lit"}, {"text": "Bridge built"}, {"text": " "}, {"text": "Mission opened", "why": "Last."}]

    question = Ordering.from_rows(STEM, "", rows)

    assert question.options == (
        Option("a", "Bridge built"),
        Option("b", "Mission opened", "Last."),
        Option("c", "Tower lit"),
    )
    assert question.key == ("c", "a", "b")


def test_editor_refuses_a_reason_without_a_line():
    with pytest.raises(BadQuestion, match="Line 1 has no text"):
        Ordering.from_rows(STEM, "", [{"text": "", "why": "In 1998."}])


@pytest.mark.parametrize(
    ("options", "key", "found"),
    [
        (OPTIONS[:2], ("a", "b"), ["too_few"]),
        (OPTIONS, ("a", "b", "c"), ["no_key"]),
        (OPTIONS, ("a", "b", "c", "d", "d"), ["no_key"]),
        (OPTIONS, ("a", "b", "c", "d", "z"), ["unknown_key"]),
        ((*OPTIONS, Option("e", "The bridge, built")), ("a", "b", "c", "d", "e"), ["same_options"]),
    ],
)
def test_problems(options, key, found):
    question = Ordering("In what order?", options, key, explanation="The log has the days.")

    assert [problem.check for problem in question.problems()] == found


def test_draft_has_the_facts_of_the_sequence_earliest_first(draft_from, make_fact, pool):
    names = ("Tower lit", "Bridge built", "Harbour closed", "Pier sunk")
    facts = tuple(make_fact(id=f"e{n}") for n in range(4))
    pool.together = Together(STEM, facts, names)

    draft = draft_from(Ordering, facts[2], pool)

    assert draft.content.key_words() == "1. Tower lit; 2. Bridge built; 3. Harbour closed; 4. Pier sunk"
    assert [option.text for option in draft.content.options] == sorted(names)
    assert [id for id, _ in draft.facts] == ["e2", "e0", "e1", "e3"]
    assert draft.content.problems() == []


def test_draft_of_a_derived_order_asks_it_with_its_lines_and_says_from_what_it_follows(draft_from, make_fact, pool):
    order = make_fact(kind="sequence", premises=("p1", "p2", "p3"))
    names = ("Police", "Coast Guard", "LW")
    facts = tuple(make_fact(id=id) for id in order.premises)
    pool.together = Together("What is the order of the responders?", facts, names, whole=order)

    draft = draft_from(Ordering, order, pool)

    assert draft.content.key_words() == "1. Police; 2. Coast Guard; 3. LW"
    assert draft.content.explanation == "So says the yearbook about 1 facts."
    assert draft.facts == (("f1", "asked"), ("p1", "asked"), ("p2", "asked"), ("p3", "asked"))
    assert draft.content.problems() == []


def test_no_draft_of_a_fact_that_asks_for_no_sequence(draft_from, make_fact, pool):
    assert draft_from(Ordering, make_fact(), pool) is None


@pytest.mark.parametrize(
    ("value", "fraction"), [("cadb", F(1)), ("acdb", F(1, 2)), ("bdac", F(0)), ("cabd", F(1, 2)), ("adbc", F(0))]
)
def test_grade_by_places_is_the_share_of_lines_in_their_own_place(value, fraction):
    assert EXAMPLE.grade_by(tuple(value), by_places=True) == Grade(fraction)
    assert EXAMPLE.grade_by(tuple(value), by_places=False) == EXAMPLE.grade(tuple(value))
