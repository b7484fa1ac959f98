"""Which days, months and years written texts mean."""

import pytest

from quiz.question_types.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        *(
            "9 March 2005",
            "March 9, 2005",
            "9 Mar. 2005",
            "9th March 2005",
            "9th of March, 2005",
            "the 9th of March 2005",
        ),
        *("March 9th 2005", "mar 09 2005", "on 9 March 2005", "9-Mar-2005", "9. March 2005", "2005-03-09", "2005/3/9"),
    ],
)
def test_a_day_may_be_written_in_many_ways(text):
    date = parse_date(text)

    assert date is not None
    assert date.iso == "2005-03-09"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("27.03.2005", "2005-03-27"),
        ("03/27/2005", "2005-03-27"),
        ("5. 5. 2005", "2005-05-05"),
        ("03/2005", "2005-03"),
        ("March, 2005", "2005-03"),
        ("in March of 2005", "2005-03"),
        ("2005-03", "2005-03"),
        ("2005", "2005"),
    ],
)
def test_figures_are_read_where_they_mean_one_date(text, iso):
    date = parse_date(text)

    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "text", ["06.10.2005", "3/9/2005", "30 February 2005", "27 27 2005", "9 March", "March", "20055", "9 2005", ""]
)
def test_what_may_be_two_dates_or_is_none_is_not_read(text):
    assert parse_date(text) is None
