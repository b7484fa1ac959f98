"""Sets: which facts are asked together, so that two questions share few of them, and which fact asks for each set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from content.ledger.entry import Entry
from quiz.generation.near_duplicates import is_repeated
from quiz.question_types.pool import Together

LEAST, MOST = 4, 6
"""How many facts are put in order, or paired."""
MARKS = (0, 1, 4, 6)
"""A Golomb ruler: no two of its marks are as far apart as two others, so that two shifts of it share one place."""
FEW, SOME = 6, 12
"""Up to so many facts are put into one set, or into all sets that share little, for shifts of the ruler share more."""
MOST_OF_A_STORY = 12


def runs[Item](items: Sequence[Item], least: int = LEAST, most: int = MOST) -> list[Sequence[Item]]:
    """The items, in their order, cut into runs of nearly the same length."""
    count = len(items) // least
    bounds = [len(items) * place // count for place in range(count + 1)] if count else []
    return [items[start:end][:most] for start, end in pairwise(bounds)]


def windows[Item](items: Sequence[Item]) -> list[Sequence[Item]]:
    """Sets of the items, in their order, of which two share less than half: of many items fours that share but one."""
    count = len(items)
    if count <= FEW:
        return runs(items)
    if count <= SOME:
        return _unlike(items, LEAST if count <= 2 * LEAST else LEAST + 1)
    starts = sorted(range(count), key=lambda start: (start % LEAST, start))[: max(MOST_OF_A_STORY, count // LEAST)]
    shifts = [sorted((start + mark) % count for mark in MARKS) for start in starts]
    return [[items[place] for place in places] for places in shifts]


def choices[Item](items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """All sets of so many of few items, in the order in which taking what shares little with those taken takes most.

    Source: Conway and Sloane, "Lexicographic Codes: Error-Correcting Codes from Game Theory", 1986.
    """
    places = sorted(combinations(range(len(items)), size), key=lambda chosen: chosen[::-1])
    return [[items[place] for place in chosen] for chosen in places]


def _unlike[Item](items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The sets of few items of which each shares less than half with all before it."""
    found: list[frozenset[int]] = []
    for places in choices(range(len(items)), size):
        if not any(is_repeated(frozenset(places), other) for other in found):
            found.append(frozenset(places))
    return [[items[place] for place in sorted(places)] for places in found]


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
            is_new = not any(is_repeated(ids, other) for id in ids for other in seen[id])
            asker = self._free(one, asked) or self._freed(one, asked) if is_new else None
            if asker is None:
                continue
            self._load[asker] += 1
            asked[asker] = one
            for id in ids:
                seen[id].append(ids)
        return asked

    def _free(self, one: Together, asked: Mapping[str, Together]) -> str | None:
        """The fact of a set that asks for least and not yet for another set."""
        free = [id for id in self._askers(one) if id not in asked]
        return min(free, key=lambda id: (self._load[id], id), default=None)

    def _freed(self, one: Together, asked: dict[str, Together]) -> str | None:
        """A fact of a set that leaves the set for which it asks to another fact of that."""
        for id in self._askers(one):
            heir = self._free(asked[id], asked)
            if heir is not None:
                asked[heir] = asked.pop(id)
                self._load[heir] += 1
                self._load[id] -= 1
                return id
        return None

    def _askers(self, one: Together) -> list[str]:
        return [fact.id for fact in ((one.whole,) if one.whole else one.facts) if self.may_ask(fact)]
