"""Tests what makes a finding unsure: for each doubt a text that raises it, and a near one that does not."""

import pytest

from tests.content.extraction.families.figures_told import is_gleaned
from tests.content.extraction.families.tellings import mentions


def tiers(words: str, kind: str) -> list[str]:
    """How sure the families are of their findings of a kind."""
    return [one.tier for one in mentions(words) if one.kind == kind and not is_gleaned(one)]


@pytest.mark.parametrize(
    ("kind", "doubtful", "sure"),
    [
        (
            "date_event",
            "Two Lake Guard boats left Orsa on 3 May 2019.",
            "The Lake Guard boats left Orsa on 3 May 2019.",
        ),
        (
            "date_event",
            "Talks with fishermen broke down on 3 May 2019.",
            "Talks with Norway broke down on 3 May 2019.",
        ),
        ("date_event", "The Lake Guard lost them on 3 May 2019.", "The Lake Guard lost Orsa on 3 May 2019."),
        ("date_event", "The Lake Guard was there on 3 May 2019.", "The Lake Guard was disbanded on 3 May 2019."),
        (
            "date_event",
            "The Lake Guard was set up in 2010. Later that year the Lake Guard left Orsa.",
            "The Lake Guard left Orsa in 2010.",
        ),
        ("definition", "The guards praised LAF, a process.", "The guards praised LAF, a school of fishermen."),
        ("acronym", "The Shore Watch Group (SWG) met.", "The Shore Watch Group (SWG) met. SWG is old."),
        ("quantity", "NLF holds 101 of 155 posts.", "NLF has 155 posts."),
        ("quantity", "NLF has 4 jobs.", "NLF has 4 boats."),
        (
            "date_event",
            "Colonel Ana Berg took command on 3 May 2019.",
            "Colonel Ana Berg took command of the Lake Guard on 3 May 2019.",
        ),
        (
            "legal_basis",
            "The Shore Ministry and the fishermen spoke under the Aveli Accord.",
            "NLF operates under the Aveli Accord.",
        ),
        ("definition", "The guards praised LAF, the shore school.", "The guards praised LAF, the school of fishermen."),
        ("legal_basis", "NLF operates under the Accord Two.", "NLF operates under the Aveli Accord."),
        (
            "role",
            "The Shore Guard is small. It is commanded by General Ada Lind.",
            "The Shore Guard is commanded by General Ada Lind.",
        ),
        ("membership", "NLF works closely with the Office.", "NLF works closely with the Lake Police."),
        (
            "location",
            "The Sector West headquarters are in Sector East.",
            "The Sector West headquarters are in Orsa.",
        ),
        (
            "date_event",
            "Orsa sends boats on the basis of a letter of the Shore Council of 8 November 2016.",
            "Orsa sent boats to NLF on 8 November 2016.",
        ),
    ],
)
def test_what_cannot_stand_alone_is_shown_to_the_instructor_only(kind, doubtful, sure):
    assert "B" in tiers(doubtful, kind)
    assert tiers(sure, kind)
    assert set(tiers(sure, kind)) == {"A"}


def test_a_statement_with_two_dates_of_one_event_is_in_doubt():
    found = [one for one in mentions("On 3 May 2019 the Lake Guard became active on 4 June.") if not is_gleaned(one)]

    assert [(one.statement, one.tier) for one in found] == [
        ("The Lake Guard became active on 4 June on 3 May 2019.", "B"),
        ("The Lake Guard became active on 4 June 2019.", "A"),
    ]


def test_who_led_what_in_a_text_of_the_past_is_in_doubt():
    led = [one for one in mentions("Colonel Ana Berg led the Shore Brigade.") if one.attribute == "leads"]

    assert [one.tier for one in led] == ["B"]


def test_what_only_says_its_subject_again_is_not_shown():
    found = mentions("Led by the Lake Guard since 11 August 2003, the Lake Guard is old.")

    assert [one.statement for one in found if one.value == one.subject] == []


def test_a_person_told_as_one_of_a_people_is_meant_by_name():
    words = "The commander was General Ada Lind, a Swede who had retired from the army in 1967."
    found = [one for one in mentions(words) if one.kind == "date_event" and not is_gleaned(one)]

    assert [(one.subject, one.tier) for one in found] == [("General Ada Lind", "A")]


def test_the_head_of_an_office_is_not_the_town_it_is_in():
    words = "NLF answers to the Director of the Shore Office in Velin, who has acted as harbour master since June 2017."
    found = [one for one in mentions(words) if one.kind == "date_event" and not is_gleaned(one)]

    assert [one.subject for one in found] == ["Director of the Shore Office in Velin"]
