"""What the desk shows of an edition: its passages with the quotes of all facts marked, and those facts beside them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from content.admin.desk import change_url
from content.admin.fact_pages import fact_row, time_words, value_words
from content.models import Document, Edition, Evidence, FactVersion, Passage
from content.models.facts import Status
from content.reading import dated_words, make_address, sentences


def edition_page(document: Document, number: str, *, may_make: bool = False) -> dict[str, Any]:
    """The edition asked for (or the newest), the others to choose from, and the facts in it.

    ``may_make`` gives each sentence the address at which a fact is made of it.
    """
    editions = list(document.editions.defer("text").order_by("-number"))
    chosen = next((row for row in editions if str(row.number) == number), editions[0] if editions else None)
    if chosen is None:
        return {"editions": [], "edition": None, "passages": [], "facts": []}
    edition = Edition.objects.select_related("document").get(pk=chosen.pk)
    make = make_address(edition) if may_make else ""
    standing = Evidence.objects.exclude(version__status__in=[Status.REPLACED, Status.REJECTED])
    passages = edition.passages.prefetch_related(
        Prefetch("evidence", standing.select_related("version").order_by("start"))
    ).order_by("position")
    rows = list(passages)
    return {
        "editions": [{"edition": row, "dated": dated_words(row), "is_shown": row.pk == edition.pk} for row in editions],
        "edition": edition,
        "dated": dated_words(edition),
        "passages": [_passage(edition, row, make) for row in rows],
        "may_make": bool(make),
        "facts": _facts(edition),
    }


def _passage(edition: Edition, passage: Passage, make: str) -> dict[str, Any]:
    marks = [
        (row.start, row.end, change_url("content.fact", row.version.fact_id))
        for row in passage.evidence.all()
        if row.role == Evidence.Role.VALUE
    ]
    return {
        "id": f"p{passage.pk}",
        "kind": passage.kind,
        "level": min(passage.level + 2, 6),
        "sentences": sentences(edition.text, passage.start, passage.end, marks, make),
    }


def _facts(edition: Edition) -> list[dict[str, Any]]:
    """The facts whose value stands in the edition, in the order of the text, each once."""
    found = FactVersion.objects.filter(
        evidence__passage__edition=edition, evidence__role=Evidence.Role.VALUE, fact__merged_into=None
    ).exclude(status__in=[Status.REPLACED, Status.REJECTED])
    found = found.select_related("subject", "attribute", "value_entity").order_by("evidence__start", "pk")
    rows = {row.fact_id: row for row in found}
    return [{**fact_row(row), "value": value_words(row), "time": time_words(row)} for row in rows.values()]
