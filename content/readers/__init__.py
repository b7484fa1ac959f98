"""Readers: bytes → an edition's text and its blocks, one file per format.

What a person uploads is read by ``confined.read``, which calls ``read`` in a process of its own.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Any

from content.readers import disguises
from content.readers.base import Block, BlockKind, ReadError, Reading, UnsureEncoding

READERS: dict[str, str] = {
    ".txt": "text",
    "text/plain": "text",
    ".html": "html",
    ".htm": "html",
    "text/html": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    "text/markdown": "markdown",
    ".docx": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    ".pdf": "pdf",
    "application/pdf": "pdf",
}
"""Each ending and media type with its module here, which is loaded only where such a file is read."""

__all__ = ["READERS", "Block", "BlockKind", "ReadError", "Reading", "UnsureEncoding", "load", "named", "read"]


def named(filename: str) -> str:
    """The module here for such a file: told by the end of its name, or by a media type given as name.

    Raises ReadError.
    """
    kind = filename if filename in READERS else PurePath(filename).suffix.casefold()
    if kind not in READERS:
        known = ", ".join(name for name in READERS if name.startswith("."))
        raise ReadError(f"“{kind or filename}” is no format this program reads; give one of {known}.")
    return READERS[kind]


def load(filename: str) -> Any:
    """The module that reads such a file. Raises ReadError."""
    return import_module(f"content.readers.{named(filename)}")


def read(data: bytes, filename: str, encoding: str | None = None) -> Reading:
    """The reading of a file.

    Raises ReadError with one plain sentence; UnsureEncoding where the text is not UTF-8 and no encoding is given.
    """
    disguises.refuse(data, named(filename))
    reading: Reading = load(filename).read(data, encoding)
    return reading
