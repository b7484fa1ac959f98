"""Hostile texts, pages and Markdown: what they refer to, how deep they nest, how they are encoded, what they hide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.hostile.cases import LITTLE, SHORT, Bait, Case, Outcome, always
from bench.hostile.packages import laughs

CALM = "<p>The lake is calm.</p>"
REFERRING: dict[str, Callable[[Bait], str]] = {
    "an entity from a file": lambda bait: f'<!DOCTYPE p [<!ENTITY e SYSTEM "{bait.file_address}">]><p>&e;</p>',
    "an entity from the web": lambda bait: f'<!DOCTYPE p [<!ENTITY e SYSTEM "{bait.web_address}">]><p>&e;</p>',
    "a parameter entity": lambda bait: f'<!DOCTYPE p [<!ENTITY % e SYSTEM "{bait.web_address}"> %e;]>',
    "a document type from the web": lambda bait: f'<!DOCTYPE html PUBLIC "-//X" "{bait.web_address}">',
    "XInclude": lambda bait: f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{bait.path}" parse="text"/>',
    "a picture": lambda bait: f'<img src="{bait.web_address}"><img src="{bait.file_address}">',
    "a frame": lambda bait: f'<iframe src="{bait.file_address}"></iframe><frame src="{bait.web_address}">',
    "an object": lambda bait: f'<object data="{bait.file_address}"></object><embed src="{bait.web_address}">',
    "a style sheet": lambda bait: (
        f'<link rel="stylesheet" href="{bait.web_address}"><style>@import "{bait.web_address}"</style>'
    ),
    "a script": lambda bait: f'<script src="{bait.web_address}"></script>',
    "another base": lambda bait: f'<base href="{bait.web_address}"><a href="x">x</a>',
    "a page to go on to": lambda bait: f'<meta http-equiv="refresh" content="0;url={bait.web_address}">',
    "a picture in a drawing": lambda bait: f'<svg><image href="{bait.file_address}"/></svg>',
    "an XML declaration and a style sheet": lambda bait: (
        f'<?xml version="1.0"?><?xml-stylesheet href="{bait.web_address}"?>'
    ),
}
NESTING = ("div", "b", "font", "ul><li", "table><tr><td", "blockquote", "p", "span", "x", "svg", "math><mi")
DEEP_MARKS = {
    "quotes": "> ",
    "brackets": "[",
    "links": "[a](",
    "stars": "*a ",
    "ticks": "`a ",
    "pictures": "![",
    "tags": "<b>",
}


def cases() -> Iterator[Case]:
    either: tuple[Outcome, ...] = ("read", "refused")
    for name, page in REFERRING.items():
        yield Case("G01", f"{name} in a page", "x.html", _page(page), ("read",), keeps=("calm",))
    yield Case("G01", "pictures and tags in Markdown", "x.md", _marked, ("read",), keeps=("calm",))
    yield Case(
        "G02", "a billion laughs in a page", "x.html", lambda _: f"{laughs()}<p>&l9;".encode(), ("read",), SHORT, LITTLE
    )
    for tags in NESTING:
        deep = f"<{tags}>".encode() * 100_000 + b"words"
        yield Case("G02", f"{tags} 100,000 deep", "x.html", always(deep), either, MEDIUM_SHORT, LITTLE)
    for name, mark in DEEP_MARKS.items():
        text = (mark * 100_000 + "words").encode()
        yield Case("G02", f"{name} 100,000 deep in Markdown", "x.md", always(text), either)
    yield Case("G02", "100,000 attributes in a page", "x.html", _attributes, either)
    yield Case("G02", "one line of 2 MB", "x.txt", lambda _: b"word, " * 333_000, ("read",))
    yield Case("G02", "2 MB of blanks", "x.txt", lambda _: b"a" + b" \t" * 999_000 + b"b", ("read",))
    yield Case("G02", "2 MB of dots", "x.txt", lambda _: b"Troops " + b". " * 900_000 + b"5", ("read",))
    yield from encodings()
    yield from disguises()


MEDIUM_SHORT = 2.0


def _page(page: Callable[[Bait], str]) -> Callable[[Bait], bytes]:
    return lambda bait: (page(bait) + CALM).encode()


def _marked(bait: Bait) -> bytes:
    tag = f'<img src="{bait.web_address}">'
    return f"The lake is calm. ![a]({bait.file_address}) {tag}\n\n[a]: {bait.web_address}".encode()


def _attributes(_bait: Bait) -> bytes:
    return ("<p " + " ".join(f"a{at}=1" for at in range(100_000)) + ">words").encode()


def encodings() -> Iterator[Case]:
    words = "Über zwölf Fähren verkehren täglich auf dem See. "
    for encoding in ("utf-8", "utf-8-sig"):
        yield Case("G08", encoding, "x.txt", always(words.encode(encoding)), ("read",), keeps=("Fähren",))
    for encoding in ("cp1252", "utf-16"):
        yield Case("G08", encoding, "x.txt", always(words.encode(encoding)), ("asked",))
    for encoding in ("utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1251", "gb18030", "shift_jis", "cp037"):
        told = "Ледовое озеро, 湖 " * 20 if encoding in ("utf-32", "utf-7", "gb18030") else "The lake is calm. " * 20
        told = "Ледовое озеро " * 20 if encoding == "cp1251" else told
        yield Case("G08", encoding, "x.txt", always(told.encode(encoding)), ("asked", "refused", "read"))
    yield Case("G08", "a NUL", "x.txt", lambda _: b"The lake\x00 is calm.")
    yield Case(
        "G08", "a lone half of a character", "x.txt", lambda _: b"The lake \xed\xa0\x80 is calm.", ("asked", "refused")
    )
    yield Case("G08", "bytes after the text", "x.txt", lambda _: b"The lake is calm.\xff\xfe\x80", ("asked", "refused"))
    yield Case(
        "G08", "marks of direction", "x.txt", lambda _: "The \u202elake\u2066 is".encode(), ("read",), keeps=("lake",)
    )
    yield Case(
        "G08", "a declared encoding that does not exist", "x.html", lambda _: b'<meta charset="x-none"><p>F\xe4hre'
    )
    rows = "".join(f"<tr><td>Village {at}<td rowspan=2>{at}" for at in range(500))
    kept = tuple(f"Village {at}" for at in range(500))
    yield Case(
        "G08", "a table of 500 rows", "x.html", lambda _: f"<table>{rows}</table>".encode(), ("read",), keeps=kept
    )


def disguises() -> Iterator[Case]:
    heads = {
        "a picture": b"\x89PNG\r\n\x1a\n",
        "a picture that is a script": b"GIF89a=1;alert(1)//",
        "a photograph": b"\xff\xd8\xff\xe0",
        "a program": b"\x7fELF\x02\x01",
        "a program for Windows": b"MZ\x90\x00",
        "a PDF": b"%PDF-1.7\n",
        "an RTF file": b"{\\rtf1 words}",
        "a compressed file": b"\x1f\x8b\x08",
        "an old Office file": b"\xd0\xcf\x11\xe0",
        "a database": b"SQLite format 3\x00",
    }
    for name, head in heads.items():
        for ending in (".txt", ".html", ".md"):
            yield Case("G10", f"{name} named {ending}", f"x{ending}", always(head + b"\x00\x01 words" * 9))
    script = b'<svg onload="alert(1)"><script>alert(1)</script><text>a</text></svg><p>calm'
    yield Case("G10", "a drawing with a script named .html", "x.html", lambda _: script, ("read",), keeps=("calm",))
    yield Case("G10", "an unknown ending", "x.exe", lambda _: b"words")
    yield Case("G10", "no ending", "x", lambda _: b"words")
    yield Case("G10", "two endings", "x.docx.exe", lambda _: b"words")
