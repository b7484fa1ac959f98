"""Naming: one key for one thing, however the documents call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

COMMON = {"united nations": "un", "european union": "eu", "united states of america": "us", "united states": "us"}
ARTICLES = re.compile(r"^(?:the|a|an) ")
LED = re.compile(r"\b[\w]+-(?:led|mandated|backed) ")
WORD = re.compile(r"[^\W_]+")
TOKEN = re.compile(r"\w+")


class LongForms:
    """Long forms with their short ones, the longest first, found in a text by the words that they begin with.

    Looking for each of them in each name would take quadratic time in a text that introduces many.
    """

    def __init__(self, short_of: Mapping[str, str]) -> None:
        self._rows = sorted(short_of.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        self._by_words: dict[tuple[str, ...], list[int]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._others: list[int] = []
        for at, (long, _) in enumerate(self._rows):
            words = tuple(TOKEN.findall(long))
            if TOKEN.match(long) is None:
                self._others.append(at)  # it begins with a mark, so that no word tells where it may stand
                continue
            self._by_words.setdefault(words, []).append(at)
            self._lengths.setdefault(words[0], set()).add(len(words))

    def shortened(self, plain: str) -> str:
        """The text with each long form made short, also those that only stand there once a longer one is short."""
        done = -1
        while (at := min((at for at in self._within(plain) if at > done), default=None)) is not None:
            long, short = self._rows[at]
            plain, done = re.sub(rf"\b{re.escape(long)}s?\b", short, plain), at
        return plain

    def _within(self, plain: str) -> Iterator[int]:
        """The rows whose long form stands in a text, whole words or not."""
        words = TOKEN.findall(plain)
        near = [*self._others]
        for first, word in enumerate(words):
            for start in {word, word.removesuffix("s")}:  # of one word alone the plural counts too
                for length in self._lengths.get(start, ()):
                    near += self._near(words[first : first + length])
        return (at for at in near if self._rows[at][0] in plain)

    def _near(self, words: Sequence[str]) -> Iterator[int]:
        """The rows of just these words, the last of them in the plural or not."""
        for last in {words[-1], words[-1].removesuffix("s")}:
            yield from self._by_words.get((*words[:-1], last), ())


@dataclass(frozen=True)
class Naming:
    """Long forms and what they are short for, per document and for all documents where they agree."""

    shared: LongForms = field(default_factory=lambda: LongForms({}))
    own: Mapping[str, LongForms] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def key(self, words: str, document: str = "") -> str:
        """The slug of a name: long forms made short, articles and possessives dropped."""
        plain = folded(words)
        for table in filter(None, (self.own.get(document), self.shared)):
            plain = table.shortened(plain)
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
    return Naming(LongForms(shared), {name: LongForms(table) for name, table in own.items()}, aliases)


def folded(words: str) -> str:
    """Lower case, plain quotes, no brackets, no possessives, and the common long forms made short."""
    plain = re.sub(r"\([^()]*\)", " ", words.casefold().replace("’", "'")).replace("'s ", " ")
    plain = " ".join(plain.split()).removesuffix("'s")
    for long, short in COMMON.items():
        plain = plain.replace(long, short)
    return ARTICLES.sub("", plain)
