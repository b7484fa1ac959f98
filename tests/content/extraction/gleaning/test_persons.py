"""Tests who persons are said to be in words that are no office."""

import pytest

from tests.content.extraction.families.tellings import mentions
from tests.content.extraction.gleaning.gleanings import gleaned, statements


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Ana Berg, a retired ambassador, came to Aveli.", "Ana Berg is a retired ambassador."),
        (
            "Ana Berg (Norway), then chief engineer of the port, came to Aveli.",
            "Ana Berg was a chief engineer of the port.",
        ),
        ("Ana Berg, formerly a fisherman, came in 2012.", "Ana Berg was a fisherman."),
        ("The Norwegian diplomat Ana Berg led the talks.", "Ana Berg is a Norwegian diplomat."),
        ("The talks were held with the old engineer Ana Berg.", "Ana Berg is an old engineer."),
        ("Observers led by the brigadier Olaf Ruud came to Orsa.", "Olaf Ruud is a brigadier."),
        ("Dr Ana Berg, winner of the Lake Prize, spoke.", "Dr Ana Berg is a winner of the Lake Prize."),
    ],
)
def test_what_stands_beside_a_name_tells_who_that_is(words, statement):
    assert statements(words, "person") == [statement]


@pytest.mark.parametrize(
    "words",
    [
        "Ana Berg, not a member of the council, was there.",
        "Ana Berg, Olaf Ruud and Ida Holm left.",
        "Ana Berg, who was born in 1960, left.",
        "Ana Berg, 45, won.",
        "Mr Olaf Ruud, and the crew, came.",
        "Ms Ana Berg, having arrived, spoke.",
        "Ana Berg, in May 2012, won.",
    ],
)
def test_what_tells_no_more_of_a_person_is_no_description(words):
    assert statements(words, "person") == []


@pytest.mark.parametrize(
    "words",
    [
        "Colonel Ana Berg is Commander of NLF.",
        "General Olaf Ruud, military adviser to the Lake Council, spoke.",
        "Mr. Olaf Ruud, an expert in law, spoke.",
    ],
)
def test_a_person_of_whom_a_family_told_it_is_left_alone(words):
    assert gleaned(words, "person") == []
    assert [one for one in mentions(words) if one.kind in ("role", "definition")]


def test_who_was_something_once_has_no_date():
    (found,) = gleaned("Ana Berg, formerly a fisherman, came in 2012.", "person")

    assert found.time is not None
    assert (found.time.begins, found.time.ends) == (None, None)
