"""Rulings on facts that contradict each other: made for a reason, never changed, followed by another."""

from __future__ import annotations

import pytest

from content import disputes, ruling
from content.curation import CannotDecide
from content.models import Premise, Ruling
from people.models import AuditRow
from tests.factories import NOW, save_fact, save_mission, save_ruling, save_staff

pytestmark = pytest.mark.django_db


def rule(*versions, verdict="both", by=None, reason="Both words are used.", seen=0, preferred=None):
    facts = [version.fact for version in versions]
    return ruling.rule(
        facts, verdict, by=by or save_staff(), now=NOW, reason=reason, seen=seen, preferred=preferred and preferred.fact
    )


def barred(*versions):
    out = disputes.barred(versions[0].fact.mission)
    return [str(version.fact.uuid) in out for version in versions]


def test_a_ruling_keeps_who_decided_what_when_and_why():
    one, other, eda = save_fact(), save_fact(value="500"), save_staff()

    made = rule(one, other, verdict="prefer", preferred=other, by=eda, reason="  The later\nreport counted. ")

    assert {made.verdict, made.reason} == {"prefer", "The later report counted."}
    assert (made.ruled_by, made.ruled_at, made.preferred) == (eda, NOW, other.fact)
    assert disputes.standing([one.fact_id, other.fact_id]) == {one.fact_id: made, other.fact_id: made}
    row = AuditRow.objects.get(action="rule on contradiction")
    assert row.reason == made.reason
    assert row.after == {
        "verdict": "prefer",
        "facts": [one.fact_id, other.fact_id],
        "preferred": other.fact_id,
    }


@pytest.mark.parametrize(
    ("verdict", "prefers", "expected"),
    [("prefer", 1, [True, False]), ("both", 0, [False, False]), ("not_asked", 0, [True, True])],
)
def test_what_a_ruling_bars_from_being_asked(verdict, prefers, expected):
    one, other = save_fact(), save_fact(value="500")

    rule(one, other, verdict=verdict, preferred=other if prefers else None)

    assert barred(one, other) == expected


def test_what_follows_from_a_fact_that_is_barred_is_barred_too():
    one, other, total = save_fact(), save_fact(value="500"), save_fact("Together 900.", quote="")
    Premise.objects.create(version=total, premise=one)

    rule(one, other, verdict="not_asked")

    assert barred(total) == [True]


def test_taking_a_ruling_back_adds_a_row_and_frees_the_facts():
    one, other = save_fact(), save_fact(value="500")
    first = save_ruling(one, other, verdict="not_asked")

    rule(one, other, verdict="open", seen=first.pk, reason="A third report came.")

    assert Ruling.objects.count() == 2
    assert disputes.standing([one.fact_id, other.fact_id]) == {}
    assert barred(one, other) == [False, False]


def test_the_newest_ruling_on_a_fact_counts():
    one, other, third = save_fact(), save_fact(value="500"), save_fact(value="600")
    first = save_ruling(one, other, verdict="not_asked")

    second = rule(one, other, third, verdict="prefer", preferred=one, seen=first.pk)

    assert disputes.standing([one.fact_id, other.fact_id]) == {one.fact_id: second, other.fact_id: second}
    assert barred(one, other, third) == [False, True, True]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"reason": "  "}, "Give a reason"),
        ({"verdict": "perhaps"}, "Choose what holds"),
        ({"verdict": "prefer"}, "Choose which"),
        ({"seen": 999_999}, "decided first"),
    ],
)
def test_what_is_no_ruling_is_refused_and_changes_nothing(told, why):
    one, other = save_fact(), save_fact(value="500")
    save_ruling(one, other)

    with pytest.raises(CannotDecide, match=why):
        rule(one, other, **({"seen": Ruling.objects.get().pk} | told))

    assert Ruling.objects.count() == 1


def test_a_ruling_is_on_two_facts_of_one_mission():
    one = save_fact()

    with pytest.raises(CannotDecide, match="two facts"):
        rule(one)
    with pytest.raises(CannotDecide, match="one mission"):
        rule(one, save_fact(mission=save_mission("lake-watch")), by=save_staff("other@desk.test"))
