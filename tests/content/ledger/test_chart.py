"""The step chart of a series: where its points lie, and which are drawn hollow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ledger import chart
from tests.entries import make_entry


def test_fewer_than_two_placed_numbers_make_no_chart():
    assert chart.steps([]) is None
    assert (
        chart.steps([make_entry("a", 400, "2004-06"), make_entry("b", 300), make_entry("c", "Orsa", "2004-07")]) is None
    )


def test_points_lie_in_order_of_time_and_values_hold_until_the_next():
    drawn = chart.steps([make_entry("b", 200, "2006-01-01"), make_entry("a", 400, "2004-01-01")])

    assert drawn is not None
    assert [(point.x, point.y, point.value) for point in drawn.points] == [
        (64.0, 16.0, "400 wardens"),
        (437.5, 130.0, "200 wardens"),
    ]
    assert drawn.path == "M64.0 16.0 H437.5 V130.0"
    assert [label for _y, label in drawn.levels] == ["0", "100", "200", "300", "400"]
    assert [label for _x, label in drawn.years] == ["2004", "2005", "2006", "2007"]


@pytest.mark.parametrize(
    ("begins", "is_hollow"),
    [
        ("2004-06-12", False),
        ("2004-06", False),
        ("2004", False),
        ("2004-02-02/2004-06-14", True),
        ("../2004-06-01", True),
    ],
)
def test_a_vague_date_is_drawn_hollow(begins, is_hollow):
    drawn = chart.steps([make_entry("a", 400, begins), make_entry("b", 200, "2009-06-12")])

    assert drawn is not None
    assert [point.is_hollow for point in drawn.points] == [is_hollow, False]


def test_an_unending_date_has_no_place_in_the_drawing():
    entries = [make_entry("a", 400, "2004-06"), make_entry("b", 300, "2005-06"), make_entry("c", 9, "2010-07-22/..")]

    drawn = chart.steps(entries)

    assert drawn is not None
    assert [point.value for point in drawn.points] == ["400 wardens", "300 wardens"]


@given(st.lists(st.tuples(st.integers(0, 10**9), st.dates()), min_size=2, max_size=12))
def test_every_point_lies_within_the_drawing(rows):
    drawn = chart.steps([make_entry(str(n), value, day.isoformat()) for n, (value, day) in enumerate(rows)])

    assert drawn is not None
    assert all(0 <= point.x <= drawn.width and 0 <= point.y <= drawn.height for point in drawn.points)
    assert all(0 <= x <= drawn.width for x, _ in drawn.years)
    assert all(0 <= y <= drawn.height for y, _ in drawn.levels)
    assert len(drawn.years) <= 10
