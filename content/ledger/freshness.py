"""How long an approved fact may be asked before somebody looks at it again.

Only what a fact says of today can go stale. What happened, what has ended, and what was seen on a day long before its
approval are history, which no time makes less true.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from content.ledger.entry import Entry
from content.ledger.relations import relation
from content.ledger.truth import Truth, holds_on, is_placed

MONTHS = 12
"""The months after which a fact is looked at again, where its document names no others."""

VOLATILE_MONTHS = 3
"""The same for what changes over time, at most."""


def review_day(entry: Entry, approved: date, months: int = MONTHS) -> date | None:
    """The last day on which the fact may be asked without a new look at it; None for history.

    ``months`` is how long its documents are trusted. A plan is due on its own day, where that was still to come when
    the fact was approved; what has no date although it changes is due like what changes.
    """
    if entry.modality == "planned" and entry.time.begins is not None:
        day = entry.time.begins.latest or entry.time.begins.earliest
        return day if day is not None and day > approved else None
    if not _is_current(entry, approved):
        return None
    return months_after(approved, trusted_months(months, is_volatile=entry.is_volatile))


def trusted_months(months: int, *, is_volatile: bool) -> int:
    """How long a fact may be asked unseen, where its documents are trusted for ``months``."""
    return min(months, VOLATILE_MONTHS) if is_volatile else months


def _is_current(entry: Entry, day: date) -> bool:
    """Whether the fact tells of the day and on, not of a past one. What letters stand for is no matter of time."""
    if entry.time.nature == "event" or entry.time.ends is not None or entry.kind == "acronym":
        return False
    return not is_placed(entry) or holds_on(entry, day) is Truth.TRUE


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_stale(entry: Entry, facts: Mapping[str, Entry], day: date) -> bool:
    """Whether the review date of the fact, or of one from which it follows, has passed on the day."""
    if entry.review_by is not None and entry.review_by < day:
        return True
    return any(is_stale(facts[premise], facts, day) for premise in entry.premises if premise in facts)


def overtakes(new: Entry, old: Entry) -> bool:
    """Whether the new fact gives a newer value in place of the old one, surely enough to look at the old one again."""
    is_sure = new.tier == "A" and new.modality == "happened"
    return is_sure and new.series == old.series and relation(new, old) == "supersedes"
