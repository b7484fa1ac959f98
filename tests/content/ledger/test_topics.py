"""A new fact is filed where its like are, else where its words point, else nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from content.ledger.entry import Entry
from content.ledger.topics import Filing, TopicWords, words
from tests.entries import make_entry

MANDATE = TopicWords("mandate", "Mandate", "What the watch is authorised to do, and by whom.")
STRENGTH = TopicWords("strength", "Deployment and strength", "How many wardens serve on the lake over the years.")
TOPICS = (MANDATE, STRENGTH)
SERIES = ("lake-watch", "wardens")


def new(statement: str = "", heading: str = "", **given: Any) -> Entry:
    return make_entry("new", statement=statement, topic=heading, **given)


def filed(topic: str, id: str = "known", **given: Any) -> Entry:
    return make_entry(id, topic=topic, **given)


def proposed(entry: Entry, known: list[Entry] | None = None, approved: list[Entry] | None = None) -> str:
    return Filing(TOPICS, known or [], approved or []).proposals([entry]).get(entry.series, "")


def test_a_fact_goes_where_its_series_is_whatever_its_words_say():
    entry = new("The mandate authorised wardens.", "Mandate")

    assert proposed(entry, known=[filed("strength")]) == "strength"


def test_of_a_series_in_two_topics_most_decide():
    known = [filed("mandate", "1"), filed("strength", "2"), filed("strength", "3")]

    assert proposed(new(), known) == "strength"


@pytest.mark.parametrize("shared", [{"attribute": "boats"}, {"subject_key": "shore-watch"}])
def test_a_fact_goes_where_most_approved_facts_of_its_subject_or_attribute_are(shared):
    alike = [filed("strength", str(n), **shared) for n in range(4)]

    assert proposed(new(), approved=alike) == "strength"
    assert proposed(new(), known=alike) == ""


def test_alike_facts_that_are_spread_over_the_topics_decide_nothing():
    spread = [filed(topic, topic + str(n), attribute="boats") for topic in ("mandate", "strength") for n in range(4)]

    assert proposed(new(), approved=spread) == ""


@pytest.mark.parametrize(
    ("statement", "heading", "expected"),
    [
        ("It had 400 of them.", "Strength of the watch", "strength"),
        ("It was authorised in 2004.", "Its mandates", "mandate"),
        ("The wardens were deployed in strength.", "", "strength"),
        ("Its strength is known.", "Weather", ""),
        ("It had 400 of them.", "", ""),
        ("The mandate tells the strength.", "Mandate and strength", ""),
    ],
)
def test_else_the_words_of_heading_and_statement_decide(statement, heading, expected):
    assert proposed(new(statement, heading)) == expected


def test_a_series_is_filed_as_one():
    headed, other = new("It had 400 wardens.", "Strength"), new("It had 500 wardens.")

    found = Filing(TOPICS, [], []).proposals([headed, other])

    assert found == {SERIES: "strength"}


def test_a_mission_without_topics_files_nothing():
    assert Filing([], [], []).proposals([new("It had 400 wardens.", "Strength")]) == {}


def test_the_heading_of_a_known_fact_is_no_topic():
    assert proposed(new(), known=[filed("Weather")]) == ""


def test_words_are_told_by_their_beginnings():
    assert words("The Deployment of 3 brigades") == words("deployed brigade")
