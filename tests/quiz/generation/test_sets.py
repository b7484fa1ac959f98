"""Sets of facts that are asked together: they share little, and each is asked for once."""

from __future__ import annotations

from itertools import combinations

import pytest

from quiz.generation.sets import Shares, runs, windows
from quiz.question_types.pool import Together


@pytest.mark.parametrize(
    ("count", "sizes"), [(3, []), (4, [4]), (7, [6]), (8, [4, 4]), (13, [4, 4, 5]), (20, [4, 4, 4, 4, 4])]
)
def test_runs_have_nearly_the_same_length(count, sizes):
    assert [len(run) for run in runs(range(count))] == sizes


@pytest.mark.parametrize("count", [9, 10, 13, 16, 60])
def test_windows_are_many_and_two_of_many_facts_share_but_one(count):
    found = [set(window) for window in windows(range(count))]

    assert all(len(window) == 4 for window in found)
    assert len(found) >= min(count, 12)
    if count >= 13:
        assert all(len(one & other) <= 1 for one, other in combinations(found, 2))


def test_windows_keep_the_order():
    assert all(list(window) == sorted(window) for window in windows(range(16)))


def together(make_fact, ids):
    return Together(ids, tuple(make_fact(id=id) for id in ids), tuple(ids))


def test_each_set_is_asked_for_by_one_fact_and_no_fact_asks_twice(make_fact):
    found = Shares(lambda fact: True).given([together(make_fact, "abcd"), together(make_fact, "aefg")])

    assert {asker: one.stem for asker, one in found.items()} == {"a": "abcd", "e": "aefg"}


def test_set_that_shares_half_with_an_earlier_one_falls_out(make_fact):
    found = Shares(lambda fact: True).given([together(make_fact, "abcd"), together(make_fact, "abef")])

    assert [one.stem for one in found.values()] == ["abcd"]


def test_facts_that_only_stand_around_ask_for_nothing(make_fact):
    sets = [together(make_fact, "abcd"), together(make_fact, "efgh")]

    found = Shares(lambda fact: fact.id == "c").given(sets)

    assert {asker: one.stem for asker, one in found.items()} == {"c": "abcd"}


def test_sets_of_other_kinds_are_asked_for_by_other_facts(make_fact):
    shares = Shares(lambda fact: True)

    first, second = (shares.given([together(make_fact, "abcd")]) for _ in range(2))

    assert (list(first), list(second)) == (["a"], ["b"])
