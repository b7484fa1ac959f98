"""Tests to what the dead and wounded belong: to the attack or the storm that the text tells they suffered in."""

import pytest

from content.extraction.mention import SourceText
from content.extraction.pipeline import extract

LEAD = "Lake Mission in Velin (LMV)\n\nLMV was set up in 2010 and has an office. LMV keeps the peace.\n\nThe north\n\n"


def suffered(words: str) -> set[tuple[str, str]]:
    """Of what the dead and wounded of a paragraph are told, and how."""
    found = extract(SourceText("a", f"{LEAD}{words}\n")).mentions
    return {(one.subject, one.statement) for one in found if one.kind == "quantity"}


def subjects_of(words: str) -> set[str]:
    return {subject for subject, _ in suffered(words)}


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Six were killed in the car bomb attack at Orsa on 4 May 2013.", "Car bomb attack at Orsa"),
        ("Rebels attacked the depot at Mosa on 3 May 2012. Seven people were killed.", "Attack on the depot"),
        ("The gravest event was the shelling of Dobra. Four civilians were wounded.", "Shelling of Dobra"),
        ("On 9 June a truck drove into a crowd: it was an accident. Three children died.", "Accident"),
    ],
)
def test_the_dead_belong_to_the_event_they_died_in(words: str, event: str):
    assert event in subjects_of(words)


def test_the_event_is_named_where_only_the_sentence_before_tells_of_it():
    told = suffered("The gravest event was the shelling of Dobra. Four civilians were wounded.")
    assert ("Shelling of Dobra", "4 civilians were wounded in the shelling of Dobra.") in told


@pytest.mark.parametrize(
    "words",
    [
        "There was no attack on Dobra. Four civilians were wounded.",
        "An attack on Dobra could follow. Four civilians were wounded.",
        "Attacks on towns went on. Four civilians were wounded.",
        "The gravest event was the shelling of Dobra. LMV took in 40 families.",
    ],
)
def test_what_did_not_take_place_or_did_no_harm_is_no_event_of_the_dead(words: str):
    assert not [one for one in subjects_of(words) if "ttack" in one or "helling" in one]


def test_a_storm_and_not_its_date_is_what_cost_lives():
    assert "Storm" in subjects_of("The storm of 23 January 2010, which cost an estimated 4,100 lives, hit the town.")
