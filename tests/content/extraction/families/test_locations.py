"""Tests where units, headquarters and bodies are said to be."""

import pytest

from content.extraction import Mention, SourceText
from content.extraction.pipeline import extract
from tests.content.extraction.families.figures_told import is_gleaned
from tests.content.extraction.families.tellings import mentions

ABOUT = "The Northern Lake Mission (NLM) watches the lake. NLM has many boats. "


def located(words: str, about: str = ABOUT) -> list[Mention]:
    found = extract(SourceText("lake.txt", f"{about}\n\n{words}")).mentions
    return [
        mention
        for mention in found
        if mention.kind == "location" and mention.spans[0].start > len(about) and not is_gleaned(mention)
    ]


def bases(words: str) -> list[tuple[str, str]]:
    """Each unit with each single place; several places together are no further base."""
    return [(one.subject, str(one.value)) for one in located(words) if " and " not in str(one.value)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Task Group North is based in Orsa.", [("Task Group North", "Orsa")]),
        ("Task Group North, based at Camp Lund, watches the shore.", [("Task Group North", "Camp Lund")]),
        ("The Lake Institute (LI), located on the island of Ven, is old.", [("LI", "the island of Ven")]),
        ("NLM is headquartered at Camp Lund, Velin.", [("NLM", "Camp Lund, Velin")]),
        ("The mission's headquarters is in the capital, Velin.", [("NLM headquarters", "Velin")]),
        ("Its headquarters are in Velin.", [("NLM headquarters", "Velin")]),
        (
            "Field offices in Orsa, Lund and Port Ven were opened.",
            [("NLM field offices", "Orsa"), ("NLM field offices", "Lund"), ("NLM field offices", "Port Ven")],
        ),
        ("The Lake Guard Academy is due to open in Orsa in April 2022.", [("Lake Guard Academy", "Orsa")]),
        ("The Boat Centre (BC), which opened in Orsa in May 2019, is small.", [("BC", "Orsa")]),
        ("NLM operates from Velin Airport.", [("NLM", "Velin Airport")]),
        ("Sector 2, in the west, is manned by Sweden.", [("Sector 2", "the west")]),
        (
            "Task Group South, with its headquarters at Camp Ven, was new.",
            [("Task Group South headquarters", "Camp Ven")],
        ),
        (
            "The Boat Headquarters (BHQ) is at Rota, Spain; it was located in Brest.",
            [("Boat Headquarters", "Rota, Spain"), ("Boat Headquarters", "Brest")],
        ),
        ("The district of Orsa, on the northern tip of Ven, was calm.", [("Orsa", "the northern tip of Ven")]),
        ("Two companies were stationed in northern Orsa.", [("NLM companies", "northern Orsa")]),
    ],
)
def test_find_reads_a_base(words: str, found: list[tuple[str, str]]):
    assert bases(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "The council set up the Lake Force (LF) in Resolution 12 of 2011.",
        "He has held the office in December of the same year.",
        "The Force in the Lakes (FL) is old.",
        "Task Group North was not based in Orsa.",
        "This opened at Orsa in London on 10 September 1979.",
        "NLM will remain in Orsa.",
        "The office in English is good.",
    ],
)
def test_find_takes_no_law_month_or_plan_for_a_place(words: str):
    assert bases(words) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Sector West, Orsa (formerly the Orsa Brigade)", ("Sector West", "Orsa")),
        ("RC East, Bergen – lead nation Norway", ("RC East", "Bergen")),
        ("Sector North (Lund)", ("Sector North", "Lund")),
        ("Task Group South – Velin", ("Task Group South", "Velin")),
        ("Boat School (BS), Fort Ven, 40 km north of Velin", ("BS", "Fort Ven, 40 km north of Velin")),
    ],
)
def test_find_reads_a_row_of_a_unit_and_its_place(row: str, found: tuple[str, str]):
    assert found in bases(f"The units are:\n • {row}\n")


def test_find_takes_no_lending_country_for_a_place():
    assert bases("The units are:\n • Boat Company: Sweden\n • Guard Company (Norway)\n") == []


def test_find_reads_the_old_and_the_new_base_of_a_unit_that_moved():
    found = located("The NLM headquarters moved from Orsa to Velin in 2007.")

    assert [mention.statement for mention in found] == [
        "The NLM headquarters were based in Orsa until 2007.",
        "The NLM headquarters moved to Velin in 2007.",
    ]


def test_find_ends_a_base_where_the_text_says_until_when():
    (found,) = located("The Boat Headquarters was located in Brest until September 2022.")

    assert found.time is not None
    assert (found.time.begins, found.time.ends is not None) == (None, True)
    assert found.statement == "The Boat Headquarters were located in Brest until September 2022."


def test_find_calls_a_plan_a_plan():
    (found,) = located("The Lake Guard Academy is to open in Orsa in April 2022.")

    assert (found.modality, found.statement) == (
        "planned",
        "The Lake Guard Academy is to open in Orsa in April 2022.",
    )


def test_find_reads_the_area_of_an_operation():
    (found,) = located("Operation CALM WATER is a policing operation in the Gulf of Orsa.")

    assert (found.attribute, found.value) == ("area", "Gulf of Orsa")


def test_find_gives_offices_to_the_subject_and_not_to_the_place_before_them():
    assert bases("NLM is headquartered in Tolva, with regional offices in Ponce, Garsk and Meru.") == [
        ("NLM", "Tolva"),
        ("NLM regional offices", "Ponce"),
        ("NLM regional offices", "Garsk"),
        ("NLM regional offices", "Meru"),
    ]


@pytest.mark.parametrize(
    "words", ["Units:\n\nHead of Mission: Amina Tesfaye", "The guard deployed to Orsa experts in swimming."]
)
def test_find_takes_no_person_and_no_attribute_for_a_place(words: str):
    assert bases(words) == []


def test_a_row_of_numbered_sectors_tells_each_headquarters():
    words = "Sector 1 – Eastern and Lower Shore; headquarters Velin\nSector 2 – Upper Shore; headquarters Orsa"
    found = {(m.subject, str(m.value)) for m in mentions(words) if m.kind == "location"}

    assert found >= {("Sector 1", "Velin"), ("Sector 2", "Orsa")}
