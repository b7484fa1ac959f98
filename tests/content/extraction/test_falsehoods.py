"""Tests what is shown to nobody, since its own words show that it is untrue or no fact."""

import pytest

from tests.content.extraction.families.tellings import mentions


def told(words: str, kind: str) -> list[str]:
    return [one.statement for one in mentions(words) if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "words", "untrue"),
    [
        ("quantity", "Coordinates: 43 coordinates\n", "coordinates"),
        ("definition", "The guards praised NLF, the police and the court of Orsa.", "the police and the court"),
        ("membership", "NLF has four tasks:\n 1. Orsa\n 2. Velin\n 3. Upper Lund\n 4. Aveli\n", "Orsa"),
        ("acronym", "The Safety Centre – House of Learning (SCHOL) opened. SCHOL is old.", "for House of Learning"),
        ("date_event", "In May 2019 the fund rose. September brings the total to 3 euros.", "September brings"),
    ],
)
def test_what_its_own_words_belie_is_not_shown(kind, words, untrue):
    assert not [said for said in told(words, kind) if untrue in said]


@pytest.mark.parametrize(
    ("kind", "words", "true"),
    [
        ("membership", "NLF has two tasks:\n 1. Mine Action\n 2. Police Training\n", "Police Training"),
        ("acronym", "The House of Learning (HOL) opened. HOL is old.", "House of Learning"),
        ("date_event", "The Orsa Accord was signed by both sides on 3 May 2019.", "was signed by both sides"),
    ],
)
def test_near_ones_are_shown(kind, words, true):
    assert [said for said in told(words, kind) if true in said]
