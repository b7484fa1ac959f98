"""What a file is by its first bytes, where its name says another thing."""

from __future__ import annotations

import re

from content.readers.base import ReadError

PDF, ZIP, OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")  # how Office wraps a file with a password
MAIN_PART = re.compile(rb"word/document\d?\.xml")
WORDS = {"pdf": "a PDF", "docx": "a Word document"}


def refuse(data: bytes, named: str) -> None:
    """Raises ReadError where a file is no such thing as its name says. ``named`` is a module of this folder."""
    held = held_by(data)
    if held == "locked":
        raise ReadError("The file is locked with a password; open it, remove the password, and save it again.")
    if named not in WORDS:
        if held:
            raise ReadError(f"The file holds {WORDS[held]} but is not named so; let its name end in .{held}.")
    elif held and held != named:
        raise ReadError(
            f"The file is named as {WORDS[named]} but holds {WORDS[held]}; let its name end in .{held} instead."
        )
    elif not held:
        raise ReadError(f"The file is named as {WORDS[named]} but holds none; save it as one, or as plain text.")


def held_by(data: bytes) -> str:
    """The module for what the first bytes say, "locked" for an Office file with a password, "" for anything else."""
    if data.startswith(PDF):
        return "pdf"
    if data.startswith(ZIP) and MAIN_PART.search(data):
        return "docx"
    return "locked" if data.startswith(OLE) and LOCKED in data else ""
