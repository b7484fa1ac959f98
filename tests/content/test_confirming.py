"""Confirming facts that are due for review, and taking that back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from content import confirming, curation
from content.curation import CannotDecide
from people.models import AuditRow
from tests.factories import save_attribute, save_fact, save_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def due():
    """A fact whose review date passed yesterday."""
    steady = save_attribute("kind", is_volatile=False, kind="definition", value_type="text")
    version = save_fact(attribute=steady, begins=None, nature="state")
    version.fact.review_by = timezone.localdate() - timedelta(days=1)
    version.fact.save()
    return version


def confirm(version, **told):
    seen, who = str(version.fact.review_by), told.pop("by", None) or save_staff()
    given: dict[str, Any] = {"by": who, "now": timezone.now(), "seen": seen} | told
    return confirming.confirm(version, **given)


def test_a_confirmed_fact_is_due_in_a_year_or_on_the_day_told(due):
    today = timezone.localdate()

    assert confirm(due).review_by >= today + timedelta(days=365)

    due.fact.refresh_from_db()
    until = today + timedelta(days=30)
    assert confirm(due, by=save_staff("b@desk.test"), until=until, reason="Asked the board.").review_by == until
    row = AuditRow.objects.filter(action="confirm fact").latest("pk")
    assert (row.after, row.reason) == ({"review_by": str(until)}, "Asked the board.")


@pytest.mark.parametrize(
    ("told", "words"),
    [({"until": date(2020, 1, 1)}, "must lie in the future"), ({"seen": "2020-01-01"}, "reviewed this fact first")],
)
def test_a_past_date_or_a_page_that_is_out_of_date_is_refused(due, told, words):
    with pytest.raises(CannotDecide, match=words):
        confirm(due, **told)


def test_a_fact_that_is_no_longer_approved_is_not_confirmed(due):
    curation.retire(due, by=save_staff(), now=timezone.now(), reason="Gone.")

    with pytest.raises(CannotDecide):
        confirm(due, by=save_staff("b@desk.test"))


def test_a_confirmation_is_taken_back_by_its_author_within_ten_minutes(due):
    before, who = due.fact.review_by, save_staff()
    confirm(due, by=who)

    with pytest.raises(CannotDecide):
        confirming.take_back(due.fact, by=save_staff("b@desk.test"), now=timezone.now())
    with pytest.raises(CannotDecide):
        confirming.take_back(due.fact, by=who, now=timezone.now() + timedelta(minutes=11))

    assert confirming.take_back(due.fact, by=who, now=timezone.now()).review_by == before
    with pytest.raises(CannotDecide):
        confirming.take_back(due.fact, by=who, now=timezone.now())


def test_a_confirmation_that_was_overtaken_is_not_taken_back(due):
    who = save_staff()
    confirm(due, by=who)
    due.fact.refresh_from_db()
    confirm(due, by=save_staff("b@desk.test"), until=timezone.localdate() + timedelta(days=9))

    with pytest.raises(CannotDecide):
        confirming.take_back(due.fact, by=who, now=timezone.now())
