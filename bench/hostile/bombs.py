"""Hostile packages: bombs, lying sizes, parts over each other, names that lead out."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from bench.hostile.cases import CHUNK, LITTLE, SHORT, Bait, Case, Outcome, deflated
from bench.hostile.packages import WORDS
from tests.documents import docx

GIGABYTE = 10**9
TEXT = "word/document.xml"


class Part(NamedTuple):
    """A part as it stands in a package: what it says of itself, and what it holds."""

    name: bytes
    held: bytes
    size: int
    crc: int = 0
    method: int = 0
    flags: int = 0

    @property
    def told(self) -> tuple[int, int, int]:
        return self.crc, len(self.held), self.size


def plain(name: str, content: bytes) -> Part:
    return Part(name.encode(), content, len(content), zlib.crc32(content))


def huge(name: str, size: int, said: int | None = None) -> Part:
    """A part that holds ``size`` blanks, and says how many it holds."""
    return Part(name.encode(), deflated(size)[2:-4], size if said is None else said, method=8)


def package(parts: Sequence[Part], *, said: int | None = None, places: Sequence[int] = ()) -> bytes:
    """The parts one after the other, said to be ``said`` many and to begin at ``places``."""
    made, index = bytearray(), bytearray()
    for at, part in enumerate(parts):
        place = places[at] if at < len(places) else len(made)
        head = struct.pack("<5H3L2H", 20, part.flags, part.method, 0, 33, *part.told, len(part.name), 0)
        index += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<3H2L", 0, 0, 0, 0, place) + part.name
        made += b"PK\3\4" + head + part.name + part.held
    count = min(len(parts) if said is None else said, 65_535)
    return bytes(made + index + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(index), len(made), 0))


def usual(*, but: str = "") -> list[Part]:
    """The parts of a document that is calm."""
    with zipfile.ZipFile(BytesIO(docx(WORDS))) as file:
        return [plain(name, file.read(name)) for name in file.namelist() if name != but]


def cases() -> Iterator[Case]:
    for name, make, *outcomes in BOMBS:
        yield Case("G03", name, "x.docx", make, tuple(outcomes) or ("refused",), SHORT, LITTLE)
    for name in NAMES:
        yield Case("G04", f"a part named {name[:24]!r}", "x.docx", named(name), ("read", "refused"))
    yield Case("G04", "a part that is a link to a file", "x.docx", linked, ("read", "refused"))


def nested(_bait: Bait) -> bytes:
    made = docx(WORDS)
    for _ in range(9):
        made = docx(WORDS, parts={f"word/embeddings/{at}.docx": made for at in range(3)})
    return made


def overlapping(count: int) -> bytes:
    """A text, and further parts all of which hold the same stretch of the file."""
    parts = [*usual(), plain("word/0.xml", b" " * 1_000_000)]
    place = sum(30 + len(part.name) + len(part.held) for part in parts[:-1])
    more = [plain(f"word/{at}.xml", b"")._replace(size=1_000_000) for at in range(1, count)]
    places = [sum(30 + len(part.name) + len(part.held) for part in parts[:at]) for at in range(len(parts))]
    return package([*parts, *more], places=[*places, *[place] * len(more)])


def by(method: int) -> Callable[[Bait], bytes]:
    """A text of 100 MB, packed by another method."""

    def make(_bait: Bait) -> bytes:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", method) as file, file.open(TEXT, "w") as part:
            for _ in range(10):
                part.write(b" " * CHUNK)
        return made.getvalue()

    return make


def many(count: int, said: int | None = None) -> Callable[[Bait], bytes]:
    return lambda _bait: package([*usual(), *(plain(f"word/{at}.xml", b"") for at in range(count))], said=said)


BOMBS: list[tuple[str, Callable[[Bait], bytes]] | tuple[str, Callable[[Bait], bytes], Outcome]] = [
    ("a part of 1 GB", lambda _: package([*usual(but=TEXT), huge(TEXT, GIGABYTE)])),
    ("a part of 1 GB that says it has 100 bytes", lambda _: package([*usual(but=TEXT), huge(TEXT, GIGABYTE, 100)])),
    ("a part of 1 GB that says it has 11 MB", lambda _: package([*usual(but=TEXT), huge(TEXT, GIGABYTE, 11_000_000)])),
    ("a part of 100 bytes that says it has 4 GB", lambda _: package([*usual(but=TEXT), huge(TEXT, 0, 2**32 - 2)])),
    ("a part of 1 GB that is not read", lambda _: package([*usual(), huge("word/media/a.xml", GIGABYTE)]), "read"),
    (
        "three parts of 10 MB",
        lambda _: package([*usual(), *(huge(f"word/{n}.xml", CHUNK) for n in ("styles", "footnotes"))]),
    ),
    ("packages in packages, 9 deep", nested, "read"),
    ("80,000 parts", many(80_000)),
    ("80,000 parts that say they are 3", many(80_000, said=3)),
    ("5 parts that say they are 65,535", many(1, said=65_535)),
    ("1,500 parts in one place", lambda _: overlapping(1_500), "read"),
    ("the text twice", lambda _: package([*usual(), *usual()])),
    ("a text that lies where another part lies", lambda _: package(usual(), places=[0, 0, 0, 0])),
    ("a place behind the end", lambda _: package(usual(), places=[2**31] * 4)),
    ("a package with a password", lambda _: package([part._replace(flags=1) for part in usual()])),
    ("100 MB by bzip2", by(zipfile.ZIP_BZIP2)),
    ("100 MB by LZMA", by(zipfile.ZIP_LZMA)),
    ("a method that nobody knows", lambda _: package([part._replace(method=77) for part in usual()])),
    ("an index that is cut off", lambda _: docx(WORDS)[:-40]),
]
NAMES = (
    "../../{0}",
    "/tmp/{0}",
    "..\\..\\{0}",
    "C:\\{0}",
    "word/../../{0}",
    "word/\u202e{0}",
    "wo\u0301rd/{0}",
    "word/{0}\u0000.xml",
    "word/" + "a" * 60_000 + "{0}",
    "WORD/DOCUMENT.XML{0}",
    "con{0}",
    "word/{0}/",
)


def named(name: str) -> Callable[[Bait], bytes]:
    return lambda bait: docx(WORDS, parts={name.format(bait.word): b"words"})


def linked(bait: Bait) -> bytes:
    made = BytesIO(docx(WORDS))
    with zipfile.ZipFile(made, "a") as file:
        link = zipfile.ZipInfo("word/footnotes.xml")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, bait.path)
    return made.getvalue()
