"""Tests what two sides did with one and the same thing."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, told


def test_what_one_side_took_and_the_other_did_not_is_told_of_the_thing():
    words = "Whilst Orsa endorsed the Shore Proposal, Velin flatly rejected it."

    assert told(words, "contrast") == [("Shore Proposal", "responses", "Orsa endorsed; Velin rejected")]


def test_a_contrast_without_a_date_borrows_none():
    words = "NLF came to Orsa in May 2019. Whilst Orsa endorsed the Shore Proposal, Velin flatly rejected it."
    (found,) = gleaned(words, "contrast")

    assert found.time is not None
    assert found.time.begins is None


@pytest.mark.parametrize(
    "words",
    [
        "Whilst Orsa endorsed the Shore Proposal, Velin did not reject it.",
        "While NLF was in Orsa, the guards trained the crews.",
        "Whilst Orsa endorsed the Shore Proposal, Velin rejected the Lake Charter.",
    ],
)
def test_what_is_denied_or_of_two_things_is_no_contrast(words):
    assert told(words, "contrast") == []
