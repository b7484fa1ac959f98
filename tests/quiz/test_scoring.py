"""Scores: exact sums, the pass decision, and a percent that never contradicts it."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scoring import Score, passes, percent_words, points_words, score, shown_mark, shown_percent

shares = st.fractions(0, 1, max_denominator=50)
below = st.fractions(-2, 0, max_denominator=50).filter(bool)


def test_score_sums_fractions_times_points_exactly():
    graded = [(F(1, 3), 1), (F(1, 3), 1), (F(1, 3), 1), (F(1), 2), (F(0), 5)]

    assert score(graded) == Score(F(3), 10)


def test_score_of_nothing_is_empty_and_never_passes():
    nothing = score([])

    assert (nothing, nothing.share, passes(nothing, F(0))) == (Score(F(0), 0), F(0), False)


@pytest.mark.parametrize("graded", [[(F(4, 3), 1)], [(F(1), -1)]])
def test_score_refuses_what_cannot_be(graded):
    with pytest.raises(ValueError):
        score(graded)


@given(
    st.lists(st.tuples(shares, st.integers(0, 9))).flatmap(
        lambda graded: st.tuples(st.just(graded), st.permutations(graded))
    )
)
def test_score_does_not_depend_on_the_order_of_questions(pair):
    one, other = pair

    assert score(one) == score(other)


@pytest.mark.parametrize(
    ("earned", "possible", "mark", "is_passed", "shown"),
    [
        (F(7), 10, F(7, 10), True, 70),
        (F(699, 100), 10, F(7, 10), False, 69),  # 69.9 % would round to 70
        (F(2), 3, F(2, 3), True, 67),
        (F(665, 1000), 1, F(2, 3), False, 66),  # 66.5 % would round to 67
        (F(664, 1000), 1, F(664, 1000), True, 67),  # the mark of 66.4 % is shown as 67
        (F(5), 7, F(5, 7), True, 72),  # 71.4 %, the mark is shown as 72
        (F(0), 5, F(1, 2), False, 0),
        (F(1, 1000), 1, F(1, 2), False, 1),
        (F(999, 1000), 1, F(1, 2), True, 99),
        (F(999, 1000), 1, F(1), False, 99),
        (F(1), 1, F(1), True, 100),
        (F(0), 1, F(0), True, 0),
    ],
)
def test_the_shown_percent_agrees_with_the_decision(earned, possible, mark, is_passed, shown):
    result = Score(earned, possible)

    assert (passes(result, mark), shown_percent(result, mark)) == (is_passed, shown)


@given(shares, st.integers(1, 40), shares)
def test_the_shown_percent_reaches_the_shown_mark_exactly_where_the_score_passes(share, possible, mark):
    result = Score(share * possible, possible)

    shown = shown_percent(result, mark)

    assert (shown >= shown_mark(mark)) == passes(result, mark)
    assert 0 <= shown <= 100
    assert abs(shown - share * 100) <= 1


@given(shares)
def test_without_a_mark_only_full_marks_show_100_and_only_none_shows_0(share):
    shown = shown_percent(Score(share, 1))

    assert ((shown == 100) == (share == 1), (shown == 0) == (share == 0)) == (True, True)


def test_a_score_below_0_is_kept_or_cut_off_by_the_rules():
    graded = [(F(-2, 3), 3), (F(1), 1)]

    assert (score(graded), score(graded, is_floored=False)) == (Score(F(0), 4), Score(F(-1), 4))


@given(below, st.integers(1, 40), shares)
def test_a_score_below_0_fails_and_is_shown_below_0(share, possible, mark):
    result = Score(share * possible, possible)

    shown = shown_percent(result, mark)

    assert (passes(result, mark), shown < 0, shown < shown_mark(mark)) == (False, True, True)
    assert shown_percent(result) == shown
    assert abs(shown - share * 100) <= 1


@pytest.mark.parametrize(
    ("points", "words"),
    [(F(14), "14"), (F(29, 2), "14 1/2"), (F(2, 3), "2/3"), (F(0), "0"), (F(-2, 3), "−2/3"), (F(-7, 2), "−3 1/2")],
)
def test_points_are_told_exactly(points, words):
    assert points_words(points) == words


@pytest.mark.parametrize(("shown", "words"), [(82, "82 %"), (0, "0 %"), (-7, "−7 %")])
def test_a_percent_below_nothing_has_a_minus_sign(shown, words):
    assert percent_words(shown) == words
