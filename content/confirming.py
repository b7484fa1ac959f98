"""Confirming a fact that is due for review: it stands as it is until a new date.

Who confirmed or retired one may take that back within minutes: it is due as before.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from content.curation import CannotDecide, approve, lock
from content.ledger.freshness import MONTHS, months_after, trusted_months
from content.models import Fact, FactVersion
from content.models.facts import Status
from people import audit
from people.models import AuditRow, User

CONFIRMED = "confirm fact"
UNDO_FOR = timedelta(minutes=10)


def proposed_day(version: FactVersion, today: date) -> date:
    """The review date that a confirmation sets, where none is told."""
    told = version.evidence.aggregate(months=Min("passage__edition__document__review_months"))["months"]
    return proposed_after(told, version, today)


def proposed_after(months: int | None, version: FactVersion, today: date) -> date:
    """The same, where it is known for how long the documents of the version are trusted; None for no document."""
    return months_after(today, trusted_months(months or MONTHS, is_volatile=version.attribute.is_volatile))


def confirm(
    version: FactVersion, *, by: User, now: datetime, seen: str, until: date | None = None, reason: str = ""
) -> Fact:
    """The fact stands until the day. ``seen`` is the review date that the decider saw. Raises CannotDecide."""
    today = timezone.localdate(now)
    with transaction.atomic():
        fact = lock(version, Status.APPROVED, (Status.APPROVED,)).fact
        if str(fact.review_by or "") != seen:
            raise CannotDecide("Somebody reviewed this fact first. Nothing was changed.")
        until = until or proposed_day(version, today)
        if until <= today:
            raise CannotDecide("The new review date must lie in the future.")
        before = {"review_by": str(fact.review_by or ""), "newer": fact.newer_id}
        _set(fact, until, None, now)
        audit.record(CONFIRMED, fact, by=by, before=before, after={"review_by": str(until)}, reason=reason)
    return fact


def take_back(fact: Fact, *, by: User, now: datetime) -> Fact:
    """Undo one's own confirmation of a few minutes ago: the fact is due as it was. Raises CannotDecide."""
    with transaction.atomic():
        locked = Fact.objects.select_for_update().get(pk=fact.pk)
        row = own_confirmations(by, now=now).filter(thing_id=str(fact.pk)).first()
        before, after = (row.before or {}, row.after or {}) if row else ({}, {})
        if str(locked.review_by) != after.get("review_by"):
            raise CannotDecide("There is no confirmation of yours to undo, or the fact was decided on since.")
        review_by = date.fromisoformat(before["review_by"]) if before.get("review_by") else None
        newer = FactVersion.objects.filter(pk=before.get("newer") or 0).first()
        _set(locked, review_by, newer, now)
        audit.record("undo confirmation", locked, by=by, before=after, after={"review_by": str(review_by or "")})
    return locked


def restore(version: FactVersion, *, by: User, now: datetime) -> FactVersion:
    """Undo one's own retirement of a few minutes ago: in force again, and due as it was. Raises CannotDecide."""
    with transaction.atomic():
        if not own_retirements(by, now=now).filter(pk=version.pk).exists():
            raise CannotDecide("There is no retirement of yours to undo, or the fact was decided on since.")
        before = Fact.objects.select_related("newer").get(pk=version.fact_id)
        approved = approve(version, by=by, now=now, expected=Status.RETIRED)
        _set(Fact.objects.get(pk=version.fact_id), before.review_by, before.newer, now)
    return approved


def own_retirements(by: User, *, now: datetime) -> QuerySet[FactVersion]:
    """The versions that the account retired and may still put in force again."""
    return FactVersion.objects.filter(status=Status.RETIRED, decided_by=by, decided_at__gte=now - UNDO_FOR)


def own_confirmations(by: User, *, now: datetime) -> QuerySet[AuditRow]:
    """The confirmations that the account may still undo, the latest first."""
    found = AuditRow.objects.filter(action=CONFIRMED, thing="content.fact", by=by, at__gte=now - UNDO_FOR)
    return found.order_by("-pk")


def _set(fact: Fact, review_by: date | None, newer: FactVersion | None, now: datetime) -> None:
    fact.review_by, fact.newer, fact.reviewed_at = review_by, newer, now
    fact.save(update_fields=["review_by", "newer", "reviewed_at"])
