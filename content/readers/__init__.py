"""Readers: bytes → an edition's text and its blocks, one file per format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from content.readers import html, markdown, text
from content.readers.base import Block, BlockKind, ReadError, Reading, UnsureEncoding

READERS: dict[str, Callable[[bytes, str | None], Reading]] = {
    ".txt": text.read,
    "text/plain": text.read,
    ".html": html.read,
    ".htm": html.read,
    "text/html": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    "text/markdown": markdown.read,
}

__all__ = ["READERS", "Block", "BlockKind", "ReadError", "Reading", "UnsureEncoding", "read"]


def read(data: bytes, filename: str, encoding: str | None = None) -> Reading:
    """The reading of a file, its format told by the end of its name (or by a media type given as name).

    Raises ReadError with one plain sentence; UnsureEncoding where the text is not UTF-8 and no encoding is given.
    """
    kind = filename if filename in READERS else PurePath(filename).suffix.casefold()
    reader = READERS.get(kind)
    if reader is None:
        known = ", ".join(name for name in READERS if name.startswith("."))
        raise ReadError(f"“{kind or filename}” is no format this program reads; give one of {known}.")
    return reader(data, encoding)
