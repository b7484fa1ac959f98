"""Events in a few words, without their dates."""

from __future__ import annotations

import pytest

from quiz.generation.distractors import option_text
from quiz.generation.events import event, occasion


@pytest.mark.parametrize(
    ("iso", "statement", "expected"),
    [
        (
            "2003-04-07",
            "The Port Council adopted the Quay Charter on 7 April 2003.",
            "The Port Council adopted the Quay Charter",
        ),
        ("2003-04", "In April 2003 Ilse Maren presented her report.", "Ilse Maren presented her report"),
        ("2003-04", "According to the office, the quay opened in April 2003.", "The quay opened"),
        ("2003-04-07", "The first voyage was on 7 April 2003.", None),
        ("2003-04-07", "After the storm of 2002, the quay opened on 7 April 2003.", None),
    ],
)
def test_event_has_no_date(iso, statement, expected, make_event):
    fact = make_event(iso, statement)

    assert event(fact, option_text(fact)) == expected


def test_plan_is_no_event(make_event):
    fact = make_event("2003-04-07", "The quay was to open on 7 April 2003.", modality="planned")

    assert event(fact, option_text(fact)) is None


@pytest.mark.parametrize(
    ("days", "given", "expected"),
    [
        (("2003-04-07", "2001"), {}, "of the years 2001 to 2003"),
        (("2003-04-07", "2003-11"), {}, "of 2003"),
        (
            ("2003-04-07", "2001"),
            {"subject": "Harbour Mission", "subject_key": "harbour-mission"},
            "in the history of the Harbour Mission",
        ),
    ],
)
def test_occasion_names_the_subject_or_the_years(days, given, expected, make_event):
    events = [make_event(day, f"The Harbour Mission opened a quay on {day}.", **given) for day in days]

    assert occasion(events) == expected
