"""How two facts of one series stand to each other, told from their values and times alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from content.ledger.entry import Entry
from content.ledger.truth import is_placed, same_value, says_less

Relation = Literal["corroborates", "refines", "supersedes", "precedes", "contradicts", "not_placed", "apart"]


def relation(new: Entry, old: Entry) -> Relation:
    """What the new fact does to the old one of the same series.

    Equal values at times that may be the same corroborate, or refine where the new time lies within the old one; what
    lasts is the same at any time up to its end. Other values of a single-valued attribute contradict at overlapping
    times and supersede at later ones; without both times the new one is not placed. Two members of a list stand apart,
    as do a plan and the deed, a value and the shorter way to say it, and a derived order beside another: each is true
    of its own events.
    """
    if new.modality != old.modality:
        return "apart"
    if same_value(new, old) and (new.hedge == old.hedge or not (new.hedge and old.hedge)):
        return _of_equals(new, old)
    if _is_beside(new, old):
        return "apart"
    if not is_placed(new) or not is_placed(old):
        return "not_placed"
    one, other = new.time.begins, old.time.begins
    if one is None or other is None:
        return "contradicts" if one is other and not new.is_volatile else "apart"
    if one.is_before(other):
        return "precedes"
    if other.is_before(one):
        return "supersedes" if new.is_volatile else "apart"
    return "contradicts"


def _is_beside(new: Entry, old: Entry) -> bool:
    """Whether the other value need not be wrong for the new one to be right, whatever their times."""
    return new.is_list or old.is_list or (new.kind == "sequence" and bool(new.premises)) or says_less(new, old)


def _of_equals(new: Entry, old: Entry) -> Relation:
    one, other = new.time.begins, old.time.begins
    if one is None or other is None:
        return "not_placed" if new.is_volatile and one is not other else "corroborates"
    if not one.overlaps(other):
        return "corroborates" if _is_one_state(new, old) else "apart"
    return "refines" if one.within(other) and not other.within(one) else "corroborates"


def _is_one_state(one: Entry, other: Entry) -> bool:
    """Whether what two texts tell of different times is one thing that went on, so that neither ended before."""
    if not (one.is_lasting and other.is_lasting):
        return False
    return not any(
        first.time.ends and second.time.begins and first.time.ends.is_before(second.time.begins)
        for first, second in ((one, other), (other, one))
    )


def is_same_fact(new: Entry, old: Entry) -> bool:
    """Whether the two are one fact, so that the new evidence belongs to the old lineage."""
    return relation(new, old) in ("corroborates", "refines")


def superseded_by(new: Entry, series: Iterable[Entry]) -> Entry | None:
    """The newest fact that the new one supersedes; those before it were history already."""
    known = list(series)
    if any(relation(new, old) == "precedes" for old in known):
        return None
    older = [old for old in known if relation(new, old) == "supersedes"]
    older.sort(key=lambda old: (str(old.time.begins), old.id), reverse=True)
    return next((old for old in older if not _is_history(old, known)), None)  # of many the newest is seldom history


def _is_history(old: Entry, series: Sequence[Entry]) -> bool:
    return any(relation(other, old) == "supersedes" for other in series)


def contradicted_by(new: Entry, series: Iterable[Entry]) -> list[Entry]:
    """The facts that say something else of the same time."""
    return [old for old in series if relation(new, old) == "contradicts"]


def same_fact(new: Entry, series: Sequence[Entry]) -> Entry | None:
    """The fact of the series that the new one repeats, the least id first, so that the order of import is no matter."""
    return min((old for old in series if is_same_fact(new, old)), key=lambda old: old.id, default=None)
