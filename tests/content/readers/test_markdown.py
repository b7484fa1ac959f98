"""Tests Markdown: its words without their marks."""

from content.readers import markdown

PAGE = b"""---
title: Lake
---
# The lake

The **lake** is [calm](https://lake.example) &amp;
flat.

- watch
- report

| Area | 900 km2 |
|---|---|
| Depth | 40 m |

<div>raw</div>
"""


def test_read_keeps_the_words_in_blocks():
    reading = markdown.read(PAGE)

    shown = [(b.kind, b.heading_path, reading.text[b.start : b.end]) for b in reading.blocks]
    assert shown == [
        ("heading", (), "The lake"),
        ("paragraph", ("The lake",), "The lake is calm & flat."),
        ("bullet", ("The lake",), "watch"),
        ("bullet", ("The lake",), "report"),
        ("keyvalue", ("The lake",), "Area: 900 km2"),
        ("keyvalue", ("The lake",), "Depth: 40 m"),
    ]
    assert reading.title == "The lake"


def test_read_takes_a_huge_paragraph_as_it_is():
    page = b"[*a " * 20_000

    assert markdown.read(page).text == page.decode().strip()
