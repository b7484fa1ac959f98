"""Matching: the table of its editor, spare options, shared options, drafting."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from quiz.question_types.base import BadQuestion, Grade, Line, Option, Reading
from quiz.question_types.matching import Matching
from quiz.question_types.pool import Together

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
    return tuple(make_fact(id=f"s{n}", value=base) for n, base in enumerate(("Lake Birch", "port Alder", "Cape Cedar")))


def test_draft_pairs_prompts_with_texts_and_has_what_is_offered_beside_them(draft_from, make_fact, pool, wrong):
    facts = squads(make_fact)
    names = ("North squad", "East squad", "West squad")
    pool.together = Together(
        STEM, facts, ("Lake Birch", "port Alder", "Cape Cedar"), names, tuple(wrong("Elm")), "2004"
    )

    draft = draft_from(Matching, facts[1], pool)

    assert draft.content.key_words() == "East squad – Port Alder; North squad – Lake Birch; West squad – Cape Cedar"
    assert [option.text for option in draft.content.options] == ["Cape Cedar", "Elm", "Lake Birch", "Port Alder"]
    assert draft.content.explanation == "So says the yearbook about 3 facts."
    assert (draft.facts[0], draft.facts[-1], draft.as_of) == (("s1", "asked"), ("w1", "distractor"), "2004")
    assert draft.content.problems() == []


def test_draft_gives_one_option_to_the_prompts_that_share_it(draft_from, make_fact, pool):
    names = ("North squad", "East squad", "West squad")
    pool.together = Together(STEM, squads(make_fact), ("Elm", "Birch", "Elm"), names)

    draft = draft_from(Matching, make_fact(), pool)

    assert draft.content.key_words() == "East squad – Birch; North squad – Elm; West squad – Elm"
    assert len(draft.content.options) == 2


def test_no_draft_of_a_fact_that_asks_for_no_pairs(draft_from, make_fact, pool):
    assert draft_from(Matching, make_fact(), pool) is None
