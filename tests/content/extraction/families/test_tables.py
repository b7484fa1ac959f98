"""Tests the numbers of tables: whose they are by the label of the row, what they count by the head of the column."""

import pytest

from tests.content.extraction.families.figures_told import mentions, times, told

YEARS = "STRENGTH\n\nYear   Officers   Share of women\n2002   1,800      20 %\n2006   3,300      18.5 %\n"
PLACES = (
    "Location        Personnel    Partner\n"
    "United Kingdom  170          Lake Guard\n"
    "Orsa            90           Orsa School\n"
)
TRAINED = "People trained, in all\nMarch 2012            3,200\nMay 2013              4,100+\n"


def test_a_row_under_a_year_tells_what_there_was_in_that_year():
    assert told(YEARS) == {
        ("LMM", "officers", "1800 officers"),
        ("LMM", "officers", "3300 officers"),
        ("LMM", "share-of-women", "20 per cent"),
        ("LMM", "share-of-women", "18.5 per cent"),
    }
    assert times(YEARS)["3300"] == "2006-01-01/2006-12-31"


def test_a_row_of_a_place_tells_what_there_is_in_it():
    statements = {one.statement for one in mentions(PLACES)}

    assert statements == {
        "LMM had 170 personnel in the United Kingdom on 5 March 2014.",
        "LMM had 90 personnel in Orsa on 5 March 2014.",
    }


def test_a_numbered_row_is_called_by_the_head_above_its_number():
    phases = (
        "Phase   Deadline       Reduction   Ceiling after it\n"
        "One     30 June 2013   2,000       9,600\n"
        "Two     30 May 2014    1,500       8,100\n"
    )

    assert {(one.subject, one.statement) for one in mentions(phases) if one.kind == "quantity"} == {
        ("Phase One", "The reduction of Phase One was 2,000 on 30 June 2013."),
        ("Phase One", "The ceiling after Phase One was 9,600 on 30 June 2013."),
        ("Phase Two", "The reduction of Phase Two was 1,500 on 30 May 2014."),
        ("Phase Two", "The ceiling after Phase Two was 8,100 on 30 May 2014."),
    }


def test_a_cell_behind_an_empty_one_keeps_the_head_that_it_stands_below():
    gaps = "Year   Officers   Guards\n2002              180\n2006   330        200\n"

    assert told(gaps) == {
        ("LMM", "guards", "180 guards"),
        ("LMM", "officers", "330 officers"),
        ("LMM", "guards", "200 guards"),
    }


def test_a_note_below_a_table_gives_its_date():
    assert set(times(f"{PLACES}(Figures as of June 2013.)\n").values()) == {"2013-06-01/2013-06-30"}


def test_dates_under_a_heading_that_says_what_is_counted_are_a_table_too():
    assert [one.statement for one in mentions(TRAINED)] == [
        "By March 2012, 3,200 people had been trained by LMM.",
        "By May 2013, over 4,100 people had been trained by LMM.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Name        Phone\nOrsa        170\nVelin       90\n",
        "Orsa        170\nVelin       90\n",
        "Year   Page\n2002   18\n2006   33\n",
        "The guards left.   They came back in 2012.\n",
    ],
)
def test_what_no_head_explains_or_what_only_numbers_things_is_no_figure(words: str):
    assert not any(one.rule == "quantity: table" for one in mentions(words))
