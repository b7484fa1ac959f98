"""Reads PDFs: pdfplumber tells where each word stands and what is a table; what is read first is told by the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple, NoReturn
from unicodedata import normalize

import pdfplumber
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import dedupe_chars, extract_words

from content.readers import html
from content.readers.base import EMPTY, MAX_PACKED_BYTES, ReadError, Reading
from content.readers.pdf_flow import UNKNOWN, page_of, without_running
from content.readers.pdf_page import Piece, lines, pieces
from content.readers.text import with_fields

MAX_PAGES = 200
MOST_UNKNOWN = 0.1
"""The share of letters that the file may leave without saying which they are."""

LEAST_CHARS = 20
"""A page with fewer letters than that says nothing."""

LEAST_SHAPES = 3
"""With fewer lines and boxes a page has no table."""

LEAST_DOT, MOST_DOT = 1.5, 6.5
"""Points."""

GAP = 0.15
"""Of the size of the letters: what is wider parts two words."""

PICTURES = "This PDF holds only pictures of pages. Export it with its text, or run text recognition first."
LOCKED = "The PDF is locked with a password; open it, remove the password, and save it again."
NO_TABLE = "The PDF is set in letters whose table this program does not have; save it as a Word document, or as text."
DAMAGED = "The PDF is damaged and cannot be read; open it and save it again, or save it as plain text."


def read(data: bytes, encoding: str | None = None) -> Reading:
    """The words of a PDF, one block after the other; running lines and numbers of pages are dropped.

    Raises ReadError, also for a PDF without text, with a password, or of more than 200 pages.
    """
    if len(data) > MAX_PACKED_BYTES:
        raise ReadError(f"The file is over {MAX_PACKED_BYTES // 1_000_000} MB; split it and import the parts.")
    try:
        with pdfplumber.open(BytesIO(data)) as found:
            _refuse_length(found)
            pages = [_told(page) for page in found.pages]
    except PdfminerException as error:
        _tell(error.args[0] if error.args else error)
    _refuse_pictures(pages)
    _refuse_unknown(" ".join(piece.text for page in pages for piece in page.pieces))
    kept = without_running([(page.height, page.pieces) for page in pages])
    flow = [line for at, found in enumerate(kept) for line in lines(found, at)]
    if not flow:
        raise ReadError(EMPTY)
    reading = with_fields(html.reading_of(page_of(flow).replace("\u00ad", "")))
    titles = (reading.text[block.start : block.end] for block in reading.blocks if block.level == 1)
    return replace(reading, title=next(titles, "").replace("\n", " "))


def _tell(cause: object) -> NoReturn:
    """Raises ReadError with what is wrong; what is no fault of the file goes on as it is."""
    if isinstance(cause, MemoryError):
        raise cause
    if isinstance(cause, OSError):
        raise ReadError(NO_TABLE) from None
    raise ReadError(LOCKED if isinstance(cause, PDFPasswordIncorrect) else DAMAGED) from None


def _refuse_length(found: PDF) -> None:
    count = 0
    for _page in PDFPage.create_pages(found.doc):
        count += 1
        if count > MAX_PAGES:
            raise ReadError(f"The PDF has more than {MAX_PAGES} pages; split it and import the parts.")
    if not count:
        raise ReadError(DAMAGED)


class Page(NamedTuple):
    """What a page holds: its height in points, its words and tables, whether it is hardly more than a picture."""

    height: float
    pieces: list[Piece]
    is_picture: bool


def _told(page: Any) -> Page:
    found = list(_objects(page.layout))
    held = list(_pieces_of(page, found))
    chars = sum(len(piece.text) + sum(len(cell) for row in piece.rows for cell in row) for piece in held)
    page.close()
    return Page(float(page.height), held, chars < LEAST_CHARS and any(isinstance(one, LTImage) for one in found))


def _pieces_of(page: Any, found: list[Any]) -> Iterator[Piece]:
    """The pieces of words and the tables of a page; upright letters alone, each once."""
    shapes = sum(isinstance(one, LTCurve) for one in found)
    boxes = []
    for table in page.find_tables() if shapes >= LEAST_SHAPES else ():
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract(x_tolerance_ratio=GAP)]
        filled = sum(bool(cell) for row in rows for cell in row)
        if len(rows) >= 2 and len(rows[0]) >= 2 and filled * 2 >= len(rows) * len(rows[0]):
            boxes.append(table.bbox)
            left, top, right, bottom = table.bbox
            yield Piece(left, right, top, bottom, rows=rows)
    for one in found:
        if isinstance(one, LTCurve) and _is_dot(one):
            dot = _placed(page, one)
            yield Piece(
                dot["x0"], dot["x1"], dot["top"] - one.height, dot["bottom"] + one.height, text="•", size=one.height
            )
    chars = [_char(page, one) for one in found if isinstance(one, LTChar) and one.upright]
    if _sets_twice(chars):
        chars = dedupe_chars(chars)
    words = extract_words(chars, x_tolerance_ratio=GAP, extra_attrs=["size", "fontname"])
    yield from pieces(word for word in words if not any(_is_in(word, box) for box in boxes))


def _objects(container: LTContainer[Any]) -> Iterator[Any]:
    for one in container:
        if isinstance(one, LTContainer):
            yield from _objects(one)
        else:
            yield one


def _is_dot(one: LTCurve) -> bool:
    """Whether a shape is as large as the mark of a point, which some programs draw."""
    return bool(one.fill and LEAST_DOT < one.width < MOST_DOT and abs(one.width - one.height) < 0.5)


def _placed(page: Any, one: LTComponent) -> dict[str, float]:
    left, top = page.mediabox[:2]
    return {
        "x0": one.x0 + left,
        "x1": one.x1 + left,
        "top": page.height - one.y1 + top,
        "bottom": page.height - one.y0 + top,
        "doctop": page.height - one.y1 + top,
    }


def _char(page: Any, one: LTChar) -> dict[str, Any]:
    """A letter as pdfplumber tells it, but only what words are made of: all else costs three times the rest."""
    return _placed(page, one) | {
        "text": normalize("NFC", one.get_text()),
        "width": one.width,
        "height": one.height,
        "size": one.size,
        "fontname": str(one.fontname),
        "upright": True,
    }


def _sets_twice(chars: list[dict[str, Any]]) -> bool:
    """Whether letters are set twice on nearly the same place, as some programs do for bold ones."""
    places = {(char["text"], round(char["x0"] / 2), round(char["top"] / 2)) for char in chars if char["text"] != " "}
    return len(places) * 20 < 19 * len([char for char in chars if char["text"] != " "])


def _is_in(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return bool(left <= (word["x0"] + word["x1"]) / 2 <= right and top <= (word["top"] + word["bottom"]) / 2 <= bottom)


def _refuse_pictures(pages: list[Page]) -> None:
    if sum(page.is_picture for page in pages) * 2 > len(pages):
        raise ReadError(PICTURES)


def _refuse_unknown(text: str) -> None:
    if len(UNKNOWN.findall(text)) > MOST_UNKNOWN * max(1, len(UNKNOWN.sub("", text))):
        raise ReadError("The PDF does not tell which letters its signs are; export it anew, or run text recognition.")
