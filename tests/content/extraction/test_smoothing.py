"""Tests that smoothing keeps the length of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.extraction import smoothing
from content.readers.text import split_blocks


@given(st.text(max_size=200))
def test_smooth_and_lower_capitals_keep_the_length(words: str):
    assert len(smoothing.smooth(words)) == len(words)
    assert len(smoothing.join_numbers(words)) == len(words)
    assert len(smoothing.lower_capitals(words.upper(), {})) == len(words.upper())


@pytest.mark.parametrize(
    ("words", "smooth"),
    [
        ("Boats built ..... 12", "Boats built:      12"),
        ("Boats built……12", "Boats built: 12"),
        ("It is calm. ... Then not.", "It is calm. ... Then not."),
    ],
)
def test_smooth_puts_a_colon_for_a_row_of_dots(words: str, smooth: str):
    assert smoothing.smooth(words) == smooth


@pytest.mark.parametrize(
    ("words", "smooth"),
    [
        ("It left the lake.[1] Then it came back.[2][3]", "It left the lake.    Then it came back.      "),
        ("Setbacks[edit]", "Setbacks      "),
        ("[1] A note at the foot", "[1] A note at the foot"),
        ("a sum [sic] of 3", "a sum [sic] of 3"),
    ],
)
def test_smooth_puts_spaces_for_the_marks_of_notes(words: str, smooth: str):
    assert smoothing.smooth(words) == smooth


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("some 50 000 men", "some 50,000 men"),
        ("2 500 men", "2,500 men"),
        ("June 2011 250 men", "June 2011 250 men"),
        ("1 234 567 fish", "1,234,567 fish"),
        ("12 boats 300 men", "12 boats 300 men"),
    ],
)
def test_join_numbers_writes_one_number_as_one_word(words: str, joined: str):
    assert smoothing.join_numbers(words) == joined


def test_lower_capitals_writes_names_as_the_rest_of_the_text_does():
    text = "The force, or LAFOR, left Velin for good.\n\nIT LEFT VELIN WITH LAFOR IN 2011"

    known = smoothing.casing(text, split_blocks(text))

    assert smoothing.lower_capitals("IT LEFT VELIN WITH LAFOR IN 2011", known) == "It left Velin with LAFOR in 2011"
