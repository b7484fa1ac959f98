"""Tests the places behind "in", "at" and "to" that no family takes."""

import pytest

from tests.content.extraction.families.tellings import mentions
from tests.content.extraction.gleaning.gleanings import gleaned, told

RULES = ("place of a noun", "place of a deed", "unit in brackets")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Commission in Velin is new.", [("Commission", "place", "Velin")]),
        ("The Lake Guard treats patients in Velin.", [("Lake Guard", "treat-in", "Velin")]),
        ("The ship moved to Orsa.", [("Ship", "move-to", "Orsa")]),
        (
            "Guards patrol in Velin, Orsa and Lund.",
            [("Guards", "patrol-in", "Velin"), ("Guards", "patrol-in", "Orsa"), ("Guards", "patrol-in", "Lund")],
        ),
        (
            "Boats lie at Velin (headquarters), Orsa (Task Group South) and Lund (Boat School).",
            [("Task Group South", "base", "Orsa"), ("Boat School", "base", "Lund")],
        ),
    ],
)
def test_a_place_is_shown_with_what_is_or_happens_there(words, found):
    assert set(told(words, *RULES)) >= set(found)


@pytest.mark.parametrize(
    "words",
    [
        "The team does not treat patients in Velin.",
        "The ship belongs to Orsa.",
        "I live in Orsa.",
        "The port in May was calm.",
        "The villagers in 2012 were poor.",
    ],
)
def test_a_denial_a_speaker_and_a_month_give_no_place(words):
    assert told(words, *RULES) == []


def test_a_place_that_a_family_took_is_left_alone():
    words = "The Lake Guard runs an office in Velin and a school in Orsa."

    assert gleaned(words, *RULES) == []
    assert {str(one.value) for one in mentions(words) if one.kind == "location"} == {"Velin", "Orsa"}


def test_a_place_that_the_text_names_again_and_again_says_nothing():
    words = "Boats were repaired in Lund. Crews slept in Lund. Cooks worked in Lund."

    assert len(told(words, *RULES)) == 3
    assert told(f"{words} Guards met in Lund.", *RULES) == []
