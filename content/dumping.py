"""The way out: the content of a mission as the folder of a pack, which `load_pack` reads again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from content.models import Attribute, Document, Edition, Entity, FactVersion, Mission, Topic
from content.models.facts import Status


def write_file(folder: Path, name: str, data: Any) -> None:
    """One file of a pack, laid out so that two versions of it compare line by line."""
    (folder / name).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def dump_content(mission: Mission, folder: Path) -> dict[str, int]:
    """Write mission, topics, briefs, entities, attributes and approved facts. Returns how many of each.

    Only briefs go out: the texts of others stay in the database. A fact without a quote in a brief and without
    premises stays too.
    """
    (folder / "briefs").mkdir(parents=True, exist_ok=True)
    briefs = list(Edition.objects.filter(mission=mission, is_brief=True).select_related("document").order_by("pk"))
    facts = [row for version in _versions(mission) if (row := _fact(version))]
    parts = {
        "topics.json": [_topic(topic) for topic in mission.topics.all()],
        "documents.json": [_document(edition, folder) for edition in briefs],
        "entities.json": [_entity(entity) for entity in mission.entities.prefetch_related("names").order_by("pk")],
        "attributes.json": [_attribute(attribute) for attribute in mission.attributes.order_by("pk")],
        "facts.json": facts,
    }
    named = {name: getattr(mission, name) for name in ("slug", "name", "summary", "footnote")}
    write_file(folder, "pack.json", {"slug": mission.slug, "version": 1, "mission": named})
    for name, rows in parts.items():
        write_file(folder, name, rows)
    return {name.removesuffix(".json"): len(rows) for name, rows in parts.items()}


def _topic(topic: Topic) -> dict[str, Any]:
    return {"slug": topic.slug, "title": topic.title, "summary": topic.summary}


def _document(edition: Edition, folder: Path) -> dict[str, Any]:
    document: Document = edition.document
    brief = f"briefs/{document.slug}.txt"
    (folder / brief).write_text(edition.text, encoding="utf-8", newline="")
    return {name: getattr(document, name) for name in ("slug", *Document.DESCRIPTION)} | {
        "dated": str(edition.dated) if edition.dated else None,
        "dated_known": edition.dated_known,
        "brief": brief,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    names = [
        {"name": name.name, "language": name.language, "kind": name.kind, "preferred": name.name == entity.name}
        for name in sorted(entity.names.all(), key=lambda name: name.pk)
    ]
    usual = {"name": entity.name, "language": "en", "kind": "name", "preferred": True}
    return {
        "slug": entity.slug,
        "kind": entity.kind,
        "names": names if any(n["preferred"] for n in names) else [usual, *names],
    }


def _attribute(attribute: Attribute) -> dict[str, Any]:
    fields = ("slug", "label", "kind", "value_type", "is_list", "is_volatile", "holds_days")
    return {name: getattr(attribute, name) for name in fields}


def _versions(mission: Mission) -> list[FactVersion]:
    found = FactVersion.objects.filter(fact__mission=mission, status=Status.APPROVED, fact__merged_into=None)
    related = ("fact", "subject", "attribute", "topic", "value_entity")
    return list(
        found.select_related(*related)
        .prefetch_related("evidence__passage__edition__document", "premises__premise__fact")
        .order_by("pk")
    )


def _fact(version: FactVersion) -> dict[str, Any] | None:
    evidence = [
        {"document": found.passage.edition.document.slug, "role": found.role, "quote": found.quote}
        for found in version.evidence.all()
        if found.passage.edition.is_brief
    ]
    premises = [str(row.premise.fact.uuid) for row in version.premises.all()]
    if not evidence and not premises:
        return None
    plain = ("value", "unit", "nature", "known", "modality", "negated", "statement", "importance")
    return {
        "uuid": str(version.fact.uuid),
        "subject": version.subject.slug,
        "attribute": version.attribute.slug,
        **{name: getattr(version, name) for name in plain},
        "value_entity": version.value_entity.slug if version.value_entity else None,
        "hedge": version.hedge or None,
        "begins": str(version.begins) if version.begins else None,
        "ends": str(version.ends) if version.ends else None,
        "topic": version.topic.slug if version.topic else None,
        "evidence": evidence,
        "premises": premises,
        "tier": version.tier,
    }
