"""Tests whose troops are counted: those of a force, and not those that others gave, spoke of or let go."""

import pytest

from tests.content.extraction.families.figures_told import mentions, statement, told


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("In 2013 it was 1,680 strong.", ("LMM", "troops", "1680 personnel")),
        ("The authorised ceiling is 900 troops.", ("LMM", "authorised-troops", "900 troops")),
        ("Some 900 troops from 12 nations serve on the lake.", ("LMM", "troops", "about 900 troops")),
        ("At present 900 troops are deployed.", ("LMM", "troops", "900 troops")),
        ("The staff of LMM grew to 60 in 2013.", ("LMM", "troops", "60 staff")),
        ("Resolution 90 of 3 May 2012 lowered the force to 300 troops.", ("LMM", "troops", "300 troops")),
        (
            "It took over from the Orsa Guard, whose 400 soldiers remain.",
            ("Orsa Guard", "troops", "400 soldiers"),
        ),
    ],
)
def test_the_troops_of_a_force_are_its_strength(words: str, fact: tuple[str, str, str]):
    assert fact in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway has contributed about 150 soldiers.",
        "Norway sent two dozen soldiers in 2013.",
        "Norway alone spoke of 2,000 soldiers.",
        "The release of 300 soldiers was a first step.",
        "More than 900 soldiers have passed through the school since 2012.",
        "Over 300 soldiers have served since 2012.",
        "Up to 225 personnel will go to the north.",
        "In 2012 LMM led 300 soldiers through the flood.",
    ],
)
def test_troops_that_others_gave_or_that_only_passed_through_are_no_strength(words: str):
    assert not any(attribute == "troops" for _, attribute, _ in told(words))


def test_the_years_between_two_figures_are_not_what_is_counted():
    assert not any("years" in value for _, _, value in told("The staff rose from 125 in 2011 to 155 two years later."))


def test_a_part_of_the_force_grows_by_its_own_count():
    (before, after) = mentions("The police component will grow from 50 to 90 officers.")

    assert (before.subject, before.value, before.modality) == ("LMM police component", 50, "happened")
    assert (after.subject, after.value, after.modality) == ("LMM police component", 90, "planned")


def test_an_adjective_of_a_nation_keeps_its_capital():
    assert statement("The Norwegian contingent had 60 soldiers.").startswith("The Norwegian contingent had 60 soldiers")
