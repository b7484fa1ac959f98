"""Hostile PDFs: bombs, loops, counts without end, what refers to other files, passwords, pictures."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from bench.hostile.cases import ALL, LONG, Bait, Case, Outcome, deflated
from tests.documents import line, pdf, stream, written

GIGABYTE = 10**9
CALM = line("The lake is calm, and so is its port.", 60, 700)
FONT = "/Resources<</Font<</F1 {0}/F2 4 0 R>>>>"
EITHER: tuple[Outcome, ...] = ("read", "refused")
Make = Callable[[Bait], bytes]


def cases() -> Iterator[Case]:
    for name, make in REFERRING.items():
        yield Case("G01", f"{name} in a PDF", "x.pdf", make, EITHER)
    for name, make in BOMBS.items():
        yield Case("G05", name, "x.pdf", make, ("refused",), LONG, ALL)
    for name, make in ODD.items():
        yield Case("G05", name, "x.pdf", make, EITHER, LONG, ALL)
    for name, make in NAMED_OTHERWISE.items():
        yield Case("G10", name, "x.pdf", make, ("refused",))


def packed(content: bytes, told: str) -> bytes:
    """A stream that is packed already."""
    return f"<</Length {len(content)}{told}>>stream\n".encode() + content + b"\nendstream"


def with_content(content: bytes) -> bytes:
    """A PDF of one page that shows the given stream."""
    return written({1: CATALOGUE, 2: PAGES, 3: FONTS, 5: PAGE, 6: content})


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 1/Kids[5 0 R]>>"
FONTS = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 3 0 R>>/XObject<</X 7 0 R>>>>"
    b"/Contents 6 0 R>>"
)


def with_font(font: bytes, *more: bytes) -> bytes:
    """A PDF whose words are set in the given font, object 10; ``more`` follow it."""
    return pdf([CALM], objects=[font, *more], page=FONT.format("10 0 R"))


def composite(encoding: str, told: str = "") -> bytes:
    """A font of many letters, whose map of codes is the given one."""
    below = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)>>>>"
    return f"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding{encoding}/DescendantFonts[{below}]{told}>>".encode()


def twice_packed(_bait: Bait) -> bytes:
    return with_content(packed(zlib.compress(deflated(GIGABYTE), 9), "/Filter[/FlateDecode/FlateDecode]"))


def many_pages(count: int) -> bytes:
    kids = " ".join("5 0 R" for _ in range(count))
    pages = f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()
    return written({1: CATALOGUE, 2: pages, 3: FONTS, 5: PAGE, 6: stream(CALM.encode())})


def distinct_pages(count: int) -> bytes:
    return pdf([CALM] * count)


def deep_pages(depth: int) -> bytes:
    made = {1: CATALOGUE, 2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>", 3: FONTS, 5: PAGE, 6: stream(CALM.encode())}
    made |= {10 + at: f"<</Type/Pages/Count 1/Kids[{11 + at} 0 R]>>".encode() for at in range(depth)}
    return written(made | {10 + depth: b"<</Type/Pages/Count 1/Kids[5 0 R]>>"})


def with_pickle(bait: Bait) -> bytes:
    """A map of codes by a name that leads to the bait, as once led to code being run."""
    return with_font(composite(f"/..#2F..#2F..#2F..#2F..#2F..{bait.path.replace('/', '#2F')}"))


def with_map(text: str) -> bytes:
    return with_font(composite("/Identity-H", "/ToUnicode 11 0 R"), stream(text.encode()))


def file_of(bait: Bait) -> bytes:
    told = f"/F({bait.path})/FFilter/ASCIIHexDecode"
    return with_content(packed(b"", told))


def with_catalogue(told: str) -> bytes:
    return written(
        {1: f"<</Type/Catalog/Pages 2 0 R{told}>>".encode(), 2: PAGES, 3: FONTS, 5: PAGE, 6: stream(CALM.encode())}
    )


LOCK = b"<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>"
PICTURE = "/Resources<</XObject<</I 10 0 R>>>>"
PIXEL = stream(b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")

REFERRING: dict[str, Make] = {
    "a stream from a file": file_of,
    "an address to open at once": lambda bait: with_catalogue(f"/OpenAction<</S/URI/URI({bait.web_address})>>"),
    "another PDF to go to": lambda bait: with_catalogue(f"/OpenAction<</S/GoToR/F({bait.path})/D[0/Fit]>>"),
    "a program to start": lambda bait: with_catalogue(f"/OpenAction<</S/Launch/F({bait.path})>>"),
    "a script": lambda bait: with_catalogue(
        f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('{bait.web_address}'\\))>>"
    ),
    "a form with an entity": lambda bait: with_catalogue(
        f"/AcroForm<</XFA(<!DOCTYPE x SYSTEM '{bait.web_address}'>)>>"
    ),
    "a map of codes from a file": with_pickle,
}

BOMBS: dict[str, Make] = {
    "a stream that unpacks to 1 GB": lambda _: with_content(packed(deflated(GIGABYTE), "/Filter/FlateDecode")),
    "a stream packed twice that unpacks to 1 GB": twice_packed,
    "1 GB of operators": lambda _: with_content(packed(deflated(GIGABYTE, b"q"), "/Filter/FlateDecode")),
    "a run of lengths": lambda _: with_content(packed(b"\x81q" * 4_000_000, "/Filter/RunLengthDecode")),
    "a font that unpacks to 1 GB": lambda _: with_font(
        composite("/Identity-H", "/ToUnicode 11 0 R"), packed(deflated(GIGABYTE), "/Filter/FlateDecode")
    ),
    "10,000 pages": lambda _: distinct_pages(10_000),
    "a password": lambda _: pdf([CALM], objects=[LOCK], trailer="/Encrypt 10 0 R/ID[<00><00>]"),
    "pictures of pages": lambda _: pdf(["q 595 0 0 842 0 0 cm /I Do Q"] * 20, objects=[PIXEL], page=PICTURE),
    "no page": lambda _: pdf([]),
    "nothing but a head": lambda _: b"%PDF-1.7\n",
    "random bytes behind a head": lambda _: b"%PDF-1.7\n" + bytes(at * 7919 % 256 for at in range(100_000)),
}
ODD: dict[str, Make] = {
    "a million pages that are one": lambda _: many_pages(1_000_000),
    "pages that hold themselves": lambda _: written({1: CATALOGUE, 2: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"}),
    "pages 10,000 deep": lambda _: deep_pages(10_000),
    "one page 200 times": lambda _: many_pages(200),
    "a table of places that leads to itself": lambda _: pdf([CALM], trailer="/Prev 9"),
    "a length that is itself": lambda _: with_content(b"<</Length 6 0 R>>stream\nq\nendstream"),
    "a form that shows itself": lambda _: written(
        {
            1: CATALOGUE,
            2: PAGES,
            3: FONTS,
            5: PAGE,
            6: stream(b"/X Do " + CALM.encode()),
            7: stream(b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"),
        }
    ),
    "a form that shows itself twice": lambda _: written(
        {
            1: CATALOGUE,
            2: PAGES,
            3: FONTS,
            5: PAGE,
            6: stream(b"/X Do " + CALM.encode()),
            7: stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"),
        }
    ),
    "arrays 100,000 deep": lambda _: with_content(stream(b"[" * 100_000 + CALM.encode())),
    "dictionaries 100,000 deep": lambda _: with_content(stream(b"<</a " * 100_000 + CALM.encode())),
    "a number of a million digits": lambda _: with_content(stream(b"9" * 1_000_000 + b" 0 Td " + CALM.encode())),
    "a million letters on a page": lambda _: pdf([line("calm " * 20_000, 1, 700) * 10]),
    "300,000 lines on a page": lambda _: pdf(["0 0 9 9 re S " * 300_000 + CALM]),
    "2,000 boxes that cross each other": lambda _: pdf(
        ["".join(f"{at % 50 * 9} 100 9 600 re S 50 {at % 50 * 9} 400 9 re S " for at in range(1_000)) + CALM]
    ),
    "a picture without end": lambda _: pdf([CALM + "BI /W 1 ID " + "a" * 1_000_000]),
    "widths without end": lambda _: with_font(
        composite("/Identity-H").replace(b"/CIDFontType2", b"/CIDFontType2/W[0 999999999 500]")
    ),
    "a map of a thousand million codes": lambda _: with_map(
        "1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbidrange <00000000> <3fffffff> 1 "
        "endbidrange 1 beginbfrange <00000000> <3fffffff> <0041> endbfrange"
    ),
    "a map that uses itself": lambda _: with_font(composite("/Identity-H", "/ToUnicode 10 0 R")),
    "a map of codes that this program has no file for": lambda _: with_font(composite("/90ms-RKSJ-H")),
    "a page of no size": lambda _: pdf([CALM], page="/MediaBox[0 0 0 0]"),
    "a page of endless size": lambda _: pdf([CALM], page="/MediaBox[-1e300 -1e300 1e300 1e300]"),
    "numbers that are none": lambda _: pdf(["nan inf Td 1e400 0 0 1e400 0 0 cm " + CALM]),
    "places that say there are 4,000,000,000": lambda _: pdf([CALM]).replace(b"xref\n0 ", b"xref\n4000000000 "),
    "a stream of places without end": lambda _: (
        b"%PDF-1.7\n1 0 obj\n"
        + packed(b"", "/Type/XRef/W[1 2 1]/Size 9/Index[0 2000000000]/Root 1 0 R")
        + b"\nendobj\nstartxref\n9\n%%EOF"
    ),
    "a guess of 2,000,000,000 columns": lambda _: with_content(
        packed(zlib.compress(b"q" * 999), "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>")
    ),
}

NAMED_OTHERWISE: dict[str, Make] = {
    "a page before the head of a PDF": lambda _: b"<html><script>alert(1)</script></html>" + pdf([CALM]),
    "a picture before the head of a PDF": lambda _: b"GIF89a" + pdf([CALM]),
    "a program named as a PDF": lambda _: b"\x7fELF" + b"\0" * 999,
}
