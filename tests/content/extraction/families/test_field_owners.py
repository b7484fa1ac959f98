"""Tests whose a field is that stands inside a line: what the line begins with, not what the page is about."""

from content.extraction.mention import SourceText
from content.extraction.pipeline import extract

LEAD = "Lake Mission in Velin (LMV)\n\nLMV was set up in 2010 and has an office. LMV keeps the peace.\n\n"


def told(words: str) -> set[tuple[str, str]]:
    """Subjects and values of the places and numbers in a text about LMV."""
    found = extract(SourceText("a", f"{LEAD}{words}\n")).mentions
    return {(one.subject, str(one.value)) for one in found if one.kind in ("location", "quantity")}


def test_the_base_in_a_row_is_that_of_the_row():
    rows = (
        "Posts and partners (POPs)\n\nPost 1 – the northern bank. HQ: Mosa. Ghana\nPost 2 – the isles. HQ: Dobra. Nepal"
    )
    assert {("Post 1 headquarters", "Mosa"), ("Post 2 headquarters", "Dobra")} <= told(rows)


def test_the_population_is_that_of_the_land_the_line_tells_of():
    assert ("Republic of Quarra", "2300000") in told(
        "Notes\n\n1. The Republic of Quarra was founded in 1903. Population: 2.3 million. Capital: San Pero."
    )


def test_a_line_of_fields_alone_is_the_owner_of_the_page():
    assert ("LMV headquarters", "Mosa") in told("Headquarters: Mosa\nFounded: 2010")


def test_a_box_is_about_the_mission_that_its_heading_names():
    page = (
        "HMS Heron came home. HMS Heron had sailed with Operation Calm Lake. HMS Heron is fast.\n\n"
        "FACTS: OPERATION CALM LAKE\n"
        "• Participants: Denmark, Greece and Italy\n• Boats: 5\n• Operation Commander: Admiral Ada Lind\n\n"
        "FACTS: HMS HERON (F21)\n• Length: 132 metres\n"
    )
    found = extract(SourceText("a", page, "HMS Heron comes home")).mentions

    assert {one.subject for one in found if one.value in (5, "Denmark")} == {
        "Operation Calm Lake",
        "Operation Calm Lake participants",
    }
    assert {one.subject for one in found if one.value == 132} == {"HMS Heron"}
    assert {str(one.value) for one in found if one.kind == "role"} == {"Operation Commander of Operation Calm Lake"}
