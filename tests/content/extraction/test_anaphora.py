"""Tests of what "it" and "which" stand for."""

import pytest

from tests.content.extraction.families.tellings import mentions


def subjects(words: str) -> list[str]:
    """Of what the dated events of a text are told."""
    return [one.subject for one in mentions(words) if one.kind == "date_event"]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("The hotline. Opened in 2008, it is staffed day and night.", "Hotline"),
        ("The Orsa Guard is small. Led by Finland since May 2011, it has nine boats.", "Orsa Guard"),
        ("The Orsa mine is deep. Captain Ada Lind began to flood it, and in May 2015 it closed.", "Orsa mine"),
        (
            "The trouble began at dawn, and although the Orsa Guard had no orders, it shut the port on 3 May 2015.",
            "Orsa Guard",
        ),
    ],
)
def test_it_is_the_thing_spoken_of_and_nothing_that_grammar_or_sense_forbids(words, subject):
    assert subjects(words) == [subject]


def test_an_operation_did_what_a_clause_behind_its_land_tells():
    words = (
        "The Shore Guard Mission was a police operation in Norway, which from April 1989 to March 1990 supervised "
        "the elections."
    )

    assert set(subjects(words)) == {"Shore Guard Mission"}


def test_a_land_did_what_a_clause_tells_that_no_operation_does():
    words = "The Shore Guard Mission was a police operation in Norway, which became a kingdom in 1905."

    assert subjects(words) == ["Norway"]


def test_a_name_that_the_sentence_spells_out_is_called_by_its_short_form():
    words = "In May 2014 the Shore Assistance Mission in Orsa and Velin (SAMOV) gave up its boats. SAMOV is small."

    assert subjects(words) == ["SAMOV"]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("The settlement, known as the Velin Accord, was signed in May 2012.", "Velin Accord"),
        ("The Orsa mine is deep. Divers led by Ada Lind began to flood it, and in May 2015 it closed.", "Orsa mine"),
        ("Robbers took 45 sailors; they were freed on 3 May 2012.", "45 sailors"),
    ],
)
def test_a_thing_is_called_by_the_name_it_is_given(words, subject):
    assert subject in subjects(words)


def test_soldiers_who_were_not_allowed_to_do_something_are_no_boats():
    words = "Soldiers were to count the boats. They were not allowed to enter them until 3 May 2012."

    assert "boats" not in " ".join(subjects(words)).casefold()
