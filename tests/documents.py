"""Makes Word documents and PDFs out of nothing, as small as they can be, for tests and experiments."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

TYPES = f"""<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument"
 Target="word/document.xml"/></Relationships>"""
NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def paragraph(words: str, style: str = "", *, is_bullet: bool = False, is_bold: bool = False) -> str:
    """A paragraph of a Word document, without signs that XML cannot hold."""
    words = "".join(sign for sign in words if sign >= " " and not "\ud800" <= sign <= "\udfff")
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if is_bullet else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    run = f'<w:r>{bold}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f"<w:p><w:pPr>{told}{listed}</w:pPr>{run}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of a Word document."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, *, prolog: str = "", parts: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document with that body; ``prolog`` stands above its root, ``parts`` are added or take the place."""
    root = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    usual = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{prolog}{root}',
        "word/numbering.xml": NUMBERING,
    }
    return packed({**usual, **(parts or {})})


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def pdf(pages: Iterable[str | bytes], *, trailer: str = "", objects: Sequence[bytes] = (), page: str = "") -> bytes:
    """A PDF whose pages have these contents, with the fonts F1 (regular) and F2 (bold).

    ``objects`` are further objects, numbered from 10; ``page`` is added to the dictionary of each page, ``trailer`` to
    the trailer.
    """
    found = [content if isinstance(content, bytes) else content.encode("latin-1") for content in pages]
    first = 10 + len(objects)
    kids = [first + 2 * at for at in range(len(found))]
    made: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    }
    made |= {10 + at: content for at, content in enumerate(objects)}
    for kid, content in zip(kids, found, strict=True):
        resources = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>" if "/Resources" not in page else ""
        told = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}{page}/Contents {kid + 1} 0 R>>"
        made |= {kid: told.encode(), kid + 1: stream(content)}
    return written(made, trailer)


def stream(content: bytes, told: str = "") -> bytes:
    """A stream, packed unless ``told`` names another filter."""
    if "/Filter" not in told:
        content, told = zlib.compress(content), f"{told}/Filter/FlateDecode"
    return f"<</Length {len(content)}{told}>>stream\n".encode() + content + b"\nendstream"


def written(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """The file of those objects, the first of which is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(made)
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start, size = len(made), max(objects) + 1
    made += f"xref\n0 {size}\n".encode()
    for number in range(size):
        place = places.get(number)
        made += b"0000000000 65535 f \n" if place is None else f"{place:010} 00000 n \n".encode()
    made += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def line(words: str, x: float, y: float, *, size: float = 10, is_bold: bool = False) -> str:
    """What sets a line on a page; ``y`` counts points from the bottom."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if is_bold else 1} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"
