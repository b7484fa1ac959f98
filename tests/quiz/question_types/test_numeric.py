"""Numeric: tolerance, its editor and drafting. test_numbers.py has what is read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quiz.question_types.base import BadQuestion, Line, Reading
from quiz.question_types.numeric import Numeric

STEM = "In May 2004, how many staff did the Harbour Mission have?"
EXAMPLE = Numeric(STEM, Decimal(1850), Decimal(100), "staff", explanation="The yearbook counts them.")
REKEYED = Numeric(STEM, Decimal("2.75"), Decimal(0), "staff", explanation="The yearbook counts them.")


@pytest.mark.parametrize(
    ("typed", "fraction"), [("1,850", 1), ("1750", 1), ("1 950", 1), ("1749.999", 0), ("1951", 0), ("-1850", 0)]
)
def test_grade_has_sharp_edges(typed, fraction):
    value = EXAMPLE.read({"response": [typed]}, []).value

    assert EXAMPLE.grade(value).fraction == fraction


def test_grade_knows_no_rounding():
    question = Numeric("How much?", Decimal("0.1"), Decimal("0.2"))

    found = [question.grade(Decimal(text)).fraction for text in ("0.3", "0.30000000000000001", "-0.1")]

    assert found == [Fraction(1), Fraction(0), Fraction(1)]


def test_reading_says_what_to_write():
    read = [EXAMPLE.read({"response": [text]}, []) for text in ("many", "5 tons", "1e400", "1" * 501)]

    assert read == [
        Reading(None, "Write a number in figures, for example 14 000 or 2.5."),
        Reading(None, "Write the number only, in staff."),
        Reading(None, "Write the number only, in staff."),
        Reading(None, "Your answer is longer than 500 characters. Shorten it."),
    ]


def test_feedback_tells_the_tolerance():
    assert EXAMPLE.lines([], Decimal(900)) == [
        Line("", False, True, "Anything from 1,750 to 1,950 counts.", response="900 staff", key="1,850 staff")
    ]


def test_data_hold_exact_decimals_as_texts():
    assert EXAMPLE.as_data() == {"value": "1850", "tolerance": "100", "unit": "staff"}


@pytest.mark.parametrize("value", ["NaN", "1e5", "1,850", "", 5, 5.5, None, "9" * 18, "٣"])
def test_data_refuse_other_numbers(value):
    with pytest.raises(BadQuestion):
        Numeric.from_data(STEM, "", {"value": value})


def test_editor_reads_numbers_as_people_write_them():
    rows = [{"value": "10 887", "tolerance": "", "unit": " km² "}]

    assert Numeric.from_rows("How large?", "", rows) == Numeric("How large?", Decimal(10887), Decimal(0), "km²")


@pytest.mark.parametrize("value", ["", "many", "10,887"])
def test_editor_refuses_what_is_no_number_or_two(value):
    with pytest.raises(BadQuestion, match="The correct number cannot be read"):
        Numeric.from_rows("How large?", "", [{"value": value}])


@pytest.mark.parametrize(("tolerance", "found"), [("-1", ["bad_tolerance"]), ("925", ["wide_tolerance"]), ("90", [])])
def test_problems(tolerance, found):
    question = Numeric(STEM, Decimal(1850), Decimal(tolerance), explanation="Counted.")

    assert [problem.check for problem in question.problems()] == found


@pytest.mark.parametrize(("hedge", "tolerance"), [(None, "0"), ("about", "185"), ("over", "185")])
def test_draft_allows_a_tenth_where_the_source_hedges(draft_from, make_fact, pool, hedge, tolerance):
    draft = draft_from(Numeric, make_fact(hedge=hedge, unit="staff"), pool)

    assert draft.content.as_data() == {"value": "1850", "tolerance": tolerance, "unit": "staff"}
    assert (draft.facts, draft.as_of) == ((("f1", "asked"),), "2004-05")


@pytest.mark.parametrize("given", [{"value": "many"}, {"kind": "acronym"}, {"is_list": True}])
def test_no_draft_of_other_facts(draft_from, make_fact, pool, given):
    assert draft_from(Numeric, make_fact(**given), pool) is None
