"""Decisions on facts and documents: approve, reject, retire, correct, withdraw. The only writer of them.

Each decision names the status that the decider saw. Where somebody else decided first, nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from content import reviewing
from content.models import Document, Evidence, Fact, FactVersion, Premise, Topic
from content.models.documents import Known
from content.models.facts import Status
from content.partialdate import PartialDate
from people import audit
from people.models import User

CORRECTABLE = (
    *("subject", "attribute", "value", "value_entity", "unit", "hedge", "nature", "begins", "ends", "known"),
    *("modality", "negated", "statement", "importance", "tier"),
)
"""What a correction may change; all else is copied from the version before."""

APPROVABLE = (Status.DRAFT, Status.REJECTED, Status.RETIRED)


class CannotDecide(Exception):
    """The decision is refused; the message says in a plain sentence why and what to do."""


def approve(
    version: FactVersion, *, by: User, now: datetime, expected: str = Status.DRAFT, reason: str = ""
) -> FactVersion:
    """Approve the version; the one approved before becomes replaced. Raises CannotDecide."""
    with transaction.atomic():
        locked = lock(version, expected, APPROVABLE)
        _refuse_unfounded(locked)
        for former in locked.fact.versions.filter(status=Status.APPROVED):
            set_status("replace fact", former, Status.REPLACED, by=by, now=now)
        set_status("approve fact", locked, Status.APPROVED, by=by, now=now, reason=reason)
        reviewing.set_dates([locked], now=now)
    return locked


def reject(version: FactVersion, *, by: User, now: datetime, reason: str, expected: str = Status.DRAFT) -> FactVersion:
    """Reject a draft for a reason. Raises CannotDecide."""
    with transaction.atomic():
        locked = lock(version, expected, (Status.DRAFT,))
        set_status("reject fact", locked, Status.REJECTED, by=by, now=now, reason=given(reason))
    return locked


def retire(
    version: FactVersion, *, by: User, now: datetime, reason: str, expected: str = Status.APPROVED
) -> FactVersion:
    """Take an approved version out of use for a reason. Raises CannotDecide."""
    with transaction.atomic():
        locked = lock(version, expected, (Status.APPROVED,))
        set_status("retire fact", locked, Status.RETIRED, by=by, now=now, reason=given(reason))
    return locked


def correct(version: FactVersion, changes: Mapping[str, Any], *, by: User, now: datetime, reason: str) -> FactVersion:
    """A new draft with the changes and the same evidence. Raises CannotDecide.

    An approved version stays in force until the new one is approved; a draft is replaced at once.
    """
    with transaction.atomic():
        locked = lock(version, None, list(Status))
        if locked.fact.versions.filter(number__gt=locked.number).exists():
            raise CannotDecide("A newer version exists since you opened this. Reload the page and correct that one.")
        changed = {name: value for name, value in _dated(locked, changes).items() if getattr(locked, name) != value}
        if not changed:
            raise CannotDecide("Nothing was changed. Change a field, or leave the fact as it is.")
        fresh = _fresh(locked, changed, by=by, now=now)
        if locked.status == Status.DRAFT:
            set_status("replace fact", locked, Status.REPLACED, by=by, now=now)
        point(locked.fact)
        before = {name: shown(getattr(locked, name)) for name in changed}
        after = {name: shown(value) for name, value in changed.items()}
        audit.record("correct fact", fresh, by=by, before=before, after=after, reason=given(reason))
    return fresh


def set_topic(facts: Iterable[Fact], topic: Topic | None, *, by: User) -> int:
    """File facts under a topic, or under none; returns how many moved. Raises CannotDecide.

    A topic tells where a fact is found and not what it says: this needs no new version, and no approval.
    """
    pks = [fact.pk for fact in facts]
    versions = FactVersion.objects.filter(fact__in=pks)
    return file_under(topic, Fact.objects.filter(pk__in=pks), versions, action="file fact", by=by)


def file_under(topic: Topic | None, lineages: QuerySet[Any], versions: QuerySet[Any], *, action: str, by: User) -> int:
    """Give all versions of facts or of questions one topic; returns how many lineages moved. Raises CannotDecide."""
    with transaction.atomic():
        rows = list(lineages.select_for_update(of=("self",)).select_related("current__topic").order_by("pk"))
        if topic is not None and any(row.mission_id != topic.mission_id for row in rows):
            raise CannotDecide(f"“{topic}” is a topic of another mission. Choose one of this mission.")
        moved = [row for row in rows if row.current.topic != topic]
        versions.update(topic=topic)
        after = {"topic": topic and topic.title}
        audit.record_many(action, [(row, {"topic": _title(row)}, after) for row in moved], by=by)
    return len(moved)


def _title(lineage: Any) -> str | None:
    topic = lineage.current.topic
    return topic.title if topic else None


def withdraw(document: Document, *, by: User, reason: str) -> Document:
    """Take a document out of use: learners no longer find it. Raises CannotDecide."""
    return _set_document(document, Document.Status.ACTIVE, Document.Status.WITHDRAWN, by=by, reason=given(reason))


def reinstate(document: Document, *, by: User, reason: str = "") -> Document:
    """Put a withdrawn document into use again. Raises CannotDecide."""
    return _set_document(document, Document.Status.WITHDRAWN, Document.Status.ACTIVE, by=by, reason=reason)


def lock(version: FactVersion, expected: str | None, allowed: Iterable[str]) -> FactVersion:
    """The version as it stands, locked with its lineage. Raises CannotDecide where it is not as expected."""
    Fact.objects.select_for_update().get(pk=version.fact_id)
    found = FactVersion.objects.select_related("fact", "attribute", "decided_by").get(pk=version.pk)
    if found.fact.merged_into_id is not None:
        raise CannotDecide("This fact was merged into another one. Decide on that one.")
    refuse_overtaken(found, expected, allowed)
    return found


def refuse_overtaken(version: Any, expected: str | None, allowed: Iterable[str]) -> None:
    """Raises CannotDecide where a version of a fact or a question is not as the decider saw it, or not decidable."""
    if expected is not None and version.status != expected:
        who = version.decided_by or "Somebody"
        when = f" on {version.decided_at:%-d %B %Y at %H:%M}" if version.decided_at else ""
        raise CannotDecide(f"{who} decided first{when}: it is {version.get_status_display()}. Nothing was changed.")
    if version.status not in allowed:
        raise CannotDecide(f"This version is {version.get_status_display()}, so that decision does not apply to it.")


def given(reason: str) -> str:
    """The reason, trimmed. Raises CannotDecide where there is none."""
    if not reason.strip():
        raise CannotDecide("Give a reason. It stays with the decision.")
    return " ".join(reason.split())[:400]


def shown(value: Any) -> Any:
    """A field's value as the audit keeps it."""
    return value if isinstance(value, bool | int | None) else str(value)


