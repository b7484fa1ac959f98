"""Tests dates that are told by an earlier one."""

from datetime import date

import pytest

from content.extraction import dates, relative
from content.partialdate import PartialDate

MAY_DAY = PartialDate.on(2009, 5, 30)


def told(words: str, last: PartialDate | None = MAY_DAY, anchor: date | None = None) -> list[str]:
    found = relative.find(words, dates.find(words), last, anchor)
    return [one.when.iso or str(one.when) for one in found]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Five days later the boats left.", "2009-06-04"),
        ("Two weeks later the boats left.", "2009-06-13"),
        ("The boats left on the following day.", "2009-05-31"),
        ("The boats left three months later.", "2009-08"),
        ("The boats left in the following year.", "2010"),
        ("In October of the same year the boats left.", "2009-10"),
        ("On 3 October of the following year the boats left.", "2010-10-03"),
        ("Later that year the boats left.", "2009"),
        ("In September the boats left.", "2009-09"),
    ],
)
def test_a_date_counts_from_the_one_before_it(words, when):
    assert told(words) == [when]


@pytest.mark.parametrize(
    "words",
    [
        "In March the boats left.",
        "In June 2011 the boats left.",
        "It took five days.",
        "They may return.",
        "Twenty years later.",
    ],
)
def test_what_cannot_be_told_for_sure_is_no_date(words):
    assert told(words) == []


def test_nothing_is_counted_from_an_unknown_or_a_coarser_date():
    assert told("Five days later the boats left.", None) == []
    assert told("Five days later the boats left.", PartialDate.on(2009)) == []


def test_the_nearest_date_before_it_counts():
    assert told("The ban began on 1 May 2011 and ended two days later.") == ["2011-05-03"]


def test_today_is_the_day_of_publication_where_that_is_stated():
    assert told("Today the boats left.", None, date(2012, 7, 4)) == ["2012-07-04"]
    assert told("Today the boats left.", None, None) == []


@pytest.mark.parametrize(
    ("words", "when"), [("On 23 December, the boats left.", "2011-12-23"), ("By 4 March", "2012-03-04")]
)
def test_a_day_without_a_year_lies_nearest_to_the_publication(words, when):
    assert [one.when.iso for one in dates.find(words, None, date(2012, 2, 4))] == [when]


def test_a_day_without_a_year_stays_in_the_year_the_text_speaks_of():
    assert [one.when.iso for one in dates.find("On 12 June the boats left.", 1999, date(2012, 2, 4))] == ["1999-06-12"]


def test_the_end_of_that_year_is_its_last_month():
    assert told("The boats left by the end of that year.") == ["2009-12"]


def test_a_month_without_a_year_lies_near_the_publication_of_a_text_that_speaks_of_its_own_year():
    assert told("In April alone the boats left.", None, date(2012, 5, 12)) == ["2012-04"]
    assert told("In April alone the boats left.", None, date(2012, 10, 12)) == []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("At the end of May the boats left.", ["2012-05"]),
        ("By the beginning of March the boats left.", ["2012-03"]),
        ("At the end of December the boats left.", []),
        ("At the end of May 2010 the boats left.", []),
    ],
)
def test_the_end_of_a_month_without_a_year_lies_near_the_publication(words, when):
    assert told(words, None, date(2012, 5, 30)) == when
    assert told(words, None, None) == []
