"""Smooths a text for the parser without changing its length, so that offsets stay true."""

from __future__ import annotations

import re
from collections import Counter

from content.readers.base import HALVES, Block
from content.readers.text import LEADERS, is_upper

PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"}
)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SPACED_NUMBER = re.compile(r"(?<![\d,.])(\d{1,3})((?: \d{3})+)(?![\d])")
ACRONYMS = {"un": "UN", "eu": "EU", "nato": "NATO", "osce": "OSCE", "uk": "UK", "hq": "HQ"}
NOTE_MARK = re.compile(r"(?<=[^\s\[(])(?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|edit|citation needed)\])+")
NEWLINES = re.compile(r"[\r\n\t\v\f\u2028\u2029\x85]")


def whole(text: str) -> str:
    """The text with a mark for each lone half of a character, which no parser and no file can take; as long."""
    return HALVES.sub("\ufffd", text)


def smooth(text: str) -> str:
    """The text with plain spaces, quotes and hyphens, a colon for a row of dots; as long as the text.

    Marks of notes, as "[1]" and "[edit]" behind a word, become spaces: no sentence says them.
    """
    plain = LEADERS.sub(lambda dots: ":".ljust(len(dots.group())), whole(text).translate(PLAIN))
    return NOTE_MARK.sub(lambda mark: " " * len(mark.group()), NEWLINES.sub(" ", plain))


def join_numbers(words: str) -> str:
    """``14 000`` as ``14,000``, so that the parser sees one number; as long as the words.

    A four-digit year in front never joins (``June 1999 250 soldiers``): groups begin with one to three digits.
    """
    return SPACED_NUMBER.sub(lambda number: number[1] + number[2].replace(" ", ","), words)


def casing(text: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    """How the mixed-case blocks of a text mostly write each word, by its lower-case form."""
    counts: dict[str, Counter[str]] = {}
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "boilerplate" or is_upper(words):
            continue
        for position, word in enumerate(WORD.findall(words.translate(PLAIN))):
            if position or word.isupper():
                counts.setdefault(word.casefold(), Counter())[word] += 1
    return ACRONYMS | {low: max(forms.items(), key=lambda form: (form[1], form[0]))[0] for low, forms in counts.items()}


def lower_capitals(words: str, known: dict[str, str]) -> str:
    """An upper-case line in sentence case, names as the rest of the text writes them; as long as the words."""
    if not is_upper(words) or len(words.split()) < 4:
        return words
    return WORD.sub(lambda match: _recased(match, known), words)


def _recased(match: re.Match[str], known: dict[str, str]) -> str:
    word = match.group()
    low = word.casefold()
    base, mark, tail = low.partition("'")
    form = known.get(low) or (known[base] + mark + tail if base in known else low)
    if match.start() == 0 and form:
        form = form[:1].upper() + form[1:]
    return form if len(form) == len(word) else word
