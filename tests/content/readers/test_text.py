"""Tests plain text: only decoded, and split into blocks by its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.readers import text
from content.readers.base import ReadError


def kinds(words: str) -> list[tuple[str, str]]:
    return [(block.kind, words[block.start : block.end]) for block in text.split_blocks(words)]


def test_read_only_decodes_and_drops_a_byte_order_mark():
    data = "\ufeffThe lake\r\n is\u00a0calm. \n".encode()

    assert text.read(data).text == "The lake\r\n is\u00a0calm. \n"


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        ("Lake news\n\nThe lake is calm.", [("heading", "Lake news"), ("paragraph", "The lake is calm.")]),
        (
            "Tasks are to:\n• watch\n• report;",
            [("paragraph", "Tasks are to:"), ("bullet", "watch"), ("bullet", "report;")],
        ),
        ("1. watch\n2. report", [("bullet", "watch"), ("bullet", "report")]),
        (
            "1. MANDATE\n\n(a) watch\n(b) report\n\n2. STRENGTH (MEN)\nMen: 40",
            [
                ("heading", "MANDATE"),
                ("bullet", "watch"),
                ("bullet", "report"),
                ("heading", "STRENGTH (MEN)"),
                ("keyvalue", "Men: 40"),
            ],
        ),
        ("1. VELIN\n2. ORSA\n3. AVELI", [("bullet", "VELIN"), ("bullet", "ORSA"), ("bullet", "AVELI")]),
        ("Seat: the port of Velin", [("keyvalue", "Seat: the port of Velin")]),
        (
            "Guests: Sweden and Norway\nWomen in the crews: 38%",
            [("keyvalue", "Guests: Sweden and Norway"), ("keyvalue", "Women in the crews: 38%")],
        ),
        (
            "Boats built ........ 12\n    of them ferries ... 3\nGuards trained …… 40",
            [
                ("keyvalue", "Boats built ........ 12"),
                ("keyvalue", "of them ferries ... 3"),
                ("keyvalue", "Guards trained …… 40"),
            ],
        ),
        (
            "2011 – 2012   Sweden\n2012 – 2013   Norway",
            [("keyvalue", "2011 – 2012   Sweden"), ("keyvalue", "2012 – 2013   Norway")],
        ),
        ("➤ watch\n(ii) report", [("bullet", "watch"), ("bullet", "report")]),
        (
            "Tasks are to:\no watch\no  report",
            [("paragraph", "Tasks are to:"), ("bullet", "watch"), ("bullet", "report")],
        ),
        ("of the lake\nover it", [("paragraph", "of the lake"), ("paragraph", "over it")]),
        (
            "boats in Orsa, Velin and\n5 posts on the shore.",
            [("paragraph", "boats in Orsa, Velin and\n5 posts on the shore.")],
        ),
        ("One sentence.\nAnother one.", [("paragraph", "One sentence."), ("paragraph", "Another one.")]),
        (
            "IT WAS SET UP IN 2011\nAFTER THE LAKE WAR",
            [("paragraph", "IT WAS SET UP IN 2011"), ("paragraph", "AFTER THE LAKE WAR")],
        ),
        ("ITS GOAL\n\nIS TO WATCH\nFOR ALL", [("paragraph", "ITS GOAL\n\nIS TO WATCH\nFOR ALL")]),
    ],
)
def test_split_blocks_tells_headings_bullets_fields_and_wrapped_lines(words: str, blocks: list[tuple[str, str]]):
    assert kinds(words) == blocks


def test_split_blocks_joins_lines_wrapped_at_a_width():
    words = (
        "The boats of the monitoring force cross the lake twice a day from Velin\n"
        "Port to Orsa Point, and they report every ship that they meet on their\n"
        "way back.\n"
    )

    assert kinds(words) == [("paragraph", words.strip())]


def test_split_blocks_puts_a_heading_below_the_one_it_follows():
    words = "The lake\n\nIts ports\n\nThere are two ports.\n\nIts boats\n\nThere are nine boats."

    paths = [block.heading_path for block in text.split_blocks(words)]

    assert paths == [(), ("The lake",), ("The lake", "Its ports"), (), ("Its boats",)]


def test_split_blocks_takes_capitals_with_a_colon_for_the_heading_of_the_points_below():
    assert kinds("It left.\n\nFACTS: OPERATION CALM LAKE\n• Boats: 5") == [
        ("paragraph", "It left."),
        ("heading", "FACTS: OPERATION CALM LAKE"),
        ("bullet", "Boats: 5"),
    ]


@given(st.text(max_size=400))
def test_split_blocks_loses_no_word_on_any_text(words: str):
    blocks = text.split_blocks(words)

    covered = {at for block in blocks for at in range(block.start, block.end)}
    left = {letter for at, letter in enumerate(words) if at not in covered and letter.isalpha()}
    assert all(0 <= block.start < block.end <= len(words) for block in blocks)
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    assert all(letter.isascii() and letter.islower() for letter in left)  # the marks of bullets: "a)"


@given(st.binary(max_size=200))
def test_read_refuses_or_decodes_any_bytes(data: bytes):
    try:
        reading = text.read(data)
    except ReadError:
        return

    assert reading.text == data.decode("utf-8-sig")


def test_split_blocks_joins_lines_of_a_narrow_and_of_a_wide_column():
    narrow = (
        "The boats of the force cross the lake\n"
        "twice a day from Velin Port to the\n"
        "far shore, and they report each ship\n"
        "that they meet on their way back.\n"
    )
    wide = (
        "The boats of the monitoring force cross the lake twice a day from Velin Port to Orsa Point, and it was May\n"
        "2013 that they first met a ship.\n"
    )

    assert kinds(narrow) == [("paragraph", narrow.strip())]
    assert kinds(wide) == [("paragraph", wide.strip())]


def test_a_field_below_one_long_line_is_no_part_of_it():
    line = "1,753 in all, of whom 1,379 are troops, 196 police, 123 civilians and 31 volunteers of the lake"

    assert kinds(f"{line}\nLargest contributors: Orsa, Velin\n") == [
        ("paragraph", line),
        ("keyvalue", "Largest contributors: Orsa, Velin"),
    ]
