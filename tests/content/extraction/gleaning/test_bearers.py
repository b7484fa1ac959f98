"""Tests of whom or what a noun in a clause tells."""

import pytest

from content.extraction import SourceText, scene
from content.extraction.gleaning import bearers
from content.readers.text import split_blocks
from tests.content.extraction.families.tellings import OPENING


def bearer(words: str, noun: str) -> str:
    """Whose the noun of a text is."""
    text = f"{OPENING}{words}"
    ready = scene.build(SourceText("a.txt", text, "Northern Lake Force (NLF)"), split_blocks(text))
    sentence = ready.sentences[-1]
    token = next(one for one in sentence.tokens if one.text == noun)
    found = bearers.of(ready, sentence, token).subject
    return found.words if found is not None else ""


@pytest.mark.parametrize(
    ("words", "noun", "whose"),
    [
        ("The Lake Guard has 40 boats.", "boats", "Lake Guard"),
        ("The Shore Brigade with 40 boats left Orsa.", "boats", "Shore Brigade"),
        ("NLF met the Lake Guard, a body of 90 men.", "body", "Lake Guard"),
        ("The Lake Guard works with a crew of 40 men.", "men", "Lake Guard"),
        ("In 2019 some 40 boats were lent by the Lake Guard.", "boats", "Lake Guard"),
        ("The Lake Guard, which has 40 boats, is old.", "boats", "Lake Guard"),
        ("Rules for boats.", "boats", "NLF"),
    ],
)
def test_a_noun_is_of_the_unit_with_it_or_of_who_does_the_verb(words, noun, whose):
    assert bearer(words, noun) == whose


def test_what_a_passive_clause_counts_is_its_own_bearer():
    assert bearer("Over 40 political prisoners were freed in 2019.", "prisoners") == "Political prisoners"
    assert bearer("Some 70 tonnes of surplus powder were burnt in 2019.", "tonnes") == "Surplus powder"


def test_what_stands_below_the_heading_of_an_event_is_of_that_event():
    words = "Hijacking of the ferry Aurora\n\nSome 40 people were freed in 2019."

    assert bearer(words, "people") == "Hijacking of the ferry Aurora"
