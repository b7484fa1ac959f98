"""Kinship: which subjects are parts, leaders or other names of each other, so that one's tasks may be the other's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import product

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from quiz.generation.forms import form_of
from quiz.generation.ledger_index import LedgerIndex
from quiz.generation.normal_forms import normalise
from quiz.generation.phrasing import is_acronym

SAME_TASK = 80
MOST_PAIRS = 20_000
"""More pairs of tasks than these are not compared: then the two subjects count as kin."""
ALLIES = re.compile(r"\b(?=([A-Z][A-Za-z]*[A-Z])\b(?:,? and|-led)(?: the)? ([A-Z][A-Za-z]*[A-Z])\b)")
PROPER_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:of |for |the )*[A-Z][\w’'-]+")


def names_an_owner(fact: Entry) -> bool:
    """Whether the subject's names tell whose list it is: a short form or a proper name of two words stands in them."""
    names = (fact.subject, *fact.subject_aliases)
    return any(PROPER_NAME.search(name) or any(is_acronym(word) for word in name.split()) for name in names)


class Kinship:
    """Links between subjects, found in the facts themselves. In doubt two subjects are kin."""

    def __init__(self, index: LedgerIndex) -> None:
        self.index = index
        self._shared: dict[tuple[str, str], bool] = {}

    def are_kin(self, one: Entry, other: Entry) -> bool:
        """Whether the subjects of two facts are the same, or linked, or known only from texts about each other."""
        ours, theirs = self._roots(one), self._roots(other)
        if ours & theirs or any(self._links.get(root, set()) & theirs for root in ours):
            return True
        if self._share_tasks(one.subject_key, other.subject_key):
            return True
        return self._is_only_seen_beside(one, other) or self._is_only_seen_beside(other, one)

    def names_of(self, fact: Entry) -> list[str]:
        """The full names of whom the subject names by a short form: "Harbour Corps" of the HC mandate."""
        keys = self._roots(fact) - {fact.subject_key}
        names = (name for key in sorted(keys) for name in self.index.names_of_subject(key))
        return [name for name in dict.fromkeys(names) if not is_acronym(name)]

    def _roots(self, fact: Entry) -> set[str]:
        """The subjects whose short names stand in the names of the fact's subject: KFOR in "KFOR's initial mandate"."""
        names = " ".join(f" {normalise(name)} " for name in (fact.subject, *fact.subject_aliases))
        words = set(names.split())
        return {fact.subject_key, *(key for word in words for key in self._short_names.get(word, ()))}

    def _share_tasks(self, one: str, other: str) -> bool:
        """Whether a task of the one is told of the other in nearly the same words."""
        pair = (min(one, other), max(one, other))
        if pair not in self._shared:
            tasks = (self._tasks.get(pair[0], ()), self._tasks.get(pair[1], ()))
            many = len(tasks[0]) * len(tasks[1]) > MOST_PAIRS
            self._shared[pair] = many or any(fuzz.token_set_ratio(*two) > SAME_TASK for two in product(*tasks))
        return self._shared[pair]

    def _is_only_seen_beside(self, one: Entry, other: Entry) -> bool:
        titles = self._titles.get(one.subject_key)
        names = [normalise(name) for name in (other.subject, *other.subject_aliases)]
        return bool(titles) and all(any(f" {name} " in title for name in names if name) for title in titles or ())

    @cached_property
    def _short_names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.index.entries:
            for name in (entry.subject, *entry.subject_aliases):
                if is_acronym(name) and " " not in name:
                    found[normalise(name)].add(entry.subject_key)
        return dict(found)

    @cached_property
    def _tasks(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.index.entries:
            if entry.is_list and form_of(entry) in ("task", "activity", "words"):
                found[entry.subject_key].append(normalise(str(entry.value)))
        return dict(found)

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.index.entries:
            found[entry.subject_key].update(f" {normalise(source.title)} " for source in entry.sources)
        return {key: frozenset(titles) for key, titles in found.items()}

    @cached_property
    def _links(self) -> dict[str, set[str]]:
        """Subjects of which one is a value told of the other."""
        keys = {normalise(name): e.subject_key for e in self.index.entries for name in (e.subject, *e.subject_aliases)}
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.index.entries:
            for value in (str(entry.value), *entry.value_aliases) if isinstance(entry.value, str) else ():
                other = keys.get(normalise(value))
                if other is not None and other != entry.subject_key:
                    found[entry.subject_key].add(other)
                    found[other].add(entry.subject_key)
        for one, other in self._allies():
            found[one].add(other)
            found[other].add(one)
        return dict(found)

    def _allies(self) -> Iterator[tuple[str, str]]:
        """Subjects whose short names a text puts side by side: "HMF and HPC", "the HMF-led HPC"."""
        for entry in self.index.entries:
            for text in (entry.statement, *(source.quote for source in entry.sources)):
                for match in ALLIES.finditer(text):
                    ones, others = (self._short_names.get(normalise(name), ()) for name in match.groups())
                    yield from product(ones, others)
