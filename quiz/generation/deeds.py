"""Deeds: whether two facts tell of the same event, be the name of its subject ever so long."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from quiz.generation.guards import without_date
from quiz.generation.normal_forms import normalise

SAME_WORDS, SAME_DEED = 80, 70
"""Above these words are the same, from 0 to 100: those of whole sentences, those but for the subject."""
SYNONYMS = (
    (r"set up|founded|established|created|formed|launched|activated|began|started|inaugurated", "begun"),
    (r"dissolved|disbanded|terminated|deactivated|completed|concluded|expired|closed", "ended"),
    (r"approved|passed|endorsed", "adopted"),
    (r"the|an?|of|on|in|by|at|to|was|were|is|are|has|had|been|its?|and|for|from|with", ""),
)
"""Verbs that tell the same of one subject, and words that tell nothing."""


def are_alike(one: Entry, other: Entry, share: int = SAME_WORDS) -> bool:
    """Whether two events are told in nearly the same words."""
    return fuzz.token_set_ratio(without_date(one), without_date(other)) > share


def tell_the_same(one: Entry, other: Entry) -> bool:
    """Whether two events may be one and the same; of one subject its name does not count, for both have it."""
    if one.subject_key != other.subject_key:
        return are_alike(one, other)
    return fuzz.token_set_ratio(_deed(one), _deed(other)) > SAME_DEED


def _deed(fact: Entry) -> str:
    return _without(without_date(fact), (fact.subject, *fact.subject_aliases))


@lru_cache(maxsize=65536)
def _without(words: str, names: tuple[str, ...]) -> str:
    told = f" {words} "
    for name in sorted(map(normalise, names), key=len, reverse=True):
        told = told.replace(f" {name} ", " ", 1)
    for words_alike, meant in SYNONYMS:
        told = re.sub(rf"\b(?:{words_alike})\b", meant, told)
    return " ".join(told.split())
