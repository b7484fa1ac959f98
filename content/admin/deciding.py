"""The bar of decisions below a version of a fact or a question: which buttons there are, and what a press does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

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
