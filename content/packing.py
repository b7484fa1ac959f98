"""Packs: content as data in a folder. Loading one twice changes nothing; what a person edited here is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from content import readers, reviewing
from content.models import Attribute, Document, Edition, Entity, EntityName, Fact, FactVersion, Mission, Topic
from content.models.facts import Status
from content.partialdate import PartialDate
from content.recording import NewFact, NewSpan, digest_of, record_edition, record_facts


class BadPack(ValueError):
    """The folder is no pack, or one of its files does not fit; the message says which and why."""


@dataclass(slots=True)
class Loaded:
    """What loading did: counts of new things, and the UUIDs of facts where a local edit won."""

    mission: Mission
    new: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


def read_file(folder: Path, name: str) -> Any:
    """The data of one file of a pack. Raises BadPack."""
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadPack(f"There is no {name} in {folder.name}: is it the folder of a pack?") from None
    except ValueError as error:
        raise BadPack(f"{name} is not valid JSON: {error}.") from None


@contextmanager
def fitting(folder: Path, name: str) -> Iterator[Any]:
    """The data of one file, and BadPack with the file's name for whatever in it does not fit."""
    try:
        yield read_file(folder, name)
    except BadPack:
        raise
    except KeyError as error:
        raise BadPack(f"{name} does not fit: {error} is missing there, or not in the pack.") from None
    except ValidationError as error:
        raise BadPack(f"{name} does not fit: {' '.join(error.messages)}") from None
    except (AttributeError, IndexError, TypeError, ValueError, OSError, DatabaseError) as error:
        raise BadPack(f"{name} does not fit: {str(error).rstrip('.')}.") from None


def load_content(folder: Path, *, now: datetime) -> Loaded:
    """Load mission, topics, documents with their briefs, entities, attributes and approved facts.

    Call it in a transaction. Raises BadPack.
    """
    with fitting(folder, "pack.json") as pack:
        given = pack["mission"]
        fields = {key: given[key] for key in ("name", "summary", "footnote")}
        loaded = Loaded(Mission.objects.get_or_create(slug=given["slug"], defaults=fields)[0])
    with fitting(folder, "topics.json") as rows:
        topics = _load_topics(loaded, rows)
    with fitting(folder, "documents.json") as rows:
        editions = _load_documents(loaded, folder, rows, now=now)
    with fitting(folder, "entities.json") as rows:
        entities = _load_entities(loaded, rows)
    with fitting(folder, "attributes.json") as rows:
        attributes = _load_attributes(loaded, rows)
    with fitting(folder, "facts.json") as rows:
        _load_facts(loaded, rows, (topics, editions, entities, attributes), now=now)
    return loaded


def _load_topics(loaded: Loaded, rows: list[dict[str, Any]]) -> dict[str, Topic]:
    known = {topic.slug: topic for topic in loaded.mission.topics.all()}
    fresh = [
        Topic(mission=loaded.mission, slug=row["slug"], title=row["title"], summary=row["summary"], position=position)
        for position, row in enumerate(rows)
        if row["slug"] not in known
    ]
    loaded.new["topics"] = len(Topic.objects.bulk_create(fresh))
    return known | {topic.slug: topic for topic in fresh}


def _load_documents(loaded: Loaded, folder: Path, rows: list[dict[str, Any]], *, now: datetime) -> dict[str, Edition]:
    """The brief edition of each document, by the slug of the document."""
    editions, count = {}, 0
    for row in rows:
        document, _ = Document.objects.get_or_create(
            mission=loaded.mission, slug=row["slug"], defaults={name: row[name] for name in Document.DESCRIPTION}
        )
        reading = readers.read((folder / row["brief"]).read_bytes(), row["brief"])
        edition = document.editions.filter(digest=digest_of(reading.text)).first()
        if edition is None:
            count += 1
            edition = record_edition(
                document,
                reading,
                dated=PartialDate.parse(row["dated"]) if row["dated"] else None,
                dated_known=row["dated_known"],
                language=row["language"],
                is_brief=True,
                now=now,
            )
        editions[row["slug"]] = edition
    loaded.new["editions"] = count
    return editions


