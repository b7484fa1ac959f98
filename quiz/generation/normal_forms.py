"""Normal forms of texts, each worked out once: drafting compares the same names over and over."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.question_types import text_matching


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """The words of a text without case, accents, punctuation and articles."""
    return text_matching.normalise(text)


@lru_cache(maxsize=65536)
def parts(text: str) -> frozenset[str]:
    """The names that one text gives: both of "Lipjan / Lipljan", with and without the bracket of "Force (KF)"."""
    names = (text, *text.split(" / "), re.sub(r" \([^()]*\)$", "", text))
    return frozenset(normalise(name) for name in names if name.strip())


@lru_cache(maxsize=65536)
def joined(text: str) -> str:
    """Words without hyphens and endings of the plural, so that "de-mining" and "demining" are one."""
    return " ".join(word.rstrip("s") for word in normalise(text.replace("-", "")).split())


def value_names(entry: Entry) -> set[str]:
    """All names of a fact's value; both names of a place that has two."""
    if isinstance(entry.value, PartialDate):
        return {normalise(entry.value.words()), normalise(entry.value.plain())}
    if isinstance(entry.value, int | Decimal):
        return {normalise(f"{entry.value:,}")}
    return set().union(*map(parts, (entry.value, *entry.value_aliases)))
