"""Which facts contradict each other, as one matter to rule on."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.ledger.contradictions import contradictions
from content.ledger.entry import Entry, Source
from tests.entries import make_entry

SERIES = [
    make_entry("a", 400, "2004-06"),
    make_entry("b", 500, "2004-06-12"),
    make_entry("c", 600, "2004-06-20"),  # apart from b, but not from a
    make_entry("d", 700, "2008"),
    make_entry("e", 800),
    make_entry("f", 900, "2004-06", attribute="boats"),
    make_entry("g", 1, "2004-06", attribute="harbours", is_list=True),
    make_entry("h", 2, "2004-06", attribute="harbours", is_list=True),
]


@given(st.permutations(SERIES))
def test_facts_that_contradict_each_other_are_one_matter_in_any_order(order):
    found = contradictions(order)

    assert [[fact.id for fact in matter.facts] for matter in found] == [["a", "b", "c"]]
    assert found[0].series == SERIES[0].series
    assert found[0].ids == {"a", "b", "c"}


def test_three_names_of_one_thing_are_one_contradiction_and_the_same_name_twice_is_none():
    words: dict[str, Any] = {"kind": "definition", "nature": "state", "is_volatile": False}
    names = [make_entry(name, name, **words) for name in ("support operation", "rescue operation", "sea operation")]

    assert len(contradictions(names)) == 1
    assert contradictions([names[0], make_entry("again", "Support operation", **words)]) == []


def told(id: str, value: int, document: str, *, is_brief: bool = False) -> Entry:
    source = Source(document, document, "Lake Board", "…", 0, 1, is_brief=is_brief)
    return make_entry(id, value, "2004-06", sources=(source,))


def test_a_brief_does_not_contradict_the_document_that_it_restates():
    brief = told("a", 400, "report", is_brief=True)

    assert contradictions([brief, told("b", 500, "report")]) == []
    assert len(contradictions([brief, told("b", 500, "gazette")])) == 1
    assert len(contradictions([told("a", 400, "report"), told("b", 500, "report")])) == 1
