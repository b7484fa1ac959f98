"""Stories: events that belong together, those of one subject, or of one document and the texts that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.generation.deeds import are_alike, tell_the_same
from quiz.generation.events import event, when
from quiz.generation.ledger_index import LedgerIndex
from quiz.generation.wording import is_well_worded

LIKE = 60
"""From this on words are so like that one event may be taken for another, from 0 to 100."""
LEAST, MOST = 4, 60
"""How many events a story has; of a longer one those are left out that matter least, lest time grow with its square."""
MANY = 400
"""Of a document with more dated facts nobody can tell which happened but once: each would be compared with all."""


class Stories:
    """The events of a ledger; a story is only looked at where one of its events may be asked."""

    def __init__(self, index: LedgerIndex, key: Callable[[Entry], str], may_ask: Callable[[Entry], bool]) -> None:
        self.index = index
        self.key = key
        self.may_ask = may_ask
        self._words: dict[str, str | None] = {}

    def words(self, fact: Entry) -> str:
        """The event in a few words; "" where it is none."""
        if fact.id not in self._words and not _may_be_event(fact):
            self._words[fact.id] = None
        if fact.id not in self._words:
            self._words[fact.id] = None if self._has_twin(fact) else event(fact, self.key(fact))
        return self._words[fact.id] or ""

    def __iter__(self) -> Iterator[list[Entry]]:
        """The stories, those of subjects first; each has its most important events first."""
        groups = [*self._by_subject.values(), *map(self._told_in, self._by_document)]
        for group in groups:
            if len(group) < LEAST or not any(map(self.may_ask, group)):
                continue
            told = self._told_once(group)
            if len(told) >= LEAST:
                yield told

    def _told_once(self, group: list[Entry]) -> list[Entry]:
        """The events of a group; of two that may be one and the same, the first."""
        found: list[Entry] = []
        for one in group:
            if self.words(one) and not any(tell_the_same(one, other) for other in found):
                found.append(one)
            if len(found) == MOST:
                break
        return found

    def _told_in(self, document: str) -> list[Entry]:
        """The events of a document, then those of the documents that tell one of its dated facts too."""
        near = {other for one in self._by_document[document] for other in one.documents}
        own = {one.id: one for one in self._by_document[document]}
        for other in sorted(near):
            own |= {one.id: one for one in self._by_document[other]}
        return list(own.values())

    def _has_twin(self, fact: Entry) -> bool:
        """Whether something told in nearly the same words happened at another time, so that both may be meant."""
        if any(len(self._all_of[document]) > MANY for document in fact.documents):
            return True
        told = {other.id: other for document in fact.documents for other in self._all_of[document]}
        return any(tell_the_same(fact, other) and not when(fact).overlaps(when(other)) for other in told.values())

    def may_be_of(self, fact: Entry, year: int) -> bool:
        """Whether the texts tell of that year something so like the event that it may be taken for it."""
        asked = PartialDate.on(year)
        told = {other.id: other for document in fact.documents for other in self._all_of[document]}
        return any(are_alike(fact, other, LIKE) and when(other).overlaps(asked) for other in told.values())

    @cached_property
    def _all_of(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.index.entries:
            for document in one.documents if isinstance(one.value, PartialDate) else ():
                found[document].append(one)
        return found

    @cached_property
    def _by_subject(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self._dated:
            found[one.subject_key].append(one)
        return dict(found)

    @cached_property
    def _by_document(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self._dated:
            for document in sorted(one.documents):
                found[document].append(one)
        return dict(sorted(found.items()))

    @cached_property
    def _dated(self) -> list[Entry]:
        dated = (one for one in self.index.entries if isinstance(one.value, PartialDate) and one.tier == "A")
        return sorted(dated, key=lambda one: (-one.importance, one.id))


def _may_be_event(fact: Entry) -> bool:
    """Whether a fact tells surely that something happened, at a time with two ends."""
    if fact.tier != "A" or fact.modality != "happened" or fact.negated or not isinstance(fact.value, PartialDate):
        return False
    return bool(fact.value.earliest and fact.value.latest) and is_well_worded(fact)
