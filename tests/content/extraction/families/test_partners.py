"""Tests partners: with whom a body is in touch or shares its work, and whom it supports."""

import pytest

from tests.content.extraction.families.tellings import mentions


def told(words: str) -> list[str]:
    return [one.statement for one in mentions(words) if one.rule.startswith("partner: ")]


@pytest.mark.parametrize(
    ("words", "statements"),
    [
        (
            "NLF is in regular touch with Harbourwatch, Shorepol and the Lake Criminal Court.",
            [
                "NLF is in regular touch with Harbourwatch.",
                "NLF is in regular touch with Shorepol.",
                "NLF is in regular touch with the Lake Criminal Court.",
            ],
        ),
        (
            "NLF shares its boats with the Lake Mission in Orsa (LMO).",
            ["NLF shares its boats with the Lake Mission in Orsa."],
        ),
        (
            "We co-operate closely with the Lake Commissioner for Fish (LCF) and the Council of the Lakes.",
            [
                "NLF co-operates closely with the Lake Commissioner for Fish.",
                "NLF co-operates closely with the Council of the Lakes.",
            ],
        ),
        (
            "The force also lends a hand to two sister missions ashore, LAPOL Orsa and LACAP Velin.",
            ["NLF lends a hand to LAPOL Orsa.", "NLF lends a hand to LACAP Velin."],
        ),
        (
            "The force now also supports the Joint Ferry Watch and Inspection Office (JFWIO), which is in Velin.",
            ["NLF supports the Joint Ferry Watch and Inspection Office."],
        ),
    ],
)
def test_each_partner_is_told_by_itself(words, statements):
    assert told(words) == statements


@pytest.mark.parametrize(
    "words",
    [
        "NLF does not share its boats with the Lake Guard.",
        "NLF supports the Orsan police.",
        "NLF assists Norway in many ways.",
        "NLF helps the Lake Guard to mend its boats.",
        "NLF is in touch with Ana Berg.",
        "He said: “I am in touch with the Lake Guard.”",
    ],
)
def test_who_is_no_partner_of_a_body_is_not_told_as_one(words):
    assert told(words) == []
