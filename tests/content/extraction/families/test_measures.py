"""Tests lengths, areas, shares, durations and distances."""

import pytest

from tests.content.extraction.families.figures_told import mentions, statement, told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The buffer zone is 120 km long.", "The buffer zone is 120 km long."),
        ("The area of operations covers 2,300 km2.", "The LMM area of operations covers 2,300 km2."),
        ("The buffer zone covers roughly 3 per cent of it.", "The buffer zone covers about 3 per cent of it."),
        ("The frigate Aurora reached the port within 5 hours.", "The frigate Aurora reached the port within 5 hours."),
        ("It ended a 41-day blockade.", "The blockade lasted 41 days."),
        ("In 2012 LMM seized 3.2 tonnes of flour.", "LMM seized 3.2 tonnes of flour in 2012."),
        ("• Task Unit, Fort Orsa, 40 km north of Port Velin", "Fort Orsa is 40 km north of Port Velin."),
    ],
)
def test_a_measure_is_told_of_its_subject(words: str, said: str):
    assert statement(words) == said


def test_an_aside_measures_what_it_explains():
    words = "LMM watches the buffer zone, a strip about 180 kilometres long which widens to 7 kilometres near Orsa."

    assert told(words) == {
        ("Buffer zone", "length", "about 180 kilometres"),
        ("Buffer zone", "greatest-width", "7 kilometres"),
    }


def test_a_guess_at_what_lasted_is_shown_to_the_instructor_only():
    assert [one.tier for one in mentions("The mission was extended for 12 months.")] == ["B"]


def test_what_a_dated_clause_follows_ended_with_it():
    (talks,) = mentions("During the six-month tour of the guard, the boats sank.")

    assert (talks.attribute, str(talks.time.begins).split(";")[0] if talks.time else "") == (
        "duration",
        "../2014-03-05",
    )


def test_what_each_of_several_lasts_is_told_of_each():
    (found,) = mentions("Each rotation lasts six months.")

    assert (found.subject, found.value, found.statement) == ("Rotation", 6, "Each rotation lasts 6 months.")
