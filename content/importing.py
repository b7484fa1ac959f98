"""Documents → editions, passages and facts: all or nothing, and free of effect when run twice.

``plan`` reads and extracts outside any transaction; ``write`` stores what was planned in one short one.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from content import matching, readers
from content.extraction import SourceText
from content.ledger import consolidation
from content.ledger.entry import Entry
from content.matching import Finding
from content.models import Document, Edition, FactVersion, Import, Mission
from content.models.documents import Known
from content.models.facts import Status
from content.partialdate import PartialDate
from content.queries import entries
from content.readers import confined
from content.recording import NewSpan, add_evidence, digest_of, record_edition, record_facts
from people.models import User

KEPT = timedelta(days=1)
SILENT = timedelta(minutes=15)
LIVE = (Status.DRAFT, Status.APPROVED)

Progress = Callable[[str], None]


class Cancelled(Exception):
    """Somebody cancelled the import; nothing is stored."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What is handed in: the bytes with their file name, and what is known of the document."""

    mission: Mission
    data: bytes
    file_name: str
    title: str
    publisher: str
    published: PartialDate | None = None
    language: str = "en"
    address: str = ""
    rights: str = Document.Rights.UNKNOWN
    rights_note: str = ""
    marking: str = ""
    document: Document | None = None
    encoding: str | None = None


@dataclass(slots=True)
class Plan:
    """All that an import will write, computed without writing. ``already`` is the edition that holds the text."""

    submission: Submission
    reading: readers.Reading
    serial: tuple[int, int]
    already: Edition | None = None
    dated: PartialDate | None = None
    dated_known: str = Known.UNKNOWN
    findings: list[Finding] = field(default_factory=list)
    ledger: list[Entry] = field(default_factory=list)

    @property
    def new(self) -> list[Entry]:
        return [finding.entry for finding in self.findings if finding.known is None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did. ``report`` is as `import_document --json` prints its facts."""

    status: str
    edition: Edition
    versions: Mapping[str, FactVersion] = field(default_factory=dict)
    report: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def plan(submission: Submission, progress: Progress = lambda _step: None) -> Plan:
    """Read the text, find its facts and match them with those known. Raises readers.ReadError, Cancelled."""
    from content.extraction.pipeline import (
        extract,  # its rules take half a second to load, and only an import needs them
    )

    progress("Reading the text")
    reading = confined.read(submission.data, submission.file_name, submission.encoding)
    planned = Plan(submission, reading, _serial(submission.mission))
    planned.already = Edition.objects.filter(mission=submission.mission, digest=digest_of(reading.text)).first()
    if planned.already is not None:
        return planned
    progress("Finding facts")
    name = submission.document.slug if submission.document else submission.title
    source = SourceText(
        name, reading.text, submission.title, submission.publisher, submission.published, submission.language
    )
    found = extract(source, reading.blocks)
    planned.reading = replace(reading, blocks=found.blocks)
    planned.dated, planned.dated_known = found.dated, found.dated_known
    if submission.published is not None:
        planned.dated, planned.dated_known = submission.published, Known.SET
    progress("Comparing with what is known")
    groups = consolidation.grouped(
        found.mentions, {name: source}, {name: planned.dated}, [(name, names[0], names[1]) for names in found.names]
    )
    planned.ledger = entries(submission.mission, LIVE)
    planned.findings = matching.match(submission.mission, groups, planned.ledger)
    planned.findings += matching.conclusions(submission.mission, planned.findings, planned.ledger)
    return planned


def write(planned: Plan, *, now: datetime, by: User | None) -> Outcome:
    """Store what was planned; call it in a transaction. Another import in between is told by ``is_stale``."""
    submission = planned.submission
    if planned.already is not None:
        return Outcome("already", planned.already)
    document = submission.document or _document(submission)
    edition = record_edition(
        document,
        planned.reading,
        dated=planned.dated,
        dated_known=planned.dated_known,
        language=submission.language,
        now=now,
    )
    versions = record_facts(submission.mission, matching.new_facts(planned.findings, edition), now=now, by=by)
    _confirm(planned, edition)
    by_id = {str(key): version for key, version in versions.items()}
    return Outcome("imported", edition, by_id, matching.report(planned.findings, planned.ledger, document))


def is_stale(planned: Plan) -> bool:
    """Whether the ledger has grown since the plan was made; then it must be made again. Locks the mission."""
    Mission.objects.select_for_update().get(pk=planned.submission.mission.pk)
    return planned.already is None and planned.serial != _serial(planned.submission.mission)


def _serial(mission: Mission) -> tuple[int, int]:
    newest = FactVersion.objects.filter(fact__mission=mission).aggregate(newest=Max("pk"))["newest"]
    editions = Edition.objects.filter(mission=mission).aggregate(newest=Max("pk"))["newest"]
    return newest or 0, editions or 0


def _document(submission: Submission) -> Document:
    """The document of which only our brief was known so far, or a new one."""
    known = Document.objects.filter(
        mission=submission.mission, title__iexact=submission.title, publisher__iexact=submission.publisher
    )
    brief_only = known.exclude(editions__is_brief=False).first()
    return brief_only or Document.objects.create(
        mission=submission.mission,
        slug=matching.free_slug(Document.objects.filter(mission=submission.mission), submission.title),
        **{name: getattr(submission, name) for name in Document.DESCRIPTION},
    )


def _confirm(planned: Plan, edition: Edition) -> None:
    """Known facts get the text's quotes as further evidence."""
    confirmed = [finding for finding in planned.findings if finding.known is not None]
    uuids = [uuid.UUID(finding.known.id) for finding in confirmed if finding.known]
    found = FactVersion.objects.filter(fact__uuid__in=uuids, fact__current=F("pk")).select_related("fact")
    versions = {str(version.fact.uuid): version for version in found}
    add_evidence(
        (versions[finding.known.id], NewSpan(edition, *span))
        for finding in confirmed
        if finding.known and finding.known.id in versions
        for span in finding.spans
    )


def purge_staged(*, now: datetime) -> int:
    """Forget what was handed in more than a day ago. Returns how many."""
    old = Import.objects.filter(created_at__lt=now - KEPT).exclude(staged=None)
    waiting = old.filter(status=Import.Status.ASKING)
    waiting.update(
        status=Import.Status.CANCELLED, finished_at=now, message="Nobody confirmed the encoding within a day."
    )
    return Import.objects.filter(created_at__lt=now - KEPT).exclude(staged=None).update(staged=None)


def report_lost(*, now: datetime) -> int:
    """Fail the imports whose worker has been silent for long. Returns how many."""
    with transaction.atomic():
        lost = Import.objects.filter(status=Import.Status.RUNNING, heartbeat_at__lt=now - SILENT)
        return lost.update(
            status=Import.Status.FAILED,
            finished_at=now,
            message="The program stopped while importing. Import it again.",
        )
