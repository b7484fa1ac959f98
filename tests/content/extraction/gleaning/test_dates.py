"""Tests the dates that no family takes: in brackets, in rows, of entries without a verb."""

import pytest

from tests.content.extraction.gleaning.gleanings import gleaned, statements, told


def days(words: str) -> list[tuple[str, str]]:
    """Subject and day of each date found."""
    return [(one.subject, str(one.value).split(";")[0]) for one in gleaned(words, "date")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Lake Accord (May 2011) ended the war.", [("Lake Accord", "2011-05-01/2011-05-31")]),
        ("Founding of the port: 12 May 2011", [("NLF port", "2011-05-12/2011-05-12")]),
        ("Visits of envoys in May 2011 and in June 2012.", [("NLF visits", "2012-06-01/2012-06-30")]),
        ("The boats, old and slow, came (3 May 2011) to the port.", [("Boats", "2011-05-03/2011-05-03")]),
    ],
)
def test_a_date_that_no_family_takes_is_shown_with_what_it_is_of(words, found):
    assert days(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Last updated: 3 May 2011",
        "Status as of 3 May 2011",
        "The council had 12 seats (June 2012) and no chair.",
        "The Lake Guard left Orsa on 3 May 2019.",
        "I came (3 May 2011) to the port.",
        "She left Orsa in 2012.",
    ],
)
def test_a_date_of_the_text_of_a_figure_or_of_nobody_is_no_event(words):
    assert days(words) == []


def test_an_entry_of_a_chronology_is_told_with_its_date():
    assert statements("3 May 2004: the boats of the guard, long awaited, in the port.", "date") == [
        "3 May 2004: The boats of the guard, long awaited, in the port."
    ]


def test_both_ends_of_a_span_are_events():
    first, last = gleaned("From May 2011 to June 2012 boats under repair in the dock.", "date")

    assert first.time is not None
    assert last.time is not None
    assert (first.time.begins, first.time.ends) == (first.value, None)
    assert (last.time.begins, last.time.ends) == (None, last.value)


def test_a_denied_event_is_denied():
    (found,) = gleaned("The port was not reopened (3 May 2011).", "date")

    assert (found.negated, found.statement) == (True, "The port was not reopened (3 May 2011).")


def test_what_neither_nor_joins_is_told_as_denied():
    found = gleaned("The force neither left the port in 2010 nor returned to the shore in 2012.", "date")

    assert [(one.negated, "neither" in one.statement) for one in found] == [(True, True), (True, True)]
    assert told("The force left the port in 2010 and returned to the shore in 2012.", "date") == []
