"""Facts that an instructor makes of a sentence: what is proposed for it, and the one way to store what was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate

from django.db import transaction
from django.db.models import QuerySet

from content import matching
from content.curation import CannotDecide
from content.extraction import SourceText, dates, smoothing
from content.importing import LIVE
from content.ledger import consolidation
from content.ledger.entry import Entry, Known
from content.ledger.truth import same_value
from content.matching import Finding
from content.models import Edition, Evidence, FactVersion, Mission, Passage
from content.models.facts import Status
from content.models.fields import is_same_days
from content.partialdate import PartialDate
from content.queries import entries, entry_of, versions_with_evidence
from content.readers.base import Block
from content.recording import NewSpan, add_evidence, record_facts
from people import audit
from people.models import User

NEAR = 40  # passages before and after, at most …
ENOUGH = 8_000  # … of so many characters: they parse in a third of a second

type Span = tuple[str, int, int]


class KnownAlready(CannotDecide):
    """The words carry that fact already; ``version`` is the one that says so."""

    def __init__(self, version: FactVersion) -> None:
        super().__init__("These words carry that fact already. Nothing was stored.")
        self.version = version


@dataclass(frozen=True, slots=True)
class Selection:
    """The stretch of an edition that was chosen, within one passage."""

    edition: Edition
    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.edition.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact as it may be stored, the spans besides the quote that carry a part of it, and whether it stands here."""

    entry: Entry
    beside: tuple[Span, ...]
    is_known: bool


def selection(edition: Edition, start: int, end: int) -> Selection | None:
    """The stretch, or None where no passage holds it or it begins or ends with a space."""
    passage = edition.passages.filter(start__lte=start, end__gte=end).first() if start < end else None
    quote = edition.text[start:end]
    return Selection(edition, passage, start, end) if passage is not None and quote == quote.strip() else None


def standing(chosen: Selection) -> QuerySet[FactVersion]:
    """What is told already, or was rejected, of words of the selection."""
    quoted = Evidence.objects.filter(
        passage__edition=chosen.edition, role=Evidence.Role.VALUE, start__lt=chosen.end, end__gt=chosen.start
    )
    found = versions_with_evidence().filter(pk__in=quoted.values("version"), fact__merged_into=None)
    return found.exclude(status=Status.REPLACED).order_by("pk")


def proposals(chosen: Selection, told: Sequence[FactVersion]) -> list[Proposal]:
    """What the rules find in the selection, then what its grammar says; ``told`` stands in it already."""
    from content.extraction.proposing import Stretch, propose  # with all the rules, which take half a second to load

    edition, document = chosen.edition, chosen.edition.document
    source = SourceText(
        document.slug, edition.text, document.title, document.publisher, edition.dated, edition.language
    )
    known: Known = edition.dated_known  # type: ignore[assignment]  # the choices of the field are the literals
    found = propose(source, _around(chosen), Stretch(chosen.start, chosen.end), edition.dated, known)
    groups = consolidation.grouped(found, {document.slug: source}, {document.slug: edition.dated})
    findings = matching.match(document.mission, groups, [entry_of(version) for version in told])
    return [_proposal(chosen, finding) for finding in sorted(findings, key=lambda one: one.entry.rule == "")]


def _proposal(chosen: Selection, finding: Finding) -> Proposal:
    beside = tuple(
        (role, start, end)
        for role, start, end in finding.spans
        if role != Evidence.Role.VALUE and (end <= chosen.start or start >= chosen.end)
    )
    return Proposal(finding.entry, beside, finding.known is not None)


def _around(chosen: Selection) -> list[Block]:
    """The passage with those next to it, which name what it speaks of; what was chosen counts as text in any case."""
    at = chosen.passage.position
    near = chosen.edition.passages.filter(position__range=(max(0, at - NEAR), at + NEAR))
    nearest = sorted(near, key=lambda row: abs(row.position - at))
    sizes = accumulate(row.end - row.start for row in nearest)
    kept = [row for row, size in zip(nearest, sizes, strict=True) if size <= ENOUGH or row.position == at]
    return [_block(row, is_chosen=row.position == at) for row in sorted(kept, key=lambda row: row.position)]


def _block(row: Passage, *, is_chosen: bool) -> Block:
    kind = "paragraph" if is_chosen and row.kind == Passage.Kind.BOILERPLATE else row.kind
    return Block(kind, row.start, row.end, row.level, tuple(row.heading_path))  # type: ignore[arg-type]  # choices


def how_known(chosen: Selection, beside: Iterable[Span], moment: PartialDate | None) -> Known:
    """Whether the quoted words print the date, or the text has it as its own; else the instructor sets it."""
    if moment is None:
        return "unknown"
    quotes = [chosen.quote, *(chosen.edition.text[start:end] for _role, start, end in beside)]
    printed = (found.when for quote in quotes for found in dates.find(smoothing.smooth(quote)))
    if any(is_same_days(moment, when) for when in printed):
        return "stated"
    is_of_text = is_same_days(moment, chosen.edition.dated)
    return chosen.edition.dated_known if is_of_text else "set"  # type: ignore[return-value]  # choices


def store(
    chosen: Selection, made: Entry, beside: Sequence[Span], *, by: User, now: datetime
) -> tuple[FactVersion, bool]:
    """Store the fact as a draft with the selection as its quote; returns it, and whether it is new.

    Where the mission knows the fact from elsewhere, the selection becomes further evidence of it, as in an import.
    Raises KnownAlready where the same words carry it.
    """
    mission = chosen.edition.document.mission
    spans = ((Evidence.Role.VALUE.value, chosen.start, chosen.end), *beside)
    with transaction.atomic():
        Mission.objects.select_for_update().get(pk=mission.pk)  # two who save at once store it once
        finding = replace(matching.match(mission, [(made, ())], entries(mission, LIVE))[0], spans=spans)
        _refuse_known(chosen, finding)
        if finding.known is not None:
            return _confirm(chosen, finding, by=by), False
        [row] = matching.new_facts([finding], chosen.edition)
        version = record_facts(mission, [row], now=now, by=by)[row.uuid]
        audit.record("make fact", version, by=by, after={"statement": version.statement, "quote": chosen.quote})
    return version, True


def _refuse_known(chosen: Selection, finding: Finding) -> None:
    """Raises KnownAlready where words of the selection carry the fact, whatever was decided of it."""
    subject, attribute = finding.entry.series
    for version in standing(chosen).filter(subject__slug=subject, attribute__slug=attribute):
        told = entry_of(version)
        if (finding.known is not None and finding.known.id == told.id) or same_value(finding.entry, told):
            raise KnownAlready(version)


def _confirm(chosen: Selection, finding: Finding, *, by: User) -> FactVersion:
    assert finding.known is not None  # nosec B101: the caller has looked
    found = FactVersion.objects.select_related("fact").filter(fact__uuid=finding.known.id, status__in=LIVE)
    version = found.order_by("-number")[0]
    add_evidence((version, NewSpan(chosen.edition, *span)) for span in finding.spans)
    audit.record("add evidence", version, by=by, after={"quote": chosen.quote})
    return version
