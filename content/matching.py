"""What a text says beside what is known: which facts it repeats, changes or adds, and to which entities they belong."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from content.extraction import Mention
from content.ledger.derivation import derive
from content.ledger.entry import Entry
from content.ledger.naming import folded
from content.ledger.relations import contradicted_by, same_fact, superseded_by
from content.ledger.topics import Filing, TopicWords
from content.ledger.truth import is_placed
from content.models import Attribute, Document, Edition, Entity, EntityName, FactVersion, Mission
from content.models.facts import Status
from content.partialdate import PartialDate
from content.queries import by_series
from content.recording import NewFact, NewSpan

CONCLUSIONS = uuid.UUID("6f1c1f5e-3f0a-4c39-9a57-0d6f0a3c2b11")
"""The namespace of the UUIDs of derived facts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of a text: ``entry`` as it will be stored, where it stands, and the fact it repeats, if any.

    ``spans`` are (role, start, end) in code points of the text; a fact that follows from others has none.
    """

    entry: Entry
    spans: tuple[tuple[str, int, int], ...]
    known: Entry | None


def match(
    mission: Mission, groups: Iterable[tuple[Entry, tuple[Mention, ...]]], ledger: Sequence[Entry]
) -> list[Finding]:
    """Each found fact with the known fact that it repeats; known subjects and attributes keep their keys.

    A new fact is filed under the topic proposed for it, if any; else ``Entry.topic`` stays the heading it stands under.
    """
    directory = Directory(mission)
    series = by_series(ledger)
    findings = []
    for entry, mentions in groups:
        known_as = directory.adopt(entry)
        spans = tuple(sorted({(span.role, span.start, span.end) for mention in mentions for span in mention.spans}))
        repeated = same_fact(known_as, series.get(known_as.series, []))
        findings.append(Finding(replace(known_as, id=str(uuid.uuid4())), spans, repeated))
    return _filed(findings, mission, ledger)


def _filed(findings: Sequence[Finding], mission: Mission, ledger: Sequence[Entry]) -> list[Finding]:
    """The findings with the topics proposed for them; drafts speak for their own series alone."""
    approved = FactVersion.objects.filter(fact__mission=mission, status=Status.APPROVED)
    ids = {str(known) for known in approved.values_list("fact__uuid", flat=True)}
    topics = [TopicWords(topic.slug, topic.title, topic.summary) for topic in mission.topics.all()]
    filing = Filing(topics, ledger, [entry for entry in ledger if entry.id in ids])
    proposed = filing.proposals(finding.entry for finding in findings)
    return [
        replace(finding, entry=replace(finding.entry, topic=proposed.get(finding.entry.series, finding.entry.topic)))
        for finding in findings
    ]


def conclusions(mission: Mission, findings: Iterable[Finding], ledger: Sequence[Entry]) -> list[Finding]:
    """The facts that follow from new ones, alone or together with known ones.

    Of known facts alone nothing follows anew: people have decided on that before.
    """
    new = {finding.entry.id: finding.entry for finding in findings if finding.known is None}
    titles = dict(mission.topics.values_list("slug", "title"))
    found = [entry for entry in derive([*ledger, *new.values()], titles) if not new.keys().isdisjoint(entry.premises)]
    if not found:
        return []
    directory, series = Directory(mission), by_series(ledger)
    adopted = [directory.adopt(replace(entry, id=str(uuid.uuid5(CONCLUSIONS, entry.id)))) for entry in found]
    return [Finding(entry, (), None) for entry in adopted if same_fact(entry, series.get(entry.series, [])) is None]


class Directory:
    """The mission's entities and attributes by every name they go by."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission
        self.entities: dict[str, Entity] = {}
        for name in EntityName.objects.filter(entity__mission=mission).select_related("entity").order_by("pk"):
            self.entities.setdefault(folded(name.name), name.entity)
        for entity in mission.entities.all():
            self.entities.setdefault(folded(entity.name), entity)
        self.attributes = {attribute.slug: attribute for attribute in mission.attributes.all()}
        self.topics = {topic.slug: topic for topic in mission.topics.all()}

    def adopt(self, entry: Entry) -> Entry:
        """The entry under the names, keys and traits of the mission's own entities and attribute, if any."""
        entity = self.entities.get(folded(entry.subject))
        attribute = self._attribute_of(entry)
        named = self.entities.get(folded(entry.value)) if isinstance(entry.value, str) else None
        if named is not None and entry.kind != "acronym":
            entry = replace(entry, value=named.name)
        if entity is not None:
            entry = replace(entry, subject=entity.name, subject_key=entity.slug)
        if attribute is not None:
            entry = replace(
                entry,
                attribute=attribute.slug,
                is_list=attribute.is_list,
                is_volatile=attribute.is_volatile,
                holds_days=attribute.holds_days,
                attribute_label=attribute.label,
            )
        return entry

    def entity(self, entry: Entry) -> Entity:
        """The entity of the entry's subject, made where there is none."""
        known = self.entities.get(folded(entry.subject))
        if known is None:
            slug = free_slug(self.mission.entities.all(), entry.subject_key or entry.subject)
            known = Entity.objects.create(mission=self.mission, slug=slug, name=entry.subject[:200])
            names = dict.fromkeys([entry.subject, *entry.subject_aliases])
            EntityName.objects.bulk_create(EntityName(entity=known, name=name[:200]) for name in names)
            self.entities[folded(entry.subject)] = known
        return known

    def attribute(self, entry: Entry) -> Attribute:
        """The attribute of the entry, made where there is none of that name and kind."""
        known = self._attribute_of(entry)
        if known is None:
            is_taken = entry.attribute in self.attributes
            slug = free_slug(self.mission.attributes.all(), of_kind(entry) if is_taken else entry.attribute)
            known = Attribute.objects.create(
                mission=self.mission,
                slug=slug,
                label=entry.attribute_label[:120],
                kind=entry.kind,
                value_type=_value_type(entry),
                is_list=entry.is_list,
                is_volatile=entry.is_volatile,
                holds_days=entry.holds_days,
            )
            self.attributes[slug] = known
        return known

    def _attribute_of(self, entry: Entry) -> Attribute | None:
        """The attribute of that name and kind; where another kind has the name, the one that bears its kind too."""
        found = (self.attributes.get(name) for name in (entry.attribute, of_kind(entry)))
        return next((attribute for attribute in found if attribute and attribute.kind == entry.kind), None)


