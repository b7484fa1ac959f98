"""Tests the resolutions and treaties that a clause names without saying that anything rests on them."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, told


@pytest.mark.parametrize(
    ("words", "subject", "name"),
    [
        ("Resolution 1244 (1999) asked the states for help.", "NLF", "Resolution 1244 (1999)"),
        ("The Security Council adopted Resolution 2911 (2011).", "NLF", "Resolution 2911 (2011)"),
        ("The patrols were checked against Regulation 2010/12.", "NLF patrols", "Regulation 2010/12"),
        ("Fishing rights, guaranteed by the Treaty of Velin, are old.", "NLF fishing rights", "Treaty of Velin"),
        ("Norway, which signed the Velin Accord in May 2010, left.", "Norway", "Velin Accord"),
        ("The Shore Council adopted Resolution 12 in May 2010.", "NLF", "Resolution 12"),
        ("The Shore Council, in Resolution 12 of 3 May 2010, welcomed the Lake Guard.", "Lake Guard", "Resolution 12"),
        ("The Shore Council has a copy of Resolution 12.", "NLF", "Resolution 12"),
        ("Resolution 12 has three parts.", "NLF", "Resolution 12"),
    ],
)
def test_an_instrument_is_shown_with_what_its_clause_is_about(words, subject, name):
    assert told(words, "instrument") == [(subject, "legal-text", name)]


@pytest.mark.parametrize(
    "words",
    [
        "I read the Velin Agreement.",
        "The guards patrol under the Lake Accord.",
        "The boats sail in line with the Velin Agreement and Resolution 2911.",
    ],
)
def test_what_is_spoken_or_told_as_a_legal_basis_is_left_alone(words):
    assert told(words, "instrument") == []


def test_a_clause_that_denies_it_is_denied():
    (found,) = gleaned("The Lake Guard does not rest on Resolution 2911 (2011).", "instrument")

    assert (found.negated, found.statement) == (True, "The Lake Guard does not rest on Resolution 2911 (2011).")
