"""The lines of a PDF as HTML: paragraphs joined across lines, columns and pages, headings and points told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from statistics import median

from content.readers.pdf_page import NEXT_CELL, Line, Piece
from content.readers.text import is_upper

MARGIN = 0.12
"""The share of a page's height at its top and bottom in which running lines stand."""

RECURS = 0.4
"""The share of pages on which a line stands that runs through the document."""

NUMBERED_CHARS = 40
"""In a line so short figures may differ from page to page, and it is the same line still."""

PAGE_NUMBER = re.compile(
    r"[-–—(|]?\s*(?:page|seite)?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—)|]?", re.IGNORECASE
)
PRINTED = re.compile(r"(?:https?|file)://\S+|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M)?")
DIGITS = re.compile(r"\d+")
POINT = re.compile(
    r"(?:[•◦▪▫‣●○■□►▶➢➤✓✔→∙–—·\uf000-\uf0ff]|\(cid:\d+\)|[o*-](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*(?=\S)"
)
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=\S)")
UNKNOWN = re.compile(r"\(cid:\d+\)")
ENDS = (".", "!", "?", ":", ";", ".”", '."', ".’", ".)", "?”")
BROKEN = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
SMALL_WORDS = frozenset(
    {"an", "be", "for", "how", "in", "no", "out", "over", "some", "there", "to", "under", "up", "with"}
)
"""They begin other words more often than they stand before a hyphen."""

FILLED, MANY_WORDS, WIDEST_GAP = 0.75, 4, 1.2
HEADING_CHARS, HEADING_WORDS, LARGER, LOOSE, ALIGNED, NEAR = 160, 20, 1.12, 0.35, 2.0, 7


def without_running(pages: Sequence[tuple[float, Sequence[Piece]]]) -> list[list[Piece]]:
    """The pieces of each page (its height, its pieces) but page numbers and what recurs at the edges."""
    keys = [{_key(height, piece) for piece in found if _is_edge(height, piece)} for height, found in pages]
    seen = Counter(key for page in keys for key in page)
    least = max(2, RECURS * len(pages))
    return [
        [piece for piece in found if not _is_edge(height, piece) or not _runs(seen[_key(height, piece)], least, piece)]
        for height, found in pages
    ]


def _is_edge(height: float, piece: Piece) -> bool:
    says = any(sign.isalnum() for sign in piece.text)  # the mark of a point does not
    return says and (piece.bottom < MARGIN * height or piece.top > (1 - MARGIN) * height)


def _key(height: float, piece: Piece) -> tuple[str, int]:
    text = DIGITS.sub("#", piece.text) if len(piece.text) <= NUMBERED_CHARS else piece.text
    return text, round(piece.top / height * 40)


def _runs(count: int, least: float, piece: Piece) -> bool:
    alone = PAGE_NUMBER.fullmatch(piece.text) or PRINTED.fullmatch(piece.text)
    return count >= least or alone is not None


def page_of(lines: Sequence[Line]) -> str:
    """The lines of all pages as one page of HTML."""
    flow = _Flow(lines)
    return "\n".join(flow.blocks())