def standing(versions: Iterable[Any]) -> Any:
    """Of all versions of a lineage the one to show: the newest that is neither rejected nor replaced."""
    rows = sorted(versions, key=lambda row: row.number)
    return next((row for row in reversed(rows) if row.status not in (Status.REJECTED, Status.REPLACED)), rows[-1])


def point(lineage: Any) -> None:
    """Let a fact or a question show its standing version."""
    lineage.current = standing(lineage.versions.all())
    lineage.save(update_fields=["current"])


def set_status(action: str, version: Any, status: Status, *, by: User, now: datetime, reason: str = "") -> None:
    """Write down the decision on a version of a fact or a question, and let its lineage show the standing one."""
    before = {"status": version.status}
    version.status, version.decided_at, version.decided_by, version.decision_reason = status, now, by, reason
    version.save(update_fields=["status", "decided_at", "decided_by", "decision_reason"])
    point(version.lineage)
    audit.record(action, version, by=by, before=before, after={"status": status}, reason=reason)


def _refuse_unfounded(version: FactVersion) -> None:
    evidence = list(version.evidence.select_related("passage__edition"))
    premises = [row.premise for row in version.premises.select_related("premise__fact")]
    is_quoted = any(row.role == Evidence.Role.VALUE for row in evidence)
    if not premises and not is_quoted:
        raise CannotDecide("No quote carries its value and it follows from no other fact, so it cannot be approved.")
    if any(row.passage.edition.text[row.start : row.end] != row.quote for row in evidence):
        raise CannotDecide("A quote no longer stands in its text. Run check_evidence before you approve anything.")
    if not is_quoted:  # a text that says so itself is enough
        _refuse_open(premises)


