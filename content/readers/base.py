"""What every reader gives back: an edition's text, its blocks, or a refusal in one plain sentence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes

BlockKind = Literal["heading", "paragraph", "bullet", "keyvalue", "boilerplate"]

MAX_BYTES = 2_000_000
MAX_PACKED_BYTES = 10_000_000  # of a file that is unpacked first
MAX_LINES = 20_000
GUESS_FROM = 32_768
SAMPLE = 160
NAME_CHARS = 200  # so much of a heading names what stands below it

ENCODINGS = ["cp1252", "cp1250", "cp1251", "iso8859_2", "iso8859_15", "utf_16"]
EMPTY = "The file holds no text; give a file with words in it."
HALVES = re.compile(r"[\ud800-\udfff]")  # of characters: no UTF-8 can hold one alone
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"\x1f\x8b": "a compressed file",
}


class ReadError(ValueError):
    """A file that cannot be read; its message is one plain sentence for the person who gave it."""


class UnsureEncoding(ReadError):
    """A text that is not UTF-8. Read again with ``encoding=guess`` once a person has agreed to ``sample``."""

    def __init__(self, guess: str, sample: str) -> None:
        super().__init__(f"The file is not UTF-8; it looks like {guess}. Confirm that, or save it as UTF-8.")
        self.guess = guess
        self.sample = sample


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch ``text[start:end]`` in Unicode code points, with the headings above it, outermost first.

    ``level`` is 1 … 6 for a heading and 0 otherwise.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text an edition keeps, and its blocks in reading order; between blocks stand only spaces and marks."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of the bytes, a byte order mark dropped. Raises ReadError, or UnsureEncoding if not UTF-8."""
    _refuse_size(data)
    _refuse_binary(data, encoding)
    if encoding is None and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnsureEncoding("utf_16", data[:SAMPLE].decode("utf_16", "ignore"))
    try:
        text = data.decode(encoding or "utf-8-sig")
    except LookupError:
        raise ReadError(f"“{encoding}” is no encoding this program knows; try utf-8 or cp1252.") from None
    except UnicodeError:
        if encoding:
            raise ReadError(f"The file is not {encoding}; choose another encoding or save it as UTF-8.") from None
        raise _unsure(data) from None
    return checked(text.removeprefix("\ufeff") if encoding else text)


def checked(text: str) -> str:
    """The text, unless it is empty, too long or holds what is no character. Raises ReadError."""
    if "\x00" in text or HALVES.search(text):
        raise ReadError("The file is not text; give a text, HTML or Markdown file.")
    if not text.strip():
        raise ReadError(EMPTY)
    if len(text) > MAX_BYTES:
        raise ReadError("The file holds over two million letters; split it and import the parts.")
    if text.count("\n") >= MAX_LINES or len(text.splitlines()) > MAX_LINES:
        raise ReadError(f"The file has more than {MAX_LINES:,} lines; split it and import the parts.")
    return text


def _refuse_size(data: bytes) -> None:
    if not data:
        raise ReadError("The file is empty; give a file with words in it.")
    if len(data) > MAX_BYTES:
        raise ReadError("The file is over 2 MB; split it and import the parts.")


def _refuse_binary(data: bytes, encoding: str | None) -> None:
    for magic, what in MAGIC.items():
        if data.startswith(magic) and (magic != b"MZ" or b"\x00" in data[:512]):
            raise ReadError(f"The file is {what}, not text; save it as plain text, HTML or Markdown.")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (encoding or "").startswith(
        ("utf_16", "utf-16")
    )
    if b"\x00" in data and not wide:
        raise ReadError("The file is not text; give a text, HTML or Markdown file.")
    controls = sum(data.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if not wide and controls * 50 > len(data):
        raise ReadError("The file is not text; give a text, HTML or Markdown file.")


def _unsure(data: bytes) -> ReadError:
    matches = list(from_bytes(data[:GUESS_FROM], cp_isolation=ENCODINGS))
    fitting = matches[0].could_be_from_charset if matches else ["cp1252"]
    guess = "cp1252" if "cp1252" in fitting else fitting[0]
    try:
        text = data.decode(guess)
    except UnicodeDecodeError:
        return ReadError("The file is neither UTF-8 nor another encoding this program can tell; save it as UTF-8.")
    odd = next((at for at, byte in enumerate(data) if byte > 127), 0)
    return UnsureEncoding(guess, " ".join(text[max(0, odd - SAMPLE // 2) : odd + SAMPLE // 2].split()))
