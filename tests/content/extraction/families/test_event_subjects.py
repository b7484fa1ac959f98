"""Tests of whom or what a dated event is told: of who did it, or of what was signed, adopted or joined."""

import pytest

from tests.content.extraction.families.tellings import mentions


def told(words: str) -> list[str]:
    """What the families say of the events of a text."""
    return [one.statement for one in mentions(words) if one.rule.startswith("date: ")]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Both armies signed the Velin Accord on 12 May 2010.", "The Velin Accord was signed on 12 May 2010."),
        (
            "The Shore Council adopted Resolution 12 in May 2010.",
            "Resolution 12 was adopted by the Shore Council in May 2010.",
        ),
        (
            "Norway, which signed the Velin Accord in May 2010, left.",
            "The Velin Accord was signed by Norway in May 2010.",
        ),
        (
            "The council endorsed LMM through Resolution 12 (2010), adopted by all on 3 May 2010 under Part II.",
            "Resolution 12 was adopted by all under Part II on 3 May 2010.",
        ),
        ("The council will adopt the Lake Act in June 2021.", "The Lake Act will be adopted in June 2021."),
        ("They did not sign the Velin Accord in May 2010.", "The Velin Accord was not signed in May 2010."),
        ("The council will not adopt the Lake Act in June 2021.", "The Lake Act will not be adopted in June 2021."),
    ],
)
def test_a_treaty_is_what_its_signing_is_told_of(words, statement):
    assert told(words) == [statement]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("The council adopted a child in June 2019.", "The council adopted a child in June 2019."),
        (
            "The Shore Council set up the Lake Guard in May 2010.",
            "The Shore Council set up the Lake Guard in May 2010.",
        ),
        ("The Velin Accord was not signed in May 2010.", "The Velin Accord was not signed in May 2010."),
    ],
)
def test_what_is_no_treaty_is_told_of_who_did_it(words, statement):
    assert told(words) == [statement]


def test_each_name_between_two_dates_has_the_date_behind_it():
    assert told("Norway joined in 2001, Iceland in 2003 and Finland in 2005.") == [
        "Norway joined in 2001.",
        "Iceland joined in 2003.",
        "Finland joined in 2005.",
    ]


def test_a_word_between_two_dates_that_is_no_name_is_no_subject():
    assert [
        one.subject for one in mentions("NLF came in 2001, and left in 2003.") if one.rule.startswith("date: ")
    ] == [
        "NLF",
        "NLF",
    ]


def test_a_denied_signing_is_denied():
    words = "The council passed the Lake Act on 3 May 2012 but did not sign the Velin Accord until 2014."

    assert [(one.subject, one.negated) for one in mentions(words) if one.rule.startswith("date: ")] == [
        ("Lake Act", False),
        ("Velin Accord", True),
    ]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Since 2015 the school no longer teaches sailors.", "The school no longer teaches sailors since 2015."),
        (
            "The Lake Guard has no longer been based in Orsa since 2015.",
            "The Lake Guard has no longer been based in Orsa since 2015.",
        ),
    ],
)
def test_what_is_no_longer_so_is_told_as_denied(words, statement):
    assert [(one.statement, one.negated) for one in mentions(words) if one.rule == "date: since"] == [(statement, True)]


def test_no_part_of_what_neither_nor_joins_is_told_by_itself():
    words = "The force neither left the port in 2010 nor returned to the shore in 2012."

    assert told(words) == []
