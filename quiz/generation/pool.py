"""FactPool: what question types may ask of the facts around the one they draft from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from random import Random

from content.ledger.entry import Entry, Source
from content.ledger.truth import Truth, holds_on
from content.partialdate import PartialDate
from quiz.generation import distractors, why
from quiz.generation.clauses import clause
from quiz.generation.forms import form_of
from quiz.generation.guards import Asked
from quiz.generation.kinship import Kinship
from quiz.generation.ledger_index import LedgerIndex
from quiz.generation.normal_forms import normalise, value_names
from quiz.generation.pairings import pairings
from quiz.generation.phrasing import is_acronym, moment, noun_label, publishers
from quiz.generation.selections import moments, selections
from quiz.generation.sentences import SMALL_NUMBERS
from quiz.generation.sequences import sequences
from quiz.generation.sets import Shares
from quiz.generation.stems import stem
from quiz.generation.stories import Stories
from quiz.generation.surroundings import Surroundings
from quiz.generation.wording import is_well_worded
from quiz.linting.context import asked_days
from quiz.question_types.pool import Distractor, Together

LEAST_PAIRS, MOST_PAIRS = 4, 12
LONGEST_LIST = 300
"""Of more things that a subject has, nobody can tell one that it has not: each would have to be compared with all."""


class FactPool:
    """The Pool of quiz/question_types over a ledger.

    ``places`` are names of places that may serve as distractors; ``asked`` are the ids of the facts that are asked.
    """

    def __init__(
        self, entries: Iterable[Entry], rng_seed: str, places: Sequence[str] = (), asked: Iterable[str] | None = None
    ) -> None:
        self.index = LedgerIndex(entries)
        self.kinship = Kinship(self.index)
        self.places = tuple(sorted(set(places)))
        self.rng_seed = rng_seed
        self.rng = Random(rng_seed)
        self.asked = None if asked is None else frozenset(asked)
        self._stems: dict[str, str | None] = {}
        self._wrong: dict[str, list[Distractor]] = {}

    def draw_for(self, fact: Entry, kind: str) -> None:
        """Sets the chance for one question, so that it hangs on nothing but the seed, the fact and the kind."""
        self.rng = Random(f"{self.rng_seed}:{fact.id}:{kind}")

    def stem(self, fact: Entry) -> str | None:
        if fact.id not in self._stems:
            told = replace(fact, sources=self._told_by(fact))
            self._stems[fact.id] = stem(told, self.key(fact), is_contested=self.index.is_contested(fact))
        return self._stems[fact.id]

    def clause(self, fact: Entry) -> str | None:
        if self.index.is_contested(fact):
            return None
        words = clause(fact, self.key(fact))
        side = distractors.BOUNDS.get(fact.hedge or "", 0)
        if words is None or not side or not isinstance(fact.value, int | Decimal):
            return words
        first = next(iter(self.distractors(fact, 1)), None)
        return words if first is None or self._is_beyond(first, fact.value, side) else None

    def key(self, fact: Entry) -> str:
        return distractors.option_text(fact)

    def why(self, fact: Entry) -> str:
        return why.why(fact, self.index.premises(fact))

    def why_all(self, facts: Sequence[Entry]) -> str:
        return why.why_all(facts, self.index.premises)

    def distractors(self, fact: Entry, count: int) -> list[Distractor]:
        if fact.is_list:
            return self.strangers(fact, count)
        if fact.id not in self._wrong:
            chance = Random(f"{self.rng_seed}:{fact.id}:distractors")
            self._wrong[fact.id] = distractors.values(self._asked(fact), self.places, chance)
        return self._wrong[fact.id][:count]

    def members(self, fact: Entry) -> list[Entry]:
        if not fact.is_list:
            return []
        days = asked_days(fact)
        found: dict[str, Entry] = {normalise(self.key(fact)): fact}
        for other in self.index.beside(fact):
            is_like = other.tier == "A" and not other.negated and other.modality == fact.modality
            if is_like and is_well_worded(other) and form_of(other) == form_of(fact) and self._holds(other, days):
                found.setdefault(normalise(self.key(other)), other)
        return list(found.values())

    def strangers(self, fact: Entry, count: int) -> list[Distractor]:
        if not fact.is_list or len(self.index.lists_of_subject(fact)) > LONGEST_LIST:
            return []
        if fact.id not in self._wrong:
            chance = Random(f"{self.rng_seed}:{fact.id}:strangers")
            self._wrong[fact.id] = distractors.strangers(self._asked(fact), self.kinship, chance)
        return self._wrong[fact.id][:count]

    def is_stranger(self, other: Entry, fact: Entry) -> bool:
        """Whether a member of another list is provably no member of the fact's list."""
        return distractors.is_stranger(other, self._asked(fact), self.kinship)

    def pairs(self, fact: Entry) -> list[Entry]:
        if (
            fact.is_list
            or isinstance(fact.value, PartialDate)
            or fact.kind not in ("location", "role")
            or not noun_label(fact)
        ):
            return []
        near = [other for other in self.index.of_attribute(fact) if self._may_stand_beside(other, fact)]
        same_time = self._paired(fact, (other for other in near if other.time == fact.time))
        if len(same_time) >= LEAST_PAIRS:
            return same_time
        placed = (other for other in near if other.documents & fact.documents and moment(other.time.begins))
        any_time = self._paired(fact, placed)
        return any_time if len(any_time) >= LEAST_PAIRS else same_time

    def _may_stand_beside(self, other: Entry, fact: Entry) -> bool:
        is_sure = other.tier == "A" and not other.negated and other.modality == fact.modality and not other.is_list
        return (
            is_sure and is_well_worded(other) and form_of(other) == form_of(fact) and not self.index.is_contested(other)
        )

    def _paired(self, fact: Entry, others: Iterable[Entry]) -> list[Entry]:
        """The fact, and those of the others whose subjects and values are all distinct."""
        found = [fact]
        subjects, names = {fact.subject_key}, set(value_names(fact))
        for other in others:
            if other.subject_key in subjects or names & value_names(other):
                continue
            subjects.add(other.subject_key)
            names |= value_names(other)
            found.append(other)
        return found[:MOST_PAIRS]

    def selection(self, fact: Entry) -> Together | None:
        return self._sets[0].get(fact.id)

    def pairing(self, fact: Entry) -> Together | None:
        return self._sets[1].get(fact.id)

    def sequence(self, fact: Entry) -> Together | None:
        return self._sets[2].get(fact.id)

    def moment(self, fact: Entry) -> Together | None:
        return self._sets[3].get(fact.id)

    @cached_property
    def _sets(self) -> tuple[dict[str, Together], ...]:
        """Which fact asks for which selection, pairing, sequence and moment."""
        stories = Stories(self.index, self.key, self.may_ask)
        around = Surroundings(
            self.index,
            self.kinship,
            stories,
            self.may_ask,
            self.key,
            self.stem,
            self.distractors,
            self.members,
            self.pairs,
            self.is_stranger,
        )
        shares = Shares(self.may_ask)
        return tuple(shares.given(found(around)) for found in (selections, pairings, sequences, moments))

    def may_ask(self, fact: Entry) -> bool:
        """Whether the fact is asked, where others only stand around it."""
        return self.asked is None or fact.id in self.asked

    def _told_by(self, fact: Entry) -> tuple[Source, ...]:
        """The sources of the fact; of a derived one those of its premises, where the same publishers tell them all."""
        told = [entry.sources for entry in self.index.premises(fact)] if not fact.sources else []
        is_one_voice = len({tuple(publishers(sources)) for sources in told}) == 1
        return tuple(source for sources in told for source in sources) if is_one_voice else fact.sources

    def accepted(self, fact: Entry) -> list[str]:
        if isinstance(fact.value, PartialDate):
            return list(dict.fromkeys([self.key(fact), fact.value.plain()]))
        if isinstance(fact.value, int | Decimal):
            words = [SMALL_NUMBERS[fact.value]] if isinstance(fact.value, int) and 0 <= fact.value <= 20 else []
            return list(dict.fromkeys([self.key(fact), str(fact.value), *words]))
        known = (name for name in fact.value_aliases if fact.kind != "acronym" or not is_acronym(name))
        short = re.sub(r"^(?:the )?(?:Republic|Kingdom|State) of (?:the )?", "", self.key(fact))
        names = [self.key(fact), short, *self.key(fact).split(" / "), *known]
        return list(dict.fromkeys(name.strip() for name in names if name.strip()))

    def _asked(self, fact: Entry) -> Asked:
        days = tuple(asked_days(fact))
        return Asked(fact, self.key(fact), self.stem(fact) or "", days, self.index, self._owned(fact, days))

    def _owned(self, fact: Entry, days: Sequence[object]) -> tuple[str, ...]:
        """The members of all lists of the owner and its kin that may hold at the time asked."""
        if not fact.is_list:
            return ()
        asked = asked_days(fact)
        nearby = (*self.index.lists_of_subject(fact), *self.index.of_kind(fact))
        own = (other for other in nearby if other.is_list and not self.index.is_false(other, asked))
        kin = (other for other in own if other.subject_key == fact.subject_key or self.kinship.are_kin(fact, other))
        named = (name for name in self.kinship.names_of(fact) if fact.kind == "membership")
        return tuple(dict.fromkeys([*(self.key(other) for other in kin), *named]))

    def _holds(self, entry: Entry, days: Sequence[object]) -> bool:
        asked = asked_days(entry)
        return (
            not days
            or not asked
            or any(holds_on(entry, day) is Truth.TRUE for day in asked if day in days)
            or asked == days
        )

    @staticmethod
    def _is_beyond(wrong: Distractor, key: int | Decimal, side: int) -> bool:
        return (Decimal(wrong.text.replace(",", "")) - key) * side > 0
