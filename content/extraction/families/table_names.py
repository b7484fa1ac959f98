"""Tables of names: who leads, where and until when, by the head of the column and the label of the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import dates, entities, offices, people, places, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.families import tables
from content.extraction.families.field_values import BASES, EMPTY
from content.extraction.families.tables import Cell, Row
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.subjects import Subject
from content.ledger.entry import Kind, Time, Value

HOLDER = re.compile(rf"(?:(?:{offices.LOWER}) )*(?:{offices.MORE_OFFICES})$", re.IGNORECASE)
MOST_WORDS = 10


def find(scene: Scene) -> Iterator[Mention]:
    """What the cells of all tables name, numbers left aside."""
    for row in tables.rows(scene):
        if row.is_date:
            continue
        for name, cell in row.columns:
            words = cell.words
            if EMPTY.match(words) or tables.number_of(cell) is not None or len(words.split()) > MOST_WORDS:
                continue
            yield from filter(None, [_told(scene, row, name, cell)])


def _told(scene: Scene, row: Row, name: str, cell: Cell) -> Mention | None:
    label = scene.names.canonical(row.label)
    noun = f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name
    if tables.is_date(cell.words):
        return _dated(scene, row, label, noun, cell)
    if HOLDER.match(name):
        return _holder(scene, row, label, noun, cell)
    if BASES.match(name.casefold()):
        return _base(scene, row, label, noun, cell)
    return _other(scene, row, label, noun, cell)


def _dated(scene: Scene, row: Row, label: str, noun: str, cell: Cell) -> Mention | None:
    found = next(iter(dates.find(cell.words)), None)
    if found is None or found.when.precision == "range":
        return None
    time = Time("event", found.when, None, "stated")
    told = f"The {noun} of {label} was {found.when.plain()}."
    return _made(scene, row, cell, "date_event", Subject(label), entities.key_of(noun), found.when, told, time)


def _holder(scene: Scene, row: Row, label: str, noun: str, cell: Cell) -> Mention | None:
    """As in "Brig J. Haan (Norway)" in the column "Leader"."""
    person = next(iter(people.find(cell.words)), None)
    if person is None or person.start > 0:
        return None
    office = f"{noun} of {label}"
    told = f"{person.words} was {offices.the(office)}"
    return _made(scene, row, cell, "role", Subject(person.words), "office", office, f"{told}.", Time("state"))


def _base(scene: Scene, row: Row, label: str, noun: str, cell: Cell) -> Mention | None:
    where = places.at(cell.words, 0)
    if where is None:
        return None
    subject = f"{label} {noun}"
    told = f"{statements.the(subject)} {statements.be(subject, past=True)} {places.preposition(where)} {cell.words}."
    return _made(scene, row, cell, "location", Subject(subject), "base", cell.words, _opened(told), Time("state"))


def _other(scene: Scene, row: Row, label: str, noun: str, cell: Cell) -> Mention | None:
    topic = subjects.topic(scene)
    if row.is_place and topic is not None:
        told = f"in {tables.inside(row.label)}, the {noun} of {topic.words} was {cell.words}."
    else:
        told = f"the {noun} of {label} {statements.be(noun, past=True)} {cell.words}."
    time = times.written(scene, "state")
    return _made(scene, row, cell, "other", Subject(label), entities.key_of(noun), cell.words, _opened(told), time)


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _made(
    scene: Scene,
    row: Row,
    cell: Cell,
    kind: Kind,
    subject: Subject,
    attribute: str,
    value: Value,
    told: str,
    time: Time,
) -> Mention | None:
    return mention(
        scene,
        row.sentence,
        kind,
        subject,
        attribute,
        value,
        (0, cell.start + len(cell.words)),
        told,
        "table: name",
        time=time,
    )
