"""Sums: exact counts of things told apart make a total that no text states: 22 + 7 = 29."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from content.ledger.conclusions import conclusion, days_of, is_premise
from content.ledger.entry import Entry
from content.ledger.truth import is_placed

WORD = re.compile(r"[^\W_]+")
OPPOSITES = (
    *({"nato", "partner"}, {"allied", "partner"}, {"member", "partner"}, {"local", "international"}),
    *(
        {"military", "civilian"},
        {"male", "female"},
        {"armed", "unarmed"},
        {"regular", "reserve"},
        {"active", "reserve"},
    ),
    *(
        {"permanent", "temporary"},
        {"full-time", "part-time"},
        {"northern", "southern", "eastern", "western", "central"},
    ),
)
"""Words of which a thing bears one at most. In doubt two words are none of these: what is of both would count twice."""
PEOPLE = frozenset({"troops", "soldiers", "personnel", "members", "men", "women", "people"})
"""Words for the same people, so that a total in the one forestalls a sum in the other."""


@dataclass(frozen=True, slots=True)
class Part:
    """A count of things of one kind: ``told`` is its statement but for the count, ``lead`` what was done to them."""

    entry: Entry
    lead: str
    noun: str
    told: str

    @property
    def traits(self) -> frozenset[str]:
        """What tells these things from others of their noun: "non-NATO" and "partner" of countries."""
        return frozenset(self.entry.unit.casefold().split()[:-1])


def sums(entries: Sequence[Entry]) -> list[Entry]:
    """The totals of counts of one subject and time that differ in what they count and nothing else."""
    groups: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in filter(None, map(_part, entries)):
        groups[part.entry.subject_key, part.lead, part.noun, part.told, days_of(part.entry)].append(part)
    counts = [entry for entry in entries if entry.kind == "quantity"]
    return [_total(parts) for parts in groups.values() if _are_apart(parts) and not _is_told(parts, counts)]


def _part(entry: Entry) -> Part | None:
    """The entry as a part of a sum, where it is an exact count whose statement and attribute both name what it counts.

    A unit that joins two things ("men and women") is rather a total.
    """
    words = entry.unit.split()
    if len(words) < 2:
        return None
    is_exact = isinstance(entry.value, int) and entry.value > 0 and entry.hedge is None and not entry.is_list
    if entry.kind != "quantity" or not (is_exact and is_premise(entry) and is_placed(entry)):
        return None
    lead, unit, rest = entry.attribute.rpartition("-".join(WORD.findall(entry.unit.casefold())))
    opening, count, ending = entry.statement.partition(f"{entry.value:,} {entry.unit}")
    if not unit or rest or not count or {"and", "or"} & set(words) or words[-1][-1:] != "s":
        return None
    return Part(entry, lead, words[-1], f"{opening}\0{ending}")


def _are_apart(parts: Sequence[Part]) -> bool:
    return len(parts) > 1 and all(_excludes(one.traits, other.traits) for one, other in combinations(parts, 2))


def _excludes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nothing can be of both: each has a trait that the other lacks, and these two never meet."""
    return any(
        f"non-{mine}" == theirs or f"non-{theirs}" == mine or any({mine, theirs} <= words for words in OPPOSITES)
        for mine in one - other
        for theirs in other - one
    )


def _is_told(parts: Sequence[Part], counts: Iterable[Entry]) -> bool:
    """Whether another count of such things at that time is known: the total itself, or one cut in another way.

    Where that is the total and differs, the parts are no longer sure; where it is equal, a text says so already.
    """
    ids = {part.entry.id for part in parts}
    first = parts[0].entry
    return any(
        entry.subject_key == first.subject_key and _counts_same(entry, parts[0].noun) and _may_meet(entry, first)
        for entry in counts
        if entry.id not in ids
    )


def _counts_same(entry: Entry, noun: str) -> bool:
    counted = (entry.unit.split() or [""])[-1]
    return counted == noun or {counted, noun} <= PEOPLE


def _may_meet(entry: Entry, part: Entry) -> bool:
    """Whether the count is placed in time and may be of the time of the part; one of no known time is of none."""
    one, other = entry.time.begins, part.time.begins
    return is_placed(entry) and (one is None or other is None or one.overlaps(other))


def _total(parts: Sequence[Part]) -> Entry:
    ranked = sorted(parts, key=lambda part: (-_count(part), part.entry.unit, part.entry.id))
    total, noun, lead = sum(map(_count, ranked)), ranked[0].noun, ranked[0].lead
    attribute = f"{lead}{noun.casefold()}"
    terms = " plus ".join(f"{_count(part):,} {part.entry.unit}" for part in ranked)
    told = ranked[0].told.replace("\0", f"{total:,} {noun}").rstrip(".")
    return conclusion(
        [part.entry for part in ranked],
        "sum",
        total,
        unit=noun,
        attribute=attribute,
        attribute_label=attribute.replace("-", " "),
        statement=f"{told}: {terms}.",
    )


def _count(part: Part) -> int:
    assert isinstance(part.entry.value, int)  # nosec B101: no other value makes a part
    return part.entry.value
