"""Series that are counted: the numbers that one subject had at times that lie apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from content.ledger.entry import Entry
from quiz.generation.phrasing import moment
from quiz.generation.sets import LEAST
from quiz.generation.surroundings import Surroundings
from quiz.generation.wording import is_well_worded

LEAST_SHARE = Decimal("0.1")
"""How far two numbers lie apart that are asked together, as a share of the larger one."""
HAD = re.compile(r"\b(?:had|has) ")
NUMBER_OF = "number of "


def counted(around: Surroundings) -> Iterator[list[Entry]]:
    """The values of each series of numbers, earliest first, no two nearly the same or of times that may meet."""
    seen: set[tuple[str, str]] = set()
    for fact in around.index.entries:
        if fact.series in seen or fact.kind != "quantity" or not around.may_ask(fact):
            continue
        seen.add(fact.series)
        values = _apart([other for other in around.index.series(fact) if _is_placed(other, around)])
        if len(values) >= LEAST and noun_of(values):
            yield values


def noun_of(values: Sequence[Entry]) -> str:
    """What is counted: "troops"; "" where it has no one name."""
    labels = {fact.attribute_label.removeprefix(NUMBER_OF) for fact in values if NUMBER_OF in fact.attribute_label}
    names = labels or {fact.unit for fact in values}
    return names.pop() if len(names) == 1 else ""


def _is_placed(fact: Entry, around: Surroundings) -> bool:
    is_sure = fact.tier == "A" and not fact.negated and fact.modality == "happened" and is_well_worded(fact)
    is_told = isinstance(fact.value, int | Decimal) and bool(HAD.search(fact.statement))
    return is_sure and is_told and moment(fact.time.begins) is not None and not around.index.is_contested(fact)


def _apart(facts: Sequence[Entry]) -> list[Entry]:
    found: list[Entry] = []
    for fact in sorted(facts, key=lambda one: (str(one.time.begins), one.id)):
        begins = fact.time.begins
        before = found[-1].time.begins if found else None
        is_later = begins is not None and (not found or (before is not None and before.is_before(begins)))
        if is_later and not any(_are_close(fact, other) for other in found):
            found.append(fact)
    return found


def _are_close(one: Entry, other: Entry) -> bool:
    if not isinstance(one.value, int | Decimal) or not isinstance(other.value, int | Decimal):
        return True
    two = (Decimal(one.value), Decimal(other.value))
    return abs(two[0] - two[1]) <= LEAST_SHARE * max(map(abs, two))
