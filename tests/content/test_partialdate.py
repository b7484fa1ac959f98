"""Moments known only in part: how they are made, compared, stored and said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.models.fields import as_typed, is_same_days, typed_date
from content.partialdate import PartialDate

PARTIAL_DATES = st.builds(
    lambda days, precision, phrase: PartialDate(days[0], days[1], precision, phrase),
    st.one_of(
        st.tuples(st.dates(), st.dates()).map(sorted),
        st.tuples(st.none(), st.dates()),
        st.tuples(st.dates(), st.none()),
        st.just((None, None)),
    ),
    st.sampled_from(["day", "month", "year", "part", "range"]),
    st.text(max_size=40),
)


@given(PARTIAL_DATES)
def test_parse_is_the_inverse_of_str(at):
    assert PartialDate.parse(str(at)) == at


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_before_overlapping_and_within_agree(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert not (one.is_before(other) and other.is_before(one))
    assert one.overlaps(other) or not one.within(other)
    assert one.within(one)


@pytest.mark.parametrize("text", ["", "99", "1999-6", "1999-13", "1999-02-30", "12 June 1999", "1999-06-12-01"])
def test_from_iso_refuses_what_is_no_date(text):
    with pytest.raises(ValueError):
        PartialDate.from_iso(text)


def test_reversed_days_are_refused():
    with pytest.raises(ValueError, match="cannot end"):
        PartialDate(date(2004, 2, 1), date(2004, 1, 1))


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="no precision"):
        PartialDate.parse("2004-01-01/2004-01-01;hour;")


@pytest.mark.parametrize(
    ("text", "iso", "coarse", "plain"),
    [
        ("2004-06-12/2004-06-12;day;", "2004-06-12", "2004-06-12", "12 June 2004"),
        ("2004-06-01/2004-06-30;month;in June", "2004-06", "2004-06", "June 2004"),
        ("2004-01-01/2004-12-31;year;", "2004", "2004", "2004"),
        ("2004-01-01/2004-04-30;part;early 2004", None, "2004", "between 1 January 2004 and 30 April 2004"),
        ("2004-02-02/2009-06-14;range;", None, "2004", "between 2 February 2004 and 14 June 2009"),
        ("../2004-06-30;month;", None, "2004-06-30", "by June 2004"),
        ("2010-07-22/..;day;", None, "2010-07-22", "after 22 July 2010"),
        ("../..;range;", None, "", "at an unknown date"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(text, iso, coarse, plain):
    at = PartialDate.parse(text)

    assert (at.iso, at.coarse, at.plain()) == (iso, coarse, plain)


def test_words_are_those_of_the_source():
    assert PartialDate.on(2004, 6, phrase="in early summer").words() == "in early summer"
    assert PartialDate.on(2004, 6).words() == "June 2004"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2012-02", "2012-02-01/2012-02-29;month;2012-02"),
        ("12 June 1999", "1999-06-12/1999-06-12;day;12 June 1999"),
        ("  June   1999 ", "1999-06-01/1999-06-30;month;June 1999"),
        ("1999", "1999-01-01/1999-12-31;year;1999"),
        ("by June 2003", "../2003-06-30;month;by June 2003"),
        ("after 22 July 2010", "2010-07-22/..;day;after 22 July 2010"),
    ],
)
def test_typed_date_reads_dates_as_people_write_them(typed, stored):
    assert str(typed_date(typed)) == stored


@pytest.mark.parametrize(
    "typed", ["", "soon", "31 February 2004", "12 June 1999, 13 July 2000", "12 June 1999!", "unknown"]
)
def test_typed_date_is_none_for_all_else(typed):
    assert typed_date(typed) is None


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (PartialDate.on(1999, 6, 12, phrase="12 June 1999"), "12 June 1999"),
        (PartialDate.on(2004, 6), "June 2004"),
        (PartialDate(None, date(2003, 6, 30), "month"), "by June 2003"),
        (PartialDate(date(2002, 1, 1), date(2002, 4, 30), "part", "early 2002"), "early 2002"),
        (PartialDate(date(2009, 2, 2), date(2009, 6, 14), "range", "that spring"), "2 February 2009 – 14 June 2009"),
        (PartialDate(None, None), ""),
        (None, ""),
    ],
)
def test_as_typed_gives_words_that_are_read_as_the_same_days(at, words):
    assert as_typed(at) == words


@given(PARTIAL_DATES)
def test_as_typed_never_gives_words_that_are_read_as_other_days(at):
    words = as_typed(at)

    assert words == "" or is_same_days(typed_date(words), at)
