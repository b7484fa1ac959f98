"""Tests of what comes first, second and third."""

import pytest

from tests.content.extraction.families.tellings import mentions


def orders(words: str) -> list[tuple[str, str]]:
    """The orders told, as subject and value."""
    return [(one.subject, str(one.value)) for one in mentions(words) if one.kind == "sequence"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The sale was run in three steps: first the boats were counted, then they were sold in Orsa, and finally "
            "they were painted blue.",
            ("NLF sale", "1 boats were counted; 2 sold in Orsa; 3 painted blue"),
        ),
        (
            "The move went on in three stages: to the north, completed in May 2012; to the south, where Norway waited; "
            "and finally to the shore on 3 June 2014.",
            ("NLF move", "1 to the north; 2 to the south; 3 to the shore"),
        ),
        (
            "NLF ran three exercises, one after the other: Calm Lake, Still Shore and Deep Bay.",
            ("NLF", "1 Calm Lake; 2 Still Shore; 3 Deep Bay"),
        ),
        (
            "Code names: Operation Calm Lake, followed on 20 June 2018 by Operation Still Shore",
            ("NLF code names", "1 Operation Calm Lake; 2 Operation Still Shore"),
        ),
        (
            "Norway led from 2018 to May 2020, then Finland until May 2022, then Iceland.",
            ("NLF", "1 Norway; 2 Finland; 3 Iceland"),
        ),
    ],
)
def test_orders_are_read_from_one_sentence(words, told):
    assert told in orders(words)


@pytest.mark.parametrize(
    "words",
    [
        "First aid is taught in Orsa, and then the men go home.",
        "The boats were sold in three lots: blue, red and green.",
        "The talks were followed by a dinner.",
        "He left Orsa, then Velin.",
    ],
)
def test_what_is_no_order(words):
    assert orders(words) == []


def test_bodies_take_over_from_one_another():
    assert orders("The new headquarters took over from LAGUT, an old post on the shore.") == [
        ("NLF new headquarters", "LAGUT")
    ]
    assert orders("NLF took up the work of a smaller predecessor, the Orsa Guard.") == [("NLF", "Orsa Guard")]


def test_the_holders_of_an_office_stand_in_their_order():
    words = (
        "Commanders of NLF\n\n2001-2004   General Ada Lind (Sweden)\n2004-2007   General Olaf Berg (Norway)\n"
        "2007-2010   General Ida Holm (Denmark)\n"
    )

    assert ("Commander of NLF", "1 Ada Lind; 2 Olaf Berg; 3 Ida Holm") in orders(words)


def test_who_took_over_comes_after_who_gave_over():
    words = "Major General Ada Lind took command of NLF on 3 May 2019 from Major General Olaf Berg."

    assert ("Commander of NLF", "1 Major General Olaf Berg; 2 Major General Ada Lind") in orders(words)
