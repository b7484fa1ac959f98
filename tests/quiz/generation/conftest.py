"""The facts of the tests of drafting: those of the shipped pack, and an invented mission's."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from content.ledger.entry import Entry, Source, Time
from content.partialdate import PartialDate

PACK = Path(__file__).parents[3] / "content" / "packs" / "kfor"

REPORT = Source(
    "yearbook", "Yearbook of the Harbour Mission", "Harbour Office", "the quote", 10, 19, PartialDate.on(2005)
)
HARBOUR = Entry(
    id="f1",
    kind="quantity",
    subject="Harbour Mission",
    subject_key="harbour-mission",
    attribute="staff",
    attribute_label="number of staff",
    value=1850,
    time=Time("observation", PartialDate.on(2004, 5, phrase="May 2004"), known="stated"),
    statement="In May 2004 the Harbour Mission had 1,850 inspectors.",
    unit="inspectors",
    tier="A",
    is_volatile=True,
    holds_days=90,
    sources=(REPORT,),
)


@pytest.fixture
def make_fact() -> Callable[..., Entry]:
    """A fact; what the test does not name is the staff of the Harbour Mission in May 2004."""
    return lambda **given: replace(HARBOUR, **given)


@pytest.fixture
def make_event() -> Callable[..., Entry]:
    """An event of a day, from its ISO date and its statement."""

    def make(iso: str, statement: str, **given: Any) -> Entry:
        value = PartialDate.from_iso(iso)
        known: dict[str, Any] = {
            "id": iso,
            "kind": "date_event",
            "subject": statement,
            "subject_key": iso,
            "attribute": "happened-on",
            "attribute_label": "date",
            "value": value,
            "time": Time("event", value, known="stated"),
            "statement": statement,
            "unit": "",
            "is_volatile": False,
            "holds_days": 0,
        }
        return replace(HARBOUR, **{**known, **given})

    return make


@pytest.fixture(scope="session")
def pack_facts() -> list[Entry]:
    """The facts of the shipped pack."""
    entities = {entity["slug"]: _names(entity) for entity in _load("entities")}
    attributes = {attribute["slug"]: attribute for attribute in _load("attributes")}
    documents = {document["slug"]: document for document in _load("documents")}
    return [_entry(fact, attributes[fact["attribute"]], entities, documents) for fact in _load("facts")]


@pytest.fixture(scope="session")
def pack_places() -> list[str]:
    """The usual names of the places of the shipped pack."""
    return [_names(entity)[0] for entity in _load("entities") if entity["kind"] == "place"]


def _load(name: str) -> Any:
    return json.loads((PACK / f"{name}.json").read_text(encoding="utf-8"))


def _names(entity: dict[str, Any]) -> tuple[str, ...]:
    names = sorted(entity["names"], key=lambda name: not (name["preferred"] and name["language"] == "en"))
    return tuple(dict.fromkeys(name["name"] for name in names))


def _entry(
    fact: dict[str, Any], attribute: dict[str, Any], entities: dict[str, tuple[str, ...]], documents: dict[str, Any]
) -> Entry:
    readers: dict[str, Callable[[str], Any]] = {"number": int, "date": PartialDate.from_iso}
    names = entities[fact["subject"]]
    return Entry(
        id=fact["uuid"],
        kind=attribute["kind"],
        subject=names[0],
        subject_key=fact["subject"],
        attribute=fact["attribute"],
        attribute_label=attribute["label"],
        value=readers.get(attribute["value_type"], str)(fact["value"]),
        time=Time(fact["nature"], _date(fact["begins"]), _date(fact["ends"]), fact["known"]),
        statement=fact["statement"],
        unit=fact["unit"],
        hedge=fact["hedge"],
        modality=fact["modality"],
        negated=fact["negated"],
        topic=fact["topic"],
        importance=fact["importance"],
        tier=fact["tier"],
        is_list=attribute["is_list"],
        is_volatile=attribute["is_volatile"],
        holds_days=attribute["holds_days"],
        sources=tuple(_source(row, documents[row["document"]]) for row in fact["evidence"] if row["role"] == "value"),
        subject_aliases=names,
        value_aliases=entities[fact["value_entity"]] if fact["value_entity"] else (),
        premises=tuple(fact["premises"]),
    )


def _source(row: dict[str, Any], document: dict[str, Any]) -> Source:
    brief = (PACK / document["brief"]).read_text(encoding="utf-8")
    start = brief.find(row["quote"])
    dated = _date(document["dated"])
    return Source(
        document["slug"],
        document["title"],
        document["publisher"],
        row["quote"],
        start,
        start + len(row["quote"]),
        dated,
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
