"""Reads plain text: it is only decoded; its blocks are told by its lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from content.readers.base import Block, BlockKind, Reading, decode

BULLET = re.compile(
    r"[ \t\u00a0]*(?:[•◦▪▫‣●○■□►▶➢➤✓✔→∙–—*·>»+-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|o(?= {1,4}\S))[ \t\u00a0]+(?=\S)"
)
ORDERED = re.compile(r"(?:^|\n)[ \t]*\d{1,2}[.)][ \t]+$")
DASHED = re.compile(r"[A-Z0-9][\w' ]{2,40} [–—-] \S")
FIELD = re.compile(
    r"((?:No\. )?[A-Z][\w’'/()&-]*(?: [\w’'/()&-]+){0,5}"
    r"(?:,? (?:[A-Z][a-z]{2,8} )?\d{4} ?[–/-] ?(?:[A-Z][a-z]{2,8} )?\d{2,4})?(?:\.(?=:))?):[ \t\u00a0]+(?=\S)"
)
NUMBERED = re.compile(r"[A-Z][a-z]+ (?:\d{1,2}|[IVX]{1,4})(?: \([^()]{2,30}\))? ?[–—:-] ?\w")
LEADERS = re.compile(
    r"(?<=[^\W_]|[)%])[ \t\u00a0]*+(?:\.{5,}+|\.{3,}+(?=[ \t\u00a0]*\d)|…{2,}+|_{4,}+|(?:\.[ \u00a0]){3,}+)"
    r"[ \t\u00a0]*(?=\S)"
)
COLUMNS = re.compile(r"[\w(][^\t\n]{0,60}?\S(?:[ \u00a0]{3,}|[ \u00a0]?\t[ \t\u00a0]*)\S")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|can|may|must|would|should|could|did|does|do)\b", re.IGNORECASE
)
CARRIES_ON = frozenset(
    [
        "and",
        "or",
        "of",
        "for",
        "in",
        "to",
        "from",
        "with",
        "by",
        "at",
        "on",
        "that",
        "which",
        "who",
        "whose",
        "is",
        "are",
        "was",
        "were",
        "following",
        "including",
    ]
)
OPEN_ENDS = CARRIES_ON | {"the", "a", "an", "as"}
LISTED = re.compile(r"\w(?:,| \(| [–—-]) ?\w")
LEAST_ROWS = 3
UNSEEN = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks of direction
HEADING_WORDS = 12
HEADING_CHARS = 90
WRAP_AT_LEAST, WRAP_AT_MOST = 48, 120


def read(data: bytes, encoding: str | None = None) -> Reading:
    """The decoded text, newlines kept as they are, and its blocks."""
    text = decode(data, encoding)
    return Reading(text, split_blocks(text))


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: hard-wrapped lines joined, headings, bullets and fields told apart."""
    groups: list[_Group] = []
    for line in _lines(text):
        if groups and _continues(text, groups[-1], line):
            groups[-1] = groups[-1]._replace(end=line.end, last_start=line.start)
        else:
            groups.append(_Group(line.start, line.end, line.start, line.bullet, line.gap, line.width))
    blocks = [_block(text, groups, at) for at in range(len(groups))]
    return _with_headings(text, _with_rows(text, groups, blocks))


def with_fields(reading: Reading) -> Reading:
    """The reading, each paragraph that begins as a field does ("Strength: 900 soldiers") told apart."""
    blocks = (
        replace(block, kind="keyvalue")
        if block.kind == "paragraph" and FIELD.match(reading.text, block.start, block.end)
        else block
        for block in reading.blocks
    )
    return replace(reading, blocks=tuple(blocks))


class _Line(NamedTuple):
    """A line that is not blank, its spaces and its bullet mark cut off; ``gap``: blank lines before it."""

    start: int
    end: int
    bullet: bool
    gap: int
    indent: int
    width: int


class _Group(NamedTuple):
    start: int
    end: int
    last_start: int
    bullet: bool
    gap: int
    width: int


