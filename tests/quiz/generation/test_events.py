"""Events in a few words, without their dates."""

from __future__ import annotations

import pytest

from quiz.generation.distractors import option_text
from quiz.generation.events import act, apart, event, occasion


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
        ("2003-04-07", "The first voyage was on 7 April 2003.", "The first voyage took place"),
        ("2003-04-07", "The Quay Protocol is signed on 7 April 2003.", "The Quay Protocol was signed"),
        (
            "2003-04",
            "In April 2003, the Port Council agreed to stay, unless the Harbour Court decides otherwise.",
            "The Port Council agreed to stay",
        ),
        ("2003-04", "A tug was launched by the Port Council in April 2003.", "A tug was launched by the Port Council"),
        (
            "2003-04-07",
            "Since 7 April 2003, the Quay Guard has been patrolling the docks.",
            "The Quay Guard began patrolling the docks",
        ),
        (
            "2003-04-07",
            "Ilse Maren has been Head of the Quay Guard since 7 April 2003.",
            "Ilse Maren became Head of the Quay Guard",
        ),
        ("2003-04-07", "Jonas Brill has been missing since 7 April 2003.", None),
        ("2003-04-07", "The Long Quay has been closed since 7 April 2003.", None),
        ("2003-04-07", "The Quay Guard has lost three boats since 7 April 2003.", None),
        ("2003-04-07", "The Quay Guard patrolled the docks until 7 April 2003.", None),
        ("2003-04-07", "The repair of the Long Quay was complete by 7 April 2003.", None),
        ("2003-04-07", "The Port Council gave him a medal on 7 April 2003.", None),
        ("2003-04-07", "The Port Council followed four years later on 7 April 2003.", None),
        ("2003-04-07", "The current Quay Charter was signed on 7 April 2003.", None),
        ("2003-04-07", "Two tugs brought pumps to Port Alder on 6 on 7 April 2003.", None),
        ("2009-04-07", "The Quay Charter ends on 7 April 2009.", None),
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


def test_events_apart_leave_out_what_may_have_happened_at_the_same_time(make_event):
    days = ("2003-04-07", "2003-04", "2001")
    events = [make_event(day, f"The Port Council met in Port Alder on {day}.") for day in days]

    assert [one.id for one in apart(events)] == ["2001", "2003-04-07"]


@pytest.mark.parametrize(
    ("subject", "words", "expected"),
    [
        ("Ilse Maren", "Ilse Maren presented her report", ("Ilse Maren", "presented her report")),
        ("Port Council", "The Port Council closed the quay", ("The Port Council", "closed the quay")),
        ("Port Summit", "The Port Summit took place", None),
        ("renewed fighting", "Renewed fighting broke out", None),
        ("Quay Charter", "The Quay Charter was adopted", None),
    ],
)
def test_act_is_what_a_named_person_or_body_did(subject, words, expected, make_event):
    assert act(make_event("2003", words, subject=subject), words) == expected
