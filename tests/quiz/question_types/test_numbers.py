"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.question_types.numbers import NotANumber, number_words, plain, read_number


@pytest.mark.parametrize(
    ("text", "whole", "other"),
    [
        ("14000", "14000", "14000"),
        ("14 000", "14000", "14000"),
        ("14\u00a0000", "14000", "14000"),
        ("14\u2009000", "14000", "14000"),
        ("14\u202f000", "14000", "14000"),
        ("14'000", "14000", "14000"),
        ("14’000", "14000", "14000"),
        ("14,000", "14000", None),
        ("14.000", "14000", "14"),
        ("14.000.000", "14000000", "14000000"),
        ("1,234.5", "1234.5", "1234.5"),
        ("1.234,5", "1234.5", "1234.5"),
        ("1 234,567", "1234.567", "1234.567"),
        ("1234,567", "1234.567", "1234.567"),
        ("1,5", "1.5", "1.5"),
        ("0,500", "0.5", "0.5"),
        (".5", "0.5", "0.5"),
        ("12.", "12", "12"),
        ("−5", "-5", "-5"),
        ("+5", "5", "5"),
        ("٣٤", "34", "34"),
        ("１４０００", "14000", "14000"),
        ("2.5 million", "2500000", "2500000"),
        ("14 thousand km²", "14000", "14000"),
        ("10887km2", "10887", "10887"),
        ("007", "7", "7"),
    ],
)
def test_number_is_read(text, whole, other):
    assert read_number(text, is_whole=True, unit="km²") == Decimal(whole)
    if other is None:
        with pytest.raises(NotANumber, match="two ways"):
            read_number(text, is_whole=False, unit="km²")
    else:
        assert read_number(text, is_whole=False, unit="km²") == Decimal(other)


@pytest.mark.parametrize(
    "text",
    [
        *("", "many", "NaN", "inf", "-Infinity", "1e3", "1e400", "0x10", "5²", "½", "1,00,000", "14 00", "1,234,5"),
        *("1..2", "1 2", "--5", "5-6", "5 miles", "9" * 19, "__import__('os')", "1_000", "$5"),
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(text):
    with pytest.raises(NotANumber, match=r"^\S.*\.$"):
        read_number(text, is_whole=True, unit="km²")


@given(st.integers(-(10**17), 10**17), st.sampled_from([" ", ",", ".", "'", "\u202f"]))
def test_grouped_whole_numbers_are_read_back(number, mark):
    assert read_number(f"{number:,}".replace(",", mark), is_whole=True) == number


@given(st.decimals(-(10**8), 10**8, places=4), st.booleans())
def test_stored_numbers_are_read_back(number, is_whole):
    text = plain(number)

    if not is_whole or number == number.to_integral_value():
        assert read_number(text, is_whole=is_whole) == number


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("10887", "km²", "10,887 km²"),
        ("12.50", "", "12.5"),
        ("1E+3", "", "1,000"),
        ("85", "%", "85%"),
        ("-0.25", "", "-0.25"),
    ],
)
def test_number_in_words(value, unit, words):
    assert number_words(Decimal(value), unit) == words
