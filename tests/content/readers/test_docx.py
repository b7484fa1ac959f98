"""Tests Word documents: words in blocks as a reader sees them, and hostile packages refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from content.readers import ReadError, docx
from content.readers.unpacking import MAX_PARTS, MAX_UNPACKED_BYTES
from tests import documents
from tests.documents import paragraph, table

STYLED = "".join(
    [
        paragraph("The lake", "Title"),
        paragraph("Contents 1", "TOC1"),
        paragraph("Tasks", "Heading1"),
        paragraph("The mission is calm & the lake is, too."),
        paragraph("watch", is_bullet=True),
        paragraph("report", is_bullet=True),
        table(["Area", "900 km2"], ["Year", "Boats", "Crew"]),
        paragraph("Boats", is_bold=True),
        paragraph("They are old."),
        paragraph("Never alone.", is_bold=True),
        paragraph("Strength: 900 soldiers"),
    ]
)


def test_read_keeps_what_a_reader_sees_in_blocks():
    reading = docx.read(documents.docx(STYLED))

    shown = [(b.kind, b.level, b.heading_path, reading.text[b.start : b.end]) for b in reading.blocks]
    tasks = ("Tasks",)
    assert shown == [
        ("heading", 1, (), "The lake"),
        ("heading", 1, (), "Tasks"),
        ("paragraph", 0, tasks, "The mission is calm & the lake is, too."),
        ("bullet", 0, tasks, "watch"),
        ("bullet", 0, tasks, "report"),
        ("keyvalue", 0, tasks, "Area: 900 km2"),
        ("paragraph", 0, tasks, "Year | Boats | Crew"),
        ("heading", 6, tasks, "Boats"),
        ("paragraph", 0, (*tasks, "Boats"), "They are old."),
        ("paragraph", 0, (*tasks, "Boats"), "Never alone."),
        ("keyvalue", 0, (*tasks, "Boats"), "Strength: 900 soldiers"),
    ]
    assert reading.title == "The lake"


def test_read_keeps_footnotes_at_the_end_without_their_marks():
    note = f'<w:footnote w:id="1">{paragraph("As of May.")}</w:footnote>'
    body = '<w:p><w:r><w:t>It has 3 boats.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'

    reading = docx.read(
        documents.docx(
            body, parts={"word/footnotes.xml": f'<w:footnotes xmlns:w="{documents.WORD}">{note}</w:footnotes>'}
        )
    )

    assert [reading.text[block.start : block.end] for block in reading.blocks] == ["It has 3 boats.", "As of May."]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
        '<!DOCTYPE d [<!ENTITY a "lake"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_read_refuses_document_types_and_entities(prolog: str):
    with pytest.raises(ReadError, match="parts that Word does not write"):
        docx.read(documents.docx(paragraph("words"), prolog=prolog))


def test_read_refuses_what_unpacks_to_too_much():
    with pytest.raises(ReadError, match="unpacks to over 12 MB"):
        docx.read(documents.docx(paragraph("a" * MAX_UNPACKED_BYTES)))


def test_read_refuses_a_part_that_holds_more_than_it_says():
    data = documents.docx(paragraph("a" * MAX_UNPACKED_BYTES))
    size = zipfile.ZipFile(BytesIO(data)).getinfo("word/document.xml").file_size

    with pytest.raises(ReadError, match=r"damaged|unpacks"):
        docx.read(data.replace(size.to_bytes(4, "little"), (99).to_bytes(4, "little")))


def test_read_refuses_more_parts_than_a_document_has():
    with pytest.raises(ReadError, match="more than 2,000 parts"):
        docx.read(documents.docx(paragraph("words"), parts={f"word/{at}.xml": "" for at in range(MAX_PARTS)}))


def test_read_refuses_tags_nested_too_deeply():
    with pytest.raises(ReadError, match="too deeply"):
        docx.read(documents.docx("<w:p>" * 5_000 + "</w:p>" * 5_000))


@pytest.mark.parametrize("name", ["../../outside.xml", "/etc/outside.xml", "C:\\outside.xml", "inner.docx"])
def test_read_leaves_alone_all_parts_but_those_of_the_text(name: str):
    data = documents.docx(paragraph("The lake."), parts={name: documents.docx(paragraph("inner"))})

    assert docx.read(data).text == "The lake."


@pytest.mark.parametrize("damage", [slice(0, 300), slice(200, None), slice(0, -30)])
def test_read_refuses_a_damaged_package_in_one_sentence(damage: slice):
    with pytest.raises(ReadError, match=r"damaged .*\.$"):
        docx.read(documents.docx(paragraph("words"))[damage])


def test_read_refuses_a_document_without_words():
    with pytest.raises(ReadError, match="holds no text"):
        docx.read(documents.docx(""))
