"""Rulings on facts that contradict each other: the one writer of them.

A ruling is never changed. Another one on the same facts takes its place, or opens the matter again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from content.curation import CannotDecide, given
from content.models import Fact, Ruling
from people import audit
from people.models import User

Verdict = Ruling.Verdict


def rule(
    facts: Collection[Fact],
    verdict: str,
    *,
    by: User,
    now: datetime,
    reason: str,
    seen: int,
    preferred: Fact | None = None,
) -> Ruling:
    """Decide on facts that contradict each other, or open the matter again. Raises CannotDecide.

    ``seen`` is the id of the ruling on them that the decider saw, 0 for none: nobody overwrites another unseen.
    """
    with transaction.atomic():
        locked = list(Fact.objects.select_for_update().filter(pk__in=[fact.pk for fact in facts]).order_by("pk"))
        _refuse_malformed(locked, verdict, preferred)
        _refuse_overtaken(locked, seen)
        if preferred is not None and verdict != Verdict.PREFER:
            preferred = None
        ruling = Ruling.objects.create(
            mission_id=locked[0].mission_id, verdict=verdict, preferred=preferred, reason=given(reason),
            ruled_at=now, ruled_by=by,
        )  # fmt: skip
        ruling.facts.set(locked)
        after = {"verdict": verdict, "facts": [fact.pk for fact in locked], "preferred": preferred and preferred.pk}
        audit.record("rule on contradiction", ruling, by=by, after=after, reason=ruling.reason)
    return ruling


def _refuse_malformed(facts: list[Fact], verdict: str, preferred: Fact | None) -> None:
    if len(facts) < 2 or len({fact.mission_id for fact in facts}) > 1:
        raise CannotDecide("A ruling is on two facts or more of one mission.")
    if verdict not in Verdict.values:
        raise CannotDecide("Choose what holds: one of the facts, all of them, or none to be asked.")
    if verdict == Verdict.PREFER and preferred not in facts:
        raise CannotDecide("Choose which of the facts is preferred.")


def _refuse_overtaken(facts: list[Fact], seen: int) -> None:
    newest = Ruling.objects.filter(facts__in=facts).order_by("-pk").select_related("ruled_by").first()
    if newest is not None and newest.pk != seen:
        who = newest.ruled_by or "Somebody"
        when = f"{newest.ruled_at:%-d %B %Y at %H:%M}"
        raise CannotDecide(f"{who} decided first on {when}: {newest.get_verdict_display()}. Nothing was changed.")