def _lines(text: str) -> list[_Line]:
    found: list[tuple[int, int, bool, int, int]] = []
    gap = at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line)
        at = end
        bare = line.strip()
        if not bare:
            gap += 1
            continue
        mark = BULLET.match(line)
        indent = len(line) - len(line.lstrip())
        first = start + (mark.end() if mark else indent)
        found.append((first, start + len(line.rstrip()), bool(mark), gap, indent))
        gap = 0
    return [_Line(*line, width=width) for line, width in zip(found, _run_widths(found), strict=True)]


def _run_widths(lines: list[tuple[int, int, bool, int, int]]) -> list[int]:
    """For each line the widest line of the run without blank lines that it stands in."""
    widths = [0] * len(lines)
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at][3]:
            widest = max(end - start for start, end, *_ in lines[first:at])
            widths[first:at] = [widest] * (at - first)
            first = at
    return widths


def _continues(text: str, group: _Group, line: _Line) -> bool:
    ended = text[group.last_start : group.end].rstrip(UNSEEN)[-1:] in set(".!?:;")
    if line.bullet or ended or line.gap > 1 or _is_own_row(text, group, line):
        return False
    first = re.match(r"\S+", text[line.start : line.end])
    word = first.group() if first else ""
    last = text[group.last_start : group.end]
    here = text[line.start : line.end]
    if is_upper(last) and is_upper(here):
        return word.casefold() in CARRIES_ON
    if is_upper(last) and last[-1].isalpha() and len(last.split()) <= HEADING_WORDS and not word.islower():
        return False  # a heading in capitals right above its text
    if line.gap:
        return False
    if group.bullet and line.indent >= 2:
        return True
    filled = len(last) >= WRAP_AT_LEAST and len(last) + 1 + len(word) > line.width and line.width <= WRAP_AT_MOST
    return is_open(last) or filled or (word[:1].islower() and len(last) > WRAP_AT_LEAST // 2 and not group.bullet)


def _is_own_row(text: str, group: _Group, line: _Line) -> bool:
    """Whether a line is a row of its own: figures behind dots, or a field below another field."""
    here, above = text[line.start : line.end], text[group.last_start : group.end]
    if LEADERS.search(here) or LEADERS.search(above):
        return True
    if is_open(above):
        return False
    if DASHED.match(here) and DASHED.match(above) and here.split()[0] == above.split()[0]:
        return True
    if (COLUMNS.match(here) and COLUMNS.match(above)) or NUMBERED.match(here):
        return True
    is_below_row = FIELD.match(text, group.start, group.end) is not None or (
        group.start == group.last_start and ": " not in above
    )
    return FIELD.match(here) is not None and is_below_row


def is_open(text: str) -> bool:
    """Whether a line waits for more: it ends with a comma, or with a word such as "and"."""
    return text.endswith(",") or text.rsplit(None, 1)[-1].casefold() in OPEN_ENDS


def is_upper(text: str) -> bool:
    """Whether the text is set in capitals throughout."""
    return text.upper() == text and text.lower() != text


def _block(text: str, groups: list[_Group], at: int) -> Block:
    group = groups[at]
    words = text[group.start : group.end]
    kind: BlockKind = "paragraph"
    if group.bullet:
        kind = "heading" if _is_numbered_heading(text, groups, at) else "bullet"
    elif group.gap and _is_over_points(text, groups, at):
        kind = "heading"
    elif FIELD.match(words) or LEADERS.search(words) or NUMBERED.match(words) or _is_row(text, groups, at):
        kind = "keyvalue"
    elif _looks_like_heading(words, bool(group.gap), at + 1 < len(groups) and bool(groups[at + 1].gap)) or (
        group.gap and _is_over_small_letters(text, groups, at)
    ):
        kind = "heading"
    return Block(kind, group.start, group.end, 1 if kind == "heading" else 0)


def _with_rows(text: str, groups: list[_Group], blocks: list[Block]) -> list[Block]:
    """The blocks, with runs of short lines of one make as bullets: "Post North, Orsa (Norway)" above its like."""
    done = list(blocks)
    first = 0
    for at in range(1, len(groups) + 1):
        if (
            at < len(groups)
            and not groups[at].gap
            and _is_listed(text, blocks[at])
            and _is_listed(text, blocks[at - 1])
        ):
            continue
        if at - first >= LEAST_ROWS:
            done[first:at] = [replace(block, kind="bullet", level=0) for block in blocks[first:at]]
        first = at
    return done


def _is_listed(text: str, block: Block) -> bool:
    """Whether a block is one short line with a mark inside, and no sentence."""
    words = text[block.start : block.end]
    plain = block.kind in ("heading", "paragraph") and "\n" not in words and len(words.split()) <= HEADING_WORDS
    return plain and LISTED.search(words) is not None and words[-1] not in ".!?:;" and not FINITE.search(words)


def _is_row(text: str, groups: list[_Group], at: int) -> bool:
    """Whether a line is set in columns, as is the line before or behind it."""
    if not COLUMNS.match(text, groups[at].start, groups[at].end):
        return False
    near = [groups[by] for by in (at - 1, at + 1) if 0 <= by < len(groups) and not groups[by].bullet]
    return any(COLUMNS.match(text, group.start, group.end) for group in near)


def _looks_like_heading(words: str, gap_before: bool, gap_after: bool) -> bool:
    if "\n" in words or len(words) > HEADING_CHARS or len(words.split()) > HEADING_WORDS:
        return False
    if words[-1] in ".!;:," or words[0].islower():
        return False
    if is_upper(words) and not words.endswith("?"):
        return len(words.split()) < 4 and any(letter.isalpha() for letter in words)
    return words.endswith("?") or (not FINITE.search(words) and (gap_before or gap_after or len(words.split()) <= 6))


def _is_numbered_heading(text: str, groups: list[_Group], at: int) -> bool:
    """Whether a numbered line is no point but opens a section: "3. MANDATE" above all that stands below it."""
    group = groups[at]
    words = text[group.start : group.end]
    below = groups[at + 1] if at + 1 < len(groups) else None
    if not ORDERED.search(text, max(0, group.start - 8), group.start) or below is None or "\n" in words:
        return False
    is_next = below.bullet and ORDERED.search(text, max(0, below.start - 8), below.start) is not None
    is_short = len(words.split()) <= HEADING_WORDS and words[-1] not in ".!?;:,"
    return is_short and is_upper(words) and not is_next and (group.gap > 0 or at == 0)


def _is_over_small_letters(text: str, groups: list[_Group], at: int) -> bool:
    """Whether a line is set in capitals as long as a heading may be, and the line right below it is not."""
    words = text[groups[at].start : groups[at].end]
    if "\n" in words or not 3 < len(words.split()) <= HEADING_WORDS or words[-1] in ".!?;:," or not is_upper(words):
        return False
    below = groups[at + 1] if at + 1 < len(groups) and not groups[at + 1].gap else None
    return below is not None and not is_upper(text[below.start : below.end])


def _is_over_points(text: str, groups: list[_Group], at: int) -> bool:
    """Whether a line in capitals heads the points right below it, colon or not: "FACTS: OPERATION CALM LAKE"."""
    has_points = at + 1 < len(groups) and groups[at + 1].bullet
    return has_points and _is_over_small_letters(text, groups, at)


def _with_headings(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """Each block with the heading above it; a heading straight below another stands under it."""
    done: list[Block] = []
    path: tuple[str, ...] = ()
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            done.append(replace(block, heading_path=path))
            continue
        stacked = at > 0 and blocks[at - 1].kind == "heading" and done[-1].level == 1
        above = (_words(text, blocks[at - 1]),) if stacked else ()
        done.append(replace(block, level=2 if stacked else 1, heading_path=above))
        path = (*above, _words(text, block))
    return tuple(done)


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
