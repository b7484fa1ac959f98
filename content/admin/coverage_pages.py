"""What the desk shows of an edition's coverage: which of its passages are asked, hold an approved fact, or nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from content.admin.desk import change_url
from content.models import Document, Edition, Evidence, Passage
from content.models.facts import Status
from content.reading import dated_words, make_address, sentences

STATES = ("asked", "approved", "nothing")

NOT_COUNTED = (Passage.Kind.HEADING, Passage.Kind.BOILERPLATE)
"""Passages that say nothing of their own: they count where a fact stands in them, and not as a gap."""

ASKED = {
    "question_links__role": "asked",
    "question_links__version__status": Status.APPROVED,
}
"""Of a fact version: an approved question asks it. Found by relation, for content imports no quiz."""


def coverage_page(document: Document, number: str, only: str, *, may_make: bool = False) -> dict[str, Any]:
    """The edition asked for (or the newest) passage by passage; ``only`` one of the states, or "" for all."""
    editions = list(document.editions.defer("text").order_by("-number"))
    chosen = next((row for row in editions if str(row.number) == number), editions[0] if editions else None)
    if chosen is None:
        return {"editions": [], "edition": None, "rows": [], "counts": {}, "states": []}
    edition = Edition.objects.select_related("document").get(pk=chosen.pk)
    make = make_address(edition) if may_make else ""
    only = only if only in STATES else ""
    approved, asked = _quotes(edition), _asked(edition)
    rows = [_row(edition, passage, approved, asked, make) for passage in edition.passages.order_by("position")]
    counts = Counter(row["state"] for row in rows)
    return {
        "editions": [{"edition": row, "dated": dated_words(row), "is_shown": row.pk == edition.pk} for row in editions],
        "edition": edition,
        "rows": [row for row in rows if only in ("", row["state"])],
        "counts": {state: counts[state] for state in STATES},
        "total": sum(count for state, count in counts.items() if state != "frame"),
        "only": only,
        "may_make": bool(make),
    }


def _quotes(edition: Edition) -> dict[int, dict[int, Evidence]]:
    """By passage, one quote of each fact in force whose value stands there."""
    found = Evidence.objects.filter(
        passage__edition=edition,
        role=Evidence.Role.VALUE,
        version__status=Status.APPROVED,
        version__fact__merged_into=None,
    ).select_related("version")
    by_passage: dict[int, dict[int, Evidence]] = {}
    for row in found.order_by("start", "pk"):
        by_passage.setdefault(row.passage_id, {}).setdefault(row.version_id, row)
    return by_passage


def _asked(edition: Edition) -> set[int]:
    """Ids of the fact versions quoted in the edition that approved questions ask, or ask what follows from them."""
    quoted = Evidence.objects.filter(passage__edition=edition, version__status=Status.APPROVED)
    directly = quoted.filter(**{f"version__{way}": what for way, what in ASKED.items()})
    inferred = quoted.filter(
        version__conclusions__version__status=Status.APPROVED,
        **{f"version__conclusions__version__{way}": what for way, what in ASKED.items()},
    )
    return {*directly.values_list("version", flat=True), *inferred.values_list("version", flat=True)}


def _row(
    edition: Edition, passage: Passage, approved: dict[int, dict[int, Evidence]], asked: set[int], make: str
) -> dict[str, Any]:
    quotes = approved.get(passage.pk, {})
    state = _state(passage, quotes, asked)
    marks = [(row.start, row.end, change_url("content.fact", row.version.fact_id)) for row in quotes.values()]
    return {
        "id": f"p{passage.pk}",
        "state": state,
        "words": {
            "asked": _("asked"),
            "approved": _("approved fact, not asked"),
            "nothing": _("nothing"),
            "frame": passage.get_kind_display(),
        }[state],
        "is_heading": passage.kind == Passage.Kind.HEADING,
        "facts": len(quotes),
        "sentences": sentences(edition.text, passage.start, passage.end, marks, make),
    }


def _state(passage: Passage, quotes: dict[int, Evidence], asked: set[int]) -> str:
    if not asked.isdisjoint(quotes):
        return "asked"
    if quotes:
        return "approved"
    return "frame" if passage.kind in NOT_COUNTED else "nothing"
