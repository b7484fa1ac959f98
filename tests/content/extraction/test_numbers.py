"""Tests numbers and their hedges."""

from decimal import Decimal

import pytest

from content.extraction import dates, numbers


def read(words: str) -> list[tuple[int | Decimal, str | None]]:
    return [(number.value, number.hedge) for number in numbers.find(words, dates.find(words))]


@pytest.mark.parametrize(
    ("words", "value", "hedge"),
    [
        ("some 5,600 troops", 5600, "about"),
        ("around 39,000 troops", 39000, "about"),
        ("almost 6,000 troops", 6000, "almost"),
        ("nearly 380 troops", 380, "almost"),
        ("more than 3,700 troops", 3700, "over"),
        ("over 14,000 troops", 14000, "over"),
        ("fewer than 90 boats", 90, "under"),
        ("no more than 2,500 men", 2500, "at_most"),
        ("up to seven boats", 7, "at_most"),
        ("at least twenty-two boats", 22, "at_least"),
        ("900 or so boats", 900, "about"),
        ("26,000 by the lake", 26000, None),
        ("1.2 million people", 1_200_000, None),
        ("3.5 km", Decimal("3.5"), None),
        ("handsome 90 boats", 90, None),
        ("a total of 90 boats", 90, None),
        ("two hundred and fifty boats", 250, None),
        ("some two thousand five hundred men", 2500, "about"),
        ("a dozen boats", 12, None),
        ("well over 1,000 boats", 1000, "over"),
        ("all 22 sailors", 22, None),
        ("One sailor was hurt", 1, None),
    ],
)
def test_find_reads_a_number_with_its_hedge(words: str, value: int | Decimal, hedge: str | None):
    assert read(words) == [(value, hedge)]


@pytest.mark.parametrize(
    "words",
    [
        "Resolution 2911",
        "Chapter 7",
        "on 12 June 2011",
        "the 3rd boat",
        "Camp 4",
        "the two ports",
        "B-52",
        "3/4",
        "page 9",
        "one of the boats",
        "one third of the boats",
        "two-thirds of the boats",
        "on 23 March",
        "call 0142",
    ],
)
def test_find_takes_no_name_or_date_for_an_amount(words: str):
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("between 150 and 180 recruits", "150-180"),
        ("280 to 310 staff", "280-310"),
        ("20–25 officers", "20-25"),
        ("twenty to thirty boats", "20-30"),
    ],
)
def test_find_reads_a_range_as_one_amount(words: str, amount: str):
    assert [number.amount for number in numbers.find(words)] == [amount]


def test_find_reads_a_change_as_two_amounts():
    assert [number.amount for number in numbers.find("fell from 900 to 1,000 boats")] == [900, 1000]


@pytest.mark.parametrize("words", ["two Panther 4 tanks", "the ship 7 de Abril sailed with two men"])
def test_a_number_in_the_name_of_a_thing_counts_nothing(words):
    assert [value for value, _ in read(words)] == [2]


def test_a_number_behind_a_country_counts():
    assert [value for value, _ in read("Kenya 4 helicopters, Ghana 2 tanks")] == [4, 2]
