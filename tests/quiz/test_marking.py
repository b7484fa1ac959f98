"""Marks by the rules of a quiz: partial or whole, what a wrong response takes off, certainty, floors."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.marking import Rules, mark

shares = st.fractions(0, 1, max_denominator=30)
rules = st.builds(
    Rules,
    is_whole=st.booleans(),
    by_places=st.booleans(),
    penalty=st.sampled_from([F(0), F(1, 4), F(1, 3), F(1, 2), F(1), None]),
    floor=st.sampled_from(["question", "total", "none"]),
    by_certainty=st.booleans(),
)
certainties = st.sampled_from([None, 1, 2, 3])
CHANCE = Rules(penalty=None)


@pytest.mark.parametrize(
    ("fraction", "told", "expected"),
    [
        (F(1), {}, F(1)),
        (F(2, 3), {}, F(2, 3)),
        (F(0), {}, F(0)),
        (F(1), {"is_whole": True}, F(1)),
        (F(2, 3), {"is_whole": True}, F(0)),
        (F(1), {"penalty": F(1, 4)}, F(1)),
        (F(0), {"penalty": F(1, 4)}, F(-1, 4)),
        (F(1, 2), {"penalty": F(1, 4)}, F(3, 8)),
        (F(1, 2), {"penalty": F(1)}, F(0)),
        (F(1, 2), {"penalty": F(1), "is_whole": True}, F(-1)),
        (F(0), {"penalty": F(1), "floor": "question"}, F(0)),
        (F(1, 2), {"penalty": F(1, 3), "floor": "question"}, F(1, 3)),
        (F(0), {"penalty": None}, F(-1, 3)),
        (F(1, 4), {"penalty": None}, F(0)),
        (F(1), {"penalty": None}, F(1)),
    ],
)
def test_a_response_earns_by_the_rules(fraction, told, expected):
    assert mark(fraction, guess=F(1, 4), rules=Rules(**told)) == expected


@pytest.mark.parametrize(
    ("certainty", "right", "half", "wrong"),
    [
        (1, F(1, 3), F(1, 6), F(0)),
        (2, F(2, 3), F(0), F(-2, 3)),
        (3, F(1), F(-1, 2), F(-2)),
        (None, F(1, 3), F(1, 6), F(0)),
    ],
)
def test_certainty_decides_what_is_won_and_lost(certainty, right, half, wrong):
    certain = Rules(by_certainty=True, penalty=F(1))

    earned = [mark(F(n, 2), guess=F(1, 2), certainty=certainty, rules=certain) for n in (2, 1, 0)]

    assert earned == [right, half, wrong]


@pytest.mark.parametrize(("fraction", "certainty"), [(F(4, 3), 1), (F(-1, 3), 1), (F(1), 4), (F(1), 0)])
def test_what_cannot_be_is_refused(fraction, certainty):
    with pytest.raises(ValueError):
        mark(fraction, guess=F(0), certainty=certainty, rules=Rules(by_certainty=True))


@given(shares, shares, certainties, rules)
def test_what_was_left_out_earns_nothing_and_is_never_penalised(fraction, guess, certainty, told):
    assert mark(fraction, guess=guess, certainty=certainty, is_responded=False, rules=told) == 0


@given(shares, shares, shares, certainties, rules)
def test_more_right_never_earns_less_and_nothing_earns_more_than_the_points(one, other, guess, certainty, told):
    less, more = (mark(f, guess=guess, certainty=certainty, rules=told) for f in sorted((one, other)))

    assert less <= more <= 1


@given(st.lists(st.tuples(shares, st.integers(1, 9)), min_size=1))
def test_by_chance_blind_guessing_earns_nothing_on_average(ways):
    """Each way to guess is a fraction and how often it comes."""
    count = sum(weight for _f, weight in ways)
    guess = sum((f * weight for f, weight in ways), F(0)) / count

    average = sum((mark(f, guess=guess, rules=CHANCE) * weight for f, weight in ways), F(0)) / count

    assert average == (1 if guess == 1 else 0)


@given(rules)
def test_the_name_of_the_rules_fits_its_column(told):
    assert 0 < len(told.name) <= 20
