"""Tests the signs in a statement that it was cut wrong."""

import pytest

from content.extraction import wording
from content.extraction.mention import Mention, Span
from content.ledger.entry import Kind


def mention(
    statement: str,
    *,
    kind: Kind = "date_event",
    subject: str = "Lake Guard",
    value: str = "x",
    rule: str = "date: on",
    unit: str = "",
) -> Mention:
    spans = (Span("value", 0, len(statement), statement),)
    return Mention("a.txt", kind, subject, "told", value, statement, spans, rule, unit=unit)


@pytest.mark.parametrize(
    "statement",
    [
        "The Lake Guard was dissolved in 1915 since 1884.",
        "The allies prolong the task beyond 2016 until 9 July 2016.",
        "On 1 July 2013, the Lake Guard left Orsa the same year.",
        "On 15 April 2019, the council was to present, no later than options for a smaller force.",
        "In 2012, the army reached 352,000 : 195,000 of them on land.",
        "The Lake Guard 've lost 19 boats.",
        "In 1998, the Lake Guard was began to drive off the fishermen.",
        "On 10 January 1966, the Lake Guard agreed at Orsa through to its end, was disbanded on 22 March 1966.",
        "The Lake Guard was responsible for order on 27 March 2011 (the source gives no date).",
        "The Lake Guard closes since 2014.",
        "The Lake Guard is a body of some 12,000 men to train.",
        "The budget /23 was 5 euros in 2023.",
    ],
)
def test_a_statement_that_was_cut_wrong_is_broken(statement: str):
    assert wording.is_broken(mention(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "The Lake Guard was in Orsa from 1884 to 1915.",
        "On 1 July 2013, the Lake Guard left Orsa.",
        "On 10 January 1966, the Lake Guard, founded in Orsa, was disbanded.",
        "The Lake Guard will report no later than 3 May 2020.",
        "The Lake Guard has been in Orsa since 2014.",
        "Since 2014, the Lake Guard sails.",
        "The Lake Guard is there to train fishermen.",
        "The Lake Guard handed Orsa over in 2010.",
        "The Lake Guard has 5 boats (the source gives no date).",
    ],
)
def test_a_whole_statement_is_not_broken(statement: str):
    assert not wording.is_broken(mention(statement))


@pytest.mark.parametrize(
    ("subject", "value", "wrong"),
    [
        ("Orsa", "the only losses of the war", True),
        ("Orsa", "one of three harbours", False),
        ("Orsa", "the headquarters of the north", False),
        ("Orsa", "Norway's largest harbour", False),
        ("Sailors", "the losses of the war", False),
    ],
)
def test_one_is_not_many(subject: str, value: str, wrong: bool):
    assert wording.disagrees(mention("", kind="definition", subject=subject, value=value)) is wrong


@pytest.mark.parametrize(
    ("unit", "wrong"),
    [("tonnes", True), ("tonnes of rice", False), ("boats", False), ("UN volunteers Largest donors", True)],
)
def test_a_line_counts_something(unit: str, wrong: bool):
    found = mention(f"NLF had 5 {unit} in 2010.", kind="quantity", rule="quantity: line", unit=unit)

    assert wording.counts_nothing(found) is wrong


@pytest.mark.parametrize(
    ("subject", "wrong"),
    [("Assets at present", True), ("NLF assets at present", False), ("Shore Guard", False), ("Force of Orsa", False)],
)
def test_a_line_is_of_somebody(subject: str, wrong: bool):
    found = mention("", kind="quantity", rule="quantity: line", subject=subject)

    assert wording.is_of_no_one(found, "NLF") is wrong
