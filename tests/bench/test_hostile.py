"""Hostile files, a few of each kind: nothing of the bait is read, nothing is stored, and the sender is told why."""

from __future__ import annotations

import pytest

from bench.hostile import trying
from bench.hostile.cases import Bait, Case
from content.models import Import
from content.readers import ReadError
from quiz import imports
from tests.factories import NOW, save_mission

FEW = (
    "an entity from a file in the document",
    "a parameter entity in word/styles.xml",
    "XInclude",
    "an entity from the web in a page",
    "a map of codes from a file in a PDF",
    "a billion laughs",
    "w:p nested 100,000 deep",
    "a part of 1 GB",
    "a part of 1 GB that says it has 11 MB",
    "80,000 parts that say they are 3",
    "a part named '../../{0}'",
    "a part that is a link to a file",
    "a stream that unpacks to 1 GB",
    "a form that shows itself twice",
    "a map of codes that this program has no file for",
    "merged cells",
    "a picture that is a script named .html",
)
CASES = {case.name: case for case in trying.cases()}


@pytest.mark.parametrize("name", FEW)
def test_a_hostile_file_ends_as_it_may(name: str):
    with trying.baited() as (bait, calls):
        line = trying.tried(CASES[name], bait, calls)

    assert [problem for problem in line.get("problems", []) if problem != trying.TOO_LONG] == []


@pytest.mark.parametrize("name", ["a billion laughs", "a part of 1 GB", "a password", "a stream that unpacks to 1 GB"])
def test_nothing_is_stored_of_what_is_refused(db, eda, name: str):
    case = CASES[name]
    row = Import(mission=save_mission(), title="Lake", publisher="Press", file_name=case.filename)

    with pytest.raises(ReadError, match=r"\.$"):
        imports.hand_in(row, case.make(Bait("/nowhere", "bait", 9)), now=NOW, by=eda)

    assert not Import.objects.exists()


def test_a_file_that_reaches_the_bait_is_found_out():
    with trying.baited() as (bait, calls):
        line = trying.tried(Case("G01", "itself", "x.txt", lambda bait: bait.word.encode() * 3, ("read",)), bait, calls)

    assert (line["holds"], line["problems"]) == (False, ["The bait was read."])
