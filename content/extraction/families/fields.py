"""Fields: "Commander: …", "Headquarters: …", "Established: …": what a page says of its topic in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.readers.text import FIELD

BASES = re.compile(r"(?:headquarters|hq|base|seat|location|based in)$", re.IGNORECASE)
BEGINNINGS = {
    "established": "establish",
    "founded": "found",
    "created": "create",
    "set up": "set-up",
    "launched": "launch",
    "start": "start",
    "began": "start",
    "start date": "start",
    "end date": "end",
    "ended": "end",
}
MAX_VALUE = 12


def find(scene: Scene) -> Iterator[Mention]:
    """The fields of a text that name a property of its topic."""
    for sentence in scene.sentences:
        match = FIELD.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet") else None
        topic = subjects.topic(scene)
        if match is None or topic is None:
            continue
        value = sentence.words[match.end() :].strip(" .;")
        subject = Subject(topic.words)
        if not 0 < len(value.split()) <= MAX_VALUE:
            continue
        for rule in (_base, _beginning):
            made = rule(scene, sentence, subject, match[1].casefold(), value)
            if made is not None:
                yield made
                break


def _base(scene: Scene, sentence: Sentence, subject: Subject, key: str, value: str) -> Mention | None:
    if not BASES.match(key) or not value[:1].isupper():
        return None
    time = times.written(scene, "state")
    told = statements.placed(f"{subject.words} headquarters: {value}", time)
    name = Subject(f"{subject.words} headquarters")
    return mention(
        scene,
        sentence,
        "location",
        name,
        "base",
        value,
        _all(sentence),
        told,
        "field: base",
        time=time,
        tier="A",
        is_volatile=True,
    )


def _beginning(scene: Scene, sentence: Sentence, subject: Subject, key: str, value: str) -> Mention | None:
    if key not in BEGINNINGS or not sentence.dates:
        return None
    when = sentence.dates[0].when
    time = Time("event", when, None, "stated")
    told = statements.placed(f"{subject.words}: {key}", time)
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        BEGINNINGS[key],
        when,
        _all(sentence),
        told,
        "field: date",
        time=time,
        tier="A",
        importance=3,
    )


def _all(sentence: Sentence) -> tuple[int, int]:
    return 0, len(sentence.words)
