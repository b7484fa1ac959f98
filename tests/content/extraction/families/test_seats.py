"""Tests places that a text names first, or gives as what a base is."""

import pytest

from tests.content.extraction.families.test_locations import bases, located


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Its headquarters is Camp Orsa.", [("NLM headquarters", "Camp Orsa")]),
        ("HQ was Fort Ven, once.", [("NLM HQ", "Fort Ven")]),
        ("Camp Orsa is home to the Boat Company.", [("Boat Company", "Camp Orsa")]),
        ("Velin hosts the NLM headquarters.", [("NLM headquarters", "Velin")]),
        ("Orsa, a small town in northern Ven, is calm.", [("Orsa", "northern Ven")]),
        ("The 3rd Infantry Battalion, at Camp Lund, has boats.", [("3rd Infantry Battalion", "Camp Lund")]),
    ],
)
def test_a_place_is_read_before_what_it_is_home_to(words: str, found: list[tuple[str, str]]):
    assert bases(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Norway hosts the talks.",
        "Camp Orsa is no home to the Boat Company.",
        "Its base is Norwegian in all but name.",
        "Orsa, a small town, is calm.",
        "Ada Lind, a nurse in Velin, is calm.",
    ],
)
def test_no_seat_is_read_of_other_things(words: str):
    assert [one for one in located(words) if one.rule in ("location: seat is", "location: home of")] == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Boat Division North East (BD NE): Velin, Norway", ("BD NE", "Velin, Norway")),
        ("Logistic hub: Norway", ("NLM logistic hub", "Norway")),
        ("Helicopter Flight (5 aircraft), Port Lund", ("Helicopter Flight", "Port Lund")),
    ],
)
def test_a_row_gives_the_place_of_a_division_a_flight_or_a_hub(row: str, found: tuple[str, str]):
    assert found in bases(f"The units are:\n • {row}\n")


def test_three_places_are_also_one_fact_together():
    found = {str(one.value): one.tier for one in located("NLM offices are located in Orsa, Velin and Lund.")}

    assert found == {"Orsa": "A", "Velin": "A", "Lund": "A", "Orsa, Velin and Lund": "B"}


def test_a_base_behind_who_leads_a_brigade_is_the_brigades():
    assert bases("NLM has a brigade led by Norway, with its headquarters in Velin.") == [
        ("Brigade headquarters", "Velin")
    ]
