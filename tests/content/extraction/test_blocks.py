"""Tests which blocks are a page's furniture."""

import pytest

from content.extraction.blocks import mark_boilerplate
from content.readers.text import split_blocks


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Share this on Facebook",
        "alt.loading",
        "LAKE885611",
        "2000",
        "Fot. st. chor. W. Ågren/LAKE",
        "Photo: Ida Holm",
        "Lake report (PDF/24Kb)",
        "Eng. / Fr. / Ru.",
        "Click for video footage, courtesy of Lake TV.",
        "This website is still under construction.",
        "© 2015 Lake Press. All rights reserved.",
        "https://lake.example/news",
        "Useful links",
        "Home | News | Contact",
        "You are here: Home > The lake > Ports",
        "Archive > Lakes > Northern lake",
        "[Home] [The lake] [Photos]",
        "EN  FR  KA",
        "lake.example > Where we work > Mission to Aveli",
        "Organization for the Peace and the Upkeep of Lakes lake.example > Where we work > Mission to Aveli",
        "Related pages: The lake | The ports | The guard",
        "Categories: Lakes of the north | Ports",
        "Tel.: +000 555 0142",
    ],
)
def test_mark_boilerplate_knows_furniture(line: str):
    text = f"The lake is calm today, and so is the port.\n\n{line}\n"

    marked = mark_boilerplate(text, split_blocks(text))

    assert [block.kind for block in marked] == ["paragraph", "boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "Tasks of the lake force",
        "The home port of the lake force is Velin.",
        "support the development of the port",
        "In 2011 it was calm.",
        "Commander | Colonel Berit Aalto",
        "Home port: Velin",
        "Phase 1 | 2011 | Northern shore",
    ],
)
def test_mark_boilerplate_leaves_words_of_the_text(line: str):
    marked = mark_boilerplate(line, split_blocks(line))

    assert "boilerplate" not in {block.kind for block in marked}


def test_mark_boilerplate_takes_a_foreign_menu_as_a_whole():
    text = "  • zmniejsz czcionkę\n  • rozmiar pierwotny\n  • powiększ czcionkę\n\nThe lake is calm."

    assert [block.kind for block in mark_boilerplate(text, split_blocks(text))] == ["boilerplate"] * 3 + ["paragraph"]


def test_mark_boilerplate_takes_what_stands_below_a_heading_of_rights():
    text = "Usage rights\n\nThis picture may be printed by papers in 2011.\n\nThe lake\n\nIt is calm."

    kinds = [block.kind for block in mark_boilerplate(text, split_blocks(text))]

    assert kinds == ["boilerplate", "boilerplate", "heading", "paragraph"]


def test_mark_boilerplate_ends_a_list_of_links_where_prose_begins():
    prose = "The Lake Guard was set up in 2010, and it has watched the shore of the lake ever since."
    text = f"Related documents\n\n • The Lake Act\n • The Shore Act\n\n{prose}\n\nIt is old."

    kinds = [block.kind for block in mark_boilerplate(text, split_blocks(text))]

    assert kinds == ["boilerplate", "boilerplate", "boilerplate", "paragraph", "paragraph"]


def test_mark_boilerplate_takes_prose_below_a_heading_of_rights():
    text = "Usage rights\n\nThis picture may be printed by all papers of the lake that ask for it in good time before."

    assert {block.kind for block in mark_boilerplate(text, split_blocks(text))} == {"boilerplate"}


def kinds(text: str) -> list[str]:
    return [block.kind for block in mark_boilerplate(text, split_blocks(text))]


def test_mark_boilerplate_takes_the_languages_a_page_is_offered_in():
    page = "The lake mission\n\n• Last updated: 14 May 2021\n• English\n• Macedonian\n\nThe mission began in 2004."
    assert kinds(page) == ["heading", *["boilerplate"] * 3, "paragraph"]


def test_mark_boilerplate_leaves_the_languages_a_text_lists():
    assert kinds("The mission works in two languages:\n\n• English\n• French\n")[1:] == ["bullet", "bullet"]
