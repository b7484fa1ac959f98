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
        ("quantity", "NLF:\n\nLosses: 211 persons\n", "NLF:\n\nBoats: 211 launches\n"),
    ],
)
def test_what_leans_on_other_words_is_unsure_and_the_same_in_full_is_sure(kind, leaning, whole):
    assert "A" not in tiers(leaning, kind)
    assert "A" in tiers(whole, kind)
