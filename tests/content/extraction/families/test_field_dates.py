"""Tests the dates that fields give."""

import pytest

from tests.content.extraction.families.tellings import mentions


@pytest.mark.parametrize("key", ["Active", "Dates", "Period of deployment", "In operation"])
def test_a_field_of_a_time_tells_when_something_began_and_ended(key):
    told = {
        one.attribute: str(one.value).split("/")[0] for one in mentions(f"{key}: 3 May 2004 – 6 July 2009\nType: guard")
    }

    assert (told["start"], told["end"]) == ("2004-05-03", "2009-07-06")


@pytest.mark.parametrize("line", ["Active: 300 guards", "Dates: 6 July 2009", "Duration: six months"])
def test_a_field_with_no_two_ends_tells_neither(line):
    assert not {"start", "end"} & {one.attribute for one in mentions(f"{line}\nType: guard")}
