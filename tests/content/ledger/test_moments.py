"""Tests that moments which meet another one are found without a look at each."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from content.ledger.moments import Moments
from content.partialdate import PartialDate

FIRST = date(2004, 1, 1)
DATES = st.one_of(
    st.builds(
        lambda start, days: PartialDate(FIRST + timedelta(start), FIRST + timedelta(start + days)),
        st.integers(0, 40),
        st.integers(0, 30),
    ),
    st.builds(lambda start: PartialDate(FIRST + timedelta(start), None), st.integers(0, 40)),
    st.builds(lambda end: PartialDate(None, FIRST + timedelta(end)), st.integers(0, 40)),
    st.just(PartialDate(None, None)),
)


def width(moment: PartialDate) -> int:
    return (moment.latest - moment.earliest).days if moment.earliest and moment.latest else 10**6


@given(st.lists(DATES, max_size=12))
def test_only_tells_the_one_that_may_be_the_same_moment(dates):
    kept = Moments()
    known = sorted(dates, key=width)

    for number, moment in enumerate(known):
        meeting = [at for at, other in enumerate(known[:number]) if other.overlaps(moment)]
        assert kept.only(moment) == (meeting[0] if len(meeting) == 1 else None)
        kept.add(moment, number)
