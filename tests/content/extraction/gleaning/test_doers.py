"""Tests names in a row that do something together."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, statements, told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "It grew out of the Ferry Staff, which Norway, Latvia and Sweden formed in Orsa.",
            ("Ferry Staff", "form-by", "Norway, Latvia and Sweden"),
        ),
        (
            "Norway, Latvia and Sweden have promised that they will take part.",
            ("NLF", "promise-by", "Norway, Latvia and Sweden"),
        ),
    ],
)
def test_who_does_something_together_belongs_to_what_was_done(words, found):
    assert told(words, "doers") == [found]


def test_what_they_did_is_said_of_all_of_them():
    words = "It rests on the Orsa Accord, which Norway and Latvia signed in the port of Velin."

    assert statements(words, "doers") == ["Norway and Latvia signed the Orsa Accord."]


@pytest.mark.parametrize(
    "words",
    [
        "Norway and Latvia left early.",
        "Norway, Latvia and Sweden did not take part.",
        "At the call of the envoy, Ana Berg, Norway and Latvia left.",
    ],
)
def test_a_pair_and_what_nobody_did_make_no_such_list(words):
    assert gleaned(words, "doers") == []
