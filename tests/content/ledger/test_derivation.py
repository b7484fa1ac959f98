"""What follows from the facts is the same for any order of them, and rests on facts that a quote carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ledger.derivation import derive
from content.ledger.entry import Entry
from tests.premises import DAYS, EVENTS, FIRST, NATO, PARTNERS, SECOND, THIRD, count, event

UNITS = ("NATO countries", "non-NATO countries", "partner countries", "countries", "northern boats", "southern boats")
counts = st.builds(
    count,
    st.integers(1, 40),
    st.sampled_from(UNITS),
    st.sampled_from(["2012-02", "2012-02-11", "2013"]),
    tier=st.sampled_from("AB"),
    said=st.sampled_from([(), ("2012",), ("2013",)]),
)
events = st.builds(
    event,
    st.sampled_from(list(DAYS)),
    st.sampled_from(["", "2010", "2012-05"]),
    topic=st.sampled_from(["", "The talks of Velin"]),
)
ledgers = st.lists(st.one_of(counts, events), max_size=12, unique_by=lambda entry: entry.id)
EVERYTHING = (NATO, PARTNERS, FIRST, SECOND, THIRD, *EVENTS)


def test_each_kind_of_conclusion_is_derived():
    assert sorted(entry.rule for entry in derive(EVERYTHING)) == [
        "derived: order of events",
        "derived: order of ranks",
        "derived: sum",
    ]


@given(st.permutations(EVERYTHING))
def test_derive_does_not_hang_on_the_order_of_the_facts(entries):
    assert derive(entries) == derive(EVERYTHING)


@given(ledgers, st.randoms(use_true_random=False))
def test_derive_of_any_ledger_is_the_same_for_any_order(entries, rng):
    shuffled = rng.sample(entries, len(entries))

    assert derive(shuffled) == derive(entries)


@given(ledgers)
def test_conclusions_rest_on_two_or_more_known_facts_with_quotes(entries):
    by_id = {entry.id: entry for entry in entries}

    for found in derive(entries):
        premises = [by_id[id] for id in found.premises]
        assert len(set(found.premises)) == len(found.premises) >= 2
        assert all(premise.sources and not premise.premises for premise in premises)
        assert found.tier == max(premise.tier for premise in premises)
        assert found.sources == ()


@given(ledgers)
def test_nothing_follows_twice(entries):
    found = derive(entries)

    assert len({entry.id for entry in found}) == len(found)
    assert derive([*entries, *found]) == []


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"statement": NATO.statement, "importance": 3}, True),
        ({"id": "f9"}, False),
        ({"value": 23, "statement": NATO.statement.replace("22", "23")}, False),
    ],
)
def test_the_id_says_from_which_facts_and_values_it_follows(change, same):
    [before], [after] = derive([NATO, PARTNERS]), derive([replace(NATO, **change), PARTNERS])

    assert (before.id == after.id) is same


def test_of_nothing_follows_nothing():
    assert derive(list[Entry]()) == []
