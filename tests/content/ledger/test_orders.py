"""Events whose dates surely lie apart stand in an order; no event stands in two, and no order repeats a known one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from content.ledger.entry import Entry
from content.ledger.orders import orders
from tests.entries import make_entry
from tests.premises import DAYS, EVENTS, event


def of_topic(deed: str, topic: str, **given: Any) -> Entry:
    """An event with a subject of its own."""
    return event(deed, **({"subject": deed, "subject_key": deed, "topic": topic} | given))


def lines(*entries: Entry, titles: dict[str, str] | None = None) -> list[Any]:
    return [order.value for order in orders(entries, titles or {})]


def test_the_events_of_a_subject_stand_in_the_order_of_their_dates():
    [order] = orders(EVENTS[::-1], {})

    assert order.value == (
        "1 The Lake Guard was set up; 2 The Lake Guard was moved to Velin; 3 The Lake Guard was reformed;"
        " 4 The Lake Guard was dissolved"
    )
    assert order.statement == (
        "By their dates, the events told of Lake Guard happened in this order: The Lake Guard was set up"
        " (3 March 2010); The Lake Guard was moved to Velin (May 2011); The Lake Guard was reformed (2012);"
        " The Lake Guard was dissolved (5 July 2013)."
    )
    assert order.premises == tuple(DAYS)
    assert (order.kind, order.series) == ("sequence", ("lake-guard", "order-of-events"))


def test_an_order_lasts_from_the_first_event_to_the_last():
    [order] = orders(EVENTS, {})

    assert order.time.begins is not None
    assert str(order.time.begins) == "2010-03-03/2013-07-05;range;3 March 2010 to 5 July 2013"
    assert (order.time.nature, order.time.known) == ("event", "inferred")


@pytest.mark.parametrize(
    "given",
    [
        {"modality": "planned"},
        {"tier": "B"},
        {"negated": True},
        {"nature": "state"},
        {"said": ()},
        {"statement": "The Lake Guard was set up in spring."},
        {"statement": "The Lake Guard paper dates from 3 March 2010."},
        {"statement": "The Lake Guard was set up on 3 March 2010 by the Act of 2009."},
        {"statement": "The Lake Guard had a strength of 80 since 3 March 2010."},
        {"at": "../2010-03-03"},
        {"at": "2010-01-01/.."},
    ],
    ids=str,
)
def test_only_what_surely_happened_on_known_days_is_an_event(given):
    assert len(lines(*EVENTS[:3])) == 1
    assert lines(event("set up", **given), *EVENTS[1:3]) == []


@pytest.mark.parametrize("at", ["2011", "2011-05-20", "2010-04-01/2011-05-01"])
def test_events_that_may_be_of_one_day_are_in_no_order(at):
    assert lines(event("set up", at), *EVENTS[1:3]) == []


def test_what_texts_date_differently_is_in_no_order():
    other = replace(event("set up", "2009-01-01"), id="other")

    assert lines(*EVENTS[:3], other) == []


def test_the_most_important_events_are_taken_where_there_are_many():
    many = [event(f"inspected time {n}", f"2001-0{n}-01", importance=3 if n > 2 else 1) for n in range(1, 10)]

    [order] = orders(many, {})

    assert order.premises == tuple(f"inspected time {n}" for n in range(3, 9))


def test_the_events_of_a_topic_stand_in_order_whosever_they_are():
    [order] = orders([of_topic(deed, "reform") for deed in DAYS], {"reform": "Reform of the guard"})

    assert (order.subject, order.subject_key, order.topic) == ("Reform of the guard", "reform-of-the-guard", "reform")
    assert order.statement.startswith("By their dates, the events under “Reform of the guard” happened in this order: ")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("The talks of Velin", 1),
        ("Stand-up of the Lake Guard", 1),
        ("Background", 0),
        ("BRIEF HISTORY", 0),
        ("Our mandate", 0),
        ("2007–2013: New members", 0),
        ("", 0),
        ("What everybody ought to know about the history of the Lake Guard", 0),
    ],
)
def test_a_heading_that_names_nothing_has_no_order(heading, expected):
    assert len(lines(*(of_topic(deed, heading) for deed in DAYS))) == expected


def test_headings_of_two_documents_are_two():
    apart = [of_topic(deed, "The talks of Velin", said=("2014",) * n) for n, deed in enumerate(list(DAYS)[:3], 1)]

    assert lines(*apart) == []
    assert len(lines(*apart, titles={"The talks of Velin": "Talks"})) == 1


def test_an_event_stands_in_one_order():
    known = make_entry("order", "1 …; 2 …", kind="sequence", premises=("set up", "dissolved"))

    assert len(lines(*(event(deed, topic="reform") for deed in DAYS), titles={"reform": "Reform"})) == 1
    assert lines(*EVENTS, known) == []
