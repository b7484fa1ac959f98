"""Sets of facts that are asked together: they share little, and each is asked for once."""

from __future__ import annotations

from itertools import combinations

import pytest

from quiz.generation.near_duplicates import is_repeated
from quiz.generation.sets import Shares, runs, windows
from quiz.question_types.pool import Together


@pytest.mark.parametrize(
    ("count", "sizes"), [(3, []), (4, [4]), (7, [6]), (8, [4, 4]), (13, [4, 4, 5]), (20, [4, 4, 4, 4, 4])]
)
def test_runs_have_nearly_the_same_length(count, sizes):
    assert [len(run) for run in runs(range(count))] == sizes


@pytest.mark.parametrize("count", [13, 16, 60])
def test_windows_are_many_and_two_of_many_facts_share_but_one(count):
    found = [set(window) for window in windows(range(count))]

    assert all(len(window) == 4 for window in found)
    assert len(found) >= 12
    assert all(len(one & other) <= 1 for one, other in combinations(found, 2))


@pytest.mark.parametrize(
    ("count", "least"), [(3, 0), (4, 1), (6, 1), (7, 2), (8, 2), (9, 3), (10, 6), (11, 11), (12, 11)]
)
def test_windows_of_few_facts_are_as_many_as_share_less_than_half(count, least):
    found = [frozenset(window) for window in windows(range(count))]

    assert len(found) == least
    assert not any(is_repeated(one, other) for one, other in combinations(found, 2))


def test_windows_keep_the_order():
    assert all(list(window) == sorted(window) for window in windows(range(16)))


def together(make_fact, ids):
    return Together(ids, tuple(make_fact(id=id) for id in ids), tuple(ids))


def test_each_set_is_asked_for_by_one_fact_and_no_fact_asks_twice(make_fact):
    found = Shares(lambda fact: True).given([together(make_fact, "abcd"), together(make_fact, "aefg")])

    assert {asker: one.stem for asker, one in found.items()} == {"a": "abcd", "e": "aefg"}


def test_fact_that_asks_already_leaves_its_set_to_another_fact_of_it(make_fact):
    found = Shares(lambda fact: fact.id in "ab").given([together(make_fact, "abcd"), together(make_fact, "aefg")])

    assert {asker: one.stem for asker, one in found.items()} == {"b": "abcd", "a": "aefg"}


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
