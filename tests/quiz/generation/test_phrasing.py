"""Words around a value: when, whose, and what an attribute is called."""

from __future__ import annotations

import pytest

from content.partialdate import PartialDate
from quiz.generation.phrasing import is_acronym, listed, moment, named, noun_label, possessed, publishers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2003-06-01/2003-06-30;month;by June 2003", "in June 2003"),
        ("2003-06-12/2003-06-12;day;12 June", "on 12 June 2003"),
        ("2002-01-01/2002-04-30;part;by early 2002", "in early 2002"),
        ("2003-12-01/2003-12-31;part;by the end of 2003", "at the end of 2003"),
        ("1999-01-01/2000-05-31;range;before June 2000", "before June 2000"),
        ("2009-02-02/2009-06-14;range;", "in the first half of 2009"),
        ("1999-06-12/1999-12-31;range;initially", "between 12 June 1999 and 31 December 1999"),
        ("2010-07-22/..;day;after 22 July 2010", None),
        ("2002-01-01/2002-04-30;part;early that year", None),
    ],
)
def test_moment_opens_a_sentence(text, expected):
    assert moment(PartialDate.parse(text)) == expected


@pytest.mark.parametrize(
    ("subject", "statement", "expected"),
    [
        ("HMF", "In May 2004 HMF had two tugs.", "HMF"),
        ("Quay Guard", "In May 2004 the Quay Guard had two tugs.", "the Quay Guard"),
        ("tug programme", "The office ran its tug programme until 2004.", "the tug programme"),
        ("Protection of cargo", "Protection of cargo included patrols.", "the protection of cargo"),
        ("Ilse Maren", "Ilse Maren was captain.", "Ilse Maren"),
    ],
)
def test_named_gives_the_article_that_the_statement_has(subject, statement, expected, make_fact):
    assert named(make_fact(subject=subject, statement=statement)) == expected


@pytest.mark.parametrize(
    ("noun", "owner", "expected"),
    [
        ("structure", "HMF", "HMF's structure"),
        (
            "tasks in Norrvik",
            "the Northern Harbour Armed Forces",
            "the tasks of the Northern Harbour Armed Forces in Norrvik",
        ),
        ("purpose", "the change of tugs", "the purpose of the change of tugs"),
    ],
)
def test_possessed_says_whose_something_is(noun, owner, expected):
    assert possessed(noun, owner) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("base", "base"),
        ("measures to protect cargo", "measures to protect cargo"),
        ("reports to", None),
        ("cooperates with", None),
        ("funded by", None),
        ("what it is", None),
        ("cranes it is not to have", None),
    ],
)
def test_noun_label_is_a_noun_or_nothing(label, expected, make_fact):
    assert noun_label(make_fact(attribute_label=label)) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("HMF", True), ("COM JHQ", True), ("Quay", False), ("Quay Guard", False)]
)
def test_is_acronym_sees_letters_that_stand_for_words(name, expected):
    assert is_acronym(name) is expected


def test_publishers_have_their_article_and_stand_once(make_fact):
    [source] = make_fact().sources

    assert publishers([source, source]) == ["the Harbour Office"]


def test_listed_joins_with_commas_and_and():
    assert listed(["A", "B", "C"]) == "A, B and C"
