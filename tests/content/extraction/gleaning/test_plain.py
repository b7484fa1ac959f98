"""Tests plain statements: what subjects are, have and do, and that none says more or less than its clause."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, statements


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The ban was lifted.", ["The ban was lifted."]),
        ("These rules were not broken by the port.", ["The NLF rules were not broken by the port."]),
        (
            "The guard has repaired the old quay and cleaned the beach.",
            ["The guard has repaired the old quay.", "The guard cleaned the beach."],
        ),
        (
            "The school, which teaches young sailors, is old.",
            ["The school teaches young sailors.", "The school is old."],
        ),
        ("No boat reached the old port.", ["No boat reached the old port."]),
        ("Not all boats reached the old port.", ["Not all boats reached the old port."]),
        ("The Lake Guard never carries weapons.", ["The Lake Guard never carries weapons."]),
        ("The school no longer teaches young sailors.", ["The school no longer teaches young sailors."]),
        ("The team does not treat patients in Velin.", ["The team does not treat patients in Velin."]),
        ("The guard hardly helps the poor fishermen.", ["The guard hardly helps the poor fishermen."]),
        (
            "Orsa, Lund and Velin are among the bigger ports of the lake.",
            ["Orsa, Lund and Velin are among the bigger ports of the lake."],
        ),
    ],
)
def test_a_clause_is_told_as_it_stands_with_its_denial(words, told):
    assert statements(words, "statement") == told


@pytest.mark.parametrize(
    "words",
    [
        "Hardly any boat reached the old port.",
        "The council neither supports nor protects the guard.",
        "If the storm comes, the guard helps the crew.",
        "The guard helps the crew unless the storm comes.",
        "There were no 40 boats.",
        "He was in charge in Velin.",
        "The council asked the mission to:\n • watch the line\n • report to all\n",
        "The commander said the guard helps the poor.",
        "My guard repaired the old quay.",
        "Those guards not hired by the port will be sent home with honour.",
        "This page describes the old quay of Orsa.",
    ],
)
def test_what_cannot_be_said_without_the_rest_is_not_told(words):
    assert statements(words, "statement") == []


@pytest.mark.parametrize(
    "words",
    [
        "The Lake Guard never carries weapons.",
        "The school no longer teaches young sailors.",
        "The force could not help the crew.",
    ],
)
def test_a_denial_is_marked_as_one(words):
    assert [one.negated for one in gleaned(words, "statement")] == [True]


def test_what_will_be_is_planned():
    assert [one.modality for one in gleaned("The school will teach young sailors.", "statement")] == ["planned"]


def test_who_does_what_others_undergo_is_told_of_the_doer_too():
    (found,) = gleaned("Food is delivered by the Support Office.", "doer")

    assert (found.subject, found.attribute, found.value) == ("Support Office", "deliver", "Food")
    assert found.statement == "Food is delivered by the Support Office."


def test_a_bracket_that_the_clause_cuts_is_not_told():
    assert statements("The boats, old and slow, came (3 May 2011) to the port.", "statement") == []


def test_what_will_go_on_is_told_as_planned():
    found = gleaned("The crews will continue to guard the old ports.", "statement")

    assert {one.modality for one in found} == {"planned"}
