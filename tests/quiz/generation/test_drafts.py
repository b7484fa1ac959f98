"""Drafts as a whole: what holds for every draft of a ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.ledger.entry import Entry, Source, Time
from content.ledger.truth import Truth, truth_on
from content.partialdate import PartialDate
from quiz.generation import MOST_PER_FACT, drafts
from quiz.generation.distractors import option_text
from quiz.linting.context import asked_days, choices_of
from quiz.question_types.base import Draft
from quiz.question_types.text_matching import normalise

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pack_drafts(pack_facts, pack_places):
    return drafts(pack_facts, rng_seed="test", places=pack_places)


def test_pack_yields_questions_of_all_kinds_but_few(pack_drafts):
    kinds = Counter(draft.content.kind for draft in pack_drafts)

    assert len(pack_drafts) >= 250
    assert len(kinds) == 9


def test_draft_of_the_pack_is_sound(pack_drafts, pack_facts):
    assert [problem for draft in pack_drafts for problem in problems_of(draft, pack_facts)] == []


def test_fact_yields_one_question_a_kind_and_five_at_most(pack_drafts):
    firsts = Counter((draft.facts[0][0], draft.content.kind) for draft in pack_drafts)
    facts = Counter(draft.facts[0][0] for draft in pack_drafts)

    assert set(firsts.values()) == {1}
    assert max(facts.values()) <= MOST_PER_FACT


def test_drafts_do_not_hang_on_the_order_of_the_facts(pack_facts, pack_places, pack_drafts):
    shuffled = Random(3).sample(pack_facts, len(pack_facts))

    again = drafts(shuffled, rng_seed="test", places=[*reversed(pack_places)])

    assert [asdict(draft) for draft in again] == [asdict(draft) for draft in pack_drafts]


def test_only_names_the_facts_to_ask(pack_facts, pack_drafts):
    chosen = pack_drafts[0].facts[0][0]

    found = drafts(pack_facts, rng_seed="test", only=[chosen])

    assert found
    assert {draft.facts[0] for draft in found} == {(chosen, "asked")}


def test_near_duplicates_are_dropped(make_event):
    one = make_event("2003-04-07", "The Port Council adopted the Quay Charter on 7 April 2003.")
    same = make_event("2003-04-07", "The Port Council adopted the Quay Charter on 7 April 2003.", id="again")

    kinds = Counter(draft.content.kind for draft in drafts([one, same], rng_seed="test"))

    assert kinds == {"date": 1, "cloze": 1}


@pytest.mark.parametrize(
    "given_",
    [
        {"tier": "B"},
        {"negated": True},
        {"time": Time("observation")},
        {"time": Time("observation", PartialDate.parse("2004-05-01/..;day;after 1 May 2004"), known="inferred")},
    ],
)
def test_fact_that_is_unsure_denied_or_not_placed_yields_nothing(given_, make_fact):
    assert drafts([make_fact(**given_)], rng_seed="test") == []


REPORT = Source("yearbook", "Yearbook", "Harbour Office", "q", 0, 1, PartialDate.on(2012))
TIMES = st.builds(
    lambda year, month, nature: Time(nature, PartialDate.on(year, month), known="stated"),
    st.integers(1999, 2012),
    st.integers(1, 12),
    st.sampled_from(["observation", "state"]),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Strengths and bases of a few units at many times, contradictions included."""
    found = []
    for number in range(draw(st.integers(1, 14))):
        unit, time = draw(st.sampled_from(["HB North", "HB South", "HB East"])), draw(TIMES)
        is_base = draw(st.booleans())
        base, staff = draw(st.sampled_from(["Norrvik", "Sudvik", "Ostvik", "Mole"])), draw(st.integers(10, 9000))
        when = time.begins.plain() if time.begins else ""
        told = f"was based in {base}" if is_base else f"had {staff:,} inspectors"
        found.append(
            Entry(
                id=f"f{number}",
                kind="location" if is_base else "quantity",
                subject=unit,
                subject_key=unit,
                attribute="base" if is_base else "staff",
                attribute_label="base" if is_base else "number of staff",
                value=base if is_base else staff,
                time=time,
                statement=f"In {when} {unit} {told}.",
                unit="" if is_base else "inspectors",
                tier=draw(st.sampled_from(["A", "A", "A", "B"])),
                is_volatile=True,
                holds_days=draw(st.sampled_from([0, 90, 400])),
                sources=(REPORT,),
            )
        )
    return found


@given(ledgers())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_draft_of_any_ledger_is_sound(entries):
    found = drafts(entries, rng_seed="test")

    assert [problem for draft in found for problem in problems_of(draft, entries)] == []


def problems_of(draft: Draft, entries: list[Entry]) -> list[str]:
    """What is unsound: the key no option, options alike, a distractor true or of unknown truth at the time asked."""
    by_id = {entry.id: entry for entry in entries}
    asked = by_id[draft.facts[0][0]]
    choices = choices_of(draft.content)
    if choices is None:
        return []
    texts = [normalise(option.text) for option in choices.all]
    wrong = {normalise(option.text) for option in choices.distractors}
    problems = [] if len(set(texts)) == len(texts) else [f"options alike: {draft.content.stem}"]
    is_value_asked = draft.content.kind != "multiple_response" or asked.is_list  # else what happened in a year
    if is_value_asked and normalise(option_text(asked)) not in {normalise(option.text) for option in choices.keys}:
        problems.append(f"key no option: {draft.content.stem}")
    series = [entry for entry in entries if entry.series == asked.series]
    for entry in series:
        if normalise(option_text(entry)) in wrong:
            problems += [
                f"{entry.value} is not false on {day}: {draft.content.stem}"
                for day in asked_days(asked)
                if truth_on(entry, day, series) is not Truth.FALSE
            ]
    return problems
