"""Deeds: whether two facts tell of the same event, be the name of its subject ever so long."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from content.ledger.entry import Entry
from quiz.generation.guards import without_date
from quiz.generation.normal_forms import normalise
from quiz.generation.phrasing import YEAR

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
        return are_alike(one, other) and not are_namesakes(one.subject, other.subject)
    return fuzz.token_set_ratio(_deed(one), _deed(other)) > SAME_DEED


def are_namesakes(one: str, other: str) -> bool:
    """Whether two names are of one sort and of two things: "Resolution 12" and "13", "Alder Summit" and "Birch Summit".

    A year tells no two things apart, for it may be left out: "the 2004 Alder Summit".
    """
    first, second = ([word for word in name.split() if not YEAR.fullmatch(word)] for name in (one, other))
    if not first or not second:
        return False
    numbers = [set(re.findall(r"\d+", " ".join(words))) for words in (first, second)]
    if all(numbers):
        return not numbers[0] & numbers[1]
    own = (set(first) - set(second), set(second) - set(first))
    are_names = all(words and all(word[:1].isupper() for word in words) for words in own)
    return are_names and first[-1].casefold() == second[-1].casefold()


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
