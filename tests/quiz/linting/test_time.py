"""Checks of time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.linting import time


def found(check, question, context):
    return [(problem.check, problem.severity) for problem in check(question, context)]


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
def test_check_of_time(check, stem, expected, choose, make_fact, context_of):
    assert found(check, choose(stem, "1,850", "900", "300"), context_of(make_fact())) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("In May 2004, how many?", [("T5", "warn")]), ("According to the yearbook, how many in May 2004?", [])],
)
def test_stem_names_its_source_where_another_differs(stem, expected, choose, make_fact, context_of):
    context = context_of(make_fact(), make_fact(id="f2", value=900))

    assert found(time.contested, choose(stem, "1,850"), context) == expected


def test_changing_fact_from_an_undated_text_is_flagged(choose, make_fact, context_of):
    [source] = make_fact().sources

    context = context_of(make_fact(sources=(replace(source, dated=None),)))

    assert found(time.undated_source, choose("In May 2004, how many?", "1,850"), context) == [("T6", "warn")]


@pytest.mark.parametrize(("month_only", "expected"), [(True, [("T7", "block")]), (False, [])])
def test_stem_must_not_ask_for_a_day_that_nobody_knows(month_only, expected, choose, make_fact, context_of):
    value = PartialDate.on(2004, 5) if month_only else PartialDate.on(2004, 5, 7)
    fact = make_fact(kind="date_event", value=value, time=Time("event", value, known="stated"), is_volatile=False)

    assert found(time.precision, choose("On what date did the quay open?", "x"), context_of(fact)) == expected
