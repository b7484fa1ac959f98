"""Tests PDFs: words in the order in which a reader reads them, and hostile files refused in one sentence."""

from __future__ import annotations

import pytest

from content.readers import ReadError, Reading, pdf
from tests import documents
from tests.documents import line, stream

LETTER = "The mission keeps watch over the lake and its"


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def set_lines(words: list[str], x: float = 60, top: float = 760) -> str:
    """Lines one below the other, 12 points apart."""
    return "".join(line(text, x, top - 12 * at) for at, text in enumerate(words))


def read(*pages: str) -> list[tuple[str, str]]:
    return shown(pdf.read(documents.pdf(pages)))


def test_headings_are_told_by_size_and_weight_and_paragraphs_are_joined():
    page = (
        line("Lake report", 60, 790, size=18)
        + line("Tasks", 60, 760, is_bold=True)
        + set_lines([f"{LETTER} northern shore, and reports to the", "council of the lake."], top=740)
        + set_lines([f"{LETTER} southern shore since it was set up,", "in June 1999."], top=700)
    )

    reading = pdf.read(documents.pdf([page]))

    assert [(block.level, block.heading_path) for block in reading.blocks] == [
        (1, ()),
        (2, ("Lake report",)),
        (0, ("Lake report", "Tasks")),
        (0, ("Lake report", "Tasks")),
    ]
    assert shown(reading)[2:] == [
        ("paragraph", f"{LETTER} northern shore, and reports to the council of the lake."),
        ("paragraph", f"{LETTER} southern shore since it was set up, in June 1999."),
    ]
    assert reading.title == "Lake report"


def test_points_go_on_in_the_lines_below_them():
    page = line("\x95 to watch the northern harbour and all the ferry lines", 60, 760) + set_lines(
        ["that begin there,"], x=72, top=748
    )
    page += line("\x95 to report.", 60, 736)

    assert read(page) == [
        ("bullet", "to watch the northern harbour and all the ferry lines that begin there,"),
        ("bullet", "to report."),
    ]


def test_points_in_capitals_are_points():
    assert read(set_lines(["\x95 WATCH THE LAKE", "\x95 REPORT AT ONCE"])) == [
        ("bullet", "WATCH THE LAKE"),
        ("bullet", "REPORT AT ONCE"),
    ]


def test_marks_of_points_at_the_top_of_each_page_are_no_running_lines():
    pages = [line("\x95", 60, 800) + line(task, 80, 800) for task in ("to watch the lake,", "to report.")]

    assert read(*pages) == [("bullet", "to watch the lake,"), ("bullet", "to report.")]


@pytest.mark.parametrize(("words", "kind"), [("FORCE COMMAND", "heading"), ("KFOR IS UNDER NATO COMMAND", "paragraph")])
def test_only_short_lines_in_capitals_are_headings(words: str, kind: str):
    assert read(line(words, 60, 780) + line("The lake is calm.", 60, 700))[0] == (kind, words)


def test_columns_are_read_one_after_the_other():
    left = [f"left line {number} of the chronicle of the lake" for number in range(1, 6)]
    right = [f"right line {number} of the chronicle of the lake" for number in range(1, 6)]
    page = line("A chronicle in two columns that tells all about the lake and its two shores", 60, 790, size=12)
    page += set_lines(left) + set_lines(right, x=320, top=755)

    assert read(page)[1:] == [("paragraph", " ".join([*left, *right]))]


def test_a_line_over_both_columns_does_not_widen_the_first():
    left = [f"left line {number} of the chronicle of the lake" for number in range(1, 6)]
    right = [f"right line {number} of the chronicle of the lake" for number in range(1, 6)]
    top = line("Printed at Orsa on the shore of the lake, and read on all", 60, 780)

    assert read(top + set_lines(left) + set_lines(right, x=300)) == [
        ("paragraph", "Printed at Orsa on the shore of the lake, and read on all"),
        ("paragraph", " ".join([*left, *right])),
    ]


def test_marks_of_points_may_be_drawn():
    dots = "".join(f"60 {y} 4 4 re f " for y in (762, 750))

    assert read(dots + set_lines(["to watch the lake", "to report"], x=72)) == [
        ("bullet", "to watch the lake"),
        ("bullet", "to report"),
    ]


def test_a_list_of_short_lines_is_not_joined():
    wide = set_lines([f"{LETTER} northern shore, and on its southern shore as well, since that day"], top=700)

    assert read(set_lines(["2010-2013 Ada Berg", "2013-2016 Eva Holm (Norway)"]) + wide)[:2] == [
        ("paragraph", "2010-2013 Ada Berg"),
        ("paragraph", "2013-2016 Eva Holm (Norway)"),
    ]


