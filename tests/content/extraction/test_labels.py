"""Tests the dates under which the entries of a chronology stand."""

import pytest

from content.extraction import labels
from content.readers.base import Block


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("3 May 2004: the force took over the port.", "the force took over the port."),
        ("June 2004   The force took over the port.", "The force took over the port."),
        ("2004 – the first boats came to the port.", "the first boats came to the port."),
        ("3 May 2004 – 7 June 2005   The force held the port.", "The force held the port."),
        ("LAKEPORT, 28 June 2018 – The Council decided to stay on.", "The Council decided to stay on."),
        ("Port Velin, 28 June 2018: the Council decided to stay on.", "the Council decided to stay on."),
    ],
)
def test_a_date_before_an_entry_is_cut_off(words, rest):
    assert words[labels.length(words) :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "In May 2004 the force took over the port.",
        "3 May 2004",
        "Lakeport, 28 June 2018 and the days that came behind it",
        "2004–2006   Gen. Ana Berg (Norway)",
        "Strength: 900 men and women at the port.",
        "2,004 boats came to the port: all of them were grey.",
    ],
)
def test_what_is_no_entry_of_a_chronology_keeps_its_words(words):
    assert labels.length(words) == 0


def test_a_heading_that_is_a_date_labels_what_stands_below():
    block = Block("paragraph", 0, 20, heading_path=("History", "2004"))

    found = labels.find("The force came here.", block)

    assert found is not None
    assert found.when.iso == "2004"
