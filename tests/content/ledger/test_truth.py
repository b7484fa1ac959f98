"""Whether a fact holds on a day: a mission's strength through fifteen years, states, events, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ledger.entry import Time
from content.ledger.truth import Truth, holds_on, is_placed, last_seen, same_value, true_days, truth_on
from content.partialdate import PartialDate
from tests.entries import make_entry, when

TRUTHS = {"T": Truth.TRUE, "F": Truth.FALSE, "?": Truth.UNKNOWN}

# A strength that four texts of different years give, and one that a text without a date gives.
SERIES = [
    make_entry("start", 50_000, "1999-06-12/1999-06-30"),
    make_entry("early", 39_000, "2002-01-01/2002-04-30"),
    make_entry("june", 26_000, "2003-06"),
    make_entry("spring", 14_000, "2009-02-02/2009-06-14"),
    make_entry("february", 6_000, "2012-02"),
    make_entry("undated", 3_700),
]


@pytest.mark.parametrize(
    ("day", "start", "early", "june", "spring", "february"),
    [
        ("1999-01-01", *"?????"),  # before all observations
        ("1999-06-20", *"TFFFF"),  # within reach of every day it may be of
        ("1999-09-10", *"TFFFF"),  # the last day of that reach, 12 June + 90 days
        ("1999-09-11", *"?????"),
        ("2002-03-01", *"FTFFF"),
        ("2003-06-01", *"FFTFF"),  # a month named is that whole month
        ("2003-06-30", *"FFTFF"),
        ("2003-08-30", *"FFTFF"),
        ("2003-08-31", *"?????"),
        ("2005-01-01", *"?????"),  # between two observations anything may have been
        ("2009-04-01", *"FFFTF"),
        ("2012-02-29", *"FFFFT"),
        ("2026-01-01", *"?????"),  # the newest figure is not today's
    ],
)
def test_strengths_are_true_near_their_day_alone(day, start, early, june, spring, february):
    found = {entry.id: truth_on(entry, date.fromisoformat(day), SERIES) for entry in SERIES if entry.time.begins}

    told = {"start": start, "early": early, "june": june, "spring": spring, "february": february}
    assert found == {name: TRUTHS[truth] for name, truth in told.items()}


@pytest.mark.parametrize("day", ["1999-06-20", "2003-06-15", "2012-02-10", "2026-01-01"])
def test_an_undated_observation_is_never_sure(day):
    undated = SERIES[-1]

    assert truth_on(undated, date.fromisoformat(day), SERIES) is Truth.UNKNOWN
    assert not is_placed(undated)


def test_an_undated_rival_makes_nothing_false():
    placed = make_entry("placed", 6_000, "2012-02")

    assert truth_on(placed, date(2012, 2, 3), [placed, make_entry("undated", 3_700)]) is Truth.TRUE


@pytest.mark.parametrize(
    ("day", "one", "other"),
    [
        ("2012-02-10", "T", "F"),  # the month that the first one names
        ("2012-04-01", "?", "?"),  # both reach the day, neither names it
        ("2012-05-10", "F", "T"),
    ],
)
def test_of_two_observations_that_reach_a_day_the_one_that_names_it_is_true(day, one, other):
    february, may = make_entry("a", 6_000, "2012-02"), make_entry("b", 5_500, "2012-05")

    found = [truth_on(entry, date.fromisoformat(day), [february, may]) for entry in (february, may)]

    assert found == [TRUTHS[one], TRUTHS[other]]


def test_two_texts_that_contradict_each_other_leave_neither_false():
    one, other = make_entry("a", 6_000, "2012-02"), make_entry("b", 5_500, "2012-02")

    found = {truth_on(entry, date(2012, 2, 10), [one, other]) for entry in (one, other)}

    assert Truth.FALSE not in found


def test_equal_values_are_no_rivals():
    one, other = make_entry("a", 6_000, "2012-02"), make_entry("b", 6_000, "2012-02-10")

    assert truth_on(one, date(2012, 2, 10), [one, other]) is Truth.TRUE


def test_an_observation_of_a_year_names_no_day_in_it():
    year = make_entry("a", 6_000, "2012", holds_days=90)

    assert holds_on(year, date(2012, 6, 1)) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("begins", "ends", "said", "day", "expected"),
    [
        # with an end that is known
        ("2004-06-01", "2008-05-31", (), "2004-05-31", "F"),
        ("2004-06-01", "2008-05-31", (), "2004-06-01", "T"),
        ("2004-06-01", "2008-05-31", (), "2008-05-31", "T"),
        ("2004-06-01", "2008-05-31", (), "2008-06-01", "F"),
        # both ends known by the month only
        ("2004-06", "2008-05", (), "2004-06-15", "?"),
        ("2004-06", "2008-05", (), "2004-06-30", "T"),
        ("2004-06", "2008-05", (), "2008-05-01", "T"),
        ("2004-06", "2008-05", (), "2008-05-15", "?"),
        ("2004-06", "2008-05", (), "2008-06-01", "F"),
        # without an end: as long as texts say so, and 90 days more
        ("2004-06-01", "", (), "2004-08-30", "T"),
        ("2004-06-01", "", (), "2004-08-31", "?"),
        ("2004-06-01", "", ("2006-01-01",), "2006-04-01", "T"),
        ("2004-06-01", "", ("2006-01-01",), "2006-04-02", "?"),
        ("2004-06-01", "", ("2006-01-01", "2010-03", ""), "2010-05-30", "T"),
        # no beginning
        ("", "", ("2006-01-01",), "2006-01-01", "?"),
        ("../2004-06-01", "", (), "2004-05-01", "?"),
        ("../2004-06-01", "", (), "2004-06-01", "T"),
    ],
)
def test_a_state_holds_from_its_beginning_to_its_end(begins, ends, said, day, expected):
    state = make_entry(begins=begins, ends=ends, nature="state", said=said)

    assert holds_on(state, date.fromisoformat(day)) is TRUTHS[expected]


def test_a_state_that_does_not_change_holds_for_good():
    state = make_entry(begins="2004-06-01", nature="state", is_volatile=False)

    assert holds_on(state, date(2030, 1, 1)) is Truth.TRUE
    assert holds_on(state, date(2004, 5, 31)) is Truth.FALSE


@pytest.mark.parametrize(
    ("begins", "modality", "day", "expected"),
    [
        ("2004-06-12", "happened", "2004-06-11", "F"),
        ("2004-06-12", "happened", "2004-06-12", "T"),
        ("2004-06-12", "happened", "2030-01-01", "T"),
        ("2004-06", "happened", "2004-06-12", "?"),
        ("2004-06", "happened", "2004-06-30", "T"),
        ("2004-06", "planned", "2004-05-31", "F"),
        ("2004-06", "planned", "2030-01-01", "?"),  # no calendar makes a plan come true
        ("", "happened", "2030-01-01", "?"),
        ("2004-06-12/..", "happened", "2030-01-01", "?"),
    ],
)
def test_an_event_is_true_from_its_day_on(begins, modality, day, expected):
    event = make_entry(value="signed", begins=begins, nature="event", modality=modality)

    assert truth_on(event, date.fromisoformat(day), [event]) is TRUTHS[expected]


def test_a_lasting_fact_without_a_date_holds_on_every_day():
    acronym = make_entry(value="Lake Watch", kind="acronym", nature="state", is_volatile=False)

    assert {holds_on(acronym, day) for day in (date(1900, 1, 1), date(2100, 1, 1))} == {Truth.TRUE}


def test_members_of_a_list_do_not_exclude_each_other():
    one = make_entry("a", "Orsa", "2004-06", nature="state", is_list=True, said=("2010-03",))
    other = make_entry("b", "Velin", "2010-03", nature="state", is_list=True)

    assert truth_on(one, date(2010, 3, 31), [one, other]) is Truth.TRUE


def test_a_successor_makes_an_open_state_false():
    old = make_entry("a", "Colonel Aalto", "2004-06-01", nature="state", kind="role")
    new = make_entry("b", "Colonel Brandt", "2006-06-01", nature="state", kind="role")

    assert truth_on(old, date(2006, 7, 1), [old, new]) is Truth.FALSE
    assert truth_on(new, date(2006, 7, 1), [old, new]) is Truth.TRUE


@given(st.permutations(SERIES), st.dates(date(1999, 1, 1), date(2013, 1, 1)))
def test_truth_does_not_depend_on_the_order_of_the_series(order, day):
    assert [truth_on(entry, day, order) for entry in SERIES] == [truth_on(entry, day, SERIES) for entry in SERIES]


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.dates(date(2004, 1, 1), date(2006, 1, 1)), st.integers(0, 200)), max_size=5
    ),
    st.dates(date(2004, 1, 1), date(2006, 1, 1)),
)
def test_two_different_values_are_never_both_true_unless_texts_contradict(rows, day):
    series = [
        make_entry(str(n), value, f"{at}/{at + timedelta(days=width)}") for n, (value, at, width) in enumerate(rows)
    ]

    true = [entry for entry in series if truth_on(entry, day, series) is Truth.TRUE]

    # a range of days names none of them, so that of two that reach a day neither is sure
    assert len({entry.value for entry in true}) <= 1


BEGINS = [
    "2004-03-01/2004-03-31;month;",
    "2004-03-05/2004-06-09;range;",
    "../2004-05-05;day;",
    "2004-02-02/..;range;",
    "2004-04-04/2004-04-04;day;",
]
ENDS = ["2004-07-01/2004-07-31;month;", "2004-01-01/2004-01-31;month;", "../2004-08-01;range;"]
TIMES = st.builds(
    lambda nature, begins, ends: Time(nature, begins, ends if nature == "state" else None, "stated"),
    st.sampled_from(["event", "observation", "state"]),
    st.none() | st.sampled_from(BEGINS).map(PartialDate.parse),
    st.none() | st.sampled_from(ENDS).map(PartialDate.parse),
)


@given(TIMES, st.booleans(), st.sampled_from([0, 20, 90]), st.dates(date(2003, 9, 1), date(2005, 2, 1)))
def test_a_fact_is_true_by_itself_on_no_day_outside_its_true_days(time, volatile, holds, day):
    entry = replace(make_entry("a", 400, "2004"), time=time, is_volatile=volatile, holds_days=holds)

    first, last = true_days(entry) or (date.max, date.min)

    assert first <= day <= last or holds_on(entry, day) is not Truth.TRUE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": 400}, {"value": 400}, True),
        ({"value": 400}, {"value": Decimal("400.0")}, True),
        ({"value": 400}, {"value": 401}, False),
        ({"value": 400, "unit": "men and women"}, {"value": 400, "unit": "wardens"}, True),
        ({"value": 400, "unit": "km²"}, {"value": 400, "unit": "wardens"}, False),
        ({"value": 400, "unit": "km²"}, {"value": 400, "unit": "km²"}, True),
        ({"value": 400}, {"value": 400, "negated": True}, False),
        ({"value": when("2004-06")}, {"value": when("2004-06-12")}, True),
        ({"value": when("2004-06")}, {"value": when("2004-07-12")}, False),
        ({"value": "Orsa Point"}, {"value": "orsa point"}, True),
        ({"value": "Orsa"}, {"value": "Velin"}, False),
        ({"value": "Resolution 1244"}, {"value": "Resolution 1245"}, False),
        ({"value": "a calm and orderly harbour"}, {"value": "a calm and orderly harbours"}, True),
        ({"value": "the harbour of Orsa for all"}, {"value": "the harbour of Velin for none"}, False),
    ],
)
def test_same_value_tells_spelling_from_meaning(one, other, expected):
    pair = make_entry(**{"unit": ""} | one), make_entry(**{"unit": ""} | other)

    assert {same_value(*order) for order in permutations(pair)} == {expected}


def test_last_seen_is_the_first_day_that_the_newest_text_may_be_of():
    assert last_seen(make_entry(said=("2006-01-01", "2010-03", "../2012-01-01", ""))) == date(2010, 3, 1)
    assert last_seen(make_entry()) is None


@pytest.mark.parametrize(
    ("begins", "is_volatile", "expected"),
    [
        ("2004-06", True, True),
        ("../2004-06-01", True, True),
        ("2004-06-01/..", True, False),
        ("", True, False),
        ("", False, True),
    ],
)
def test_is_placed_needs_a_day_by_which_it_held(begins, is_volatile, expected):
    assert is_placed(make_entry(begins=begins, is_volatile=is_volatile)) is expected


def test_a_part_of_a_year_is_reached_from_every_day_it_may_be():
    early = make_entry(begins="2002-01-01/2002-04-30", holds_days=200)
    part = PartialDate(date(2002, 1, 1), date(2002, 4, 30), "part", "early 2002")

    assert early.time.begins is not None
    assert early.time.begins.overlaps(part)
    assert holds_on(early, date(2002, 7, 20)) is Truth.TRUE
    assert holds_on(early, date(2002, 7, 21)) is Truth.UNKNOWN
