"""How two facts of a series stand to each other, whichever of them is read first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ledger.relations import contradicted_by, is_same_fact, relation, same_fact, superseded_by
from tests.entries import make_entry

TIMELESS = {"kind": "definition", "nature": "state", "is_volatile": False}
LASTING = {**TIMELESS, "kind": "membership"}
OFFICE = {**TIMELESS, "kind": "other", "attribute": "office"}


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        # the same value
        ({"begins": "2004-06"}, {"begins": "2004-06"}, "corroborates"),
        ({"begins": "2004-06-12"}, {"begins": "2004-06"}, "refines"),
        ({"begins": "2004-06"}, {"begins": "2004-06-12"}, "corroborates"),
        ({"begins": "2004-06"}, {"begins": "2006-06"}, "apart"),
        ({}, {}, "corroborates"),
        ({}, {"begins": "2004-06"}, "not_placed"),
        ({"begins": "2004-06"}, {}, "not_placed"),
        ({"is_volatile": False}, {"begins": "2004-06", "is_volatile": False}, "corroborates"),
        # another value
        ({"value": 300, "begins": "2006-06"}, {"begins": "2004-06"}, "supersedes"),
        ({"value": 300, "begins": "2002-06"}, {"begins": "2004-06"}, "precedes"),
        ({"value": 300, "begins": "2004-06-12"}, {"begins": "2004-06"}, "contradicts"),
        ({"value": 300}, {"begins": "2004-06"}, "not_placed"),
        ({"value": 300, "begins": "2004-06"}, {}, "not_placed"),
        ({"value": 300, "begins": "2004-06-01/.."}, {"begins": "2002-06"}, "not_placed"),
        # what does not change
        ({"value": 300, "is_volatile": False}, {"is_volatile": False}, "contradicts"),
        ({"value": 300, "begins": "2006", "is_volatile": False}, {"begins": "2004", "is_volatile": False}, "apart"),
        ({"value": 300, "begins": "2006", "is_volatile": False}, {"is_volatile": False}, "apart"),
        ({"begins": "2004", **LASTING}, {"begins": "2006", **LASTING}, "corroborates"),
        ({"begins": "2006", **LASTING}, {"begins": "2004", "ends": "2005", **LASTING}, "apart"),
        # words
        ({"value": "air campaign", **TIMELESS}, {"value": "a 78-day air campaign", **TIMELESS}, "apart"),
        ({"value": "support operation", **TIMELESS}, {"value": "rescue operation", **TIMELESS}, "contradicts"),
        ({"value": "Chief Warden", **OFFICE}, {"value": "Deputy Chief Warden", **OFFICE}, "contradicts"),
        # lists, plans, hedges, denials
        ({"value": 300, "begins": "2004-06", "is_list": True}, {"begins": "2004-06", "is_list": True}, "apart"),
        ({"value": 300, "begins": "2004-06", "modality": "planned"}, {"begins": "2004-06"}, "apart"),
        ({"begins": "2004-06", "hedge": "over"}, {"begins": "2004-06"}, "corroborates"),
        ({"begins": "2004-06", "hedge": "over"}, {"begins": "2004-06", "hedge": "almost"}, "contradicts"),
        ({"begins": "2004-06", "negated": True}, {"begins": "2004-06"}, "contradicts"),
        # orders of other events
        ({"value": "1 a; 2 b", "kind": "sequence", "premises": ("a", "b")}, {"value": "1 c; 2 b"}, "apart"),
    ],
)
def test_relation(new, old, expected):
    assert relation(make_entry("new", **new), make_entry("old", **old)) == expected


def test_a_plan_is_not_the_deed_it_announces():
    plan = make_entry("plan", begins="2004-06", modality="planned")
    deed = make_entry("deed", begins="2004-06")

    assert not is_same_fact(deed, plan)


SERIES = [
    make_entry("a", 50, "1999-06"),
    make_entry("b", 39, "2002-01-01/2002-04-30"),
    make_entry("c", 39, "2002-03"),
    make_entry("d", 26, "2003-06"),
    make_entry("e", 26, "2003-06"),
    make_entry("f", 17),
]


@given(st.permutations(SERIES))
def test_the_newest_fact_supersedes_only_the_one_before_it_in_any_order(order):
    new = make_entry("new", 14, "2009")

    assert superseded_by(new, order) in (SERIES[3], SERIES[4])
    assert superseded_by(new, order) == superseded_by(new, SERIES)


@pytest.mark.parametrize("begins", ["", "1998", "2001", "2003-06", "2009/.."])
def test_history_and_what_has_no_place_supersede_nothing(begins):
    new = make_entry("new", 14, begins.replace("2009/..", "2009-01-01/.."))

    assert superseded_by(new, SERIES) is None


@given(st.permutations(SERIES))
def test_a_repeated_fact_is_found_under_its_least_id_in_any_order(order):
    assert same_fact(make_entry("new", 39, "2002-03-05"), order) == SERIES[1]
    assert same_fact(make_entry("new", 26, "2003-06"), order) == SERIES[3]
    assert same_fact(make_entry("new", 26, "2005"), order) is None
    assert same_fact(make_entry("new", 17), order) == SERIES[5]


@given(st.permutations(SERIES))
def test_contradictions_are_the_same_in_any_order(order):
    new = make_entry("new", 40, "2002-03")

    assert {old.id for old in contradicted_by(new, order)} == {"b", "c"}


@given(
    st.sampled_from(["", "2002", "2002-03", "2003-06", "2002-01-01/..", "../2003-01-01"]),
    st.sampled_from(["", "2002", "2002-03", "2003-06", "2002-01-01/..", "../2003-01-01"]),
    st.booleans(),
    st.booleans(),
)
def test_being_one_fact_goes_both_ways(one, other, is_same, is_volatile):
    left = make_entry("a", 39, one, is_volatile=is_volatile)
    right = make_entry("b", 39 if is_same else 40, other, is_volatile=is_volatile)

    assert is_same_fact(left, right) == is_same_fact(right, left)
    assert (relation(left, right) == "contradicts") == (relation(right, left) == "contradicts")
    assert (relation(left, right) == "supersedes") <= (relation(right, left) == "precedes")
