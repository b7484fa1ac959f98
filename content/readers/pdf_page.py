"""The lines of a page of a PDF in the order in which they are read: columns one after the other, tables in place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

LEAST_OVERLAP = 0.6
"""Of the lower of two heights: so much of it two words share that stand in one line."""

LEAST_OVERLAP_SMALL = 0.2  # of raised figures

NEXT_WORD, NEXT_CELL = 1.1, 1.5
"""Gaps in sizes of the letters: up to the first a word goes on the same piece, from the second on a cell begins."""

GLUED = 0.12
LEAST_LINES = 3
PROSE_CHARS = 18
STEP = 3.0
SMALL = 0.85
"""Of the size of the letters before: what is smaller may be raised, or a note's mark."""

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
NOTE_MARK = re.compile(r"[\d*†‡§,]+$")
UNITS = re.compile(r"(?:^|[\s\d])(?:k|c|m)?m$")
RAISED = str.maketrans("23", "²³")


@dataclass(slots=True)
class Piece:
    """Words that stand close together in one line, or a table (``rows``). In points, from the left and the top."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str = ""
    size: float = 0.0
    is_bold: bool = False
    rows: Sequence[Sequence[str]] = ()
    sizes: Counter[float] = field(default_factory=Counter)
    bold_chars: int = 0

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, or a table: its cells, and the left and right edge of its column. ``page`` counts from 0."""

    cells: tuple[Piece, ...]
    column: tuple[float, float]
    page: int

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def first(self) -> Piece:
        return self.cells[0]

    @property
    def size(self) -> float:
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def is_bold(self) -> bool:
        return all(cell.is_bold for cell in self.cells)

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return self.first.rows

    @property
    def x1(self) -> float:
        return self.cells[-1].x1


def pieces(words: Iterable[dict[str, Any]]) -> list[Piece]:
    """The pieces of a page's words, as pdfplumber gives these with their size and font."""
    found: list[Piece] = []
    for word in sorted(words, key=lambda word: (word["x0"], word["top"])):
        near = [piece for piece in found if _takes(piece, word)]
        if near:
            _add(max(near, key=lambda piece: _overlap(piece, word)), word)
        else:
            fresh = Piece(word["x0"], word["x1"], word["top"], word["bottom"])
            _count(fresh, word)
            fresh.text = word["text"]
            found.append(fresh)
    return [piece for piece in found if piece.text.strip()]


def _takes(piece: Piece, word: dict[str, Any]) -> bool:
    reach = NEXT_WORD * max(word["size"], piece.size)
    least = LEAST_OVERLAP if word["size"] >= SMALL * piece.size else LEAST_OVERLAP_SMALL
    return -1 <= word["x0"] - piece.x1 < reach and _overlap(piece, word) >= least


def _overlap(piece: Piece, word: dict[str, Any]) -> float:
    shared = min(piece.bottom, word["bottom"]) - max(piece.top, word["top"])
    return float(shared / max(0.1, min(piece.height, word["bottom"] - word["top"])))


def _add(piece: Piece, word: dict[str, Any]) -> None:
    text, gap = word["text"], word["x0"] - piece.x1
    is_small = word["size"] < SMALL * piece.size
    is_raised = is_small and word["bottom"] < piece.bottom - 0.15 * piece.size
    piece.x1 = max(piece.x1, word["x1"])
    if is_raised and NOTE_MARK.fullmatch(text):
        if UNITS.search(piece.text):
            piece.text += text.translate(RAISED)
        return
    piece.text += text if gap < GLUED * piece.size or is_raised else f" {text}"
    if not is_small:
        piece.top, piece.bottom = min(piece.top, word["top"]), max(piece.bottom, word["bottom"])
    _count(piece, word)


def _count(piece: Piece, word: dict[str, Any]) -> None:
    chars = len(word["text"])
    piece.sizes[round(word["size"] * 2) / 2] += chars
    piece.bold_chars += chars if BOLD.search(word["fontname"]) else 0
    piece.size = piece.sizes.most_common(1)[0][0]
    piece.is_bold = piece.bold_chars * 10 >= piece.sizes.total() * 9


def lines(found: Sequence[Piece], page: int) -> list[Line]:
    """The pieces as lines in reading order."""
    if not found:
        return []
    gutter = _gutter(found)
    if gutter is None:
        return _rows(found, page)
    done: list[Line] = []
    across = sorted((piece for piece in found if piece.x0 < gutter < piece.x1), key=lambda piece: piece.top)
    beside = [piece for piece in found if not piece.x0 < gutter < piece.x1]
    for piece in [*across, None]:
        end = piece.top if piece else float("inf")
        above = [one for one in beside if one.top < end]
        beside = [one for one in beside if one.top >= end]
        first, second = [one for one in above if one.x1 <= gutter], [one for one in above if one.x0 >= gutter]
        first, under = _apart(first, second)
        for part in (first, second, under):
            done += lines(part, page)
        done += _rows([piece], page) if piece else []
    return done


def _apart(first: list[Piece], second: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The first column, and what stands under both columns: they end together, and a gap comes before it."""
    if not first or not second:
        return first, []
    end = max(piece.bottom for piece in second)
    column = [piece for piece in first if piece.top < end]
    under = [piece for piece in first if piece.top >= end]
    if not column or not under:
        return first, []
    last = max(piece.bottom for piece in column)
    height = median(piece.height for piece in first)
    gap = min(piece.top for piece in under) - max(last, end)
    return (column, under) if gap > height and abs(last - end) < 2 * height else (first, [])


def _gutter(found: Sequence[Piece]) -> float | None:
    """Where a column ends and the next begins, if they are of prose: the widest of the places that the fewest cross."""
    left, right = min(piece.x0 for piece in found), max(piece.x1 for piece in found)
    best: tuple[int, float, float] | None = None
    at = left + (right - left) * 0.15
    while at < right - (right - left) * 0.15:
        before = [piece for piece in found if piece.x1 <= at]
        behind = [piece for piece in found if piece.x0 >= at]
        crossed = len(found) - len(before) - len(behind)
        if _is_column(before) and _is_column(behind) and _beside(before, behind):
            width = min(piece.x0 for piece in behind) - max(piece.x1 for piece in before)
            best = min(best or (crossed, -width, at), (crossed, -width, at))
        at += STEP
    return best[2] if best else None


def _is_column(found: Sequence[Piece]) -> bool:
    chars: Counter[int] = Counter()
    for piece in found:
        if not piece.rows:
            chars[round(piece.bottom)] += len(piece.text)
    return len(chars) >= LEAST_LINES and median(chars.values()) >= PROSE_CHARS


def _beside(before: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Whether at least three lines of one stand where the other has lines too."""
    top, bottom = min(piece.top for piece in behind), max(piece.bottom for piece in behind)
    return sum(top - piece.height < piece.top < bottom for piece in before) >= LEAST_LINES


def _rows(found: Sequence[Piece], page: int) -> list[Line]:
    """The pieces of one column, those beside each other as the cells of one line."""
    column = min(piece.x0 for piece in found), max(piece.x1 for piece in found)
    rows: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: (piece.top, piece.x0)):
        last = rows[-1][-1] if rows else None
        shared = min(last.bottom, piece.bottom) - max(last.top, piece.top) if last else 0
        if last and shared >= LEAST_OVERLAP * min(last.height, piece.height) and not (last.rows or piece.rows):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Line(tuple(sorted(row, key=lambda piece: piece.x0)), column, page) for row in rows]
