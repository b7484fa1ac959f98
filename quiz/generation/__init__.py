"""Generation: facts → draft questions, with stems, distractors and the guards that refuse them; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from content.ledger.entry import Entry
from content.ledger.truth import is_placed
from quiz.generation.near_duplicates import without_near_duplicates
from quiz.generation.normal_forms import value_names
from quiz.generation.pool import FactPool
from quiz.generation.wording import is_well_worded
from quiz.linting import LintContext, examine
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import Draft, Links

MOST_PER_FACT = 5
REFUSED = frozenset({"C1", "N3", "N4", "N5"})
"""Warnings that an instructor may waive, but that no draft should raise."""

__all__ = ["FactPool", "drafts", "drafts_of", "is_suitable"]


def drafts(
    entries: Iterable[Entry], *, rng_seed: str, places: Sequence[str] = (), only: Iterable[str] | None = None
) -> list[Draft]:
    """The best questions that the facts yield, the most important facts first; the same for any order of the facts.

    Derived facts come last among the equally important, so that they repeat nothing that others are asked for.

    ``places`` are further names of places; ``only`` names the facts to ask, by id, where the others only stand around.
    """
    ledger = list(entries)
    wanted = None if only is None else set(only)
    asked = [fact for fact in ledger if is_suitable(fact) and (wanted is None or fact.id in wanted)]
    pool = FactPool(ledger, rng_seed, places, (fact.id for fact in asked if is_well_worded(fact)))
    asked.sort(key=lambda fact: (-fact.importance, bool(fact.premises), fact.id))
    return without_near_duplicates([draft for fact in asked for draft in drafts_of(fact, pool)])


def drafts_of(fact: Entry, pool: FactPool) -> list[Draft]:
    """At most one question of each kind that suits the fact, and at most five.

    Of derived facts they name the premises too: what is asked is no longer sure where one of these is corrected.
    """
    found: list[Draft] = []
    if not is_well_worded(fact) or _is_told_better(fact, pool):
        return found
    for kind, question_type in QUESTION_TYPES.items():
        pool.draw_for(fact, kind)
        draft = question_type.from_fact(fact, pool)
        if draft is not None and not _is_blocked(draft, pool):
            found.append(replace(draft, facts=_with_premises(draft.facts, pool)))
        if len(found) == MOST_PER_FACT:
            break
    return found


def _with_premises(links: Links, pool: FactPool) -> Links:
    named = {id for id, _ in links}
    asked = (pool.index.by_id[id] for id, role in links if role == "asked")
    premises = dict.fromkeys(id for fact in asked for id in fact.premises if id not in named)
    return (*links, *((id, "context") for id in premises))


def _is_told_better(fact: Entry, pool: FactPool) -> bool:
    """Whether another fact tells what happened on the day from which a paper merely dates."""
    if " dates from " not in fact.statement:
        return False
    same = (other for name in value_names(fact) for other in pool.index.named(fact, name) if other.value == fact.value)
    others = (other for other in same if other.tier == "A" and other.kind == fact.kind)
    return any(" dates from " not in other.statement for other in others)


def is_suitable(fact: Entry) -> bool:
    """Whether questions may be drafted: sure enough, not negated, and placed in time where the value changes."""
    begins = fact.time.begins
    is_dated = begins is not None and begins.earliest is not None and begins.latest is not None
    return fact.tier == "A" and not fact.negated and is_placed(fact) and (is_dated or not fact.is_volatile)


def _is_blocked(draft: Draft, pool: FactPool) -> bool:
    linked = tuple((pool.index.by_id[id], role) for id, role in draft.facts if id in pool.index.by_id)
    series = {entry.series: tuple(pool.index.beside(entry)) for entry, _ in linked}
    context = LintContext(linked, series)
    problems = examine(draft.content, context)
    return any(problem.severity == "block" or problem.check in REFUSED for problem in problems)
