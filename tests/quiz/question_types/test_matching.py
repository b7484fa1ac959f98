"""Matching: the table of its editor, spare options, shared options, drafting."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.question_types.base import BadQuestion, Grade, Line, Option, Reading
from quiz.question_types.matching import Matching

PROMPTS = (Option("a", "East squad"), Option("b", "North squad"), Option("c", "West squad"))
OPTIONS = (
    Option("a", "Cape Cedar", "West squad has it."),
    Option("b", "Lake Birch"),
    Option("c", "Moor End", "Nobody has it."),
    Option("d", "Port Alder"),
)
STEM = "In 2004, which base belonged to each of these?"
EXAMPLE = Matching(STEM, PROMPTS, OPTIONS, {"a": "d", "b": "b", "c": "a"}, explanation="The map shows them.")
REKEYED = Matching(STEM, PROMPTS, OPTIONS, {"a": "c", "b": "a", "c": "b"}, explanation="The map shows them.")


@pytest.mark.parametrize(
    ("value", "fraction"),
    [
        ({"a": "d", "b": "b", "c": "a"}, F(1)),
        ({"a": "d"}, F(1, 3)),
        ({"a": "b", "b": "b"}, F(1, 3)),
        ({"a": "a"}, F(0)),
    ],
)
def test_grade_counts_pairs(value, fraction):
    assert EXAMPLE.grade(value) == Grade(fraction)


def test_reading_takes_part_of_the_rows():
    assert EXAMPLE.read({"response-2": ["b"], "response-3": [""]}, []) == Reading({"b": "b"})


def test_reading_refuses_what_was_not_offered():
    assert EXAMPLE.read({"response-1": ["d"], "response-2": ["z"]}, []) == Reading(
        None, "Choose one of the answers shown.", "response-2"
    )


def test_feedback_tells_why_the_chosen_one_is_wrong():
    assert EXAMPLE.lines([], {"a": "d", "b": "c"}) == [
        Line("East squad", True, True, response="Port Alder", key="Port Alder"),
        Line("North squad", False, True, "Nobody has it.", response="Moor End", key="Lake Birch"),
        Line("West squad", False, False, response="", key="Cape Cedar"),
    ]


def test_editor_shows_pairs_then_spare_options():
    assert [(row["prompt"], row["option"]) for row in EXAMPLE.rows()] == [
        ("East squad", "Port Alder"),
        ("North squad", "Lake Birch"),
        ("West squad", "Cape Cedar"),
        ("", "Moor End"),
    ]


def test_editor_shares_an_option_between_rows_and_gives_ids_blind_to_the_pairs():
    rows = [{"prompt": "South squad", "option": "Zeal Point"}, {"prompt": "East squad", "option": "Zeal Point"}]
    rows += [{"prompt": "", "option": "Alp Moor"}]

    question = Matching.from_rows(STEM, "", rows)

    assert question.prompts == (Option("b", "South squad"), Option("a", "East squad"))
    assert question.options == (Option("a", "Alp Moor"), Option("b", "Zeal Point"))
    assert question.key == {"b": "b", "a": "b"}
    assert Matching.from_rows(STEM, "", question.rows()) == question


def test_editor_gives_a_changed_text_of_a_shared_option_its_own_id():
    rows = Matching(STEM, PROMPTS[:2], OPTIONS[:2], {"a": "b", "b": "b"}).rows()
    rows[1]["option"] = "Fir Hill"

    question = Matching.from_rows(STEM, "", rows)

    assert question.key == {"a": "b", "b": "c"}
    assert question.options == (*OPTIONS[:2], Option("c", "Fir Hill"))


def test_editor_refuses_a_reason_without_an_option():
    with pytest.raises(BadQuestion, match="Row 1 says why but has no option"):
        Matching.from_rows(STEM, "", [{"why": "Nobody has it."}])


@pytest.mark.parametrize(
    ("prompts", "key", "found"),
    [
        (PROMPTS, {"a": "d", "b": "b"}, ["no_key"]),
        (PROMPTS, {"a": "d", "b": "b", "c": "z"}, ["unknown_key"]),
        (PROMPTS[:2], {"a": "d", "b": "b"}, ["few"]),
        (PROMPTS[:1], {"a": "d"}, ["too_few"]),
        ((*PROMPTS[:2], Option("c", "the East squad")), {"a": "d", "b": "b", "c": "a"}, ["same_options"]),
    ],
)
def test_problems(prompts, key, found):
    question = Matching(STEM, prompts, OPTIONS, key, explanation="The map shows them.")

    assert [problem.check for problem in question.problems()] == found


def squads(make_fact):
    names = [
        ("north squad", "Lake Birch"),
        ("east squad", "Port Alder"),
        ("west squad", "Cape Cedar"),
        ("south", "Elm"),
    ]
    return [
        make_fact(id=f"s{n}", kind="location", subject=subject, value=base, attribute_label="base", is_volatile=True)
        for n, (subject, base) in enumerate(names)
    ]


def test_draft_pairs_subjects_with_values_and_has_one_spare(draft_from, make_fact, pool, wrong):
    pool.paired, pool.wrong = squads(make_fact), wrong("Port Alder", "Moor End", "Fir Hill")

    draft = draft_from(Matching, pool.paired[0], pool)

    assert draft.content.stem == "As of May 2004, which base belonged to each of these?"
    assert (
        draft.content.key_words()
        == "East squad – Port Alder; North squad – Lake Birch; South – Elm; West squad – Cape Cedar"
    )
    assert [option.text for option in draft.content.options] == [
        "Cape Cedar",
        "Elm",
        "Lake Birch",
        "Moor End",
        "Port Alder",
    ]
    assert draft.facts == (("s0", "asked"), ("s1", "asked"), ("s2", "asked"), ("s3", "asked"), ("w2", "distractor"))
    assert draft.content.problems() == []


def test_no_draft_of_three_pairs_or_of_an_undated_changing_value(draft_from, make_fact, pool):
    pool.paired = squads(make_fact)[:3]
    too_few = draft_from(Matching, pool.paired[0], pool)
    pool.paired = [
        make_fact(id=fact.id, value=fact.value, is_volatile=True, time=fact.time.__class__("state"))
        for fact in squads(make_fact)
    ]
    undated = draft_from(Matching, pool.paired[0], pool)

    assert (too_few, undated) == (None, None)


def test_draft_of_subjects_at_several_times_tells_each_time(draft_from, make_fact, pool):
    pool.paired = [
        replace(fact, time=Time("observation", PartialDate.on(2001 + year), known="stated"))
        for year, fact in enumerate(squads(make_fact))
    ]

    draft = draft_from(Matching, pool.paired[0], pool)

    assert draft.content.stem == "Which base belonged to each of these at the time in brackets?"
    assert "North squad (2001) – Lake Birch" in draft.content.key_words()


def test_draft_of_events_pairs_them_with_dates_of_one_precision(draft_from, make_fact, pool):
    dates = ["2001-02-03", "2002-03-04", "2003-04-05", "2004-05-06", "2005"]
    pool.dated = [
        make_fact(id=date, kind="date_event", value=PartialDate.from_iso(date), statement=f"Tug {n} was sold")
        for n, date in enumerate(dates)
    ]

    draft = draft_from(Matching, pool.dated[0], pool)

    assert draft.content.stem == "When did each of these happen?"
    assert (
        draft.content.key_words()
        == "Tug 0 was sold – 3 February 2001; Tug 1 was sold – 4 March 2002; Tug 2 was sold – 5 April 2003; "
        "Tug 3 was sold – 6 May 2004"
    )