def test_what_stands_under_both_columns_comes_after_them():
    left = [f"left line {number} of the chronicle of the lake" for number in range(1, 6)]
    right = [f"right line {number} of the chronicle of the lake." for number in range(1, 6)]

    told = read(set_lines(left) + set_lines(right, x=320) + line("Printed at Orsa.", 60, 640))

    assert told == [("paragraph", " ".join([*left, *right])), ("paragraph", "Printed at Orsa.")]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a peacekeeping force, or peace-", "keeping for short"], "a peacekeeping force, or peacekeeping for short"),
        (["a UN-led force, and one more UN-", "led force at sea"], "a UN-led force, and one more UN-led force at sea"),
        (["a boat driven by wind, that is, wind-", "driven"], "a boat driven by wind, that is, wind-driven"),
        (["one that the lake is not known to have un-", "til now"], "one that the lake is not known to have until now"),
        (["the years that it told of, 2010-", "2012 among them"], "the years that it told of, 2010- 2012 among them"),
    ],
)  # fmt: skip
def test_words_broken_at_the_end_of_a_line_are_whole_again(lines: list[str], text: str):
    assert read(set_lines(lines)) == [("paragraph", text)]


def test_running_lines_and_numbers_of_pages_are_left_out():
    pages = [
        line("NORTHERN LAKE MISSION - UNCLASSIFIED", 60, 820, size=8)
        + set_lines([f"{LETTER} shore number {number}."])
        + line(f"Page {number} of 3", 280, 25, size=8)
        for number in (1, 2, 3)
    ]

    assert read(*pages) == [("paragraph", f"{LETTER} shore number {number}.") for number in (1, 2, 3)]


def test_a_paragraph_goes_on_over_the_page():
    assert read(set_lines([LETTER]), set_lines(["northern shore."])) == [("paragraph", f"{LETTER} northern shore.")]


def test_a_list_of_short_lines_ends_with_the_page():
    wide = f"{LETTER} northern shore, and on its southern shore as well, since that day"

    assert read(set_lines([wide, "2010-2013 Ada Berg"]), line("2013-2016 Eva Holm", 60, 760))[-1:] == [
        ("paragraph", "2013-2016 Eva Holm")
    ]


def test_fields_are_told_apart():
    assert read(line("Strength: 900 soldiers", 60, 760)) == [("keyvalue", "Strength: 900 soldiers")]


def test_tables_with_lines_and_without_give_rows():
    rules = "".join(f"60 {y} 240 20 re S 60 {y} 120 20 re S " for y in (600, 620))
    ruled = line("Area", 65, 626) + line("900 km2", 185, 626) + line("Boats", 65, 606) + line("30", 185, 606)
    bare = set_lines(["Headquarters", "Commander"], top=500) + set_lines(["Orsa", "Ada Berg"], x=200, top=500)

    assert read(rules + ruled + bare) == [
        ("keyvalue", "Area: 900 km2"),
        ("keyvalue", "Boats: 30"),
        ("keyvalue", "Headquarters: Orsa"),
        ("keyvalue", "Commander: Ada Berg"),
    ]


def test_marks_of_notes_are_dropped_and_raised_units_kept():
    page = line("It has 900 soldiers", 60, 760) + line("1", 144.5, 764, size=6) + line("on 10 km", 150, 760)
    page += line("2", 191.5, 764, size=6)

    assert read(page) == [("paragraph", "It has 900 soldiers on 10 km²")]


def test_letters_that_are_set_twice_are_read_once():
    assert read(line("The lake is calm.", 60, 700) + line("The lake is calm.", 60.3, 700)) == [
        ("paragraph", "The lake is calm.")
    ]


PICTURE = "/Resources<</XObject<</I 10 0 R>>>>"
PIXEL = stream(b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")


def test_a_pdf_of_pictures_is_refused_with_what_to_do():
    with pytest.raises(ReadError) as refusal:
        pdf.read(documents.pdf(["q 595 0 0 842 0 0 cm /I Do Q"], objects=[PIXEL], page=PICTURE))

    assert str(refusal.value) == pdf.PICTURES


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (documents.pdf([""]), "The file holds no text"),
        (documents.pdf([]), "damaged"),
        (b"%PDF-1.7\n" + b"\0" * 500, "damaged"),
        (documents.pdf([line("words", 60, 700)])[:200], "damaged"),
        (documents.pdf([line("words", 60, 700)] * 201), "more than 200 pages"),
        (b"%PDF-1.7" + b" " * 10_000_000, "over 10 MB"),
        (
            documents.pdf(
                [line("words", 60, 700)],
                objects=[b"<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>"],
                trailer="/Encrypt 10 0 R/ID[<00><00>]",
            ),
            "locked with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str):
    with pytest.raises(ReadError, match=rf"{sentence}.*\.$"):
        pdf.read(data)
