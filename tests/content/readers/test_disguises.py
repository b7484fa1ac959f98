"""Tests that a file is what its name says."""

from __future__ import annotations

import pytest

from content.readers import ReadError, read
from tests import documents

WORD = documents.docx(documents.paragraph("The lake is calm."))
LOCKED = b"\xd0\xcf\x11\xe0" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")


NONE = "The file is named as a Word document but holds none; save it as one, or as plain text."
NOT_SO = "The file holds a Word document but is not named so; let its name end in .docx."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("lake.txt", WORD, NOT_SO),
        ("text/plain", WORD, NOT_SO),
        ("lake.html", b"%PDF-1.7 ...", "The file holds a PDF but is not named so; let its name end in .pdf."),
        ("lake.pdf", WORD, "The file is named as a PDF but holds a Word document; let its name end in .docx instead."),
        ("lake.pdf", b"<html>%PDF-", "The file is named as a PDF but holds none; save it as one, or as plain text."),
        ("lake.docx", b"words", NONE),
        ("lake.docx", documents.packed({"xl/workbook.xml": "<x/>"}), NONE),
        ("lake.docx", LOCKED, "The file is locked with a password; open it, remove the password, and save it again."),
        ("lake.txt", b"{\\rtf1 words}", "The file is an RTF file, not text; save it as plain text, HTML or Markdown."),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_so(name: str, data: bytes, sentence: str):
    with pytest.raises(ReadError) as refusal:
        read(data, name)

    assert str(refusal.value) == sentence


def test_a_name_in_capitals_is_a_name():
    assert read(WORD, "LAKE.DOCX").text == "The lake is calm."
