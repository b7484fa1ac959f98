"""Whether two facts tell of the same event."""

from __future__ import annotations

import pytest

from quiz.generation.deeds import are_namesakes, tell_the_same

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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Alder Summit", "2004 Birch Summit", True),
        ("Alder Summit", "2004 Alder Summit", False),
        ("Alder Summit", "Alder Council", False),
        ("Alder Summit", "Summit", False),
        ("Council Resolution 12", "Resolution 13", True),
        ("Council Resolution 12", "Resolution 12", False),
        ("Council Resolution 12", "the resolution", False),
        ("Port Council", "Council of the Port", False),
    ],
)
def test_names_of_one_sort_are_those_of_two_things(one, other, expected):
    assert are_namesakes(one, other) is expected


def test_what_befell_two_namesakes_is_not_the_same(make_event):
    first, second = (
        make_event(day, f"{name} was adopted in {day}.", subject=name, subject_key=name)
        for day, name in (("2003", "Resolution 12"), ("2005", "Resolution 13"))
    )

    assert not tell_the_same(first, second)
