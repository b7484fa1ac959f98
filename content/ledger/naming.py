"""Naming: one key for one thing, however the documents call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

COMMON = {"united nations": "un", "european union": "eu", "united states of america": "us", "united states": "us"}
ARTICLES = re.compile(r"^(?:the|a|an) ")
LED = re.compile(r"\b[\w]+-(?:led|mandated|backed) ")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Naming:
    """Long forms and what they are short for, per document and for all documents where they agree."""

    shared: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def key(self, words: str, document: str = "") -> str:
        """The slug of a name: long forms made short, articles and possessives dropped."""
        plain = folded(words)
        for table in (self.own.get(document, {}), self.shared):
            for long, short in table.items():
                if long in plain:
                    plain = re.sub(rf"\b{re.escape(long)}s?\b", short, plain)
        return "-".join(WORD.findall(ARTICLES.sub("", LED.sub("", plain))))[:80]

    def aliases_of(self, words: str, document: str = "") -> tuple[str, ...]:
        """Other names of the same thing, in order."""
        return tuple(name for name in self.aliases.get(self.key(words, document), ()) if name != words)


def naming(pairs: Iterable[tuple[str, str, str]]) -> Naming:
    """From (document, short form, long form). A short form that two documents read differently stays with each."""
    own: dict[str, dict[str, str]] = {}
    longs: dict[str, dict[str, str]] = {}
    for document, short, long in sorted(set(pairs)):
        own.setdefault(document, {})[folded(long)] = folded(short)
        longs.setdefault(short, {})[folded(long)] = long
    shared = {next(iter(names)): folded(short) for short, names in sorted(longs.items()) if len(names) == 1}
    aliases = {
        "-".join(WORD.findall(folded(short))): (short, *sorted(names.values()))
        for short, names in sorted(longs.items())
        if len(names) == 1
    }
    return Naming(_longest_first(shared), {name: _longest_first(table) for name, table in own.items()}, aliases)


def folded(words: str) -> str:
    """Lower case, plain quotes, no brackets, no possessives, and the common long forms made short."""
    plain = re.sub(r"\([^()]*\)", " ", words.casefold().replace("’", "'")).replace("'s ", " ")
    plain = " ".join(plain.split()).removesuffix("'s")
    for long, short in COMMON.items():
        plain = plain.replace(long, short)
    return ARTICLES.sub("", plain)


def _longest_first(table: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0])))