def _load_entities(loaded: Loaded, rows: list[dict[str, Any]]) -> dict[str, Entity]:
    known = {entity.slug: entity for entity in loaded.mission.entities.all()}
    fresh, names = [], []
    for row in (row for row in rows if row["slug"] not in known):
        usual = next((name["name"] for name in row["names"] if name["preferred"]), row["names"][0]["name"])
        entity = Entity(mission=loaded.mission, slug=row["slug"], kind=row["kind"], name=usual)
        fresh.append(entity)
        names += [
            EntityName(entity=entity, name=name["name"], language=name["language"], kind=name["kind"])
            for name in row["names"]
        ]
    loaded.new["entities"] = len(Entity.objects.bulk_create(fresh))
    EntityName.objects.bulk_create(names)
    return known | {entity.slug: entity for entity in fresh}


def _load_attributes(loaded: Loaded, rows: list[dict[str, Any]]) -> dict[str, Attribute]:
    known = {attribute.slug: attribute for attribute in loaded.mission.attributes.all()}
    fields = ("slug", "label", "kind", "value_type", "is_list", "is_volatile", "holds_days")
    fresh = [
        Attribute(mission=loaded.mission, **{name: row[name] for name in fields})
        for row in rows
        if row["slug"] not in known
    ]
    loaded.new["attributes"] = len(Attribute.objects.bulk_create(fresh))
    return known | {attribute.slug: attribute for attribute in fresh}


Room = tuple[dict[str, Topic], dict[str, Edition], dict[str, Entity], dict[str, Attribute]]


def _load_facts(loaded: Loaded, rows: list[dict[str, Any]], room: Room, *, now: datetime) -> None:
    """New facts are recorded as approved; a fact that is here already stays as it is, reported where it differs."""
    known = {str(fact.uuid): fact for fact in Fact.objects.filter(mission=loaded.mission).select_related("current")}
    fresh = [_new_fact(row, room) for row in rows if row["uuid"] not in known]
    recorded = record_facts(loaded.mission, fresh, now=now, by=None, status=Status.APPROVED)
    reviewing.set_dates(recorded.values(), now=now)
    loaded.new["facts"] = len(fresh)
    for row in rows:
        here = known.get(row["uuid"])
        if here is not None and here.current is not None and _differs(here.current, row):
            loaded.kept.append(row["uuid"])


def _differs(here: FactVersion, row: dict[str, Any]) -> bool:
    said = (here.statement, here.value, here.unit, str(here.begins or ""))
    return said != (row["statement"], row["value"], row["unit"], row["begins"] or "")


def _new_fact(row: dict[str, Any], room: Room) -> NewFact:
    topics, editions, entities, attributes = room
    try:
        fields = {
            "subject": entities[row["subject"]],
            "attribute": attributes[row["attribute"]],
            "value_entity": entities[row["value_entity"]] if row["value_entity"] else None,
            "topic": topics[row["topic"]] if row["topic"] else None,
            "hedge": row["hedge"] or "",
            "begins": PartialDate.parse(row["begins"]) if row["begins"] else None,
            "ends": PartialDate.parse(row["ends"]) if row["ends"] else None,
            "rule": "pack",
        }
    except (KeyError, ValueError) as error:
        raise BadPack(f"The fact {row.get('uuid')} does not fit: {error}.") from None
    plain = ("value", "unit", "nature", "known", "modality", "negated", "statement", "importance", "tier")
    return NewFact(
        uuid=UUID(row["uuid"]),
        fields=fields | {name: row[name] for name in plain},
        spans=_spans(row, editions),
        premises=tuple(UUID(premise) for premise in row["premises"]),
    )


def _spans(row: dict[str, Any], editions: dict[str, Edition]) -> Sequence[NewSpan]:
    spans = []
    for found in row["evidence"]:
        edition = editions[found["document"]]
        start = edition.text.find(found["quote"])
        if start < 0:
            raise BadPack(f"The fact {row['uuid']} quotes words that its brief does not hold: “{found['quote']}”.")
        spans.append(NewSpan(edition, found["role"], start, start + len(found["quote"])))
    return spans
