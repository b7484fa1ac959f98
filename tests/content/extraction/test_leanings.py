"""Tests what leans on other sentences or trails off: for each sign a text that bears it, and a near one without."""

import pytest

from tests.content.extraction.families.figures_told import is_gleaned
from tests.content.extraction.families.tellings import mentions


def tiers(words: str, kind: str) -> list[str]:
    """How sure the families are of their findings of a kind."""
    return [one.tier for one in mentions(words) if one.kind == kind and not is_gleaned(one)]


@pytest.mark.parametrize(
    ("kind", "leaning", "whole"),
    [
        ("date_event", "The Special Envoy left Orsa on 3 May 2019.", "The NLF Special Envoy left Orsa on 3 May 2019."),
        ("role", "Ana Berg, Minister of Defence, spoke.", "Ana Berg, Minister of Defence of Velinia, spoke."),
        (
            "date_event",
            "The Lake Assembly approved the deployment on 3 May 2019.",
            "The Lake Assembly approved the deployment of NLF on 3 May 2019.",
        ),
        (
            "date_event",
            "The Council Decision was adopted on 3 May 2019.",
            "Council Decision 2019/12 was adopted on 3 May 2019.",
        ),
        (
            "date_event",
            "The Lake Union signed on 3 May 2019.",
            "The Lake Union signed the Orsa Accord on 3 May 2019.",
        ),
        (
            "date_event",
            "After the first round, on 3 May 2019, the Lake Guard counted all boats.",
            "After months of storms, on 3 May 2019, the Lake Guard counted all boats.",
        ),
        (
            "date_event",
            "The Orsa Canal, shut to traffic in May 2019, is open again.",
            "The Orsa Canal was shut to traffic in May 2019.",
        ),
        ("quantity", "NLF:\n\nLosses: 211 persons\n", "NLF:\n\nBoats: 211 launches\n"),
    ],
)
def test_what_leans_on_other_words_is_unsure_and_the_same_in_full_is_sure(kind, leaning, whole):
    assert "A" not in tiers(leaning, kind)
    assert "A" in tiers(whole, kind)


def test_one_of_several_places_is_no_answer():
    words = "The Lake Guard had offices in Orsa and Velin. {}"
    both = tiers(words.format("The Lake Guard base is in Orsa. The Lake Guard base is in Velin."), "location")
    assert "A" not in both


def test_a_clause_is_told_without_what_tells_of_its_parts():
    words = "The Lake Guard kept two boats, one in Orsa, and the other in Velin."
    assert any(one.statement.startswith("The Lake Guard kept 2 boats by") for one in mentions(words))
