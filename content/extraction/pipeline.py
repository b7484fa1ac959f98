"""The pipeline: a text → mentions of facts, and when the text was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.extraction import doubts, scene, smoothing
from content.extraction.blocks import mark_boilerplate
from content.extraction.families import FAMILIES
from content.extraction.gleaning import glean
from content.extraction.mention import Mention, SourceText
from content.ledger.entry import Known
from content.partialdate import PartialDate
from content.readers.base import Block
from content.readers.text import split_blocks

DATED_FIELD = "field: date"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one text yields. ``blocks`` are its blocks, furniture marked; ``names`` group names of one thing."""

    mentions: tuple[Mention, ...]
    dated: PartialDate | None
    dated_known: Known
    blocks: tuple[Block, ...]
    names: tuple[tuple[str, ...], ...] = ()
    topic: str = ""


def extract(source: SourceText, blocks: Iterable[Block] | None = None) -> Extraction:
    """The facts of a text, in its order. Without ``blocks`` it is split as plain text."""
    split = tuple(blocks) if blocks is not None else split_blocks(smoothing.whole(source.text))
    marked = mark_boilerplate(source.text, split, source.language)
    ready = scene.build(source, marked)
    return Extraction(mentions(ready), ready.dated, ready.dated_known, marked, ready.names.groups(), ready.names.topic)


def mentions(ready: scene.Scene) -> tuple[Mention, ...]:
    """What all rules find in a text made ready for them, in its order."""
    told = _distinct(_fields_first([mention for family in FAMILIES for mention in family(ready)]))
    found = [*doubts.settle(ready, told), *glean(ready, told)]
    return tuple(sorted(_distinct(found), key=_order))


def _order(mention: Mention) -> tuple[int, int, str, str, str, str]:
    span = mention.spans[0]
    return span.start, span.end, mention.kind, mention.attribute, str(mention.value), mention.subject


def _fields_first(found: list[Mention]) -> list[Mention]:
    """Without what other rules make of a date that a field gives, such as "End of mandate: …"."""
    fields = {mention.spans[0].end for mention in found if mention.rule == DATED_FIELD}
    return [
        mention
        for mention in found
        if mention.kind != "date_event" or mention.rule == DATED_FIELD or mention.spans[0].end not in fields
    ]


def _distinct(found: list[Mention]) -> list[Mention]:
    """Each finding once: where two rules say the same of the same words, the surer one stays."""
    kept: dict[tuple[object, ...], Mention] = {}
    for mention in found:
        key = (mention.kind, mention.attribute, str(mention.value), mention.subject, mention.spans[0].start)
        before = kept.get(key)
        if before is None or (before.tier, len(before.spans)) > (mention.tier, len(mention.spans)):
            kept[key] = mention
    return _said_once(list(kept.values()))


def _said_once(found: list[Mention]) -> list[Mention]:
    """Of statements in the very same words that only tell what a subject does, the first."""
    said: set[tuple[str, str]] = set()
    kept: list[Mention] = []
    for mention in found:
        words = (mention.subject, mention.statement)
        if mention.kind != "other" or words not in said:
            kept.append(mention)
        said |= {words} if mention.kind == "other" else set()
    return kept