def _refuse_open(premises: Iterable[FactVersion]) -> None:
    """What follows from other facts waits for the decision on them, and does not outlive their correction."""
    for premise in premises:
        now_said = premise.fact.versions.filter(status=Status.APPROVED).first()
        if now_said is None:
            raise CannotDecide(
                f"It follows from a fact that is not approved: “{premise.statement}” Decide on that first."
            )
        if not premise.says_the_same(now_said):
            raise CannotDecide(
                f"It follows from a fact that was corrected: “{now_said.statement}” Correct this one too, or reject it."
            )


def _dated(version: FactVersion, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes, with what follows from a date that an instructor sets or takes away."""
    if unknown := set(changes) - set(CORRECTABLE):
        raise CannotDecide(f"A correction cannot change {', '.join(sorted(unknown))}.")
    wanted = dict(changes)
    begins = wanted.get("begins", version.begins)
    if begins is None:
        return wanted | {"known": Known.UNKNOWN, "ends": None}
    if begins != version.begins or wanted.get("known", version.known) == Known.UNKNOWN:
        wanted["known"] = Known.SET if wanted.get("known", version.known) == version.known else wanted["known"]
    return wanted


def _fresh(version: FactVersion, changed: Mapping[str, Any], *, by: User, now: datetime) -> FactVersion:
    copied = {name: getattr(version, name) for name in CORRECTABLE} | dict(changed)
    number = version.fact.versions.aggregate(highest=Max("number"))["highest"] + 1
    same = {"fact": version.fact, "topic": version.topic, "rule": version.rule}
    fresh = FactVersion(number=number, recorded_at=now, recorded_by=by, **same, **copied)
    _refuse_malformed(fresh)
    fresh.save()
    Evidence.objects.bulk_create(
        Evidence(version=fresh, passage_id=row.passage_id, role=row.role, start=row.start, end=row.end, quote=row.quote)
        for row in version.evidence.all()
    )
    Premise.objects.bulk_create(Premise(version=fresh, premise=premise) for premise in _premises_now(version))
    return fresh


def _premises_now(version: FactVersion) -> list[FactVersion]:
    """The premises as they stand: whoever corrects what follows from them has their approved words in view."""
    rows = version.premises.select_related("premise__fact__current")
    approved = FactVersion.objects.filter(fact__in=rows.values("premise__fact"), status=Status.APPROVED)
    by_fact = {found.fact_id: found for found in approved}
    return [by_fact.get(row.premise.fact_id, row.premise.fact.current or row.premise) for row in rows]


def _refuse_malformed(version: FactVersion) -> None:
    try:
        version.full_clean(exclude=["begins", "ends", "recorded_by"])
    except ValidationError as error:
        raise CannotDecide(" ".join(error.messages)) from error
    try:
        value = version.typed_value
    except (ValueError, ArithmeticError) as error:
        raise CannotDecide(
            f"“{version.value}” is no {version.attribute.get_value_type_display()}. Write 14000 or 1999-06-12."
        ) from error
    if isinstance(value, PartialDate) and value.earliest is None:
        raise CannotDecide("Give the date as 1999, 1999-06 or 1999-06-12.")


def _set_document(document: Document, expected: str, status: str, *, by: User, reason: str) -> Document:
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=document.pk)
        if locked.status != expected:
            raise CannotDecide(f"“{locked.title}” is {locked.get_status_display()} already. Nothing was changed.")
        locked.status = status
        locked.save(update_fields=["status"])
        action = "withdraw document" if status == Document.Status.WITHDRAWN else "reinstate document"
        audit.record(action, locked, by=by, before={"status": expected}, after={"status": status}, reason=reason)
    return locked
