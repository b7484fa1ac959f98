"""Date: precision, what is read and which errors help, drafting."""

from __future__ import annotations

import pytest

from content.partialdate import PartialDate
from quiz.question_types.base import BadQuestion, Line, Reading
from quiz.question_types.date import Date

EXAMPLE = Date("When did the Harbour Mission open?", "2005-03-09", explanation="The log has the day.")
REKEYED = Date("When did the Harbour Mission open?", "1987-11-30", explanation="The log has the day.")


def post(day: str = "", month: str = "", year: str = "") -> dict[str, list[str]]:
    return {"response-day": [day], "response-month": [month], "response-year": [year]}


@pytest.mark.parametrize(("value", "example"), [("2005", "2007"), ("2005-03", "3 2007"), ("2005-03-09", "27 3 2007")])
def test_the_example_is_as_precise_as_the_date_asked_for(value, example):
    assert f"For example {example}." in Date("When?", value).instruction


@pytest.mark.parametrize(
    "parts",
    [
        ("9", "3", "2005"),
        ("09", "03", "2005"),
        ("9th", "March", "2005"),
        ("9.", "mar.", " 2005 "),
        ("9", "MARCH", "2005"),
    ],
)
def test_date_is_read(parts):
    assert EXAMPLE.read(post(*parts), []) == Reading("2005-03-09")


@pytest.mark.parametrize(
    ("parts", "error", "field"),
    [
        (("31", "6", "2005"), "There is no 31 June. Did you mean 30 June?", "day"),
        (("29", "2", "2005"), "There is no 29 February in 2005. Did you mean 28 February?", "day"),
        (("6", "13", "2005"), "There is no month 13. Did you mean 13 June?", "month"),
        (("6", "32", "2005"), "There is no month 32.", "month"),
        (("6", "ma", "2005"), "Write the month as a number or a name, for example 3 or March.", "month"),
        (("6", "²", "2005"), "Write the month as a number or a name, for example 3 or March.", "month"),
        (("0", "6", "2005"), "There is no day 0.", "day"),
        (("", "6", "2005"), "Write the day as a number, for example 27.", "day"),
        (("6", "6", "05"), "Write the year with four digits, for example 2007.", "year"),
        (("6", "6", ""), "Write the year with four digits, for example 2007.", "year"),
        (("", "", ""), "Write the date.", "day"),
    ],
)
def test_reading_says_what_is_wrong_and_where(parts, error, field):
    assert EXAMPLE.read(post(*parts), []) == Reading(None, error, f"response-{field}")


@pytest.mark.parametrize(
    ("value", "fields"), [("2005", ["year"]), ("2005-03", ["month", "year"]), ("2005-03-09", ["day", "month", "year"])]
)
def test_only_parts_that_the_precision_needs_are_asked(value, fields):
    question = Date("When?", value)

    assert [control.name for control in question.controls([])] == [f"response-{field}" for field in fields]
    assert question.read(post("9", "3", "2005"), []) == Reading(value)


def test_feedback_has_both_dates_in_words():
    assert EXAMPLE.lines([], "2005-03-10") == [Line("", False, True, response="10 March 2005", key="9 March 2005")]


@pytest.mark.parametrize("text", ["2005-03-09", " 9 March 2005", "9 mar 2005"])
def test_editor_reads_dates_in_words_too(text):
    assert Date.from_rows(EXAMPLE.stem, EXAMPLE.explanation, [{"value": text}]) == EXAMPLE


@pytest.mark.parametrize("text", ["", "soon", "31 June 2005", "2005-13", "9.3.2005"])
def test_editor_and_data_refuse_what_is_no_date(text):
    with pytest.raises(BadQuestion, match="date"):
        Date.from_rows("When?", "", [{"value": text}])
    with pytest.raises(BadQuestion, match="date"):
        Date.from_data("When?", "", {"value": text})


@pytest.mark.parametrize("parts", [(2005,), (2005, 3), (2005, 3, 9)])
def test_draft_is_as_precise_as_the_fact(draft_from, make_fact, pool, parts):
    date = PartialDate.on(*parts)

    draft = draft_from(Date, make_fact(kind="date_event", value=date), pool)

    assert (draft.content.value, draft.facts) == (date.iso, (("f1", "asked"),))


def test_no_draft_of_a_vague_date(draft_from, make_fact, pool):
    vague = PartialDate(None, PartialDate.on(2005, 3).latest, "month", "by March 2005")

    assert draft_from(Date, make_fact(kind="date_event", value=vague), pool) is None
