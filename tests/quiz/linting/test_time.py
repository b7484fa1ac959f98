"""Checks of time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import LintContext, time
from quiz.question_types.base import Option
from quiz.question_types.matching import Matching
from quiz.question_types.ordering import Ordering


@pytest.mark.parametrize(
    ("check", "stem", "expected"),
    [
        (time.undated_present, "How many inspectors does the mission currently have?", [("T1", "block")]),
        (time.undated_present, "As of May 2004, how many inspectors does the mission now have?", []),
        (time.undated_volatile, "How many inspectors did the mission have?", [("T2", "block")]),
        (time.undated_volatile, "In May 2004, how many inspectors did the mission have?", []),
        (time.outside_validity, "In May 2010, how many inspectors did the mission have?", [("T3", "block")]),
        (time.outside_validity, "In July 2004, how many inspectors did the mission have?", []),
        (time.outside_validity, "After the storm of 2001, how many had it in May 2004?", []),
        (time.notation, "On 7/5/2004, how many inspectors did the mission have?", [("T8", "block")]),
        (time.notation, "On 2004-05-07, how many inspectors did the mission have?", [("T8", "block")]),
        (time.notation, "On 7 May 2004, how many inspectors did the mission have?", []),
    ],
)
def test_check_of_time(check, stem, expected, choose, make_fact, context_of, found):
    assert found(check, choose(stem, "1,850", "900", "300"), context_of(make_fact())) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("In May 2004, how many?", [("T5", "warn")]), ("According to the yearbook, how many in May 2004?", [])],
)
def test_stem_names_its_source_where_another_differs(stem, expected, choose, make_fact, context_of, found):
    context = context_of(make_fact(), make_fact(id="f2", value=900))

    assert found(time.contested, choose(stem, "1,850"), context) == expected


def test_changing_fact_from_an_undated_text_is_flagged(choose, make_fact, context_of, found):
    [source] = make_fact().sources

    context = context_of(make_fact(sources=(replace(source, dated=None),)))

    assert found(time.undated_source, choose("In May 2004, how many?", "1,850"), context) == [("T6", "warn")]


@pytest.mark.parametrize(("month_only", "expected"), [(True, [("T7", "block")]), (False, [])])
def test_stem_must_not_ask_for_a_day_that_nobody_knows(month_only, expected, choose, make_fact, context_of, found):
    value = PartialDate.on(2004, 5) if month_only else PartialDate.on(2004, 5, 7)
    fact = make_fact(kind="date_event", value=value, time=Time("event", value, known="stated"), is_volatile=False)

    assert found(time.precision, choose("On what date did the quay open?", "x"), context_of(fact)) == expected


def test_lines_of_a_matching_question_may_have_the_dates(make_fact, context_of, found):
    lines = (Option("a", "May 2004"), Option("b", "May 2007"))
    rows = (Option("a", "1,850"), Option("b", "900"))

    dated = Matching("How many inspectors were there at each time?", lines, rows, {"a": "a", "b": "b"})
    undated = replace(dated, prompts=(lines[0], Option("b", "later")))

    assert found(time.undated_volatile, dated, context_of(make_fact())) == []
    assert found(time.undated_volatile, undated, context_of(make_fact())) == [("T2", "block")]


def test_values_of_one_series_put_in_order_need_no_date(make_fact, context_of, found):
    later = make_fact(id="f2", time=replace(make_fact().time, begins=None))
    order = Ordering("In what order?", (Option("a", "1,850"), Option("b", "900")), ("a", "b"))

    context = replace(context_of(make_fact()), links=((make_fact(), "asked"), (later, "asked")))

    assert found(time.undated_volatile, order, context) == []


@pytest.mark.parametrize(
    ("role", "why", "expected"),
    [
        ("asked", "It was retired.", [("T4", "block")]),
        ("distractor", "It now says: 900.", [("T4", "block")]),
        ("context", "It was retired.", []),
        ("asked", "", []),
    ],
)
def test_fact_that_no_longer_stands_blocks(role, why, expected, choose, make_fact, found):
    context = LintContext(links=((make_fact(), role),), overtaken={"f1": why} if why else {})

    assert found(time.overtaken, choose("In May 2004, how many?", "1,850"), context) == expected


@pytest.mark.parametrize(
    ("check", "stem", "fixed"),
    [
        (
            time.undated_present,
            "How many inspectors does the mission currently have?",
            "As of May 2004, how many inspectors does the mission have?",
        ),
        (
            time.undated_volatile,
            "How many inspectors did the mission have?",
            "As of May 2004, how many inspectors did the mission have?",
        ),
        (time.undated_volatile, "HMF had how many inspectors?", "As of May 2004, HMF had how many inspectors?"),
        (
            time.notation,
            "On 2004-05-17, how many were there?",
            "On 17 May 2004, how many were there?",
        ),
        (time.notation, "On 17/5/2004, how many were there?", "On 17 May 2004, how many were there?"),
    ],
)
def test_one_click_mends_it(check, stem, fixed, choose, make_fact, context_of, found, mended):
    context = context_of(make_fact())

    [problem] = check(choose(stem, "1,850", "900"), context)

    assert mended(problem).stem == fixed
    assert found(check, mended(problem), context) == []


@pytest.mark.parametrize("stem", ["On 7/5/2004, how many were there?", "On 17/5/04, how many were there?"])
def test_date_that_can_be_read_in_two_ways_is_left_to_the_author(stem, choose, make_fact, context_of):
    [problem] = time.notation(choose(stem, "1,850"), context_of(make_fact()))

    assert problem.fix is None


def test_source_is_named_by_a_click(choose, make_fact, context_of, found, mended):
    context = context_of(make_fact(), make_fact(id="f2", value=900))

    [problem] = time.contested(choose("In May 2004, how many?", "1,850"), context)

    assert mended(problem).stem == "According to Harbour Office, 2005, in May 2004, how many?"
    assert found(time.contested, mended(problem), context) == []


def test_stem_asks_as_precisely_as_the_source_by_a_click(choose, make_fact, context_of, found, mended):
    value = PartialDate.on(2004, 5)
    fact = make_fact(kind="date_event", value=value, time=Time("event", value, known="stated"), is_volatile=False)

    [problem] = time.precision(choose("On what date did the quay open?", "x"), context_of(fact))

    assert mended(problem).stem == "In which month and year did the quay open?"
    assert found(time.precision, mended(problem), context_of(fact)) == []
