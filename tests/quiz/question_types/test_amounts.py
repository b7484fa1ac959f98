"""What a typed amount may mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.question_types.amounts import Amount, readings


def test_a_short_scale_may_be_a_unit_where_it_is_typed():
    assert readings("40m") == {Amount(Decimal(40_000_000), ""), Amount(Decimal(40), "metre")}
    assert readings("40 m", is_key=True) == {Amount(Decimal(40), "metre")}
    assert Amount(Decimal(40_000_000), "eur") in readings("€40m", is_key=True)


@pytest.mark.parametrize(
    "text", ["", "many", "9 March 2005", "7/8", "€40 pounds", "1,00,000", "Regulation 77", "1 2 3"]
)
def test_what_is_no_amount_has_no_reading(text):
    assert readings(text) == set()


@given(st.text())
def test_reading_never_raises(text):
    readings(text)
    readings(f"4{text}")