class _Flow:
    """Knows what is usual in the document: its size of letters, its gap between lines, its words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        plain = [line for line in lines if not line.rows]
        chars: Counter[float] = Counter()
        for line in plain:
            chars[line.size] += len(line.text)
        self.body = chars.most_common(1)[0][0] if chars else 10.0
        gaps = [below.first.top - above.first.bottom for above, below in pairwise(plain) if _is_below(above, below)]
        self.gap = min(median(gaps), WIDEST_GAP * self.body) if gaps else 0.0
        self.is_mostly_bold = sum(len(line.text) for line in plain if line.is_bold) * 2 > sum(chars.values())
        self.words = Counter(word for text in _unbroken(plain) for word in WORD.findall(text))
        larger = sorted({line.size for line in plain if self._is_larger(line)}, reverse=True)
        self.levels = {size: min(level, 5) for level, size in enumerate(larger, 1)}

    def _is_larger(self, line: Line) -> bool:
        return line.size >= LARGER * self.body

    def blocks(self) -> Iterator[str]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.rows:
                yield _table(line.rows)
                at += 1
            elif count := self._rows_from(at):
                yield _table([[cell.text for cell in row.cells] for row in self.lines[at : at + count]])
                at += count
            else:
                end = at + 1
                while end < len(self.lines) and self._goes_on(at, end):
                    end += 1
                yield from self._block(self.lines[at:end])
                at = end

    def _rows_from(self, at: int) -> int:
        """How many lines from here on are set in cells; one alone is none."""
        end = at
        while end < len(self.lines) and self._is_row(end):
            end += 1
        return end - at if end - at >= 2 else 0

    def _is_row(self, at: int) -> bool:
        """Whether a line is set in cells: wide gaps, or the second cell begins where that of a neighbour does."""
        line = self.lines[at]
        if len(line.cells) < 2 or _is_mark(line.first.text):
            return False
        near = [self.lines[by] for by in (at - 1, at + 1) if 0 <= by < len(self.lines)]
        starts = [other.cells[1].x0 for other in near if len(other.cells) == len(line.cells)]
        gaps = [right.x0 - left.x1 for left, right in pairwise(line.cells)]
        is_aligned = any(abs(start - line.cells[1].x0) < ALIGNED for start in starts)
        return is_aligned or (min(gaps) >= NEXT_CELL * line.size and line.x1 < line.column[1] - 1)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the line ``end`` carries on the block of the lines from ``start`` up to it."""
        first, above, line = self.lines[start], self.lines[end - 1], self.lines[end]
        if line.rows or POINT.match(line.text) or self._is_row(end):
            return False
        if abs(above.size - line.size) > 0.6 or above.is_bold != line.is_bold:
            return False
        if BROKEN.search(above.text) and line.text[:1].islower():
            return True
        ended = above.text.endswith(ENDS)
        is_near = line.first.top - above.first.bottom <= self.gap + LOOSE * line.size
        if above.page == line.page and line.first.top > above.first.top and not is_near:
            return False
        if not _is_below(above, line):
            is_open = line.text[:1].islower() or not (POINT.match(first.text) or self._had_room(end))
            return is_open and not ended and not self._is_larger(line)
        is_indented = line.first.x0 > above.first.x0 + 0.8 * line.size and above is not first
        hangs = POINT.match(first.text) is not None and line.first.x0 < first.first.x0 + 0.5
        return not (ended and (is_indented or hangs)) and not (self._had_room(end) and not self._is_heading(line))

    def _had_room(self, end: int) -> bool:
        """Whether the first word of a line would have fitted on the line above: then that one was ended on purpose."""
        above, line = self.lines[end - 1], self.lines[end]
        near = [one for one in self.lines[max(0, end - NEAR) : end + NEAR] if one.page == above.page and not one.rows]
        right = max(one.x1 for one in near if one.column == above.column and one.size == above.size)
        left, edge = above.column
        if right < left + FILLED * (edge - left):  # a list of short lines: none of them fills the column
            right = edge
        width = (line.x1 - line.first.x0) / max(1, len(line.text))
        word = line.text.split(None, 1)[0] if line.text.strip() else ""
        return above.x1 + (len(word) + 1) * 1.2 * width < right - 1

    def _is_heading(self, line: Line) -> bool:
        return self._is_larger(line) or (line.is_bold and not self.is_mostly_bold)

    def _block(self, lines: Sequence[Line]) -> Iterator[str]:
        text = UNKNOWN.sub("", self._joined(lines))
        mark = POINT.match(self._joined(lines))
        words = UNKNOWN.sub("", self._joined(lines)[mark.end() if mark else 0 :]).strip()
        if not words:
            return
        is_bullet = mark is not None and not any(sign.isalnum() for sign in UNKNOWN.sub("", mark.group()))
        level = 0 if is_bullet else self._level(lines, text)
        if level:
            yield f"<h{level}>{escape(text.strip(), quote=False)}</h{level}>"
        elif mark:
            yield f"<li>{escape(words, quote=False)}</li>"
        else:
            yield f"<p>{escape(words, quote=False)}</p>"

    def _level(self, lines: Sequence[Line], text: str) -> int:
        """1 … 6 for a heading, 0 for what is none."""
        if len(text) > HEADING_CHARS or len(text.split()) > HEADING_WORDS or not any(sign.isalpha() for sign in text):
            return 0
        if self._is_larger(lines[0]):
            return self.levels[lines[0].size]
        if len(lines) > 2 or text.rstrip()[-1:] in ".,;:!":
            return 0
        stands_out = all(line.is_bold for line in lines) and not self.is_mostly_bold
        return min(len(self.levels) + 1, 6) if stands_out or _is_short_and_upper(text) else 0

    def _joined(self, lines: Sequence[Line]) -> str:
        text = lines[0].text
        for line in lines[1:]:
            broken = BROKEN.search(text)
            text = self._rejoined(text, line.text) if broken else f"{text} {line.text}"
        return text

    def _rejoined(self, text: str, below: str) -> str:
        """Two lines, the first of which ends with a hyphen: it stays where the document knows the word with it."""
        start, end = WORD.search(text[::-1].lstrip("-\u2010\u00ad")), re.match(r"[^\W\d_]+", below)
        before = start.group()[::-1] if start else ""
        after = end.group() if end else ""
        keeps = not text.endswith("\u00ad") and self._has_hyphen(before, after)
        return text + below if keeps else text[:-1] + below

    def _has_hyphen(self, before: str, after: str) -> bool:
        """Whether a word is written with a hyphen, or was only parted: the document knows, else its parts tell."""
        with_hyphen, without = self.words[f"{before}-{after}"], self.words[before + after]
        if with_hyphen != without:
            return with_hyphen > without
        is_two_words = min(self.words[before], self.words[after]) > 0 and before.casefold() not in SMALL_WORDS
        return not after[:1].islower() or (before.isupper() and len(before) > 1) or is_two_words


def _unbroken(lines: Sequence[Line]) -> Iterator[str]:
    """The text of each line without the parts of words that the end of a line has broken."""
    was_broken = False
    for line in lines:
        broken = BROKEN.search(line.text)
        text = line.text[: broken.start()] if broken else line.text
        yield text.partition(" ")[2] if was_broken else text
        was_broken = broken is not None


def _is_short_and_upper(text: str) -> bool:
    """As in a plain text, where a longer line in capitals may be a sentence."""
    return is_upper(text) and 1 < len(text.split()) < MANY_WORDS


def _is_mark(text: str) -> bool:
    """Whether a cell holds nothing but the mark of a point."""
    mark = POINT.match(f"{text} x")
    return mark is not None and mark.end() > len(text)


def _is_below(above: Line, line: Line) -> bool:
    return above.page == line.page and line.first.top > above.first.top and line.column == above.column


def _table(rows: Iterable[Sequence[str]]) -> str:
    told = ("".join(f"<td>{escape(UNKNOWN.sub('', cell), quote=False)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in told) + "</table>"
