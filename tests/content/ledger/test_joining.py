"""Texts that come in one after another make the same ledger in any order."""

from __future__ import annotations

from datetime import date
from functools import reduce
from itertools import permutations
from typing import Any

import pytest

from content import readers
from content.extraction import SourceText
from content.extraction.pipeline import extract
from content.ledger.consolidation import consolidate
from content.ledger.entry import Entry, Source
from content.ledger.joining import join, joined
from content.ledger.relations import relation, superseded_by
from tests.entries import make_entry
from tests.realdocs import DATED, real_documents

EMPTY: list[Entry] = []
LASTING: dict[str, Any] = {"kind": "membership", "nature": "state", "is_volatile": False}


def told(id: str, document: str, begins: str = "", **given) -> Entry:
    source = Source(document, document, "Lake Board", "…", 0, 1)
    return make_entry(id, begins=begins, sources=(source,), **given)


def test_a_second_text_adds_its_evidence_to_the_fact_that_is_known():
    ledger = join([told("a", "one", "2004-06")], [told("b", "two", "2004-06"), told("c", "two", "2005-06")])

    assert [(fact.id, sorted(fact.documents)) for fact in ledger] == [("a", ["one", "two"]), ("c", ["two"])]


def test_the_more_precise_text_gives_the_time_whichever_comes_first():
    month, day = told("month", "one", "2004-06"), told("day", "two", "2004-06-12")

    assert join([month], [day]) == join([day], [month]) == [joined(day, month)]
    assert joined(day, month).time == day.time


def test_what_lasts_is_one_fact_however_often_it_is_said_again():
    early, late = told("early", "one", "2004", **LASTING), told("late", "two", "2012", **LASTING)

    assert join([early], [late]) == join([late], [early])
    assert [sorted(fact.documents) for fact in join([early], [late])] == [["one", "two"]]


def test_what_ended_before_is_another_fact_when_it_is_said_again():
    early = told("early", "one", "2004", ends="2006", **LASTING)

    assert len(join([early], [told("late", "two", "2012", **LASTING)])) == 2


# The real documents.


@pytest.fixture(scope="session", params=[{}, DATED], ids=["undated", "dated"])
def told_apart(request: pytest.FixtureRequest, documents_dir) -> dict[str, list[Entry]]:
    """The facts of each real document by itself; two of them undated, or dated by an instructor."""
    found = {}
    for real in real_documents(documents_dir, request.param):
        reading = readers.read(real.file.read_bytes(), real.file.name)
        source = SourceText(real.number, reading.text, real.title, real.publisher, real.published)
        extraction = extract(source, reading.blocks)
        names = [(real.number, short, long) for short, long, *_rest in extraction.names]
        dated = real.published or extraction.dated
        found[real.number] = consolidate(extraction.mentions, {real.number: source}, {real.number: dated}, names)
    return found


def series_of(facts: list[Entry], attribute: str, subject: str = "kfor") -> list[Entry]:
    return [fact for fact in facts if fact.series == (subject, attribute)]


@pytest.mark.slow
def test_the_real_documents_make_the_same_facts_and_relations_in_each_of_their_120_orders(told_apart):
    ledgers = {frozenset(reduce(join, order, EMPTY)) for order in permutations(told_apart.values())}

    assert len(ledgers) == 1
    (facts,) = ledgers
    assert len(facts) > 200


@pytest.mark.slow
def test_the_sentences_that_two_real_documents_share_are_facts_with_both_as_sources(told_apart):
    facts = join(told_apart["000"], told_apart["001"])

    shared = [fact for fact in facts if fact.documents == {"000", "001"}]
    quotes = {document: {fact.sources[0].quote for fact in told_apart[document]} for document in ("000", "001")}
    alike = quotes["000"] & quotes["001"]
    both = {source.quote for fact in shared for source in fact.sources}
    assert len(alike) >= 5
    assert alike <= both


@pytest.mark.slow
def test_each_dated_strength_supersedes_the_one_before_it_and_no_other(told_apart):
    strengths = series_of(reduce(join, told_apart.values(), EMPTY), "troops")
    placed = sorted((one for one in strengths if one.time.begins and one.time.begins.latest), key=day_of)
    open_ones = [one for one in strengths if one not in placed]

    assert {fact.value for fact in strengths} == {50000, 39000, 26000, 17500, 14000, 6000, 5600, 3700}
    for at, fact in enumerate(placed):
        before = placed[at - 1] if at else None
        assert superseded_by(fact, [*placed[:at], *open_ones]) == before
        assert superseded_by(fact, [*placed[:at], *placed[at + 1 :]]) == (before if fact == placed[-1] else None)
    assert not any(relation(one, other) == "contradicts" for one in strengths for other in strengths)


def day_of(entry: Entry) -> date:
    assert entry.time.begins is not None
    assert entry.time.begins.latest is not None
    return entry.time.begins.latest
