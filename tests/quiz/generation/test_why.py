"""Explanations name the fact, who says so, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content.partialdate import PartialDate
from quiz.generation.why import why, why_all

STATEMENT = "In May 2004 the Harbour Mission had 1,850 inspectors."


def test_why_names_the_publisher_the_text_and_its_date(make_fact):
    assert why(make_fact()) == (
        f"{STATEMENT} The Harbour Office says so in “Yearbook of the Harbour Mission”, a text of 2005."
    )


def test_why_takes_the_newest_of_several_sources(make_fact):
    [old] = make_fact().sources
    new = replace(old, publisher="Port Council", title="Report", dated=PartialDate.on(2007, 3))

    assert why(make_fact(sources=(old, new))) == (
        f"{STATEMENT} The Port Council says so in “Report”, a text of March 2007."
        " So do other texts of the Harbour Office."
    )


@pytest.mark.parametrize(
    "dated",
    [
        None,
        PartialDate(date(2005, 3, 9), None),
        PartialDate(None, date(2005, 3, 9)),
        PartialDate.parse("2005-03-09/2006-01-01;range;"),
    ],
)
def test_why_says_that_a_text_has_no_date_rather_than_before_or_after_what_it_was_written(make_fact, dated):
    [source] = make_fact().sources

    assert why(make_fact(sources=(replace(source, dated=dated),))).endswith(
        "“Yearbook of the Harbour Mission”, an undated text."
    )


def test_why_of_a_sum_says_from_what_it_follows_and_where_that_stands(make_fact):
    men, women = (
        make_fact(id=sex, statement=f"The Harbour Mission had {n} {sex}.") for n, sex in ((9, "men"), (8, "women"))
    )
    [source] = men.sources
    women = replace(women, sources=(source, replace(source, title="Report")))
    total = make_fact(sources=(), premises=("men", "women"))

    assert why(total, [men, women]) == (
        f"{STATEMENT} This follows from other facts: The Harbour Mission had 9 men; The Harbour Mission had 8 women."
        " They stand in “Yearbook of the Harbour Mission” and “Report”."
    )


def test_why_of_an_order_does_not_tell_its_events_twice(make_fact):
    order = make_fact(kind="sequence", sources=(), premises=("f2", "f3"))

    assert why(order, [make_fact(id="f2"), make_fact(id="f3")]) == (
        f"{STATEMENT} This follows from 2 other facts. They stand in “Yearbook of the Harbour Mission”."
    )


def test_why_of_a_derived_fact_says_that_it_follows(make_fact):
    assert why(make_fact(sources=(), premises=("f2", "f3"))) == f"{STATEMENT} This follows from other facts."


def test_why_of_several_facts_names_a_text_once_behind_all_that_it_says(make_fact):
    other = make_fact(id="f2", statement="In May 2006 the Harbour Mission had 900 inspectors.")

    assert why_all([make_fact(), other]) == (
        f"{STATEMENT} {other.statement} "
        "The Harbour Office says so in “Yearbook of the Harbour Mission”, a text of 2005."
    )


def test_why_tells_what_is_over_in_the_past_and_with_its_article(make_event):
    fact = make_event("2003-04-07", "Ceasefire comes into effect on 7 April 2003.")

    assert why(fact).startswith("The Ceasefire came into effect on 7 April 2003.")
