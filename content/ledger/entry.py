"""Entry: one fact as the ledger sees it, apart from any database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from content.partialdate import PartialDate

Kind = Literal[
    "quantity",
    "date_event",
    "definition",
    "acronym",
    "membership",
    "location",
    "role",
    "legal_basis",
    "sequence",
    "other",
]
Hedge = Literal["about", "almost", "over", "under", "at_most", "at_least"]
Nature = Literal["event", "observation", "state"]
Known = Literal["stated", "inferred", "set", "unknown"]
Modality = Literal["happened", "planned"]
Value = int | Decimal | PartialDate | str

LASTING: frozenset[Kind] = frozenset({"acronym", "definition", "legal_basis", "membership", "other"})
"""Kinds of facts that, told again at another time, are still the same fact."""

HEDGE_WORDS: dict[Hedge, str] = {
    "about": "about",
    "almost": "almost",
    "over": "over",
    "under": "under",
    "at_most": "at most",
    "at_least": "at least",
}


@dataclass(frozen=True, slots=True)
class Time:
    """When a fact holds, and how that is known.

    An event lies at ``begins``; an observation was true when made, at ``begins``; a state runs from ``begins`` to
    ``ends``, where None means that no source gives that end. ``known`` is "unknown" where ``begins`` is None.
    """

    nature: Nature
    begins: PartialDate | None = None
    ends: PartialDate | None = None
    known: Known = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: a document with the quote. ``dated`` is when that text was written, if known.

    ``is_exact`` is False where the text was looked at and does not hold the quote just there.
    """

    document: str
    title: str
    publisher: str
    quote: str
    start: int
    end: int
    dated: PartialDate | None = None
    is_brief: bool = False
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: ``subject`` has the ``value`` for the ``attribute``.

    ``subject`` and ``value`` are words for readers; ``subject_key`` and ``attribute`` (a slug) say which series the
    fact belongs to. ``is_list``: the attribute may have several values at once. ``is_volatile``: it changes over time;
    an observation of it then holds for ``holds_days`` around the day it was made. ``subject_aliases`` and
    ``value_aliases`` are other names of the same things. ``importance`` runs from 1 to 3. After
    ``review_by`` the fact is stale; None where time makes it none.
    """

    id: str
    kind: Kind
    subject: str
    subject_key: str
    attribute: str
    attribute_label: str
    value: Value
    time: Time
    statement: str
    unit: str = ""
    hedge: Hedge | None = None
    modality: Modality = "happened"
    negated: bool = False
    topic: str = ""
    importance: int = 2
    tier: Literal["A", "B"] = "B"
    rule: str = ""
    is_list: bool = False
    is_volatile: bool = False
    holds_days: int = 0
    sources: tuple[Source, ...] = ()
    subject_aliases: tuple[str, ...] = ()
    value_aliases: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    review_by: date | None = None

    @property
    def series(self) -> tuple[str, str]:
        """Which series this belongs to: the key of its subject and its attribute."""
        return (self.subject_key, self.attribute)

    @property
    def is_lasting(self) -> bool:
        """Whether a text of another time that says the same tells this very fact, not another one like it."""
        return lasts(self.kind, self.value) and not self.is_volatile

    @property
    def documents(self) -> frozenset[str]:
        """The documents that say so independently; a brief restates its document and is none beside it."""
        return frozenset(source.document for source in self.sources)

    def value_words(self) -> str:
        """The value for a reader, with its hedge and unit: "almost 6,000 troops", "12 June 1999"."""
        if isinstance(self.value, PartialDate):
            return self.value.words()
        words = f"{self.value:,}" if isinstance(self.value, int | Decimal) else self.value
        parts = (HEDGE_WORDS[self.hedge] if self.hedge else "", words, self.unit)
        return " ".join(part for part in parts if part)


def lasts(kind: Kind, value: Value) -> bool:
    """Whether a fact of this kind and value stays the same one at other times."""
    return kind in LASTING and not isinstance(value, PartialDate)
