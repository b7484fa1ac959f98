"""Pairs that a matching question is drafted from: what stands on the left, what on the right, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.question_types import drafting
from quiz.question_types.base import Pool

LEAST, MOST = 4, 6
"""How many pairs a drafted question has."""
ASKED = {"office": "which office did each of these people hold", "base": "where was each of these based"}
"""How to ask for some attributes; of others the label is asked for."""


class Pairing(NamedTuple):
    """The facts paired, the words of both sides in the order of the facts, and the stem."""

    facts: Sequence[Entry]
    prompts: Sequence[str]
    texts: Sequence[str]
    stem: str


def pairing(fact: Entry, pool: Pool) -> Pairing | None:
    """Subjects with their values, or events with their dates; None where there are too few."""
    found = _of_subjects(fact, pool) or _of_events(fact, pool)
    if found is None or len(found.facts) < LEAST:
        return None
    return found if drafting.different(found.texts) and drafting.different(found.prompts) else None


def _of_subjects(fact: Entry, pool: Pool) -> Pairing | None:
    pairs = pool.pairs(fact)[:MOST]
    words = ASKED.get(fact.attribute, f"which {fact.attribute_label} belonged to each of these")
    prompts = [drafting.capitalised(entry.subject) for entry in pairs]
    is_of_one_time = all(entry.time == fact.time for entry in pairs)
    opening = drafting.asked_moment(fact) if is_of_one_time else ""
    if len(pairs) < LEAST or opening is None:
        return None
    if not is_of_one_time:
        moments = [entry.time.begins.plain() if entry.time.begins else "" for entry in pairs]
        prompts = [f"{prompt} ({moment})" for prompt, moment in zip(prompts, moments, strict=True)]
        words = f"{words} at the time in brackets"
    stem = drafting.capitalised(f"{opening}{words}?")
    return Pairing(pairs, prompts, [pool.key(entry) for entry in pairs], stem)


def _of_events(fact: Entry, pool: Pool) -> Pairing | None:
    if not isinstance(fact.value, PartialDate):
        return None
    told = [(entry, pool.event(entry)) for entry in pool.timeline(fact) if _precision(entry) == fact.value.precision]
    events = [(entry, text) for entry, text in told if text]
    others = [entry.id for entry, _ in events if entry.id != fact.id]
    if len(others) == len(events) or len(events) < LEAST:
        return None
    taken = {fact.id, *pool.rng.sample(others, min(MOST - 2, len(others)))}
    drawn = [(entry, text) for entry, text in events if entry.id in taken]
    prompts = [drafting.capitalised(text) for _, text in pool.rng.sample(drawn, len(drawn))]
    facts = [next(entry for entry, text in drawn if drafting.capitalised(text) == prompt) for prompt in prompts]
    return Pairing(facts, prompts, [pool.key(entry) for entry in facts], "When did each of these happen?")


def _precision(fact: Entry) -> str:
    return fact.value.precision if isinstance(fact.value, PartialDate) else ""
