"""Whether two facts tell of the same event."""

from __future__ import annotations

import pytest

from quiz.generation.deeds import tell_the_same

NLMM = {"subject": "Northern Lake Monitoring Mission", "subject_key": "nlmm"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("was set up", "was moved to Velin", False),
        ("was set up", "was dissolved", False),
        ("was set up", "was founded", True),
        ("adopted the Quay Charter", "ratified the Quay Charter", True),
        ("adopted the Quay Charter", "closed the western quay", False),
        ("took command of the tugs", "assumed command of the harbour tugs", True),
    ],
)
def test_events_of_one_subject_are_the_same_by_what_is_told_of_it(one, other, expected, make_event):
    first, second = (
        make_event(day, f"The Northern Lake Monitoring Mission {deed} in {day}.", **NLMM)
        for day, deed in (("2003", one), ("2005", other))
    )

    assert tell_the_same(first, second) is expected


def test_events_of_two_subjects_are_the_same_by_all_their_words(make_event):
    first, second = (
        make_event(day, f"The {name} adopted the Quay Charter in {day}.", subject=name, subject_key=name)
        for day, name in (("2003", "Port Council"), ("2005", "Council of the Port"))
    )

    assert tell_the_same(first, second)
