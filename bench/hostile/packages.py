"""Hostile Word documents: entities, what refers to other files, nesting, odd tables, other formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bench.hostile.cases import LITTLE, SHORT, Bait, Case, always
from tests import documents
from tests.documents import docx, packed, paragraph, table

WORDS = paragraph("The lake is calm.")
ROOTS = {
    "[Content_Types].xml": documents.TYPES,
    "_rels/.rels": documents.RELATIONS,
    "word/numbering.xml": documents.NUMBERING,
    "word/styles.xml": f'<w:styles xmlns:w="{documents.WORD}"></w:styles>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{documents.WORD}"></w:footnotes>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{documents.PACKAGE}/relationships"></Relationships>',
}
PROLOGS: dict[str, Callable[[Bait], str]] = {
    "an entity from a file": lambda bait: f'<!DOCTYPE d [<!ENTITY e SYSTEM "{bait.file_address}">]>',
    "an entity from the web": lambda bait: f'<!DOCTYPE d [<!ENTITY e SYSTEM "{bait.web_address}">]>',
    "a parameter entity": lambda bait: f'<!DOCTYPE d [<!ENTITY % e SYSTEM "{bait.web_address}"> %e;]>',
    "a document type from the web": lambda bait: f'<!DOCTYPE d SYSTEM "{bait.web_address}">',
    "a document type from a file": lambda bait: f'<!DOCTYPE d PUBLIC "-//X" "{bait.file_address}">',
}


def cases() -> Iterator[Case]:
    yield from entities()
    yield from contents()


def entities() -> Iterator[Case]:
    for told, prolog in PROLOGS.items():
        yield Case("G01", f"{told} in the document", "x.docx", _with_prolog(prolog))
        for part in ROOTS:
            yield Case("G01", f"{told} in {part}", "x.docx", _with_part(part, prolog))
        yield Case("G01", f"{told}, in UTF-16", "x.docx", _in_utf16(prolog))
    for told, body in REACHING.items():
        yield Case("G01", told, "x.docx", _with_body(body), ("read", "refused"))
    yield Case("G01", "a picture and a template from the web", "x.docx", _with_relations, ("read",), keeps=("calm",))
    yield Case(
        "G02",
        "a billion laughs",
        "x.docx",
        lambda _: docx(WORDS + "&l9;", prolog=laughs()),
        ("refused",),
        SHORT,
        LITTLE,
    )
    yield Case("G02", "one entity of 100 kB 100 times", "x.docx", _quadratic, ("refused",), SHORT, LITTLE)
    for tag in ("w:p", "w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:r"):
        yield Case("G02", f"{tag} nested 100,000 deep", "x.docx", _deep(tag, 100_000), ("refused",), SHORT, LITTLE)
    yield Case("G02", "tables nested 60 deep", "x.docx", _deep("w:tbl><w:tr><w:tc", 60), ("read", "refused"))
    yield Case(
        "G02", "100,000 attributes", "x.docx", lambda _: docx(f"<w:p {attributes()}/>" + WORDS), ("read", "refused")
    )


REACHING: dict[str, Callable[[Bait], str]] = {
    "XInclude": lambda bait: (
        f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text" href="{bait.path}"/>{WORDS}'
    ),
    "a field that includes a text": lambda bait: _field(f'INCLUDETEXT "{bait.path}"'),
    "a field that includes a picture": lambda bait: _field(f'INCLUDEPICTURE "{bait.web_address}"'),
    "a field of dynamic data exchange": lambda bait: _field(f'DDEAUTO sh "-c cat {bait.path}"'),
    "a part that another file fills": lambda _: f'<w:altChunk xmlns:r="{documents.OFFICE}" r:id="r9"/>{WORDS}',
    "a style sheet by instruction": lambda bait: f'<?xml-stylesheet href="{bait.web_address}"?>{WORDS}',
}


def _field(code: str) -> str:
    told = code.replace('"', "&quot;")
    return f'<w:p><w:fldSimple w:instr="{told}"><w:r><w:t>calm</w:t></w:r></w:fldSimple></w:p>'


def _with_prolog(prolog: Callable[[Bait], str]) -> Callable[[Bait], bytes]:
    return lambda bait: docx("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>" + WORDS, prolog=prolog(bait))


def _with_body(body: Callable[[Bait], str]) -> Callable[[Bait], bytes]:
    return lambda bait: docx(body(bait))


def _with_part(part: str, prolog: Callable[[Bait], str]) -> Callable[[Bait], bytes]:
    def make(bait: Bait) -> bytes:
        head, _, tail = ROOTS[part].rpartition("</")
        return docx(WORDS, parts={part: f"{prolog(bait)}{head}&e;</{tail}"})

    return make


def _in_utf16(prolog: Callable[[Bait], str]) -> Callable[[Bait], bytes]:
    def make(bait: Bait) -> bytes:
        root = f'<w:document xmlns:w="{documents.WORD}"><w:body>{WORDS}</w:body></w:document>'
        part = f'<?xml version="1.0" encoding="UTF-16"?>{prolog(bait)}{root}'.encode("utf-16")
        return docx("", parts={"word/document.xml": part, "x": b"word/document.xml"})

    return make


def _with_relations(bait: Bait) -> bytes:
    one = '<Relationship Id="{0}" Type="{1}/{0}" Target="{2}" TargetMode="External"/>'
    told = "".join(
        one.format(name, documents.OFFICE, bait.web_address) for name in ("image", "attachedTemplate", "frame")
    )
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="image" r:embed="image"/>'
    body = f'{WORDS}<w:p><w:r xmlns:r="{documents.OFFICE}"><w:drawing>{blip}</w:drawing></w:r></w:p>'
    head, _, tail = ROOTS["word/_rels/document.xml.rels"].rpartition("</")
    return docx(body, parts={"word/_rels/document.xml.rels": f"{head}{told}</{tail}"})


def laughs() -> str:
    steps = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{steps}]>'


def _quadratic(_bait: Bait) -> bytes:
    return docx(WORDS + "&a;" * 100, prolog=f'<!DOCTYPE d [<!ENTITY a "{"a" * 100_000}">]>')


def attributes() -> str:
    return " ".join(f'a{at}="1"' for at in range(100_000))


def _deep(tags: str, depth: int) -> Callable[[Bait], bytes]:
    opened = f"<{tags}>"
    closed = "".join(f"</{tag}>" for tag in reversed(tags.split("><")))
    return lambda _bait: docx(opened * depth + WORDS + closed * depth)


def contents() -> Iterator[Case]:
    rows = [(f"Village {at}", str(at)) for at in range(500)]
    kept = tuple(f"Village {at}: {at}" for at in range(500))
    yield Case("G08", "a table of 500 rows", "x.docx", lambda _: docx(table(*rows)), ("read",), keeps=kept)
    yield Case("G08", "merged cells", "x.docx", lambda _: docx(MERGED), ("read",), keeps=("North", "South", "30 boats"))
    yield Case(
        "G08",
        "marks of direction",
        "x.docx",
        lambda _: docx(paragraph("The \u202elake\u202c")),
        ("read",),
        keeps=("lake",),
    )
    yield Case(
        "G08", "what a reviewer put in and took out", "x.docx", lambda _: docx(REVIEWED), ("read",), keeps=("31 boats",)
    )
    for told, parts in DISGUISES.items():
        yield Case("G10", told, "x.docx", always(packed(parts)))
    yield Case("G10", "a page named as a Word document", "x.docx", lambda _: b"<html><script>1</script></html>")
    yield Case("G10", "a Word document named as a text", "x.txt", lambda _: docx(WORDS))
    yield Case("G10", "a Word document named as a PDF", "x.pdf", lambda _: docx(WORDS))
    yield Case("G10", "a Word document behind a picture", "x.docx", lambda _: b"GIF89a" + docx(WORDS))
    yield Case("G10", "an old Word document", "x.docx", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000)


def _cell(words: str, told: str) -> str:
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{paragraph(words)}</w:tc>"


MERGED = (
    "<w:tbl><w:tr>"
    + _cell("North", '<w:vMerge w:val="restart"/>')
    + _cell("30 boats", '<w:gridSpan w:val="2"/>')
    + "</w:tr><w:tr>"
    + _cell("", "<w:vMerge/>")
    + _cell("South", "")
    + _cell("x", "")
    + "</w:tr></w:tbl>"
)
REVIEWED = (
    "<w:p><w:del><w:r><w:delText>30 boats</w:delText></w:r></w:del><w:ins><w:r><w:t>31 boats</w:t></w:r></w:ins></w:p>"
)
DISGUISES: Mapping[str, Mapping[str, bytes | str]] = {
    "a table of numbers": {"xl/workbook.xml": "<workbook/>"},
    "slides": {"ppt/presentation.xml": "<p/>"},
    "an open document": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"},
    "a program for Java": {"META-INF/MANIFEST.MF": "Main-Class: X"},
}
