"""The pipeline: a text → mentions of facts, and when the text was written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from content.extraction import scene
from content.extraction.blocks import mark_boilerplate
from content.extraction.families import FAMILIES
from content.extraction.families.clauses import PLAIN
from content.extraction.mention import Mention, SourceText
from content.ledger.entry import Known
from content.partialdate import PartialDate
from content.readers.base import Block
from content.readers.text import split_blocks

DATED_FIELD = "field: date"
NEAR = 12  # so few mentions before a place can still reach it


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
    split = tuple(blocks) if blocks is not None else split_blocks(source.text)
    marked = mark_boilerplate(source.text, split, source.language)
    ready = scene.build(source, marked)
    found = [mention for family in FAMILIES for mention in family(ready)]
    mentions = tuple(sorted(_without_echoes(_distinct(_fields_first(found))), key=_order))
    return Extraction(mentions, ready.dated, ready.dated_known, marked, ready.names.groups(), ready.names.topic)


def _order(mention: Mention) -> tuple[int, int, str, str, str, str]:
    span = mention.spans[0]
    return span.start, span.end, mention.kind, mention.attribute, str(mention.value), mention.subject


def _fields_first(mentions: list[Mention]) -> list[Mention]:
    """Without what other rules make of a date that a field gives, such as "End of mandate: …"."""
    fields = {mention.spans[0].end for mention in mentions if mention.rule == DATED_FIELD}
    return [
        mention
        for mention in mentions
        if mention.kind != "date_event" or mention.rule == DATED_FIELD or mention.spans[0].end not in fields
    ]


def _without_echoes(mentions: list[Mention]) -> list[Mention]:
    """Without the plain statements of which another family took at least half of the words.

    The quote of an event or an amount is its whole sentence, which may say more than that.
    """
    telling = (m for m in mentions if m.rule != PLAIN and m.kind not in ("date_event", "quantity"))
    taken = sorted((span.start, span.end) for m in telling for span in m.spans[:1])
    starts = [start for start, _ in taken]
    kept = []
    for mention in mentions:
        first, last = mention.spans[0].start, mention.spans[0].end
        near = taken[: bisect_left(starts, last)][-NEAR:]
        shared = max((min(end, last) - max(start, first) for start, end in near), default=0)
        if mention.rule != PLAIN or 2 * shared < last - first:
            kept.append(mention)
    return kept


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """Each finding once: where two rules say the same of the same words, the surer one stays."""
    kept: dict[tuple[object, ...], Mention] = {}
    for mention in mentions:
        key = (mention.kind, mention.attribute, str(mention.value), mention.subject, mention.spans[0].start)
        before = kept.get(key)
        if before is None or (before.tier, len(before.spans)) > (mention.tier, len(mention.spans)):
            kept[key] = mention
    return list(kept.values())
