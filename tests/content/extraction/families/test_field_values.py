"""Tests fields: what each key of a fact sheet becomes."""

import pytest

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract

ABOUT = "The Northern Lake Mission (NLM) watches the lake. NLM has many boats.\nLast updated: 3 May 2015\n"


def facts(line: str) -> list[Mention]:
    found = extract(SourceText("lake.txt", f"{ABOUT}\nAT A GLANCE\n\n{line}\nLast word: none\n")).mentions
    return [one for one in found if one.spans[0].start > len(ABOUT) and one.kind != "acronym"]


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Headquarters: Velin", "The NLM headquarters were in Velin on 3 May 2015."),
        ("Mission HQ: Camp Ven, Orsa", "NLM Mission HQ was at Camp Ven, Orsa on 3 May 2015."),
        ("Area of operations: Gulf of Orsa (mostly)", "NLM operated in the Gulf of Orsa on 3 May 2015."),
        ("Type: unarmed watching mission", "NLM is an unarmed watching mission."),
        ("Part of: Lake Union", "NLM was part of the Lake Union on 3 May 2015."),
        ("Motto: Calm Waters", "The motto of NLM is Calm Waters."),
        ("Launched: 15 August 2011", "NLM was launched on 15 August 2011."),
        ("End of mandate: 14 August 2016", "The mandate of NLM is due to end on 14 August 2016."),
        ("Full operating capability: 1 May 2012", "NLM reached full operating capability on 1 May 2012."),
        ("Start date: 1 May 2012", "NLM started on 1 May 2012."),
    ],
)
def test_find_tells_a_field_in_a_sentence(line: str, statement: str):
    assert [one.statement for one in facts(line)] == [statement]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Working languages: English and French",
            [("NLM working languages", "English"), ("NLM working languages", "French")],
        ),
        (
            "Contributing States: 21 Lake States, plus Norway and Iceland",
            [("NLM contributing states", "Norway"), ("NLM contributing states", "Iceland")],
        ),
        (
            "Largest contributors: Spain 180, Portugal 95",
            [("NLM largest contributors", "Spain"), ("NLM largest contributors", "Portugal")],
        ),
        (
            "Field offices: Orsa, Lund and Port Ven",
            [
                ("NLM field offices", "Orsa"),
                ("NLM field offices", "Lund"),
                ("NLM field offices", "Orsa, Lund and Port Ven"),
                ("NLM field offices", "Port Ven"),
            ],
        ),
        (
            "Tasks: training; mine clearance; advice",
            [("NLM tasks", "training"), ("NLM tasks", "mine clearance"), ("NLM tasks", "advice")],
        ),
    ],
)
def test_find_reads_the_items_of_a_field(line: str, found: list[tuple[str, str]]):
    listed = [(one.subject, str(one.value)) for one in facts(line) if one.attribute in ("includes", "base")]

    assert listed == found


@pytest.mark.parametrize("line", ["Website: www.lake.example", "Motto: none", "Headquarters: tbd", "Languages: 3"])
def test_find_leaves_what_says_nothing(line: str):
    assert [one for one in facts(line) if one.rule.startswith("field")] == []


def test_find_gives_a_field_to_the_body_that_its_heading_names():
    text = f"{ABOUT}\nLake Guard (LG)\n\nHeadquarters: Orsa\nLanguages: Norse and Sami\n"

    found = extract(SourceText("lake.txt", text)).mentions

    assert ("LG headquarters", "Orsa") in {(one.subject, one.value) for one in found}


def test_a_name_with_an_and_of_its_own_is_one_member():
    found = facts("Partners: Lake Ports and Ferries Agency (LPFA), Shore Guard")

    assert [one.value for one in found if one.rule == "field: names"] == [
        "Lake Ports and Ferries Agency (LPFA)",
        "Shore Guard",
    ]


def test_a_field_below_a_numbered_unit_is_that_units():
    units = ("Lake Task Unit 151 (LTU 151)", "Lake Task Unit 152 (LTU 152)")
    found = facts("\n\n".join(f"{unit}\n\nEstablished: January 2009" for unit in units))

    assert {m.subject for m in found if m.kind == "date_event"} == {"LTU 151", "LTU 152"}


def test_a_row_that_begins_with_a_unit_owns_the_fields_behind_it():
    rows = "Sector 1 – Lake Shore. HQ: Orsa. Norway\nSector 2 – Upper Hills. HQ: Velin. Latvia"
    bases = {(one.subject, one.value) for one in facts(rows) if one.attribute == "base" and one.rule == "field: base"}

    assert bases == {("Sector 1 headquarters", "Orsa"), ("Sector 2 headquarters", "Velin")}


def test_places_with_brackets_of_their_own_keep_their_own_times():
    offices = facts("Field offices: Port Ven (since 2012), Orsa (since 2013)")
    area = facts("Where: Norway, Latvia and Iceland (until May 2012: Sweden)")

    found = [one for one in offices if one.rule == "field: base"]
    assert {(one.value, one.statement.rstrip(".")[-4:]) for one in found} == {("Port Ven", "2012"), ("Orsa", "2013")}
    assert "NLM operated in Norway on 3 May 2015." in {one.statement for one in area}
    assert not any("Sweden" in str(one.value) for one in area if one.kind == "location")


@pytest.mark.parametrize(("line", "place"), [("Support base: Orsa", "Orsa"), ("Logistic hub: Port Ven", "Port Ven")])
def test_bases_of_all_sorts_are_places(line: str, place: str):
    assert [str(one.value) for one in facts(line) if one.rule == "field: base"] == [place]


def test_a_full_name_says_what_its_short_form_stands_for():
    found = extract(SourceText("lake.txt", f"{ABOUT}\nAT A GLANCE\n\nFull name: Northern Lake Mission\n")).mentions

    assert "NLM stands for Northern Lake Mission." in {one.statement for one in found}
