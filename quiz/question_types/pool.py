"""What drafting may ask of the facts around the one that a question is drafted from (quiz/generation knows them)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple, Protocol

from content.ledger.entry import Entry


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option that is provably wrong: ``why`` says so, ``facts`` are the ids of the facts that prove it."""

    text: str
    why: str
    facts: tuple[str, ...] = ()


class Together(NamedTuple):
    """Facts that one question asks together: its stem, the words that stand for each, and what is offered beside them.

    ``texts`` and ``prompts`` follow the order of ``facts``; only pairs have prompts. ``whole`` is the derived fact that
    says all of it: only this one asks for the set.
    """

    stem: str
    facts: tuple[Entry, ...]
    texts: tuple[str, ...]
    prompts: tuple[str, ...] = ()
    wrong: tuple[Distractor, ...] = ()
    as_of: str | None = None
    whole: Entry | None = None


class Pool(Protocol):
    """What a question type may ask of the facts around the one it drafts from (quiz/generation holds them)."""

    rng: Random

    def stem(self, fact: Entry) -> str | None:
        """A full question, standing alone, whose key is the fact's value; None where none can be made."""

    def clause(self, fact: Entry) -> str | None:
        """The fact as one whole dated sentence in which its value stands as ``key()`` prints it, or None."""

    def key(self, fact: Entry) -> str:
        """The fact's value as an option prints it."""

    def why(self, fact: Entry) -> str:
        """The explanation: why the key is right, as of when, according to whom."""

    def distractors(self, fact: Entry, count: int) -> list[Distractor]:
        """At most ``count`` distractors, best first; none true on the asked day, or of unknown truth, or an alias."""

    def selection(self, fact: Entry) -> Together | None:
        """Several right options and two or three wrong ones for which this fact asks; None where it asks for none."""

    def moment(self, fact: Entry) -> Together | None:
        """The event as the right option among events of other times; None where its date can be asked for."""

    def pairing(self, fact: Entry) -> Together | None:
        """Four to six facts of one relation, with a text and a prompt each, for which this one asks, or None."""

    def sequence(self, fact: Entry) -> Together | None:
        """Facts that surely lie apart, earliest first, for which this one asks, or None."""

    def why_all(self, facts: Sequence[Entry]) -> str:
        """The explanation of a question about several facts."""

    def accepted(self, fact: Entry) -> list[str]:
        """All spellings of the fact's value that a typed response may have, the usual one first."""
