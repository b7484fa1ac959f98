"""Ledger entries for tests: strengths of the Lake Watch, unless told otherwise."""

from __future__ import annotations

from typing import Any

from content.ledger.entry import Entry, Nature, Source, Time
from content.partialdate import PartialDate

THE_LAKE_WATCH = Entry(
    id="f1",
    kind="quantity",
    subject="the Lake Watch",
    subject_key="lake-watch",
    attribute="wardens",
    attribute_label="number of wardens",
    value=400,
    time=Time("observation"),
    statement="",
    unit="wardens",
    is_volatile=True,
    holds_days=90,
)


def when(text: str) -> PartialDate | None:
    """``2004-06`` and the like; ``2004-02-03/2004-05-01`` for a range, ``..`` for an open side; "" for no date."""
    if not text:
        return None
    first, is_range, last = text.partition("/")
    if not is_range:
        return PartialDate.from_iso(text)
    return PartialDate.parse(f"{first}/{last};range;")


def make_entry(
    id: str = "f1", value: Any = 400, begins: str = "", *, ends: str = "", nature: Nature = "observation", **given: Any
) -> Entry:
    """An observation of a number of wardens; ``said`` are the dates of the texts that say so."""
    said = given.pop("said", ())
    sources = tuple(Source(f"d{n}", "Report", "Lake Board", "…", 0, 1, when(dated)) for n, dated in enumerate(said, 1))
    time = Time(nature, when(begins), when(ends), "stated" if begins else "unknown")
    fields = {name: getattr(THE_LAKE_WATCH, name) for name in Entry.__slots__}
    return Entry(**(fields | {"id": id, "value": value, "time": time, "sources": sources} | given))
