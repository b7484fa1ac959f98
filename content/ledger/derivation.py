"""Derivation: facts that no text states but that follow from facts with quotes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.ledger.entry import Entry
from content.ledger.orders import orders
from content.ledger.ranks import ranks
from content.ledger.sums import sums


def derive(entries: Iterable[Entry], titles: Mapping[str, str] | None = None) -> list[Entry]:
    """What follows from the facts: sums of exact counts, orders of events and of ranks; the same for any order of them.

    Each conclusion names its premises, two or more, all of them facts that a quote carries. Nothing is derived that is
    known already, be it told or derived before. ``titles`` are those of topics by their slug.
    """
    known = sorted(entries, key=lambda entry: entry.id)
    found = (*sums(known), *orders(known, titles or {}), *ranks(known))
    return sorted(found, key=lambda entry: entry.id)
