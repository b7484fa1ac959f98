"""Counts of things told apart add up; whatever might count a thing twice, or is told already, does not."""

from __future__ import annotations

import pytest

from content.ledger.entry import Entry
from content.ledger.sums import sums
from tests.premises import NATO, PARTNERS, count


def totals(*entries: Entry) -> list[tuple[int, str]]:
    return [(total.value, total.unit) for total in sums(entries)]  # type: ignore[misc]  # a sum is a number


def test_two_counts_that_exclude_each_other_make_a_total():
    [total] = sums([NATO, PARTNERS])

    assert (total.value, total.unit, total.attribute) == (29, "countries", "contributing-countries")
    assert total.statement == (
        "The Lake Watch had contributions from 29 countries in 2012-02: 22 NATO countries plus 7 non-NATO partner"
        " countries."
    )
    assert total.premises == (NATO.id, PARTNERS.id)
    assert (total.time, total.sources, total.rule) == (NATO.time, (), "derived: sum")


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["NATO countries", "non-NATO countries"], [(12, "countries")]),
        (["NATO countries", "partner countries"], [(12, "countries")]),
        (["military advisers", "civilian advisers"], [(12, "advisers")]),
        (["northern piers", "southern piers", "eastern piers"], [(18, "piers")]),
        # of both kinds, for all that is told
        (["NATO countries", "European countries"], []),
        (["NATO countries", "NATO partner countries"], []),
        (["armed boats", "fast boats"], []),
        (["military advisers", "civilian advisers", "senior advisers"], []),
        # of other things, or of everything
        (["NATO countries", "partner organisations"], []),
        (["Allied and partner countries", "non-Allied countries"], []),
        (["countries", "partner countries"], []),
    ],
)
def test_only_what_cannot_be_both_adds_up(units, expected):
    values = (7, 5, 6)

    assert totals(*(count(value, unit) for value, unit in zip(values, units, strict=False))) == expected


@pytest.mark.parametrize(
    "other",
    [
        {"hedge": "about"},
        {"negated": True},
        {
            "modality": "planned",
            "statement": "The Lake Watch will have contributions from 7 non-NATO partner countries.",
        },
        {"subject_key": "shore-watch"},
        {"attribute": "trained-non-nato-partner-countries"},
        {"attribute": "partners"},
        {"statement": "The Lake Watch was helped by 7 non-NATO partner countries in 2012-02."},
        {"statement": "The Lake Watch had contributions from seven partners in 2012-02."},
        {"is_list": True},
        {"said": ()},
        {"premises": ("f8", "f9")},
    ],
    ids=lambda given: next(iter(given)),
)
def test_a_part_is_an_exact_count_told_like_the_others_by_a_quote(other):
    assert totals(NATO, count(7, "non-NATO partner countries", **other)) == []


@pytest.mark.parametrize("at", ["2012-03", ""])
def test_parts_are_of_one_time(at):
    assert totals(NATO, count(7, "non-NATO partner countries", at)) == []
    assert totals(count(22, "NATO countries", ""), count(7, "non-NATO partner countries", "")) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (count(29, "countries"), []),
        (count(31, "countries"), []),
        (count(29, "troop-contributing countries", "2012-02-11"), []),
        (count(30, "countries", hedge="almost"), []),
        (count(30, "countries", tier="B"), []),
        (count(29, "countries", premises=("f8", "f9"), said=()), []),
        # of another time, of none, of other things
        (count(30, "countries", "2010-07"), [(29, "countries")]),
        (count(30, "countries", "2010-07-01/.."), [(29, "countries")]),
        (count(27, "countries", ""), [(29, "countries")]),
        (count(29, "boats"), [(29, "countries")]),
        (count(29, "countries", subject_key="shore-watch"), [(29, "countries")]),
    ],
    ids=lambda given: given.id if isinstance(given, Entry) else "",
)
def test_a_total_told_of_that_time_forestalls_the_sum(told, expected):
    assert totals(NATO, PARTNERS, told) == expected


def test_a_total_of_the_same_people_in_another_word_forestalls_the_sum():
    parts = count(300, "regular soldiers"), count(40, "reserve soldiers")

    assert totals(*parts) == [(340, "soldiers")]
    assert totals(*parts, count(350, "troops", hedge="about")) == []


def test_a_sum_is_as_sure_as_its_least_sure_part_and_as_important_as_its_most_important():
    [total] = sums([NATO, count(7, "non-NATO partner countries", tier="B", importance=3, topic="partners")])

    assert (total.tier, total.importance, total.topic) == ("B", 3, "")


def test_a_number_without_a_unit_is_no_part_of_a_sum():
    assert sums([count(7, ""), count(9, "")]) == []
