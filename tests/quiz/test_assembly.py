"""Which questions a paper may ask on a day, and that it asks no fact twice."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.assembly import BadBlueprint, Candidate, Row, draw, eligible, read_blueprint
from tests.entries import make_entry, when

DAY = date(2004, 6, 15)
SERIES = frozenset({("lake-watch", "wardens")})


def make_candidate(version: int, *asked: str, topic: str = "strength", others: tuple[str, ...] = (), as_of: str = ""):
    return Candidate(version, topic, frozenset(asked or [f"f{version}"]), frozenset(others), SERIES, when(as_of))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"topic": "mandate", "count": 3}, Row(3, "mandate")),
        ({"topic": "", "count": 200}, Row(200)),
        ({"count": 1}, Row(1)),
        ({"series": ["lake-watch", "wardens"], "count": 1}, Row(1, series=("lake-watch", "wardens"))),
    ],
)
def test_read_blueprint(row, expected):
    assert read_blueprint([row]) == [expected]


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"topic": "mandate"},
        {"topic": "mandate", "count": 0},
        {"topic": "mandate", "count": 201},
        {"topic": "mandate", "count": "3"},
        {"topic": "mandate", "count": True},
        {"topic": None, "count": 1},
        {"series": "lake-watch", "count": 1},
        {"series": ["lake-watch"], "count": 1},
        {"series": ["lake-watch", 3], "count": 1},
    ],
)
def test_read_blueprint_names_the_bad_row(row):
    with pytest.raises(BadBlueprint, match=r"^Row 2: .*\.$"):
        read_blueprint([{"count": 1}, row])


JUNE = make_entry("june", 400, "2004-06")
LATER = make_entry("later", 300, "2006-06")
UNDATED = make_entry("undated", 200)
SIGNED = make_entry("signed", "signed", "2004-06-20", nature="event", attribute="signed")
LASTING = make_entry("lasting", "Lake Watch", kind="acronym", nature="state", is_volatile=False, attribute="name")
FACTS = {entry.id: entry for entry in (JUNE, LATER, UNDATED, SIGNED, LASTING)}


@pytest.mark.parametrize(
    ("candidate", "pinned", "fits"),
    [
        # a quiz pinned to a day asks for what was true on it
        (make_candidate(1, "june"), True, True),
        (make_candidate(1, "june", as_of="2004-06"), True, True),
        (make_candidate(1, "later"), True, False),
        (make_candidate(1, "undated"), True, False),
        (make_candidate(1, "signed"), True, False),  # not yet signed on that day
        (make_candidate(1, "lasting"), True, True),
        (make_candidate(1, "june", "undated"), True, False),
        # one without a day may also ask about stated moments of the past
        (make_candidate(1, "june", as_of="2004-06"), False, True),
        (make_candidate(1, "june", as_of="2004-07"), False, False),  # not of the future
        (make_candidate(1, "later"), False, False),  # it changes, and holds no longer for sure
        (make_candidate(1, "june"), False, True),
        (make_candidate(1, "lasting"), False, True),
        # every fact it rests on must be in force
        (make_candidate(1, "lasting", others=("gone",)), False, False),
        (make_candidate(1, "gone"), False, False),
        (Candidate(1, "", frozenset(), frozenset(), frozenset()), False, False),
        (make_candidate(1, "lasting", others=("undated",)), False, True),
    ],
)
def test_eligible(candidate, pinned, fits):
    assert eligible([candidate], FACTS, DAY, pinned=pinned) == ([candidate] if fits else [])


def test_draw_serves_the_scarcest_row_first():
    mandate, strength = make_candidate(1, topic="mandate"), [make_candidate(n) for n in (2, 3)]

    paper = draw([Row(2), Row(1, "mandate")], [mandate, *strength], [], Random(1))

    assert paper[2] == mandate
    assert {found.version for found in paper} == {1, 2, 3}


def test_draw_never_asks_a_fact_twice_nor_beside_a_fixed_question():
    fixed = make_candidate(1, "a")
    twins = [make_candidate(2, "b"), make_candidate(3, "b", "c"), make_candidate(4, "a", "d")]

    paper = draw([Row(5)], twins, [fixed], Random(1))

    assert paper[0] == fixed
    assert len(paper) == 2
    assert paper[1] in twins[:2]


def test_draw_takes_a_series_row_from_that_series():
    other = Candidate(9, "strength", frozenset({"x"}), frozenset(), frozenset({("lake-watch", "boats")}))

    paper = draw([Row(1, series=("lake-watch", "wardens"))], [other, make_candidate(1)], [], Random(1))

    assert [found.version for found in paper] == [1]


CANDIDATES = st.lists(
    st.builds(
        lambda asked, topic: (asked, topic),
        st.frozensets(st.integers(0, 6), min_size=1, max_size=3),
        st.sampled_from(["a", "b"]),
    ),
    max_size=12,
).map(lambda rows: [make_candidate(n, *map(str, asked), topic=topic) for n, (asked, topic) in enumerate(rows)])
ROWS = st.lists(st.builds(Row, st.integers(1, 4), st.sampled_from(["", "a", "b"])), max_size=3)


@given(ROWS, CANDIDATES, st.randoms(use_true_random=False))
def test_no_paper_is_longer_than_its_blueprint_or_repeats_a_fact(rows, candidates, rng):
    paper = draw(rows, candidates, [], rng)

    asked = [fact for found in paper for fact in found.asked]
    assert len(asked) == len(set(asked))
    assert len(paper) <= sum(row.count for row in rows)
    assert all(any(row.takes(found) for row in rows) for found in paper)
