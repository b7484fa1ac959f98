"""Lexicon: what the things of a mission are called, for the checks that read names and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from content.ledger.entry import Entry
from quiz.linting.words import content_words
from quiz.question_types.text_matching import normalise

ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-Ž]{3,}(?![\w-])")
ROOT = 5
COMMONPLACE_SHARE, COMMONPLACE_NAMES = 25, 3
"""A word that stands in one name of so many, and in so many names, says nothing of any one of them."""


class Name(NamedTuple):
    """One name of a thing; ``usual`` is how the mission calls it ("Norrvik / Nordwik"), ``kind`` what it is."""

    text: str
    usual: str
    kind: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a mission, read once for many questions.

    ``aliases`` maps the normal form of a name to those of all names of the same thing. ``acronyms`` maps those that are
    known to what they stand for ("" where nobody says), ``kinds`` the normal form of a name to what it names,
    ``pairs`` a place name of one language, in small letters, to the names of both; ``terms`` are names of several
    words, and ``commonplace`` the roots of words that too many names share.
    """

    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[tuple[str, ...], ...] = ()
    commonplace: frozenset[str] = frozenset()


def lexicon_of(names: Iterable[Name], entries: Iterable[Entry] = ()) -> Lexicon:
    """The lexicon of the names of a mission, and of what its facts say that acronyms stand for."""
    names, entries = list(names), list(entries)
    groups: dict[str, list[Name]] = {}
    for name in [*names, *(name for entry in entries for name in _names_in(entry))]:
        groups.setdefault(name.usual, []).append(name)
    acronyms: dict[str, str] = {}
    for group in groups.values():
        _add_acronyms(acronyms, group)
    return Lexicon(
        aliases=alias_map([name.text for name in group] for group in groups.values()),
        acronyms=acronyms,
        kinds={normalise(name.text): name.kind for group in groups.values() for name in group if name.kind},
        pairs=_pairs(names),
        terms=tuple(sorted({tuple(text.split()) for text in groups if 2 <= len(text.split()) <= 6})),
        commonplace=_commonplace(groups),
    )


def root_of(word: str) -> str:
    """How a word in small letters begins, whatever its ending."""
    return word[:ROOT]


def alias_map(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """From the names of each thing: the normal form of each name with those of all names of what it names."""
    known: dict[str, frozenset[str]] = {}
    for names in groups:
        forms = frozenset(normalise(name) for name in names)
        known.update({form: known.get(form, frozenset()) | forms for form in forms})
    return known


def _names_in(entry: Entry) -> list[Name]:
    """The names of a fact's subject; and of its value, where the fact says what letters stand for."""
    found = [Name(text, entry.subject) for text in (entry.subject, *entry.subject_aliases)]
    if entry.kind == "acronym":
        found += [Name(text, entry.subject) for text in (str(entry.value), *entry.value_aliases)]
    return found


def _add_acronyms(known: dict[str, str], group: Iterable[Name]) -> None:
    """The acronyms among the names of one thing, each with the first name that spells it out."""
    texts = [name.text for name in group]
    full = next((text for text in texts if len(text.split()) > 1 and " / " not in text), "")
    for text in texts:
        for acronym in ACRONYM.findall(text):
            known[acronym] = known.get(acronym) or (full if acronym == text and acronym not in full.split() else "")


def _pairs(names: Iterable[Name]) -> dict[str, str]:
    """The places that two languages name apart: each local name with both."""
    places = [name for name in names if name.kind == "place" and " / " in name.usual and name.language != "en"]
    by_text: dict[str, set[str]] = {}
    for name in places:
        by_text.setdefault(name.text.casefold(), set()).add(name.language)
    return {
        name.text.casefold(): name.usual
        for name in places
        if len(by_text[name.text.casefold()]) == 1 and len(name.text) > 2
    }


def _commonplace(groups: Mapping[str, Iterable[Name]]) -> frozenset[str]:
    """The words that stand in the names of many things."""
    counts = Counter(word for usual in groups for word in set(content_words(usual)) if word.isalpha())
    least = max(COMMONPLACE_NAMES, len(groups) // COMMONPLACE_SHARE)
    return frozenset(root_of(word) for word, count in counts.items() if count >= least)
