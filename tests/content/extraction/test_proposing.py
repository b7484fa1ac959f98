"""Tests what is proposed for one sentence: what the rules find in it, and what its grammar says."""

from __future__ import annotations

import pytest

from content.extraction import Mention, SourceText
from content.extraction.proposing import Stretch, propose
from content.ledger.entry import Known
from content.partialdate import PartialDate
from content.readers import read

JUNE_2004 = PartialDate.on(2004, 6)
TEXT = """# Tasks

Lake Watch (LW) keeps the peace on the lake. LW had 420 pilots in May 2003.

The captain painted the 𝒳 ferry 🚢 green in June 2003. The ferry stopped.

The captain has to keep a log of every voyage.

Two boats per night
"""


def proposed(
    words: str, text: str = TEXT, dated: PartialDate | None = JUNE_2004, known: Known = "stated"
) -> tuple[Mention, ...]:
    reading = read(text.encode(), "report.md")
    start = reading.text.index(words)
    source = SourceText("report", reading.text, "Report")
    return propose(source, reading.blocks, Stretch(start, start + len(words)), dated, known)


def plain(words: str, **told) -> Mention:
    """What the grammar of the words says."""
    return proposed(words, **told)[-1]


def test_the_rules_come_first_and_the_sentence_as_it_stands_last():
    counted, said = proposed("LW had 420 pilots in May 2003.")

    assert (counted.kind, counted.subject, counted.value, counted.unit) == ("quantity", "LW", 420, "pilots")
    assert (said.kind, said.rule, said.statement) == ("other", "", "LW had 420 pilots in May 2003.")


def test_rules_that_find_something_elsewhere_say_nothing_here():
    assert [one.rule for one in proposed("The captain has to keep a log of every voyage.")] == [""]


@pytest.mark.parametrize(
    ("words", "subject", "attribute", "value"),
    [
        ("The captain painted the 𝒳 ferry 🚢 green in June 2003.", "Captain", "paint-green", "the 𝒳 ferry 🚢 green"),
        ("The captain has to keep a log of every voyage.", "Captain", "have-keep", "to keep a log of every voyage"),
        ("The ferry stopped.", "Ferry", "stop", "stopped"),
        ("Two boats per night", "Report", "tasks", "Two boats per night"),
    ],
)
def test_the_grammar_gives_subject_attribute_and_value(words, subject, attribute, value):
    said = plain(words)

    assert (said.subject, said.attribute, said.value) == (subject, attribute, value)


@pytest.mark.parametrize(
    ("words", "nature", "when", "known"),
    [
        ("The captain painted the 𝒳 ferry 🚢 green in June 2003.", "event", "June 2003", "stated"),
        ("The captain has to keep a log of every voyage.", "state", "June 2004", "stated"),
        ("The ferry stopped.", "event", "by June 2004", "inferred"),
    ],
)
def test_the_date_is_that_of_the_sentence_else_that_of_the_text(words, nature, when, known):
    time = plain(words).time

    assert time is not None
    assert time.begins is not None
    assert (time.nature, time.begins.words(), time.known) == (nature, when, known)


def test_a_text_without_a_date_gives_none():
    time = plain("The captain has to keep a log of every voyage.", dated=None, known="unknown").time

    assert time is not None
    assert (time.begins, time.known) == (None, "unknown")


@pytest.mark.parametrize("words", ["word " * 200, "7", "…", "🚢 🚢"])
def test_what_cannot_be_parsed_is_proposed_as_it_stands(words):
    said = plain(words.strip(), text=f"It is calm.\n\n{words.strip()}\n")

    assert said.spans[0].quote == words.strip()
    assert said.value == " ".join(words.split()[:16])
