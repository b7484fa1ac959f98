"""Tests of what makes a thing stand out, of its other names, and of what somebody asked for or held."""

import pytest

from tests.content.extraction.families.tellings import mentions


def others(words: str) -> list[tuple[str, str]]:
    """The plain statements of a text, as subject and value."""
    return [(one.subject, str(one.value)) for one in mentions(words) if one.kind in ("other", "definition")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "NLF is the first force of its kind that the lake towns have set up.",
            ("NLF", "the first force of its kind that the lake towns have set up"),
        ),
        ("NLF is the only police body of the lake towns.", ("NLF", "the only police body of the lake towns")),
        ("The Orsa Guard, also known as the Blue Boats, is small.", ("Orsa Guard", "the Blue Boats")),
    ],
)
def test_what_stands_out_and_what_else_it_is_called(words, told):
    assert told in others(words)


@pytest.mark.parametrize(
    "words",
    [
        "That was the first time that NLF saw the sea.",
        "This is the only place where they meet.",
        "NLF is not the only police body of the lake towns.",
    ],
)
def test_what_does_not_stand_out(words):
    assert [one for one in mentions(words) if one.rule == "gleaned: rank"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Orsa has asked to join the League of Lake Towns.", ("Orsa", "to join the League of Lake Towns")),
        (
            "The High Court ruled that the council had no right to sell the boats.",
            ("High Court", "the council had no right to sell the boats"),
        ),
        ("Norway supports village policing on the model of Orsa.", ("Norway", "village policing on the model of Orsa")),
        (
            "Orsa lends the largest boat, Velin sends the crew.",
            ("Orsa", "the largest boat"),
        ),
    ],
)
def test_what_is_asked_held_and_done(words, told):
    assert told in others(words)
