"""Writes editions and facts with their evidence: the one place where quotes enter the database.

A quote is never passed in but cut from the text by its offsets, so that it cannot be inexact.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from content.models import Document, Edition, Evidence, Fact, FactVersion, Mission, Passage, Premise
from content.models.facts import Status
from content.partialdate import PartialDate
from content.readers import Reading
from people.models import User


class BadEvidence(ValueError):
    """A span of evidence that no passage holds."""


@dataclass(frozen=True, slots=True)
class NewSpan:
    """A stretch of an edition that carries a part of a fact, in code points of its text."""

    edition: Edition
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to record: ``fields`` are those of FactVersion; ``premises`` are UUIDs of facts it is derived from."""

    uuid: UUID
    fields: Mapping[str, Any]
    spans: Sequence[NewSpan] = ()
    premises: Sequence[UUID] = field(default_factory=tuple)


def digest_of(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def record_edition(
    document: Document,
    reading: Reading,
    *,
    dated: PartialDate | None,
    dated_known: str,
    now: datetime,
    language: str = "en",
    is_brief: bool = False,
) -> Edition:
    """Store the text as the document's next edition, with its passages."""
    edition = Edition.objects.create(
        document=document,
        mission_id=document.mission_id,
        number=document.editions.count() + 1,
        text=reading.text,
        digest=digest_of(reading.text),
        is_brief=is_brief,
        language=language,
        dated=dated,
        dated_known=dated_known,
        imported_at=now,
    )
    Passage.objects.bulk_create(
        Passage(
            edition=edition,
            position=position,
            kind=block.kind,
            level=block.level,
            heading_path=list(block.heading_path),
            start=block.start,
            end=block.end,
        )
        for position, block in enumerate(reading.blocks)
    )
    return edition


def record_facts(
    mission: Mission, rows: Sequence[NewFact], *, now: datetime, by: User | None, status: str = Status.DRAFT
) -> dict[UUID, FactVersion]:
    """Store new lineages with their first version, evidence and premises; a handful of queries however many."""
    facts = Fact.objects.bulk_create(Fact(mission=mission, uuid=row.uuid) for row in rows)
    versions = FactVersion.objects.bulk_create(
        FactVersion(
            fact=fact, number=1, status=status, recorded_at=now, recorded_by=by, **_decision(status, now), **row.fields
        )
        for fact, row in zip(facts, rows, strict=True)
    )
    for fact, version in zip(facts, versions, strict=True):
        fact.current = version
    Fact.objects.bulk_update(facts, ["current"], batch_size=200)
    recorded = {row.uuid: version for row, version in zip(rows, versions, strict=True)}
    add_evidence((recorded[row.uuid], span) for row in rows for span in row.spans)
    _add_premises(recorded, rows)
    return recorded


def _decision(status: str, now: datetime) -> dict[str, Any]:
    return {"decided_at": now} if status != Status.DRAFT else {}


def add_evidence(pairs: Iterable[tuple[FactVersion, NewSpan]]) -> int:
    """Add spans to versions; those they have already are left. Returns how many are new."""
    found = list(pairs)
    passages = _passages({span.edition.pk: span.edition for _version, span in found})
    known = set(
        Evidence.objects.filter(version__in={version.pk for version, _span in found}).values_list(
            "version_id", "passage_id", "role", "start", "end"
        )
    )
    fresh: dict[tuple[int, int, str, int, int], Evidence] = {}
    for version, span in found:
        passage = _passage_of(passages[span.edition.pk], span)
        key = (version.pk, passage.pk, span.role, span.start, span.end)
        if key not in known:
            quote = span.edition.text[span.start : span.end]
            fresh[key] = Evidence(
                version=version, passage=passage, role=span.role, start=span.start, end=span.end, quote=quote
            )
    Evidence.objects.bulk_create(fresh.values())
    return len(fresh)


def _passages(editions: Mapping[int, Edition]) -> dict[int, list[Passage]]:
    grouped: dict[int, list[Passage]] = {pk: [] for pk in editions}
    for passage in Passage.objects.filter(edition__in=editions).order_by("start"):
        grouped[passage.edition_id].append(passage)
    return grouped


def _passage_of(passages: list[Passage], span: NewSpan) -> Passage:
    """The passage in which the span begins. Raises BadEvidence where there is none."""
    found = next((passage for passage in passages if passage.start <= span.start < passage.end), None)
    if found is None or not 0 <= span.start < span.end <= len(span.edition.text):
        raise BadEvidence(f"No passage of {span.edition} holds the characters {span.start} to {span.end}.")
    return found


def _add_premises(recorded: Mapping[UUID, FactVersion], rows: Sequence[NewFact]) -> None:
    wanted = {premise for row in rows for premise in row.premises} - recorded.keys()
    older = {fact.uuid: fact.current for fact in Fact.objects.filter(uuid__in=wanted).select_related("current")}
    versions = {**older, **recorded}
    Premise.objects.bulk_create(
        Premise(version=recorded[row.uuid], premise=versions[premise]) for row in rows for premise in row.premises
    )
