"""The one writer of the audit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from people.models import AuditRow, User


def record(
    action: str,
    thing: Model,
    *,
    by: User | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditRow:
    """Write down that ``by`` did ``action`` to ``thing``; call it in the transaction of the deed itself."""
    row = _row(action, thing, by=by, before=before, after=after, reason=reason)
    row.save()
    return row


def record_many(
    action: str, changes: Iterable[tuple[Model, dict[str, Any], dict[str, Any]]], *, by: User | None
) -> None:
    """Write down one deed done to many things; ``changes`` are each thing with what was before and after."""
    AuditRow.objects.bulk_create(
        _row(action, thing, by=by, before=before, after=after) for thing, before, after in changes
    )


def _row(action: str, thing: Model, *, by: User | None, reason: str = "", **told: dict[str, Any] | None) -> AuditRow:
    return AuditRow(
        action=action, thing=thing._meta.label_lower, thing_id=str(thing.pk or ""), by=by, reason=reason[:400], **told
    )
