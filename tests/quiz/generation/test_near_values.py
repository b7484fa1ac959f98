"""Made-up values: as round as the true one and well apart from it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.generation.near_values import near_numbers, other_expansions, other_numerals


@given(st.integers(2, 10**6), st.integers(0, 10**6))
def test_near_numbers_are_as_round_and_a_fifth_apart(value, seed):
    found = near_numbers(value, 4, Random(seed))

    everything = [value, *found]
    assert all(abs(one - other) * 5 >= value for one in everything for other in everything if one is not other)
    assert all(_zeros(number) == _zeros(value) for number in found)


def test_near_numbers_of_a_decimal_keep_its_decimals():
    assert all(str(number)[-2] == "." for number in near_numbers(Decimal("2.5"), 3, Random(1)))


def test_other_expansions_differ_in_one_word_with_the_same_letter():
    found = other_expansions("Harbour Corps", Random(3))

    assert found == ["Harbour Council", "Harbour Command", "Harbour Committee"]


@pytest.mark.parametrize("words", ["Harbour Yard", "Corps"])
def test_other_expansions_need_a_word_that_can_be_exchanged(words):
    assert other_expansions(words, Random(1)) == []


def test_other_numerals_are_neighbours():
    assert other_numerals("Chapter II of the Quay Charter") == [
        "Chapter I of the Quay Charter",
        "Chapter III of the Quay Charter",
        "Chapter IV of the Quay Charter",
    ]


def _zeros(number: int | Decimal) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))
