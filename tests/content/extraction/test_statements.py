"""Tests the forms of verbs and nouns that statements are put together from."""

import pytest

from content.extraction import dates, statements


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Lake Guard", "is"),
        ("Lake Guards", "are"),
        ("Twenty-two of these nations", "are"),
        ("about five of the crews", "are"),
        ("one of the crews", "is"),
        ("NLF", "is"),
        ("Shore Corps", "is"),
        ("Agreement on the Principles", "is"),
    ],
)
def test_the_verb_agrees_with_the_name(words, form):
    assert statements.be(words, past=False) == form


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Lake guard", "the lake guard"),
        ("Civil war in Aveli", "the civil war in Aveli"),
        ("NLF mandate in Aveli", "the NLF mandate in Aveli"),
        ("NLF", "NLF"),
        ("Lake Guard of Aveli", "Lake Guard of Aveli"),
    ],
)
def test_a_name_that_ends_in_a_common_noun_takes_the_article(words, said):
    assert statements.the(words) == said


@pytest.mark.parametrize(
    ("name", "takes_it"),
    [
        ("UN", True),
        ("Northern Lake Force", True),
        ("UN Lake Mission in Orsa", True),
        ("NLF", False),
        ("Operation Calm Force", False),
        ("Velin's Lake Group", False),
    ],
)
def test_a_body_by_its_full_name_takes_the_article(name, takes_it):
    assert statements.takes_article(name) == takes_it


def test_the_close_of_a_year_is_a_point_in_it():
    (found,) = dates.find("At the close of 2008 the guard left.")

    assert statements.when(found.when) == "at the close of 2008"
