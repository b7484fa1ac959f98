"""What holds for the reading of any text, whatever its format: blocks in order, and nothing lost between them."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import assume, given

from content.readers import READERS, ReadError, Reading, read
from tests import documents
from tests.missions import TEXTS


def given_as(text: str, ending: str) -> bytes:
    """The text as a file of the format."""
    if ending == ".docx":
        return documents.docx("".join(documents.paragraph(words) for words in text.split("\n\n")))
    return text.encode("utf-8", "surrogatepass")


def reading_of(text: str, ending: str) -> Reading:
    try:
        return read(given_as(text, ending), f"mission{ending}")
    except ReadError:
        assume(False)  # there is nothing to read, or lone halves of characters are
        raise


@pytest.mark.parametrize("ending", [name for name in READERS if name.startswith(".") and name != ".pdf"])
@given(text=TEXTS)
def test_blocks_follow_each_other_and_only_spaces_and_marks_stand_between(ending, text):
    reading = reading_of(text, ending)

    edges = [0, *(edge for block in reading.blocks for edge in (block.start, block.end)), len(reading.text)]
    between = "".join(reading.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert edges == sorted(edges)
    assert all(block.start < block.end for block in reading.blocks)
    assert not [sign for sign in between if sign.isalpha() and not (sign.isascii() and sign.islower())]
    assert not any("\ud800" <= sign <= "\udfff" for sign in reading.text)


@given(text=TEXTS)
def test_a_plain_text_is_kept_as_it_is(text):
    assert reading_of(text, ".txt").text == text.removeprefix("\ufeff")


@given(text=TEXTS)
def test_a_page_loses_no_letter_of_its_paragraphs(text):
    page = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n\n"))

    reading = reading_of(page, ".html")

    shown = "".join(reading.text[block.start : block.end] for block in reading.blocks)
    assert [sign for sign in shown if sign.isalpha()] == [sign for sign in text if sign.isalpha()]


@pytest.mark.parametrize(
    ("ending", "form"),
    [(".md", "# {title}\n\nIt is calm."), (".html", "<title>{title}</title><h1>{title}</h1><p>It is calm.</p>")],
)
def test_a_heading_without_end_names_what_is_below_in_short(ending, form):
    reading = reading_of(form.format(title="lake " * 100_000), ending)

    assert [len(name) for name in reading.blocks[-1].heading_path] == [200]
    assert len(reading.title) <= 200


@pytest.mark.parametrize("encoding", ["utf-8", "unicode_escape", "undefined"])
def test_halves_of_characters_and_codes_that_decode_nothing_are_refused(encoding):
    with pytest.raises(ReadError, match=r"\.$"):
        read(b"The \\ud800 lake \xed\xa0\x80", "lake.txt", encoding)
