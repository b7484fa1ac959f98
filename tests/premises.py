"""Facts from which others follow: counts, events and ranks around an invented lake, each carried by a quote."""

from __future__ import annotations

from typing import Any

from content.ledger.entry import Entry
from tests.entries import make_entry, when

DAYS = {"set up": "2010-03-03", "moved to Velin": "2011-05", "reformed": "2012", "dissolved": "2013-07-05"}
"""What befell the Lake Guard."""


def count(value: int, unit: str, at: str = "2012-02", **given: Any) -> Entry:
    """How many of a unit contributed to the Lake Watch, as a text of that time tells it."""
    told: dict[str, Any] = {
        "attribute": f"contributing-{unit.casefold().replace(' ', '-')}",
        "statement": f"The Lake Watch had contributions from {value:,} {unit} in {at}.",
        "unit": unit,
        "tier": "A",
        "said": ("2014",),
    }
    return make_entry(f"{value} {unit} {at}", value, at, **(told | given))


def event(deed: str, at: str = "", **given: Any) -> Entry:
    """What befell the Lake Guard; its id is the deed."""
    at = at or DAYS[deed]
    moment = when(at)
    assert moment is not None
    told: dict[str, Any] = {
        "kind": "date_event",
        "subject": "Lake Guard",
        "subject_key": "lake-guard",
        "attribute": deed.replace(" ", "-"),
        "unit": "",
        "nature": "event",
        "is_volatile": False,
        "statement": f"The Lake Guard was {deed} {'on' if moment.precision == 'day' else 'in'} {moment.plain()}.",
        "tier": "A",
        "said": ("2014",),
    }
    return make_entry(deed, moment, at, **(told | given))


def rank(place: str, holder: str, role: str = "responder on the lake", **given: Any) -> Entry:
    """Which place somebody holds."""
    told: dict[str, Any] = {
        "kind": "role",
        "subject": holder,
        "subject_key": holder.casefold(),
        "attribute": "acts-as",
        "unit": "",
        "nature": "state",
        "is_volatile": False,
        "statement": f"{holder} acts as the {place} {role}.",
        "tier": "A",
        "said": ("2014",),
    }
    return make_entry(f"{place} {holder}", f"{place} {role}", **(told | given))


NATO, PARTNERS = count(22, "NATO countries"), count(7, "non-NATO partner countries")
FIRST, SECOND, THIRD = rank("first", "Police"), rank("second", "Coast Guard"), rank("third", "LW")
EVENTS = tuple(map(event, DAYS))
