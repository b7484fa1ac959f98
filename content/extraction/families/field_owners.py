"""Whose field a line is: its key, its value and the subject, which a heading names, or which the text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from content.extraction import subjects
from content.extraction.scene import Scene, Sentence
from content.readers.text import FIELD

REMARK = re.compile(r"\s*\((?!formerly)[^()]*\)\s*$")
HEAD = re.compile(
    r"(?P<head>[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|\d+|of|and|the)){0,5})(?: \([^()]{2,30}\))?(?: [–—-] |, |\. |; )"
)


class Field(NamedTuple):
    """A line "Key: value". ``start``: where its value begins; ``owner``: the name of whose property it is."""

    sentence: Sentence
    key: str
    printed: str
    value: str
    start: int
    owner: str


def fields_of(scene: Scene) -> Iterator[Field]:
    """The fields of a text, with their owners."""
    for sentence in scene.sentences:
        match = FIELD.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet") else None
        owner = (opening(scene, sentence) or owner_of(scene, sentence)) if match is not None else ""
        if match is None or not owner:
            continue
        value = sentence.words[match.end() :].strip(" .;")
        key = re.sub(r"\s*\([^()]*\)$", "", match[1])
        yield Field(sentence, key.casefold(), key, value, match.end(), owner)


def _head_of_row(scene: Scene, sentence: Sentence) -> str:
    """The unit that a row begins with, before its fields: "Sector 1" of "Sector 1 – Lake Shore. HQ: Orsa"."""
    if sentence.start == sentence.block.start:
        return ""
    match = HEAD.match(scene.smooth[sentence.block.start : sentence.start])
    return scene.names.canonical(match["head"]) if match is not None else ""


def owner_of(scene: Scene, sentence: Sentence) -> str:
    """The name that the heading above gives, if it gives one, else what the text is about."""
    for heading in reversed(sentence.block.heading_path):
        if heading in scene.boxed:
            return scene.boxed[heading]
        short = re.search(r"\((?![A-Z]{2,}s\))([A-Z][\w-]+(?: \d+)?)\)$", heading)
        if short is not None:
            return short[1]
        if scene.names.is_known(heading) or heading.casefold() in scene.names.short_of:
            return scene.names.canonical(heading)
    return scene.names.topic


def opening(scene: Scene, sentence: Sentence) -> str:
    """What a line tells of before a field in it: "Quarra" in "Quarra is an isle. Capital: Mosa"; or ""."""
    row = _head_of_row(scene, sentence)
    at = sentence.at
    while at > 0 and scene.sentences[at - 1].block_at == sentence.block_at:
        at -= 1
    first = scene.sentences[at]
    if row or first is sentence or FIELD.match(first.words):
        return row
    told = next((one for one in first.tokens if one.dep_ in ("nsubj", "nsubjpass") and one.head.dep_ == "ROOT"), None)
    return subjects.named(scene, first, told).words if told is not None and told.pos_ == "PROPN" else ""
