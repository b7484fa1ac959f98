"""The lines of a derived order: one for each premise, none that gives its place away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from content.ledger.derivation import derive
from content.ledger.entry import Entry
from quiz.generation import FactPool, drafts
from quiz.question_types.pool import Together
from tests.premises import EVENTS, FIRST, NATO, PARTNERS, SECOND, THIRD

TOLD = (*EVENTS, FIRST, SECOND, THIRD, NATO, PARTNERS)


def pool_of(*facts: Entry) -> FactPool:
    return FactPool(facts, "test")


def derived(rule: str) -> Entry:
    return next(entry for entry in derive(TOLD) if entry.rule == f"derived: {rule}")


def questions(*facts: Entry, of: Entry) -> dict[str, Any]:
    return {draft.content.kind: draft for draft in drafts([*facts, of], rng_seed="test", only=[of.id])}


def asked(order: Entry, *facts: Entry) -> Together | None:
    return FactPool([*facts, order], "test", (), [order.id]).sequence(order)


def test_lines_of_events_tell_no_dates():
    found = asked(derived("order of events"), *TOLD)

    assert found is not None
    assert (
        found.stem == "In what order did these events in the history of the Lake Guard happen? Start with the earliest."
    )
    assert found.texts == (
        "The Lake Guard was set up",
        "The Lake Guard was moved to Velin",
        "The Lake Guard was reformed",
        "The Lake Guard was dissolved",
    )


def test_lines_of_ranks_are_who_holds_them():
    found = asked(derived("order of ranks"), *TOLD)

    assert found is not None
    assert found.stem == "What is the order of the responders on the lake? Start with the first."
    assert found.texts == ("Police", "Coast Guard", "LW")


def test_an_order_is_not_asked_where_a_premise_is_gone_or_was_moved():
    order = derived("order of events")
    moved = replace(EVENTS[0], value=EVENTS[2].value, statement="The Lake Guard was set up in 2012.")

    assert asked(order, *EVENTS[1:]) is None
    assert asked(order, moved, *EVENTS[1:]) is None
    assert asked(NATO, *TOLD) is None


def test_orders_and_sums_are_asked_and_name_their_premises():
    total, order = derived("sum"), derived("order of ranks")

    numeric = questions(*TOLD, of=total)["numeric"]
    assert numeric.content.value == 29
    assert numeric.content.explanation.startswith(f"{total.statement} This follows from other facts: ")
    assert numeric.facts == ((total.id, "asked"), (NATO.id, "context"), (PARTNERS.id, "context"))
    assert list(questions(*TOLD, of=order)) == ["ordering"]


def test_an_order_that_the_events_are_asked_for_is_not_asked_twice():
    order = derived("order of events")

    assert list(questions(*EVENTS, of=order)) == ["ordering"]
    everything = drafts([*EVENTS, order], rng_seed="test")
    assert [draft.content.kind for draft in everything].count("ordering") == 1
    assert all(order.id not in dict(draft.facts) for draft in everything)


def test_a_contested_sum_names_the_source_of_all_its_parts():
    total = derived("sum")
    rival = replace(total, id="rival", value=31, premises=(), sources=NATO.sources)

    assert pool_of(*TOLD, total, rival).stem(total) == (
        "According to the Lake Board, from how many countries did the Lake Watch have contributions in 2012-02?"
    )
    other = replace(PARTNERS, sources=(replace(PARTNERS.sources[0], publisher="Shore Press"),))
    assert pool_of(NATO, other, total, rival).stem(total) is None
