"""Pure parts of the reading pages: a text cut at its marks, and into its sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.reading import segments, sentences

TEXT = "Harbour Watch had 420 pilots and 30 boats."


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [TEXT]),
        ([(18, 28, "/a/")], ["Harbour Watch had ", "[420 pilots]", " and 30 boats."]),
        ([(0, 7, "/a/"), (33, 42, "/b/")], ["[Harbour]", " Watch had 420 pilots and ", "[30 boats.]"]),
        ([(18, 28, "/a/"), (22, 41, "/b/")], ["Harbour Watch had ", "[420 pilots]", "[ and 30 boats]", "."]),
        ([(18, 28, "/a/"), (18, 28, "/b/")], ["Harbour Watch had ", "[420 pilots]", " and 30 boats."]),
        ([(33, 99, "/a/")], ["Harbour Watch had 420 pilots and ", "[30 boats.]"]),
    ],
)
def test_segments(marks, expected):
    found = [f"[{row['text']}]" if row["is_marked"] else row["text"] for row in segments(TEXT, 0, len(TEXT), marks)]

    assert found == expected


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.just("/a/")), max_size=5),
)
def test_segments_lose_no_text(text, marks):
    assert "".join(row["text"] for row in segments(text, 0, len(text), marks)) == text


def test_sentences_are_cut_at_their_marks_and_know_their_places():
    text = "Boats 🚢 came. It had 420 pilots.  They left. "
    mark = (text.index("420"), text.index("pilots") + 6, "/a/")

    found = sentences(text, 0, len(text), [mark], "/make/?edition=1")

    assert [[part["text"] for part in row["segments"]] for row in found if row["make_url"]] == [
        ["Boats 🚢 came."],
        ["It had ", "420 pilots", "."],
        ["They left."],
    ]
    assert found[0]["make_url"] == "/make/?edition=1&start=0&end=13"


@given(st.text(max_size=60), st.sampled_from(["", "/make/?edition=1"]))
def test_sentences_lose_no_text(text, make):
    found = sentences(text, 0, len(text), [(3, 9, "/a/")], make)

    assert "".join(part["text"] for row in found for part in row["segments"]) == text
