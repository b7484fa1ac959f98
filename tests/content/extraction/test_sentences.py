"""Tests the splitting into sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.extraction import sentences


@pytest.mark.parametrize(
    ("words", "split"),
    [
        ("It is calm. Boats come.", ["It is calm.", "Boats come."]),
        ("Maj. Gen. Tove Lind came. She left.", ["Maj. Gen. Tove Lind came.", "She left."]),
        ("Brig.-Gen. Tove Lind and H.E. Ana Berg came.", ["Brig.-Gen. Tove Lind and H.E. Ana Berg came."]),
        ("The U.S. Navy came.", ["The U.S. Navy came."]),
        ("Tasks include patrols; escorts; and support.", ["Tasks include patrols; escorts; and support."]),
        (
            "The talks ended in 2011; the force was set up then.",
            ["The talks ended in 2011", "the force was set up then."],
        ),
        (
            "The force (NLF; Finnish: PJJ), which was small, left.",
            ["The force (NLF; Finnish: PJJ), which was small, left."],
        ),
        ("Is it calm? Yes!", ["Is it calm?", "Yes!"]),
        ("", []),
    ],
)
def test_split_ends_a_sentence_where_it_ends(words: str, split: list[str]):
    assert [words[start:end] for start, end in sentences.split(words)] == split


def test_is_readable_leaves_out_what_is_too_long_to_parse():
    assert sentences.is_readable("The lake is calm.")
    assert not sentences.is_readable("word " * 200)


@given(st.text(max_size=300))
def test_split_keeps_order_and_loses_no_letter(words: str):
    found = sentences.split(words)

    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    kept = "".join(words[a:b] for a, b in found)
    assert [letter for letter in kept if letter.isalpha()] == [letter for letter in words if letter.isalpha()]


def test_within_counts_from_the_start_of_the_text():
    text = "# 𝒳\n\nThe 𝒳 ferry 🚢 sailed “early”. It came back.\nNot this."

    found = sentences.within(text, 5, text.index("\nNot"))

    assert [text[start:end] for start, end in found] == ["The 𝒳 ferry 🚢 sailed “early”.", "It came back."]
