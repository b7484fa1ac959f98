"""Tests what the cells of tables name: persons, places, days and other names, by head and label."""

import pytest

from content.extraction import SourceText
from content.extraction.pipeline import extract
from content.partialdate import PartialDate
from tests.content.extraction.families.figures_told import OPENING

MISSIONS = (
    "Mission   Period               Strength   Leader               Headquarters\n"
    "LTG       May 1991–June 1992   about 70   Brig J. Haan (NL)    Orsa\n"
    "VTG       May 1993–June 1994   40         —                    Velin\n"
)
SECTORS = "Sector   Lead nation   Headquarters\nWest     Norway        Orsa\nEast     Latvia        Velin\n"
PLACES = "Location   Personnel   Partner\nOrsa       170         Lake Guard\nVelin      90          Velin School\n"


def _told(words: str) -> set[tuple[str, str, str]]:
    source = SourceText("lake.txt", OPENING + words, "Lake Mission (LMM)", "Lake Office", PartialDate.on(2014, 3, 5))
    found = extract(source).mentions
    return {(one.kind, one.subject, one.statement) for one in found if one.rule == "table: name"}


def test_leaders_and_headquarters_are_those_of_the_row():
    assert _told(MISSIONS) == {
        ("role", "Brig J. Haan", "Brig J. Haan was the leader of LTG."),
        ("location", "LTG headquarters", "The LTG headquarters were in Orsa."),
        ("location", "VTG headquarters", "The VTG headquarters were in Velin."),
    }


def test_a_table_without_a_number_is_read_by_what_its_head_is_called():
    assert ("other", "Sector West", "The lead nation of Sector West was Norway.") in _told(SECTORS)
    assert ("location", "Sector West headquarters", "The Sector West headquarters were in Orsa.") in _told(SECTORS)


def test_a_day_is_told_of_its_row():
    phases = "Phase   Deadline\nOne     30 June 2013\nTwo     30 May 2014\n"

    assert ("date_event", "Phase One", "The deadline of Phase One was 30 June 2013.") in _told(phases)


def test_a_row_of_a_place_tells_what_there_is_in_it():
    assert ("other", "Orsa", "In Orsa, the partner of LMM was Lake Guard.") in _told(PLACES)


@pytest.mark.parametrize("words", ["Orsa   Velin   Lund\nPost   Base   Camp\n", "The guards left.   They came back.\n"])
def test_lines_that_only_stand_in_columns_are_no_table(words: str):
    assert _told(words) == set()
