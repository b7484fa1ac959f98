"""Tests lists whose parts all repeat a preposition."""

import pytest

from tests.content.extraction.gleaning.gleanings import statements, told


def test_each_part_behind_its_own_preposition_is_told_by_itself():
    words = "The Orsa Accord provided for changes to the law and for a larger share of fishermen in the council."

    assert told(words, "repeated") == [
        ("Orsa Accord", "provide-for", "changes to the law"),
        ("Orsa Accord", "provide-for", "a larger share of fishermen in the council"),
    ]


def test_a_part_is_told_with_the_verb_and_its_helpers():
    words = "The Orsa Accord was signed by the mayors, by the Lake Council and by three fishing guilds."

    assert statements(words, "repeated")[1:] == [
        "The Orsa Accord was signed by the Lake Council.",
        "The Orsa Accord was signed by three fishing guilds.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The Orsa Accord was not signed by the mayors, by the Lake Council and by the fishing guilds.",
        "NLF reported to the mayors and to the council.",
        "NLF agreed to guard the ferries, to mend boats and to count fish.",
        "NLF stayed on 3 May 2011, on 4 May 2011 and on 5 May 2011.",
    ],
)
def test_what_is_denied_is_a_pair_a_deed_or_a_day_makes_no_such_list(words):
    assert told(words, "repeated") == []