def of_kind(entry: Entry) -> str:
    """The name of an attribute whose plain name is taken by another kind of fact."""
    return f"{entry.attribute}-{entry.kind}"


def _value_type(entry: Entry) -> str:
    if isinstance(entry.value, int | Decimal):
        return Attribute.ValueType.NUMBER
    return Attribute.ValueType.DATE if isinstance(entry.value, PartialDate) else Attribute.ValueType.TEXT


def free_slug(taken: QuerySet[Any], words: str) -> str:
    """A slug of the words that is not taken yet, at most 80 characters long."""
    base = slugify(words)[:70].strip("-") or "unnamed"
    used = set(taken.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (base, *(f"{base}-{number}" for number in range(2, len(used) + 3)))
    return next(slug for slug in numbered if slug not in used)


def new_facts(findings: Iterable[Finding], edition: Edition) -> list[NewFact]:
    """The facts that are not known yet, with their spans in the edition, as drafts."""
    directory = Directory(edition.document.mission)
    fresh = [finding for finding in findings if finding.known is None]
    return [
        NewFact(
            uuid=uuid.UUID(finding.entry.id),
            fields=_fields(finding.entry, directory),
            spans=[NewSpan(edition, *span) for span in finding.spans],
            premises=[uuid.UUID(id) for id in finding.entry.premises],
        )
        for finding in fresh
    ]


def _fields(entry: Entry, directory: Directory) -> dict[str, Any]:
    value = entry.value.coarse if isinstance(entry.value, PartialDate) else str(entry.value)
    begins = entry.time.begins
    return {
        "subject": directory.entity(entry),
        "attribute": directory.attribute(entry),
        "value": value[:400],
        "value_entity": directory.entities.get(folded(value)),
        "unit": entry.unit,
        "hedge": entry.hedge or "",
        "nature": entry.time.nature,
        "begins": begins,
        "ends": entry.time.ends if entry.time.nature == "state" else None,
        "known": entry.time.known if begins or entry.time.ends else "unknown",
        "modality": entry.modality,
        "negated": entry.negated,
        "statement": entry.statement,
        "topic": directory.topics.get(entry.topic),
        "importance": entry.importance,
        "tier": entry.tier,
        "rule": entry.rule,
    }


def report(findings: Iterable[Finding], ledger: Sequence[Entry], document: Document) -> dict[str, list[dict[str, Any]]]:
    """What the import means for the ledger: confirmed, new, superseded, contradicted, not placed, silent."""
    found, series = list(findings), by_series(ledger)
    rows: dict[str, dict[str, dict[str, Any]]] = {
        name: {} for name in ("confirmed", "new", "superseded", "contradicted", "not_placed", "silent")
    }
    for finding in found:
        entry, beside = finding.entry, series.get(finding.entry.series, [])
        if finding.known is not None:
            rows["confirmed"][finding.known.id] = _row(finding.known)
            continue
        rows["new"][entry.id] = _row(entry)
        if not is_placed(entry):
            rows["not_placed"][entry.id] = _row(entry)
        older = superseded_by(entry, beside)
        if older is not None:
            rows["superseded"][older.id] = _row(older) | {"by": entry.id, "by_statement": entry.statement}
        for rival in contradicted_by(entry, beside):
            rows["contradicted"][rival.id] = _row(rival) | {"by": entry.id, "by_statement": entry.statement}
    said = {finding.known.id for finding in found if finding.known}
    held = (entry for entry in ledger if document.slug in entry.documents)
    rows["silent"] = {entry.id: _row(entry) for entry in held if entry.id not in said}
    return {name: list(row.values()) for name, row in rows.items()}


def _row(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "statement": entry.statement}
