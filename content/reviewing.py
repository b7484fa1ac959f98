"""The one writer of review dates: sets them on approval, and calls back what a newer value overtook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from content.ledger.freshness import MONTHS, overtakes, review_day
from content.models import Fact, FactVersion
from content.models.facts import Status
from content.queries import entry_of, versions_with_evidence
from people import audit

BATCH = 200


def approved_versions() -> QuerySet[FactVersion]:
    """The versions in force, with all that an Entry needs."""
    return versions_with_evidence().filter(status=Status.APPROVED, fact__merged_into=None)


def due_on(approved: QuerySet[FactVersion], today: date) -> QuerySet[FactVersion]:
    """Those of the versions in force whose review date has passed, the longest due first."""
    return approved.filter(fact__review_by__lt=today).order_by("fact__review_by", "pk")


def day_for(version: FactVersion, since: date) -> date | None:
    """Until when the version may stand unseen, looked at on a day. Load it with ``versions_with_evidence``."""
    months = min((row.passage.edition.document.review_months for row in version.evidence.all()), default=MONTHS)
    return review_day(entry_of(version), since, months)


def set_dates(versions: Iterable[FactVersion], *, now: datetime) -> int:
    """Give the facts of these versions, looked at now, their review dates. Returns how many facts were given theirs."""
    today = timezone.localdate(now)
    pks = [version.pk for version in versions]
    given = 0
    for start in range(0, len(pks), BATCH):  # written as it goes: learners' saves wait for no long transaction
        facts = []
        for version in approved_versions().filter(pk__in=pks[start : start + BATCH]):
            fact = version.fact
            fact.review_by, fact.reviewed_at, fact.newer = day_for(version, today), now, None
            facts.append(fact)
        given += Fact.objects.bulk_update(facts, ["review_by", "reviewed_at", "newer"])
    return given


def find_due(*, now: datetime) -> int:
    """Date the approved facts that have no review date yet, and call back those that a newer value overtook.

    Returns how many were called back.
    """
    undated = FactVersion.objects.filter(status=Status.APPROVED, fact__reviewed_at=None, fact__merged_into=None)
    set_dates(undated.only("pk"), now=now)
    return _call_back_overtaken(now)


def _call_back_overtaken(now: datetime) -> int:
    """A fact whose newer value came after its last review is due at once; who confirms it has seen that value."""
    yesterday = timezone.localdate(now) - timedelta(days=1)
    called = 0
    for fact, newer in _overtaken(timezone.localdate(now)):
        with transaction.atomic():
            unseen = Fact.objects.filter(pk=fact.pk, reviewed_at=fact.reviewed_at)
            if unseen.update(review_by=yesterday, reviewed_at=now, newer=newer):
                audit.record("call fact back", fact, by=None, after={"newer": newer.pk})
                called += 1
    return called


def _overtaken(today: date) -> list[tuple[Fact, FactVersion]]:
    """The facts within their review date, each with the newest value that came in since their last review."""
    newer = defaultdict(list)
    for version in _may_overtake():
        newer[version.subject_id, version.attribute_id].append((version, entry_of(version)))
    held = approved_versions().filter(fact__review_by__gte=today, attribute__is_volatile=True)
    found = []
    for version in held.filter(subject__in={subject for subject, _attribute in newer}):
        seen, old = version.fact.reviewed_at, entry_of(version)
        rivals = [
            (str(new.time.begins), other)
            for other, new in newer.get((version.subject_id, version.attribute_id), [])
            if other.fact_id != version.fact_id and seen and other.recorded_at > seen and overtakes(new, old)
        ]
        if rivals:
            found.append((version.fact, max(rivals, key=lambda pair: pair[0])[1]))
    return found


def _may_overtake() -> QuerySet[FactVersion]:
    oldest = Fact.objects.filter(review_by__isnull=False).order_by("reviewed_at").values("reviewed_at")[:1]
    return versions_with_evidence().filter(
        status__in=[Status.APPROVED, Status.DRAFT],
        fact__merged_into=None,
        attribute__is_volatile=True,
        recorded_at__gt=oldest,
    )
