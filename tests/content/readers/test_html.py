"""Tests HTML: the words a reader sees, and nothing fetched."""

import pytest

from content.readers import ReadError, html

PAGE = b"""<!DOCTYPE html><html><head><title>Lake  news</title><style>p{}</style></head><body>
<nav>Home</nav><h1>The lake</h1><p>The <b>lake</b> is&nbsp;calm.<br>So is the port.</p><script>x()</script>
<h2>Tasks</h2><ul><li>watch<li>report</ul><form><p>Search</p></form>
<table><tr><th>Area</th><td>900 km2</td></tr></table><p hidden>not seen</p><footer>Imprint</footer></body></html>"""


def test_read_keeps_what_a_reader_sees_in_blocks():
    reading = html.read(PAGE)

    shown = [(b.kind, b.level, b.heading_path, reading.text[b.start : b.end]) for b in reading.blocks]
    assert shown == [
        ("heading", 1, (), "The lake"),
        ("paragraph", 0, ("The lake",), "The lake is\u00a0calm.\nSo is the port."),
        ("heading", 2, ("The lake",), "Tasks"),
        ("bullet", 0, ("The lake", "Tasks"), "watch"),
        ("bullet", 0, ("The lake", "Tasks"), "report"),
        ("keyvalue", 0, ("The lake", "Tasks"), "Area: 900 km2"),
    ]
    assert reading.title == "Lake news"


@pytest.mark.parametrize("tag", [b"<div>", b"<b>", b"<ul><li>"])
def test_read_refuses_tags_nested_too_deeply(tag: bytes):
    with pytest.raises(ReadError, match="nests its tags"):
        html.read(tag * 100_000 + b"words")


@pytest.mark.parametrize("attributes", [b" a%d=1", b" a%d", b'a%d="1"'])
def test_read_refuses_tags_with_attributes_without_end(attributes: bytes):
    with pytest.raises(ReadError, match="attributes"):
        html.read(b"<p " + b"".join(attributes % number for number in range(30_000)) + b">words")


@pytest.mark.parametrize("start", [b"<p>" * 100_000, b"<x>" * 100_000, b"<" * 100_000])
def test_read_survives_or_refuses_broken_pages(start: bytes):
    try:
        reading = html.read(start + b"<p>words")
    except ReadError:
        return

    assert "words" in reading.text


def test_read_takes_nothing_from_outside():
    page = b'<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>lake &e;</p>'

    assert html.read(page).text.endswith("lake &e;")


def test_read_takes_the_encoding_that_the_page_declares():
    page = '<meta charset="iso-8859-1"><p>Fähre</p>'.encode("iso-8859-1")

    assert html.read(page).text == "Fähre"
