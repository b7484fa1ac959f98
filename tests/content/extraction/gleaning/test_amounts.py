"""Tests the numbers that no family takes: whose they are, what they count, and which ones are left alone."""

import pytest

from tests.content.extraction.families.tellings import mentions
from tests.content.extraction.gleaning.gleanings import gleaned, statements, told


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("In 2015 the village council grew to 110.", ("NLF village council", "council", "110")),
        ("Some 1,400 have been injured in the storm.", ("NLF", "people-injured", "1400")),
        ("The crews worked with a staff of 68.", ("NLF crews", "staff-worked", "68")),
        ("The harbour clinic can treat up to 40 patients a day.", ("NLF harbour clinic", "patients-treated", "40")),
        ("Of the ferries, 12 were repaired.", ("NLF", "repaired", "12")),
        ("Norway, which lent boats in 2015, now has 39.", ("Norway", "number", "39")),
        ("A reduction to 180 is planned.", ("NLF", "reduction-to", "180")),
        ("The boat ceiling was raised to 532 so that more could sail.", ("NLF boat ceiling", "ceiling", "532")),
    ],
)
def test_a_number_that_no_family_takes_is_shown_with_whose_it_is(words, fact):
    assert told(words, "number") == [fact]


@pytest.mark.parametrize(
    "words",
    [
        "The harbour clinic could treat 40 patients.",
        "The force did not receive 30 boats.",
        "There were no 40 boats.",
        "The force neither sent 300 letters nor lost 20 boats.",
        "See page 40 of the report.",
        "Room 12 holds maps.",
        "I saw 40 gulls.",
        "NLF lost 12 of its 40 boats in 2019.",
        "Between May 2011 and June 2012, no boats at all.",
        "Call us at 555 0142.",
    ],
)
def test_what_may_be_is_not_or_counts_nothing_is_no_number(words):
    assert told(words, "number") == []


def test_a_number_that_a_family_took_is_not_gleaned_again():
    found = mentions("NLF has 40 boats.")

    assert [(one.rule, one.value) for one in found if one.kind == "quantity"] == [("quantity: count", 40)]


def test_each_name_of_a_row_of_names_has_its_own_number():
    words = "In 2012 the states paid for boats: Norway gave about 3,800, Iceland 950 and Finland 800."

    assert sorted(told(words, "number")) == [
        ("Finland", "given", "800"),
        ("Iceland", "given", "950"),
        ("Norway", "given", "3800"),
    ]


def test_a_name_with_a_number_of_its_own_needs_no_row():
    assert told("Most boats came from Chad, followed by Ghana with 1,450.", "number") == [("Ghana", "followed", "1450")]


def test_a_number_keeps_its_hedge_and_the_date_of_its_clause():
    (found,) = gleaned("In 2015 the village council grew to about 110.", "number")

    assert found.hedge == "about"
    assert found.time is not None
    assert str(found.time.begins) == "2015-01-01/2015-12-31;year;2015"


def test_the_statement_names_the_subject_and_holds_the_number():
    assert statements("The force works in a hall with a capacity of 300 beds.", "number") == [
        "NLF works in a hall with a capacity of 300 beds."
    ]
