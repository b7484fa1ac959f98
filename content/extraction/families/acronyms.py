"""Acronyms: what a short form stands for."""

from __future__ import annotations

from collections.abc import Iterator

from content.extraction import entities
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene
from content.extraction.subjects import Subject


def find(scene: Scene) -> Iterator[Mention]:
    """Each short form of a text once, where it is first introduced."""
    seen: set[str] = set()
    by_start = {sentence.start: sentence for sentence in scene.sentences}
    spelled = {found.short for _, found in scene.shorts if found.is_spelled}
    for start, found in scene.shorts:
        if found.short in spelled and not found.is_spelled:
            continue  # a title: "Mission to the Lakes (NLF)" beside "Northern Lake Force (NLF)"
        sentence = by_start[start]
        if found.short in seen or sentence.words[found.start : found.end].isupper():
            continue
        seen.add(found.short)
        long = entities.trim(found.long)
        made = mention(
            scene,
            sentence,
            "acronym",
            Subject(found.short),
            "stands-for",
            long,
            (found.start, found.end),
            f"{found.short} stands for {long}.",
            "acronym: bracket",
            tier="A",
        )
        if made is not None:
            yield made
