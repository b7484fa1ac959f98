"""Tests the forms of verbs and nouns that statements are put together from."""

import pytest

from content.extraction import statements


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
    ],
)
def test_the_verb_agrees_with_the_name(words, form):
    assert statements.be(words, past=False) == form
