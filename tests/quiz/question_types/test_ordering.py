"""Ordering: pairwise credit, positions, its editor and drafting."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import pytest

from content.partialdate import PartialDate
from quiz.question_types.base import BadQuestion, Grade, Line, Option, Reading
from quiz.question_types.ordering import Ordering

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


def test_draft_has_the_event_among_others_earliest_first(draft_from, make_fact, pool):
    names = ["tower lit", "mission opened", "bridge built", "harbour closed", "", "fog horn sold", "pier sunk"]
    pool.dated = [make_fact(id=f"e{n}", statement=name) for n, name in enumerate(names)]

    draft = draft_from(Ordering, pool.dated[2], pool)

    asked = [id for id, role in draft.facts if role == "asked"]
    texts = {option.id: option.text for option in draft.content.options}
    order = [names.index(texts[id].lower()) for id in draft.content.key]
    assert (asked[0], len(asked), len(order)) == ("e2", 5, 5)
    assert order == sorted(order)
    assert 2 in order
    assert draft.content.stem == "In what order did these events of 5 days happen? Start with the earliest."
    assert draft.content.problems() == []


def test_draft_of_a_derived_order_has_its_lines_in_their_order(draft_from, make_fact, pool):
    order = make_fact(kind="sequence", subject="responders on the lake", premises=("p1", "p2", "p3"))
    pool.ordered = [(make_fact(id=f"p{n}"), words) for n, words in enumerate(["Police", "Coast Guard", "LW"], 1)]

    draft = draft_from(Ordering, order, pool)

    texts = {option.id: option.text for option in draft.content.options}
    assert [texts[id] for id in draft.content.key] == ["Police", "Coast Guard", "LW"]
    assert draft.facts == (("f1", "asked"), ("p1", "asked"), ("p2", "asked"), ("p3", "asked"))
    assert draft.content.stem == "What is the order of the responders on the lake? Start with the first."
    assert draft.content.problems() == []


def test_draft_of_a_derived_order_of_events_asks_for_five_of_them(draft_from, make_fact, pool):
    order = make_fact(kind="sequence", premises=tuple("abcdef"))
    names = ["Tower lit", "Mission opened", "Bridge built", "Harbour closed", "Fog horn sold", "Pier sunk"]
    days = [PartialDate.on(2000 + n) for n in range(6)]
    pool.ordered = [(make_fact(id=id, value=day), name) for id, day, name in zip("abcdef", days, names, strict=True)]

    draft = draft_from(Ordering, order, pool)

    texts = {option.id: option.text for option in draft.content.options}
    shown = [names.index(texts[id]) for id in draft.content.key]
    assert (len(shown), shown) == (5, sorted(shown))
    assert draft.content.stem == "In what order did these events of 5 days happen? Start with the earliest."


def test_no_draft_of_a_derived_fact_without_three_lines(draft_from, make_fact, pool):
    pool.ordered = [(make_fact(id="p1"), "Police"), (make_fact(id="p2"), "LW")]
    pool.dated = [make_fact(id=f"e{n}", statement=f"event {name}") for n, name in enumerate("abcd")]

    assert draft_from(Ordering, make_fact(kind="sequence", premises=("p1", "p2")), pool) is None
    pool.ordered = []
    assert draft_from(Ordering, replace(pool.dated[0], premises=("p1", "p2")), pool) is None


def test_no_draft_of_plans_or_of_three_events(draft_from, make_fact, pool):
    pool.dated = [make_fact(id=f"e{n}", statement=f"event {name}") for n, name in enumerate("abcd")]
    planned = make_fact(id="e9", statement="event z", modality="planned")

    assert draft_from(Ordering, planned, pool) is None
    pool.dated = pool.dated[:3]
    assert draft_from(Ordering, pool.dated[0], pool) is None
