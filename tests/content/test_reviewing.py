"""When review dates are set, and what calls a fact back before its time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from content import curation, reviewing
from content.models import Document
from content.models.facts import Status
from content.partialdate import PartialDate
from people.models import AuditRow
from tests.factories import NOW, save_attribute, save_document, save_fact, save_staff

pytestmark = pytest.mark.django_db

BEFORE = NOW - timedelta(days=2)  # factories record at NOW
LATER = NOW + timedelta(days=1)


def save_strength(value: str = "420", **fields):
    """A state that changes over time: so many pilots from 2026 on."""
    told: dict[str, Any] = {"nature": "state", "begins": PartialDate.on(2026, 1), "value": value}
    return save_fact(attribute=save_attribute(holds_days=90), **(told | fields))


def due_of(version) -> date | None:
    version.fact.refresh_from_db()
    due: date | None = version.fact.review_by
    return due


def test_approval_sets_the_review_date_by_the_document_and_the_attribute():
    who = save_staff()
    document = save_document(text="It is a harbour. It has 420 pilots.")
    Document.objects.update(review_months=24)
    steady = save_attribute("kind", is_volatile=False, kind="definition", value_type="text")
    what = save_fact(
        "It is a harbour.", document=document, status="draft", attribute=steady, begins=None, nature="state"
    )
    many = save_strength(status="draft", document=document, quote="420 pilots")

    for version in (what, many):
        curation.approve(version, by=who, now=NOW)

    assert (due_of(what), due_of(many)) == (date(2028, 3, 2), date(2026, 6, 2))


def test_approved_facts_without_a_review_date_are_given_one_once():
    fact, history = save_strength(), save_fact()

    assert reviewing.find_due(now=NOW) == 0
    reviewing.find_due(now=LATER)

    assert (due_of(fact), due_of(history)) == (date(2026, 6, 2), None)
    assert history.fact.reviewed_at == NOW


@pytest.mark.parametrize("status", ["draft", "approved"])
def test_a_newer_value_that_came_in_calls_the_fact_back_at_once(status):
    old = save_strength()
    reviewing.find_due(now=BEFORE)
    new = save_strength("500", begins=PartialDate.on(2026, 2, 3), status=status)

    assert reviewing.find_due(now=LATER) == 1
    assert reviewing.find_due(now=LATER) == 0

    assert due_of(old) == date(2026, 3, 2)
    assert old.fact.newer == new
    assert AuditRow.objects.get(action="call fact back").thing_id == str(old.fact_id)


def test_a_value_seen_before_the_last_review_calls_nothing_back():
    old = save_strength()
    save_strength("500", begins=PartialDate.on(2026, 2, 3), status="draft")

    reviewing.find_due(now=NOW + timedelta(minutes=1))

    assert reviewing.find_due(now=LATER) == 0
    assert due_of(old) == date(2026, 6, 2)


def test_a_rejected_value_calls_nothing_back():
    save_strength()
    reviewing.find_due(now=BEFORE)
    save_strength("500", begins=PartialDate.on(2026, 2, 3), status=Status.REJECTED)

    assert reviewing.find_due(now=LATER) == 0
