"""How long a fact may be asked before somebody looks at it again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from content.ledger.freshness import is_stale, months_after, overtakes, review_day
from tests.entries import make_entry

APPROVED = date(2026, 11, 28)
STEADY: dict[str, Any] = {"is_volatile": False, "holds_days": 0}


@pytest.mark.parametrize(
    ("told", "due"),
    [
        pytest.param({"nature": "state", **STEADY}, date(2027, 11, 28), id="what a thing is, after a year"),
        pytest.param({"nature": "state", "begins": "2004", **STEADY}, date(2027, 11, 28), id="a state that lasts"),
        pytest.param({"nature": "state", "begins": "2026-10"}, date(2027, 2, 28), id="a changing one, after 3 months"),
        pytest.param({"begins": "2026-10"}, date(2027, 2, 28), id="an observation that still holds"),
        pytest.param({}, date(2027, 2, 28), id="what changes and has no date"),
        pytest.param({"begins": "2027-01-15", "modality": "planned"}, date(2027, 1, 15), id="a plan, on its day"),
        pytest.param({"begins": "2027", "modality": "planned"}, date(2027, 12, 31), id="a plan of a year, at its end"),
        pytest.param({"begins": "2009-06-14", "modality": "planned"}, None, id="a plan of long ago"),
        pytest.param({"nature": "state", "begins": "2004", "ends": "2008"}, None, id="a state that ended"),
        pytest.param({"nature": "event", "begins": "1999-06", **STEADY}, None, id="an event"),
        pytest.param({"begins": "2012-02"}, None, id="an observation of long ago"),
        pytest.param({"nature": "state", "begins": "2012-02"}, None, id="a changing state last seen long ago"),
        pytest.param({"nature": "state", "kind": "acronym", **STEADY}, None, id="what letters stand for"),
    ],
)
def test_only_what_tells_of_today_is_due_for_review(told, due):
    assert review_day(make_entry(**told), APPROVED) == due


def test_a_document_that_is_trusted_for_longer_does_not_lengthen_what_changes():
    assert review_day(make_entry(nature="state", **STEADY), APPROVED, 36) == date(2029, 11, 28)
    assert review_day(make_entry(nature="state", begins="2026-10"), APPROVED, 36) == date(2027, 2, 28)
    assert review_day(make_entry(nature="state", begins="2026-10"), APPROVED, 1) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day, months, after):
    assert months_after(day, months) == after


def test_a_fact_is_stale_from_the_day_after_its_review_date():
    fact = make_entry(review_by=date(2027, 2, 4))

    assert not is_stale(fact, {}, date(2027, 2, 4))
    assert is_stale(fact, {}, date(2027, 2, 5))
    assert not is_stale(make_entry(), {}, date(2999, 1, 1))


def test_what_follows_from_a_stale_fact_is_stale_too():
    premise = make_entry("p", review_by=date(2027, 2, 4))
    middle = make_entry("m", premises=("p",))
    facts = {found.id: found for found in (premise, middle)}

    assert is_stale(make_entry("c", premises=("m", "gone")), facts, date(2027, 2, 5))


@pytest.mark.parametrize(
    ("told", "does"),
    [
        pytest.param({"begins": "2026-10"}, True, id="a later value"),
        pytest.param({"begins": "2026-10", "tier": "B"}, False, id="one that is not sure"),
        pytest.param({"begins": "2026-10", "value": 400}, False, id="the same value again"),
        pytest.param({"begins": "2003"}, False, id="an older value"),
        pytest.param({}, False, id="a value without a date"),
        pytest.param({"begins": "2026-10", "modality": "planned"}, False, id="a plan"),
        pytest.param({"begins": "2026-10", "subject_key": "port-watch"}, False, id="a value of something else"),
        pytest.param({"begins": "2026-10", "is_list": True}, False, id="one more of a list"),
    ],
)
def test_a_newer_value_calls_the_older_one_back(told, does):
    new = make_entry("n", **({"value": 500, "tier": "A"} | told))

    assert overtakes(new, make_entry("o", begins="2004-06")) is does
