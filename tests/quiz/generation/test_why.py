"""Explanations name the fact, who says so, and when."""

from __future__ import annotations

from dataclasses import replace

from content.partialdate import PartialDate
from quiz.generation.why import why

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


def test_why_says_that_a_text_has_no_date(make_fact):
    [source] = make_fact().sources

    assert why(make_fact(sources=(replace(source, dated=None),))).endswith(
        "“Yearbook of the Harbour Mission”, an undated text."
    )


def test_why_of_a_derived_fact_says_that_it_follows(make_fact):
    assert why(make_fact(sources=(), premises=("f2", "f3"))) == f"{STATEMENT} This follows from other facts."
