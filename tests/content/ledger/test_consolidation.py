"""Tests that mentions of one fact become one entry, whatever their order."""

import random
from datetime import date
from itertools import count
from typing import Any

import pytest

from content.extraction import Mention, SourceText, Span
from content.ledger.consolidation import consolidate
from content.ledger.entry import Entry, Time, Value
from content.partialdate import PartialDate

PLACES = count()
SOURCES = {name: SourceText(name, "", f"Title of {name}", "Lake Press") for name in ("a", "b", "c")}


def mention(
    document: str, subject: str, attribute: str, value: Value, when: PartialDate | None = None, **fields: Any
) -> Mention:
    at = next(PLACES)
    time = Time("observation", when, None, "stated" if when else "unknown")
    kind = fields.pop("kind", "quantity")
    span = Span("value", at, at + 1, "q")
    return Mention(document, kind, subject, attribute, value, f"{subject}: {value}", (span,), "rule", time, **fields)


def shown(entries: list[Entry]) -> list[tuple[str, str, list[str]]]:
    return [(entry.subject_key, str(entry.value), sorted(entry.documents)) for entry in entries]


def acronym(document: str, short: str, long: str) -> Mention:
    return mention(document, short, "stands-for", long, kind="acronym")


def test_consolidate_joins_one_value_at_one_time_and_keeps_all_sources():
    told = [
        mention("a", "NLF", "troops", 900, PartialDate.on(2012), hedge="about", is_volatile=True),
        mention("b", "NLF", "troops", 900, PartialDate.on(2012, 5), is_volatile=True),
    ]

    (entry,) = consolidate(told, SOURCES)

    assert (entry.value, entry.hedge, entry.time.begins) == (900, "about", PartialDate.on(2012, 5))
    assert [(source.document, source.title) for source in entry.sources] == [("a", "Title of a"), ("b", "Title of b")]
    assert entry.holds_days == 90


def test_consolidate_parts_other_times_values_and_hedges_of_one_series():
    told = [
        mention("a", "NLF", "troops", 900, PartialDate.on(2012), is_volatile=True),
        mention("a", "NLF", "troops", 900, PartialDate.on(2014), is_volatile=True),
        mention("b", "NLF", "troops", 700, PartialDate.on(2012), is_volatile=True),
        mention("b", "NLF", "troops", 700, PartialDate.on(2012), hedge="over", is_volatile=True),
        mention("c", "NLF", "troops", 700, PartialDate.on(2012), hedge="under", is_volatile=True),
    ]

    entries = consolidate(told, SOURCES)

    assert len({entry.id for entry in entries}) == 5
    assert {entry.series for entry in entries} == {("nlf", "troops")}


def test_consolidate_never_places_an_undated_figure():
    told = [
        mention("a", "NLF", "troops", 900, PartialDate.on(2012), is_volatile=True),
        mention("b", "NLF", "troops", 900, is_volatile=True),
        mention("c", "NLF", "troops", 900, is_volatile=True),
        mention("c", "NLF", "troops", 900, is_volatile=True),
    ]

    assert [sorted(entry.documents) for entry in consolidate(told, SOURCES)] == [["a"], ["b"], ["c"]]


def test_consolidate_knows_a_thing_by_all_its_names():
    told = [
        acronym("a", "NLF", "Northern Lake Force"),
        mention("a", "NLF", "seat", "Velin", kind="other"),
        mention("b", "the Northern Lake Force", "seat", "Velin", kind="other"),
        mention("c", "union-led Northern Lake Force (NLF)", "seat", "Velin", kind="other"),
    ]

    entries = consolidate(told, SOURCES)

    assert shown(entries) == [("nlf", "Northern Lake Force", ["a"]), ("nlf", "Velin", ["a", "b", "c"])]
    assert entries[1].subject_aliases == ("Northern Lake Force",)


def test_consolidate_keeps_apart_what_two_documents_call_alike():
    told = [
        acronym("a", "NLF", "Northern Lake Force"),
        acronym("b", "NLF", "National Library Fund"),
        mention("c", "Northern Lake Force", "seat", "Velin", kind="other"),
    ]

    assert [entry.subject_key for entry in consolidate(told, SOURCES)] == ["nlf", "nlf", "northern-lake-force"]


def test_consolidate_takes_a_coarse_date_for_the_fine_one_it_holds():
    told = [
        mention("a", "NLF", "enter", PartialDate.on(2011, 6), PartialDate.on(2011, 6), kind="date_event"),
        mention("b", "NLF", "enter", PartialDate.on(2011, 6, 12), PartialDate.on(2011, 6, 12), kind="date_event"),
    ]

    (entry,) = consolidate(told, SOURCES)

    assert entry.value == PartialDate.on(2011, 6, 12)
    assert entry.documents == {"a", "b"}


def test_consolidate_leaves_a_coarse_date_alone_where_two_fine_ones_fit():
    told = [
        mention("a", "NLF", "meet", PartialDate.on(2011, 6), PartialDate.on(2011, 6), kind="date_event"),
        mention("b", "NLF", "meet", PartialDate.on(2011, 6, 12), PartialDate.on(2011, 6, 12), kind="date_event"),
        mention("c", "NLF", "meet", PartialDate.on(2011, 6, 20), PartialDate.on(2011, 6, 20), kind="date_event"),
    ]

    assert len(consolidate(told, SOURCES)) == 3


@pytest.mark.parametrize("fields", [{"modality": "planned"}, {"negated": True}])
def test_consolidate_parts_a_plan_or_a_denial_from_what_happened(fields: dict[str, Any]):
    when = PartialDate.on(2011)
    told = [
        mention("a", "NLF", "leave", when, when, kind="date_event"),
        mention("b", "NLF", "leave", when, when, kind="date_event", **fields),
    ]

    assert len(consolidate(told, SOURCES)) == 2


def test_consolidate_gives_the_same_for_any_order():
    days = [None, PartialDate.on(2011), PartialDate.on(2011, 6), PartialDate(date(2011, 5, 1), None)]
    told = [
        mention(document, subject, "troops", value, when, is_volatile=volatile)
        for document in "abc"
        for subject in ("NLF", "Northern Lake Force")
        for value in (700, 900)
        for when in days
        for volatile in (True, False)
    ] + [acronym("b", "NLF", "Northern Lake Force")]
    expected = consolidate(told, SOURCES)

    for seed in range(5):
        random.Random(seed).shuffle(told)

        assert consolidate(told, SOURCES) == expected
