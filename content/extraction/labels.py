"""Labels: the dates under which entries of a chronology stand: "3 May 2004: …", "2001-2004   …", a heading "1999"."""

from __future__ import annotations

import re
from dataclasses import replace

from content.extraction import dates
from content.extraction.dates import Found
from content.partialdate import PartialDate
from content.readers.base import Block

LONGEST = 64
END = re.compile(r"\s*(?:\s{2,}|\t|: |\| | [-–—] )\s*(?=\S)")
JOINT = re.compile(r"\s*[-–—]\s*|\s+to\s+")
CLAUSE = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3} [a-z]{2,}(?:s|ed)\b(?! of\b)")  # "NLF closes"
BEFORE = re.compile(r"(?:(?:on|in|since|from|by)\s+)?", re.IGNORECASE)
DATELINE = re.compile(r"[A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]+|/)){0,4}, ")


def length(words: str) -> int:
    """How many characters of a block the date before its entry takes; 0 where none stands there."""
    found = _leading(words)
    end = END.match(words, found.end) if found is not None else None
    return end.end() if end is not None and _is_told(words[end.end() :]) else 0


def _is_told(entry: str) -> bool:
    """Whether an entry says something, rather than names who held an office: it has small words enough."""
    small = [word for word in entry.split(None, 24)[:24] if word[:1].islower()]
    return len(small) >= 3 or (bool(small) and entry.rstrip().endswith(".")) or CLAUSE.match(entry) is not None


def find(words: str, block: Block) -> Found | None:
    """The date that labels the block, else the one that its heading is, which takes no characters of it."""
    if block.kind == "heading":
        return None
    found = _leading(words) if length(words) else None
    if found is not None:
        return found
    heading = block.heading_path[-1].strip() if block.heading_path else ""
    over = _leading(heading) if heading else None
    return replace(over, start=0, end=0) if over is not None and not heading[over.end :].strip(" :.") else None


def seen_from(label: Found | None, start: int) -> Found | None:
    """The label with its offsets counted from a character of its block; a heading stands outside of it."""
    return replace(label, start=label.start - start, end=label.end - start) if label and label.end else label


def _leading(words: str) -> Found | None:
    """The date or the range of dates that a text begins with."""
    head = words[:LONGEST]
    lead = DATELINE.match(head) or BEFORE.match(head)
    first = lead.end() if lead else 0
    found = dates.find(head)
    if not found or found[0].start != first:
        return None
    one = found[0]
    if len(found) > 1 and JOINT.fullmatch(head[one.end : found[1].start]):
        begins, ends = one.when.earliest, found[1].when.latest
        if begins is not None and ends is not None and begins <= ends:
            when = PartialDate(begins, ends, "range", head[one.start : found[1].end])
            return Found(one.start, found[1].end, when, ends=(one.when, found[1].when))
    return replace(one, ends=dates.both_ends(head[one.start : one.end], one.when))
