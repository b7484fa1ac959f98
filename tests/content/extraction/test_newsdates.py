"""Dates that news counts from the day on which it was published."""

from datetime import date

import pytest

from content.extraction import dates, relative
from content.partialdate import PartialDate

WEDNESDAY = date(2018, 5, 23)


def told(words: str, last: PartialDate | None = None, day: date | None = WEDNESDAY) -> list[str]:
    year = last.earliest.year if last is not None and last.earliest else None
    found = relative.find(words, dates.find(words, year, day), last, day, day)
    return [one.when.iso or str(one.when) for one in found]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Yesterday the boats left.", "2018-05-22"),
        ("The boats will leave tomorrow.", "2018-05-24"),
        ("The boats came back last night.", "2018-05-22"),
        ("As of Monday, 40 boats lay at the quay.", "2018-05-21"),
        ("She will be back on Monday.", "2018-05-28"),
        ("He left on Monday.", "2018-05-21"),
        ("He speaks to the council on Friday, the 25th.", "2018-05-25"),
        ("Exactly one year ago the crews met.", "2017-05-23"),
        ("The fort was built two years ago.", "2016"),
        ("The fort fell three months ago.", "2018-02"),
        ("The work began last November.", "2017-11"),
        ("The work began last March.", "2018-03"),
        ("The work ends next March.", "2019-03"),
        ("It was due by 20 September last year.", "2017-09-20"),
        ("The call came in March of this year.", "2018-03"),
        ("The boats cost 9 million this year.", "2018"),
        ("They cost 7 million last year.", "2017"),
        ("The boats leave by the end of this month.", "2018-05"),
        ("The boats leave by the end of next year.", "2019-12"),
        ("The boats were loaded last week, on the 16th.", "2018-05-16"),
    ],
)
def test_a_date_counts_from_the_day_of_the_news(words, when):
    assert told(words) == [when]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The port followed on the 21st.", "2000-02-21"),
        ("The boats left on Monday the 21st.", "2000-02-21"),
        ("They left on the 2nd of that month.", "2000-02-02"),
        ("They left on the 2nd of this month.", "2018-05-02"),
        ("The next talk is on the 28th.", "2018-05-28"),
    ],
)
def test_a_day_by_its_number_is_of_the_month_spoken_of(words, when):
    assert told(words, PartialDate.on(2000, 2, 1)) == [when]


@pytest.mark.parametrize(
    "words",
    [
        "They crossed on the 38th parallel.",
        "The boats of the 13th contingent left.",
        "Over the last year the boats left.",
        "They came on the 12th, 15th and 19th.",
        "It was last year's plan.",
        "The boats left some weeks ago.",
    ],
)
def test_what_is_no_day_of_the_news_is_no_date(words):
    assert told(words) == []


def test_nothing_is_counted_where_no_day_is_known():
    assert told("Yesterday the boats left.", None, None) == []
    assert told("The work began last November.", None, None) == []


def test_a_year_since_which_something_is_so_does_not_set_the_year_of_what_follows():
    found = dates.find("Ada Lind, captain since 1953, sailed on 3 May.", 1960)
    assert [one.when.iso for one in found] == ["1953", "1960-05-03"]
