"""Holding: one person in one office, as a rule found it, and the roster of those that a text has told so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from content.extraction.people import Person
from content.ledger.entry import Time
from content.partialdate import PartialDate

CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w-]+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office; ``start`` and ``end`` enclose in the sentence what tells it."""

    person: Person
    title: str
    start: int
    end: int
    time: Time
    rule: str
    began: bool = False
    planned: bool = False
    sure: bool = True


@dataclass(slots=True)
class Roster:
    """Full names by surname, offices by surname, and who was told last."""

    names: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    last: str = ""
    begun: dict[str, PartialDate] = field(default_factory=dict)
    listing: str = ""
    spoken: str = ""
    post: str = ""
    block: int = -1

    def full(self, person: Person) -> str:
        """The fullest form of a name: "Commodore Berg" as "Commodore Ada Berg" where that stood before."""
        known = self.names.get(person.surname)
        is_longer = known is not None and len(known.split()) > len(person.words.split())
        told = person.words.split()
        fits = known is not None and all(word in known.split() for word in told)
        return known if known is not None and is_longer and fits else person.words

    def meet(self, person: Person) -> None:
        """Remembers a name for when only the surname is told."""
        if len(person.words.split()) >= len(self.names.get(person.surname, "").split()):
            self.names[person.surname] = person.words

    def enter_block(self, block: int) -> None:
        """Forgets at each new paragraph of whom the last one spoke."""
        if block != self.block:
            self.block, self.spoken = block, ""

    def enter(self, holding: Holding) -> None:
        """Remembers an office with its holder."""
        self.meet(holding.person)
        self.titles[holding.person.surname] = holding.title
        if holding.time.begins is not None and holding.time.nature == "state":
            self.begun[holding.person.surname] = holding.time.begins
        if not holding.title.casefold().startswith(("former", "spokes", "deputy")):
            self.last = holding.person.surname

    def with_surnames(self, words: str, persons: list[Person]) -> list[Person]:
        """The persons of a sentence with those that it calls by a surname told before."""
        more = [
            Person(match.group(), match.start(), match.end(), match.end(), is_ranked=False)
            for match in CAPITALISED.finditer(words)
            if match.group() in self.names and not any(one.start <= match.start() < one.end for one in persons)
        ]
        return sorted([*persons, *more], key=lambda person: person.start)

    def title_of(self, surname: str) -> str:
        """The office that somebody is known to hold, if any."""
        return self.titles.get(surname, "")
