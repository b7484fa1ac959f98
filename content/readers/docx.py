"""Reads Word documents: mammoth tells their styles, lists and tables as HTML, which html.py turns into blocks."""

from __future__ import annotations

import re
import xml.dom.expatbuilder  # noqa: F401  # nosec B407  # loaded here, since no file can be opened once it is needed
import zipfile
from dataclasses import replace
from io import BytesIO

import mammoth

from content.readers import html
from content.readers.base import EMPTY, MAX_PACKED_BYTES, ReadError, Reading
from content.readers.text import with_fields
from content.readers.unpacking import DAMAGED, parts

NAMES = ("document", "document1", "document2", "styles", "styles2", "numbering", "footnotes", "endnotes")
WANTED = frozenset(
    [
        "_rels/.rels",
        "[Content_Types].xml",
        *(f"word/{name}.xml" for name in NAMES),
        *(f"word/_rels/{name}.xml.rels" for name in NAMES),
    ]
)
STYLES = "\n".join(
    [
        "p.Title => h1:fresh",
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='{name} {level}'] => !" for name in ("toc", "TOC") for level in range(1, 10)),
        *(f"p.TOC{level} => !" for level in range(1, 10)),
        "p[style-name='TOC Heading'] => !",
        "p[style-name='table of figures'] => !",
        *(f"p[style-name='heading {level}'] => h6:fresh" for level in range(7, 10)),
        "p[style-name='header'] => !",
        "p[style-name='footer'] => !",
    ]
)
BOLD_LINE = re.compile(r"<p>(?:<strong>([^<>]{2,90}[^<>.,;:!])</strong>)</p>(?=<p>[^<]|<p><a|<[uo]l>|<table>)")
BACK_LINKS = re.compile(r'<a href="#[\w-]*-ref-[\w-]*">↑</a>')
NOTE_MARKS = re.compile(r'<sup><a href="#[^"]*" id="[^"]*">\[\d+\]</a></sup>')


def read(data: bytes, encoding: str | None = None) -> Reading:
    """The words of a .docx, one block after the other; headers, footers, pictures and the contents are dropped.

    A short paragraph all in bold above plain words is taken as a heading below all others. Footnotes stand at the
    end. Raises ReadError.
    """
    if len(data) > MAX_PACKED_BYTES:
        raise ReadError(f"The file is over {MAX_PACKED_BYTES // 1_000_000} MB; split it or save it without pictures.")
    found = parts(data, WANTED)
    try:
        page = mammoth.convert_to_html(
            _packed(found), style_map=STYLES, convert_image=lambda _image: [], include_embedded_style_map=False
        ).value
    except RecursionError:
        raise ReadError("The file nests its parts too deeply; save it as plain text.") from None
    except (OSError, KeyError, ValueError, AttributeError, TypeError, IndexError):  # as it meets parts that do not fit
        raise ReadError(DAMAGED) from None
    if not page:
        raise ReadError(EMPTY)
    page = BOLD_LINE.sub(r"<h6>\1</h6>", NOTE_MARKS.sub("", BACK_LINKS.sub("", page)))
    reading = with_fields(html.reading_of(page.replace("\u00ad", "")))
    titles = (reading.text[block.start : block.end] for block in reading.blocks if block.level == 1)
    return replace(reading, title=next(titles, ""))


def _packed(found: dict[str, bytes]) -> BytesIO:
    """The parts once more as a file, for that is what mammoth takes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in found.items():
            packed.writestr(name, content)
    made.seek(0)
    return made
