"""Pure parts of the reading pages: a text cut at its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.reading import segments

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
