"""Tests mentions as the plain data that the extract command prints."""

from datetime import date
from decimal import Decimal

import pytest

from content.extraction import Mention, Span
from content.extraction.records import record
from content.ledger.entry import Time, Value
from content.partialdate import PartialDate

BY_MAY = PartialDate(None, date(2011, 5, 31), "month", "by May 2011")


def a_mention(value: Value, time: Time | None = None) -> Mention:
    span = Span("value", 4, 9, "words")
    return Mention("lake.txt", "other", "Lake", "is", value, "The lake is calm.", (span,), "a rule", time)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (90, 90),
        (Decimal("2.5"), 2.5),
        ("calm", "calm"),
        (PartialDate.on(2011, 5, 2), "2011-05-02"),
        (PartialDate.on(2011, 5), "2011-05"),
        (PartialDate.on(2011), "2011"),
        (BY_MAY, "2011-05"),
        (PartialDate(date(2011, 5, 2), date(2011, 5, 4)), "2011-05"),
        (PartialDate(date(2011, 5, 2), date(2012, 5, 4)), "2011-05-02/2012-05-04"),
        (PartialDate(date(2011, 1, 1), date(2011, 4, 30), "part", "early 2011"), "2011"),
    ],
)
def test_record_prints_a_value_as_a_number_a_date_or_words(value: Value, printed: object):
    assert record(a_mention(value), "f1")["value"] == printed


def test_record_holds_everything_the_outside_relies_on():
    time = Time("observation", PartialDate.on(2011, 5, phrase="May 2011"), None, "stated")

    row = record(a_mention(90, time), "f1")

    assert row.pop("id")
    assert row == {
        "fact": "f1",
        "document": "lake.txt",
        "kind": "other",
        "subject": "Lake",
        "attribute": "is",
        "value": 90,
        "unit": "",
        "hedge": None,
        "time": {
            "nature": "observation",
            "earliest": "2011-05-01",
            "latest": "2011-05-31",
            "phrase": "May 2011",
            "known": "stated",
        },
        "modality": "happened",
        "negated": False,
        "statement": "The lake is calm.",
        "quote": "words",
        "start": 4,
        "end": 9,
        "tier": "B",
        "rule": "a rule",
    }
