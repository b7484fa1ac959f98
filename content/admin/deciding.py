"""Decisions on versions of facts and questions: the bar below one, what a press does, and many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.desk import DeskAdmin, ask_reason, by, decide_on_many
from content.curation import CannotDecide
from content.models.facts import Status
from people.models import User


class Choice(NamedTuple):
    """One button of the bar."""

    value: str
    label: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Deciding:
    """The bar: the version it decides on, the status seen, its buttons, and what was refused."""

    version: int
    status: str
    choices: tuple[Choice, ...]
    reason: str = ""
    error: str = ""

    @property
    def needs_reason(self) -> bool:
        return any(choice.value != "approve" for choice in self.choices)

    @property
    def reason_words(self) -> str:
        return _("needed to retire") if self.status == Status.APPROVED else _("needed to reject")


PAST = {"approve": "approved", "reject": "rejected", "retire": "retired"}


def deciding(version: Any, posted: Mapping[str, str] | None = None, error: str = "") -> Deciding | None:
    """The bar below the version, or None where nothing can be decided of it."""
    choices = {
        Status.DRAFT: (Choice("approve", _("Approve")), Choice("reject", _("Reject"), "bad")),
        Status.REJECTED: (Choice("approve", _("Approve after all"), "sec"),),
        Status.APPROVED: (Choice("retire", _("Retire"), "bad"),),
        Status.RETIRED: (Choice("approve", _("Approve again"), "sec"),),
    }.get(version.status)
    if choices is None:
        return None
    return Deciding(version.pk, version.status, choices, (posted or {}).get("reason", ""), error)


def decide(curation: ModuleType, version: Any, posted: QueryDict, *, by: User, now: datetime) -> str:
    """Do what was pressed by one who saw the version in a certain status; returns what to say. Raises CannotDecide."""
    decision = posted.get("decision", "")
    if decision not in PAST:
        raise CannotDecide("Choose one of the buttons shown.")
    told = {} if decision == "approve" else {"reason": posted.get("reason", "")}
    getattr(curation, decision)(version, by=by, now=now, expected=posted.get("seen", ""), **told)
    return _("Version %(number)s is %(done)s.") % {"number": version.number, "done": PAST[decision]}


def reject_many(
    desk: DeskAdmin, request: HttpRequest, rows: QuerySet[Any], curation: ModuleType, title: str
) -> HttpResponse | None:
    """Reject the version that each row shows, for one reason; the page that asks for it comes first."""
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return ask_reason(desk, request, rows, action="reject_selected", title=title, verb=_("Reject them"))
    told = {"by": by(request), "now": timezone.now(), "reason": reason}
    decide_on_many(request, rows, lambda row: curation.reject(row.current, **told), _("rejected"))
    return None


def next_url(desk: DeskAdmin, rows: QuerySet[Any], after: Any) -> str:
    """The page of the next of these rows that shows a draft of the same mission, or of the first; "" for none."""
    drafts = rows.filter(mission=after.mission_id, current__status=Status.DRAFT).exclude(pk=after.pk).order_by("pk")
    following: Model | None = drafts.filter(pk__gt=after.pk).first() or drafts.first()
    return desk.change_url(following.pk) if following else ""
