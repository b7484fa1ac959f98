"""Tests the grammar of dates: precision, printed phrase, and what only looks like a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.extraction import dates

PRINTED = [
    ("since 12 June 2011 in", "2011-06-12/2011-06-12;day;12 June 2011"),
    ("on 22 july 2010, the", "2010-07-22/2010-07-22;day;22 july 2010"),
    ("on the 3rd of May 2012", "2012-05-03/2012-05-03;day;3rd of May 2012"),
    ("on June 12, 2011", "2011-06-12/2011-06-12;day;June 12, 2011"),
    ("on 12.06.2011", "2011-06-12/2011-06-12;day;12.06.2011"),
    ("on 2011-06-12", "2011-06-12/2011-06-12;day;2011-06-12"),
    ("in March 2011", "2011-03-01/2011-03-31;month;March 2011"),
    ("(Feb 2012)", "2012-02-01/2012-02-29;month;Feb 2012"),
    ("10 Jun. 2011 - Velin", "2011-06-10/2011-06-10;day;10 Jun. 2011"),
    ("in 2011, boats", "2011-01-01/2011-12-31;year;2011"),
    ("By early 2012, it", "2012-01-01/2012-04-30;part;early 2012"),
    ("by the end of 2013", "2013-12-01/2013-12-31;part;the end of 2013"),
    ("in mid-June 2011", "2011-06-11/2011-06-20;part;mid-June 2011"),
    ("in the spring of 2012", "2012-03-01/2012-06-30;part;the spring of 2012"),
    ("on 2-3 December 2008", "2008-12-02/2008-12-03;range;2-3 December 2008"),
    ("28 February - 3 March 2011", "2011-02-28/2011-03-03;range;28 February - 3 March 2011"),
    ("June and July 2013", "2013-06-01/2013-07-31;range;June and July 2013"),
    ("in the 1990s", "1990-01-01/1999-12-31;range;the 1990s"),
    ("2011-2013", "2011-01-01/2013-12-31;range;2011-2013"),
    ("between 2011 and 2013", "2011-01-01/2013-12-31;range;2011 and 2013"),
    ("from May 2011 to June 2012", "2011-05-01/2012-06-30;range;May 2011 to June 2012"),
    ("At the 2004 Velin Summit", "2004-01-01/2004-12-31;year;2004"),
    ("Resolution 2911 (1998)", "1998-01-01/1998-12-31;year;1998"),
]


@pytest.mark.parametrize(("words", "when"), PRINTED)
def test_find_reads_what_is_printed(words: str, when: str):
    assert [str(found.when) for found in dates.find(words)] == [when]


@pytest.mark.parametrize(
    "words",
    [
        "Resolution 1999 was",
        "UNSCR 1999",
        "ID 2000",
        "an additional 2000 soldiers",
        "over 2000 troops",
        "some 2 000 men",
        "to 2000 boats",
        "Novo Velin",
        "Marseille, Decani and Junik",
        "on 31 June 2011",
        "12 June",
        "they may 12 times",
        "in May",
        "a 78-day campaign",
        "Today",
        "after 14 months",
        "2500 soldiers",
    ],
)
def test_find_takes_no_other_number_for_a_date(words: str):
    assert dates.find(words) == []


def test_find_completes_a_day_with_the_year_before_it():
    found = dates.find("adopted on 10 June 2011 and on 12 June, the boats came")

    assert [one.when.iso for one in found] == ["2011-06-10", "2011-06-12"]


def test_find_completes_a_day_with_the_year_given():
    assert [one.when.iso for one in dates.find("By 20 June, all was over", 2011)] == ["2011-06-20"]


@pytest.mark.parametrize(
    ("words", "connector", "bracketed"),
    [
        ("since 12 June 2011", "since", False),
        ("By the end of 2011", "by", False),
        ("until May 2011", "until", False),
        ("boats (Feb 2012)", "", True),
    ],
)
def test_find_tells_how_a_date_is_joined(words: str, connector: str, bracketed: bool):
    (found,) = dates.find(words)

    assert (found.connector, found.is_bracketed) == (connector, bracketed)


@given(st.text(alphabet="0123456789 -./,()abJuneMay", max_size=60))
def test_find_survives_any_words_and_keeps_to_them(words: str):
    for found in dates.find(words):
        assert words[found.start : found.end] == found.when.phrase


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from 15 April to 12 August 1997", "1997-04-15", "1997-08-12"),
        ("from 15 April 1996 to 12 August 1997", "1996-04-15", "1997-08-12"),
        ("from 2006 to 2018", "2006", "2018"),
        ("from 2006 through 2018", "2006", "2018"),
        ("from 2011-2013", "2011", "2013"),
        ("from 2-3 December 2008", "2008-12-02", "2008-12-03"),
    ],
)
def test_a_span_has_both_ends_as_precise_as_they_stand(words: str, first: str, last: str):
    (found,) = dates.find(words)

    assert found.ends is not None
    assert [end.iso for end in found.ends] == [first, last]


def test_a_span_without_from_or_between_has_no_ends_of_its_own():
    assert [found.ends for found in dates.find("15 April to 12 August 1997")] == [None]


def test_an_aside_since_a_year_gives_its_year_to_no_day():
    found = dates.find("Haan, head since 1953, met the guard on 13 July.", 1960)

    assert [str(one.when.earliest) for one in found] == ["1953-01-01", "1960-07-13"]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("The council passed the resolution on 7 March.", 2013),
        ("Resolution 12, which the towns signed on 7 March, is short.", 2013),
        ("The boats are to sail on 7 March.", 2014),
        ("The mandate was extended until 7 March.", 2014),
        ("The camp, opened in spring, will be handed over on 7 March.", 2014),
        ("The guard left on 7 October.", 2013),
    ],
)
def test_what_has_been_done_was_done_before_the_text_was_published(words: str, year: int):
    (found,) = dates.find(words, None, date(2013, 10, 17))

    assert found.when.earliest is not None
    assert found.when.earliest.year == year


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The guard left Orsa on 20 December 2015 and came to Aveli on 9 January.", "2016-01-09"),
        ("The guard left Orsa on 20 December 2015. From 1 January, it lay at Aveli.", "2016-01-01"),
        ("The guard left Orsa on 20 December 2015 and Aveli on 28 December.", "2015-12-28"),
        ("The guard, sent out on 20 May 2015, came home on 9 January.", "2015-01-09"),
        ("On 20 December 2015 the guard left Orsa, which had fallen on 9 January.", "2015-01-09"),
        ("On 20 December 2015 the guard paid for the raid of 9 January.", "2015-01-09"),
    ],
)
def test_a_story_goes_on_into_the_next_year(words: str, when: str):
    assert [one.when.iso for one in dates.find(words)][-1] == when
