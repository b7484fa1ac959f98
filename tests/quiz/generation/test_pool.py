"""FactPool: distractors best first, lists, pairs and timelines out of a ledger."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.generation import FactPool
from quiz.generation.pool import LONGEST_LIST
from quiz.question_types.pool import Distractor

NORTH = Time("state", PartialDate.on(2006, 6, phrase="June 2006"), known="stated")


@pytest.fixture
def make_base(make_fact):
    def make(unit, place, **given):
        known = {"kind": "location", "attribute": "base", "attribute_label": "base", "unit": "", "time": NORTH}
        known |= {"id": unit, "subject": unit, "subject_key": unit, "value": place, "holds_days": 400}
        return make_fact(**{**known, "statement": f"From June 2006 {unit} was based in {place}.", **given})

    return make


def test_distractors_are_other_values_of_the_series_with_what_they_belong_to(make_fact):
    fact = make_fact()
    later = make_fact(
        id="f2",
        value=900,
        time=Time("observation", PartialDate.on(2006, 5), known="stated"),
        statement="In May 2006 the Harbour Mission had 900 inspectors.",
    )

    found = FactPool([fact, later], "seed").distractors(fact, 1)

    assert found == [Distractor("900", "In May 2006 the Harbour Mission had 900 inspectors.", ("f2",))]


def test_distractors_of_a_lone_number_are_made_up(make_fact):
    found = FactPool([make_fact()], "seed").distractors(make_fact(), 3)

    assert [(wrong.why, wrong.facts) for wrong in found] == [
        (f"No source gives {wrong.text}; the figure is 1,850.", ()) for wrong in found
    ]
    assert len(found) == 3


def test_distractors_of_a_bounded_number_begin_where_the_bound_excludes_them(make_fact):
    fact = make_fact(hedge="over", statement="In May 2004 the Harbour Mission had over 1,850 inspectors.")

    first, *_ = FactPool([fact], "seed").distractors(fact, 3)

    assert int(first.text.replace(",", "")) > 1850


def test_distractors_of_a_place_are_other_bases_then_given_places(make_base):
    facts = [make_base("HB North", "Norrvik"), make_base("HB South", "Sudvik")]

    found = FactPool(facts, "seed", places=["Ostvik", "Camp Mole", "Norrvik"]).distractors(facts[0], 5)

    assert [wrong.text for wrong in found] == ["Sudvik", "Ostvik"]


def test_date_that_is_only_a_bound_has_no_distractors(make_event):
    by = PartialDate.from_iso("2003-04-07", "by 7 April 2003")
    fact = make_event(
        "2003-04-07", "The dredging was complete by 7 April 2003.", time=Time("event", by, known="stated")
    )
    other = make_event("2003-05-01", "The quay opened on 1 May 2003.")

    assert FactPool([fact, other], "seed").distractors(fact, 3) == []


def test_dates_of_other_events_are_as_precise_as_the_key(make_event):
    fact = make_event("2003", "The quay opened in 2003.")
    others = [
        make_event("2001-02-03", "The Port Council adopted the Quay Charter on 3 February 2001."),
        make_event("2003-04-05", "The Port Council adopted a budget on 5 April 2003."),
        make_event("2004-05", "The Harbour Court closed the eastern dock in May 2004."),
    ]

    found = FactPool([fact, *others], "seed").distractors(fact, 3)

    assert {wrong.text for wrong in found} == {"2001", "2004"}


@pytest.fixture
def task(make_fact):
    def task(id, owner, value):
        return make_fact(
            id=id,
            kind="membership",
            attribute="mandate",
            attribute_label="parts of the mandate",
            is_list=True,
            is_volatile=False,
            unit="",
            subject=owner,
            subject_key=owner,
            value=value,
            time=Time("state"),
            statement=f"The mandate of the {owner} is to {value} (the source gives no date).",
        )

    return task


def test_strangers_come_from_lists_of_other_owners(task):
    facts = [
        task("1", "Quay Guard", "inspect cargo"),
        task("2", "Quay Guard", "train pilots"),
        task("3", "Port Corps", "rebuild the northern pier"),
        task("4", "Port Corps", "carry out rescues"),
    ]
    pool = FactPool(facts, "seed")

    assert {wrong.text for wrong in pool.strangers(facts[0], 5)} == {"rebuild the northern pier", "carry out rescues"}
    assert [entry.id for entry in pool.members(facts[0])] == ["1", "2"]


@pytest.mark.parametrize(("count", "strangers"), [(LONGEST_LIST, 1), (LONGEST_LIST + 1, 0)])
def test_a_list_too_long_to_be_looked_through_has_no_strangers(count, strangers, task):
    facts = [task(f"{number:03}", "Quay Guard", f"inspect pier {number}") for number in range(count)]
    other = task("000b", "Pilot Corps", "carry out rescues")

    assert len(FactPool([*facts, other], "seed").strangers(facts[0], 5)) == strangers


def test_pairs_share_attribute_and_time_but_no_place(make_base):
    facts = [
        make_base("HB North", "Norrvik"),
        make_base("HB South", "Sudvik"),
        make_base("HB West", "Sudvik"),
        make_base("HB East", "Ostvik", time=Time("state", PartialDate.on(2009), known="stated")),
    ]

    assert [entry.id for entry in FactPool(facts, "seed").pairs(facts[0])] == ["HB North", "HB South"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["1,850", "1850"]),
        ({"value": 5}, ["5", "five"]),
        (
            {"value": "Norrvik / Nordwik", "value_aliases": ("Norwick",)},
            ["Norrvik / Nordwik", "Norrvik", "Nordwik", "Norwick"],
        ),
        ({"kind": "acronym", "value": "Harbour Force", "value_aliases": ("HF",)}, ["Harbour Force"]),
    ],
)
def test_accepted_are_the_names_of_the_value(given, expected, make_fact):
    fact = make_fact(**given)

    assert FactPool([fact], "seed").accepted(fact) == expected
