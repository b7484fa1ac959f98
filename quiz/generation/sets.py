"""Sets: which facts are asked together, so that two questions share few of them, and which fact asks for each set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from content.ledger.entry import Entry
from quiz.generation.near_duplicates import is_repeated
from quiz.question_types.pool import Together

LEAST, MOST = 4, 6
"""How many facts are put in order, or paired."""
MARKS = (0, 1, 4, 6)
"""A Golomb ruler: no two of its marks are as far apart as two others, so that two shifts of it share one place."""
FEW = 9
"""Of fewer facts, shifts of the ruler would share more than runs do, which share none."""
MOST_OF_A_STORY = 12


def runs[Item](items: Sequence[Item], least: int = LEAST, most: int = MOST) -> list[Sequence[Item]]:
    """The items, in their order, cut into runs of nearly the same length."""
    count = len(items) // least
    bounds = [len(items) * place // count for place in range(count + 1)] if count else []
    return [items[start:end][:most] for start, end in pairwise(bounds)]


def windows[Item](items: Sequence[Item]) -> list[Sequence[Item]]:
    """Fours of the items, in their order, of which two share hardly more than one item."""
    count = len(items)
    if count < FEW:
        return runs(items)
    starts = sorted(range(count), key=lambda start: (start % LEAST, start))[: max(MOST_OF_A_STORY, count // LEAST)]
    shifts = [sorted((start + mark) % count for mark in MARKS) for start in starts]
    return [[items[place] for place in places] for places in shifts]


class Shares:
    """Gives each set to a fact that asks for it; a fact asks for one set of a kind, and for as few as can be."""

    def __init__(self, may_ask: Callable[[Entry], bool]) -> None:
        self.may_ask = may_ask
        self._load: Counter[str] = Counter()

    def given(self, found: Iterable[Together]) -> dict[str, Together]:
        """The sets by the id of the fact that asks; of two that share half of their facts the first one counts."""
        asked: dict[str, Together] = {}
        seen: dict[str, list[frozenset[str]]] = defaultdict(list)
        for one in found:
            ids = frozenset(fact.id for fact in one.facts)
            askers = (one.whole,) if one.whole else one.facts
            free = [fact.id for fact in askers if fact.id not in asked and self.may_ask(fact)]
            if not free or any(is_repeated(ids, other) for id in ids for other in seen[id]):
                continue
            asker = min(free, key=lambda id: (self._load[id], id))
            self._load[asker] += 1
            asked[asker] = one
            for id in ids:
                seen[id].append(ids)
        return asked
