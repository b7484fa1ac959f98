"""Tests of how often things are said to happen."""

import pytest

from tests.content.extraction.families.tellings import mentions


def rhythms(words: str) -> list[tuple[str, str, str]]:
    """What happens how often, and how it is told."""
    return [(one.subject, str(one.value), one.statement) for one in mentions(words) if one.rule == "gleaned: rhythm"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The Orsa Guard is relieved every six months.",
            ("Orsa Guard", "every six months", "The Orsa Guard is relieved every six months."),
        ),
        (
            "The Shore Council renews the mandate every year.",
            ("NLF mandate", "every year", "The NLF mandate is renewed every year."),
        ),
        (
            "We meet the elders twice a month.",
            ("NLF", "twice a month", "NLF meets the elders twice a month."),
        ),
    ],
)
def test_what_is_done_again_and_again_is_told_with_its_rhythm(words, told):
    assert rhythms(words) == [told]


@pytest.mark.parametrize(
    "words",
    ["NLF trains 300 guards every year.", "The guard is not relieved every year.", "NLF needs three boats each."],
)
def test_amounts_and_denials_have_no_rhythm(words):
    assert rhythms(words) == []


def test_the_number_in_a_rhythm_counts_nothing():
    assert [one for one in mentions("The Orsa Guard is relieved every 6 months.") if one.kind == "quantity"] == []
