"""The one writer of the audit."""

from __future__ import annotations

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
    return AuditRow.objects.create(
        action=action,
        thing=thing._meta.label_lower,
        thing_id=str(thing.pk),
        by=by,
        before=before,
        after=after,
        reason=reason[:400],
    )
