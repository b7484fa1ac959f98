"""Tests of fields that no family knows, told as a property of whose field it is."""

import pytest

from tests.content.extraction.gleaning.gleanings import statements


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Nickname: the Blue Boats", "The nickname of NLF was the Blue Boats on 1 May 2020."),
        (
            "Mandating bodies: Lake Council; Council of Ports",
            "The mandating bodies of NLF were Lake Council; Council of Ports on 1 May 2020.",
        ),
        ("Force Headquarters: afloat", "The Force Headquarters of NLF were afloat on 1 May 2020."),
    ],
)
def test_an_unknown_key_is_a_property_of_its_owner(line: str, said: str):
    assert statements(f"AT A GLANCE\n\n{line}\nAnthem: none\n", "field") == [said]


@pytest.mark.parametrize(
    "line",
    [
        "Press contact: Harbour Street",
        "Website: the lake online",
        "Mandate: until 30 June 2024",
        "Answer: nobody knows yet",
        "Remember: the boats leave at dawn",
        "Facts: the lake in numbers",
        "Posts: Orsa | Velin",
    ],
)
def test_what_is_no_property_is_left(line: str):
    assert statements(f"AT A GLANCE\n\n{line}\nAnthem: none\n", "field") == []
