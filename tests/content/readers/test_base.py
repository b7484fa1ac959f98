"""Tests what every reader refuses, and how."""

import pytest

from content.readers import READERS, ReadError, UnsureEncoding, read
from content.readers.base import MAX_BYTES, MAX_LINES


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty; give a file with words in it."),
        (b" \n\t\n", "The file holds no text; give a file with words in it."),
        (b"a" * (MAX_BYTES + 1), "The file is over 2 MB; split it and import the parts."),
        (b"a\n" * (MAX_LINES + 1), "The file has more than 20,000 lines; split it and import the parts."),
        (b"wor\x00ds", "The file is not text; give a text, HTML or Markdown file."),
        (b"PK\x03\x04 ...", "The file is a ZIP or Office file, not text; save it as plain text, HTML or Markdown."),
        (bytes(range(1, 32)) * 9, "The file is not text; give a text, HTML or Markdown file."),
    ],
)
@pytest.mark.parametrize("name", ["lake.txt", "lake.html", "lake.md"])
def test_read_refuses_what_is_no_text_with_one_sentence(name: str, data: bytes, sentence: str):
    with pytest.raises(ReadError) as refusal:
        read(data, name)

    assert str(refusal.value) == sentence


def test_read_refuses_an_unknown_format():
    with pytest.raises(ReadError, match="no format this program reads"):
        read(b"words", "lake.xyz")


def test_read_asks_before_it_takes_another_encoding():
    data = "Die Fähre über den Nördlichen See fährt täglich.\n".encode("cp1252") * 9

    with pytest.raises(UnsureEncoding) as question:
        read(data, "lake.txt")
    reading = read(data, "lake.txt", encoding=question.value.guess)

    assert question.value.guess == "cp1252"
    assert "Fähre" in question.value.sample
    assert reading.text == data.decode("cp1252")


def test_read_asks_before_it_takes_utf_16():
    data = "The lake is calm.".encode("utf-16")

    with pytest.raises(UnsureEncoding) as question:
        read(data, "lake.txt")

    assert read(data, "lake.txt", encoding=question.value.guess).text == "The lake is calm."


@pytest.mark.parametrize("encoding", ["utf-8", "no-such-encoding"])
def test_read_refuses_an_encoding_that_does_not_fit(encoding: str):
    with pytest.raises(ReadError):
        read(b"caf\xe9 on the lake", "lake.txt", encoding=encoding)


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind.startswith("text/")])
def test_read_takes_a_media_type_for_a_name(kind: str):
    assert read(b"The lake is calm.", kind).text == "The lake is calm."
