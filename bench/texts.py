"""Texts for the benchmarks: prose of any size, varied from the gold texts, and texts that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
WORD = re.compile(r"\b[A-Z]{3,}\b|\b\d+\b")
FACT = "The Lake Force (LF) had 90 guards in May 2011. "
MONTHS = ("May", "June", "July", "August")


def prose(size: int) -> str:
    """So many characters of mission prose: the gold texts in turn, each time with other short forms, figures, years."""
    parts: list[str] = []
    length = 0
    for part in _variants():
        parts.append(part)
        length += len(part) + 2
        if length >= size:
            break
    return "\n\n".join(parts)[:size]


def _variants() -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*/*.txt"))]
    turn = 0
    while True:
        yield from (_varied(text, turn) if turn else text for text in texts)
        turn += 1


def _varied(text: str, turn: int) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isalpha():
            return word[0] + "".join(chr(65 + (ord(sign) - 65 + turn) % 26) for sign in word[1:])
        if len(word) == 4 and word[0] in "12":
            return str(1950 + (int(word) + turn) % 75)
        return str(int(word) + turn % 7) if len(word) < 4 else word

    return WORD.sub(other, text)


def _dated(count: int, told: str) -> str:
    """So many sentences, each with a day of its own."""
    days = (f"{1 + n % 28} {MONTHS[n // 28 % 4]} {1925 + n // 112 % 99}" for n in range(count))
    return "".join(told.format(day=day, number=1_000 + 7 * n) for n, day in enumerate(days))


def figures(count: int) -> str:
    """So many figures of one thing at different days: one long series."""
    return _dated(count, "On {day} LF had {number:,} troops.\n\n")


HOSTILE: dict[str, Callable[[], str]] = {
    "100,000 nested brackets": lambda: "(" * 50_000 + ")" * 50_000,
    "one line of 5 MB": lambda: FACT + "word and more words of it " * 192_000,
    "one line of 100 kB, all of it facts": lambda: FACT * 2_128,
    "marks of direction": lambda: f"\u200f\u202b{FACT}\u202c\n" * 1_000,
    "lone surrogates": lambda: f"The \ud800 port \udfff was opened. {FACT}" * 500,
    "10,000 dates in one sentence": lambda: "12 June 1999 " * 10_000,
    "10,000 dated sentences": lambda: _dated(10_000, "The force met on {day}. "),
    "long sentences of capitals": lambda: ("General A. van der Lake-Berg, " * 27 + "came. ") * 100,
    "long sentences of numbers": lambda: ("Security Council Resolution 1 " * 33 + "came. ") * 100,
    "5,000 short forms": lambda: "".join(
        f"The Lake {a}ank {b}est {c}orce (L{a}{b}{c}) is a body. "
        for a in _letters()
        for b in _letters()
        for c in "ABCDEFG"
    ),
}
"""What each text is called, and how it is made."""


def _letters() -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
