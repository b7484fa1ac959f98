"""Reads shared by pages, the desk and quiz: the ledger's entries, and what a request may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from operator import or_

from django.db.models import F, Prefetch, Q, QuerySet

from content.ledger.entry import Entry, Source, Time, Value
from content.models import Entity, Evidence, Fact, FactVersion, Mission
from content.models.facts import Status
from content.partialdate import PartialDate


def versions_with_evidence() -> QuerySet[FactVersion]:
    """Fact versions with all that an Entry needs, in a fixed number of queries."""
    return quoted_versions().prefetch_related("subject__names", "value_entity__names", "premises__premise__fact")


def quoted_versions() -> QuerySet[FactVersion]:
    """Fact versions with their quotes, in two queries."""
    evidence = Evidence.objects.select_related("passage__edition__document__mission").order_by("pk")
    return FactVersion.objects.select_related(
        "fact__mission", "subject", "attribute", "topic", "value_entity"
    ).prefetch_related(Prefetch("evidence", evidence))


def entries(
    mission: Mission, statuses: Iterable[str] = (Status.APPROVED,), about: Iterable[FactVersion] | None = None
) -> list[Entry]:
    """The mission's facts as the ledger sees them: the newest version of each that has one of the statuses.

    ``about`` leaves only those of the series of some facts.
    """
    found = versions_with_evidence().filter(
        fact__mission=mission, fact__merged_into=None, status__in=list(statuses), fact__current__isnull=False
    )
    if about is not None:
        series = sorted({(version.subject_id, version.attribute_id) for version in about})
        same = [Q(subject=subject, attribute=attribute) for subject, attribute in series]
        found = found.filter(reduce(or_, same)) if same else found.none()
    newest: dict[int, FactVersion] = {}
    for version in found.order_by("fact_id", "number"):
        newest[version.fact_id] = version
    return [entry_of(version) for version in newest.values()]


def outlines(mission: Mission, statuses: Iterable[str]) -> dict[str, tuple[Entry, FactVersion]]:
    """By its id each current fact that texts tell, without its quotes: enough to compare facts, in two queries."""
    found = FactVersion.objects.filter(
        fact__mission=mission, fact__merged_into=None, fact__current=F("pk"), status__in=list(statuses), premises=None
    ).select_related("fact", "subject", "attribute", "topic", "value_entity")
    told: dict[int, list[Source]] = defaultdict(list)
    values = Evidence.objects.filter(version__in=found.order_by().values("pk"), role=Evidence.Role.VALUE).order_by()
    for pk, document, is_brief in values.values_list(
        "version", "passage__edition__document__slug", "passage__edition__is_brief"
    ):
        told[pk].append(Source(document, "", "", "", 0, 0, is_brief=is_brief))
    return {
        str(version.fact.uuid): (replace(outline_of(version), sources=tuple(told[version.pk])), version)
        for version in found
    }


def entry_of(version: FactVersion) -> Entry:
    """One version as an Entry; ``Entry.id`` is the UUID of its lineage. Load it with ``versions_with_evidence``."""
    return replace(
        outline_of(version),
        sources=tuple(_source(found) for found in version.evidence.all() if found.role == Evidence.Role.VALUE),
        subject_aliases=_names(version.subject),
        value_aliases=_names(version.value_entity) if version.value_entity else (),
        premises=tuple(str(row.premise.fact.uuid) for row in version.premises.all()),
    )


def outline_of(version: FactVersion) -> Entry:
    """What a version says, without its evidence, its premises and the other names of things."""
    attribute = version.attribute
    return Entry(
        id=str(version.fact.uuid),
        kind=attribute.kind,  # type: ignore[arg-type]  # the choices of the field are the literals
        subject=version.subject.name,
        subject_key=version.subject.slug,
        attribute=attribute.slug,
        attribute_label=attribute.label,
        value=_value(version),
        time=Time(version.nature, version.begins, version.ends, version.known),  # type: ignore[arg-type]  # choices
        statement=version.statement,
        unit=version.unit,
        hedge=version.hedge or None,  # type: ignore[arg-type]  # choices
        modality=version.modality,  # type: ignore[arg-type]  # choices
        negated=version.negated,
        topic=version.topic.slug if version.topic else "",
        importance=version.importance,
        tier=version.tier,  # type: ignore[arg-type]  # choices
        rule=version.rule,
        is_list=attribute.is_list,
        is_volatile=attribute.is_volatile,
        holds_days=attribute.holds_days,
        review_by=version.fact.review_by,
    )


def _value(version: FactVersion) -> Value:
    """The value with all that is known of it: an event's date as printed, an entity by its usual name."""
    value = version.typed_value
    if isinstance(value, PartialDate):
        return version.begins or value
    return version.value_entity.name if version.value_entity and version.attribute.kind != "acronym" else value


def by_series(found: Iterable[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """The entries grouped by subject and attribute."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        groups[entry.series].append(entry)
    return dict(groups)


def current_fact(pk: int) -> Fact | None:
    """The fact of an id, or the one it was merged into."""
    fact = Fact.objects.select_related("current", "merged_into").filter(pk=pk).first()
    while fact is not None and fact.merged_into is not None:
        fact = fact.merged_into
    return fact


def _source(evidence: Evidence) -> Source:
    edition = evidence.passage.edition
    return Source(
        document=edition.document.slug,
        title=edition.document.title,
        publisher=edition.document.publisher,
        quote=evidence.quote,
        start=evidence.start,
        end=evidence.end,
        dated=edition.dated,
        is_brief=edition.is_brief,
        is_exact=edition.text[evidence.start : evidence.end] == evidence.quote,
    )


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys([entity.name, *(found.name for found in entity.names.all())]))
