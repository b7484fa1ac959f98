"""Tests of what a text says there is not."""

import pytest

from tests.content.extraction.families.tellings import mentions


def denied(words: str) -> list[tuple[str, str]]:
    """Of whom something is denied, and what."""
    return [(one.subject, str(one.value)) for one in mentions(words) if one.kind == "other" and one.negated]


@pytest.mark.parametrize(
    ("words", "subject", "value"),
    [
        ("NLF has no mandate to board ships.", "NLF", "no mandate to board ships"),
        ("The Orsa Guard plays no part in night raids.", "Orsa Guard", "no part in night raids"),
        ("Norway has lent no boats since May 2012.", "Norway", "no boats since May 2012"),
        ("No lessons have been given so far.", "NLF lessons", "not given so far"),
        ("There will be no second mission.", "NLF", "no second mission"),
        ("NLF does not negotiate.", "NLF", "negotiate"),
        ("NLF did not govern the shore, which stayed in the hands of Orsa.", "NLF", "govern the shore"),
        ("We don't guard the mine on the shore.", "NLF", "guard the mine on the shore"),
    ],
)
def test_what_is_denied_is_told_with_all_that_belongs_to_it(words, subject, value):
    assert (subject, value) in denied(words)


@pytest.mark.parametrize(
    "words",
    [
        "No fewer than 40 boats lie in the port.",
        "NLF will not stay a day longer than it must.",
        "NLF leaves no doubt that it will stay.",
    ],
)
def test_what_only_compares_denies_nothing(words):
    assert denied(words) == []
