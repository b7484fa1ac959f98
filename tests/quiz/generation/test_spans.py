"""Tests that stretches of days over a day are found without a look at each."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.generation.spans import Spans

STRETCHES = st.builds(
    lambda start, days: (date(2004, 1, 1) + timedelta(start), date(2004, 1, 1) + timedelta(start + days)),
    st.integers(0, 60),
    st.integers(0, 40),
)


@given(st.lists(STRETCHES, max_size=20), STRETCHES)
def test_over_finds_all_that_share_a_day_and_no_other(stretches, asked):
    found = Spans((stretch, number) for number, stretch in enumerate(stretches)).over(*asked)

    shared = [at for at, (first, last) in enumerate(stretches) if first <= asked[1] and asked[0] <= last]
    assert sorted(found) == shared
