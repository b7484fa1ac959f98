"""Checks of distractors."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import distractors

STEM = "Where was the Harbour Mission based in May 2004?"


def test_distractor_that_is_another_name_of_the_key_blocks(choose, harbour, found):
    question = choose(STEM, "Norrvik", "Nordwik", "Sudvik")

    assert found(distractors.alias_clash, question, harbour) == [("C19", "block")]
    assert found(distractors.alias_clash, choose(STEM, "Norrvik", "Ostvik", "Sudvik"), harbour) == []


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (Time("observation", PartialDate.on(2008, 5), known="stated"), []),
        (Time("observation", PartialDate.on(2004), known="stated"), [("C20", "block")]),
        (Time("observation"), [("C20", "block")]),
    ],
)
def test_distractor_that_may_be_true_at_the_time_asked_blocks(time, expected, choose, make_fact, context_of, found):
    context = context_of(make_fact(), make_fact(id="f2", value=900, time=time))

    assert found(distractors.second_true, choose("In May 2004, how many?", "1,850", "900", "300"), context) == expected


def test_only_days_on_which_the_key_is_right_count(choose, make_fact, context_of, found):
    end = PartialDate.parse("2003-12-01/2003-12-31;part;the end of 2003")
    asked = make_fact(time=Time("observation", end, known="stated"), holds_days=200)
    before = make_fact(id="f2", value=900, time=Time("observation", PartialDate.on(2003, 6)), holds_days=200)

    question = choose("By the end of 2003, how many?", "1,850", "900", "300")

    assert found(distractors.second_true, question, context_of(asked, before)) == []


def test_member_of_the_asked_list_as_distractor_blocks(choose, make_fact, context_of, found):
    member = make_fact(is_list=True, is_volatile=False, value="inspect cargo", time=Time("state"), unit="")
    other = make_fact(id="f2", is_list=True, is_volatile=False, value="train pilots", time=Time("state"), unit="")

    question = choose("Which of these belonged to the mandate?", "inspect cargo", "train pilots", "run ferries")

    assert found(distractors.second_true, question, context_of(member, other)) == [("C20", "block")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Norrvik", "Ada Quay", "Sudvik"], [("C21", "warn")]),
        (["Norrvik", "12 May 2004", "Sudvik"], [("C21", "warn")]),
        (["Norrvik", "Ostvik", "Sudvik"], []),
        (["Harbour Mission Force", "Harbour Pilot Service", "the Port Council"], []),
        (["900 tugs", "850 boats", "30 tugs"], [("C21", "warn"), ("C21", "warn")]),
        (["900 tugs", "850 tugs", "about 90"], []),
        (["1,850", "90", "900"], [("C21", "warn")]),
        (["1,850", "100", "900"], []),
        (["May 2004", "June 1960", "July 2003"], [("C21", "warn")]),
        (["May 2004", "June 1984", "July 2003"], []),
    ],
)
def test_distractor_that_nobody_takes_for_right_is_flagged(texts, expected, choose, harbour, found):
    assert found(distractors.implausible, choose(STEM, *texts), harbour) == expected


def test_a_click_removes_what_may_be_right(choose, harbour, mended):
    [problem] = distractors.alias_clash(choose(STEM, "Norrvik", "Nordwik", "Sudvik"), harbour)

    assert [option.text for option in mended(problem).options] == ["Norrvik", "Sudvik"]
