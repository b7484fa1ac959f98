"""Sentences of a block: split at full stops that end one, and at semicolons between whole clauses."""

from __future__ import annotations

import re
from itertools import pairwise

from content.extraction import smoothing

MAX_CHARS = 1_200
MAX_WORDS = 140
MAX_TOKENS = 2 * MAX_WORDS  # a parser takes each mark for a word of its own, also those of a row of dots or brackets
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")

ENDS = re.compile(r"(?<![.!?])[.!?]++[\"')\]]*+(?=\s++[\"'(\[]?[A-Z0-9•]|\s*+$)")
SHORT_FORMS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "gen",
        "maj",
        "lt",
        "col",
        "capt",
        "sgt",
        "cpl",
        "brig",
        "adm",
        "cdr",
        "cmdr",
        "rear",
        "vice",
        "hon",
        "rep",
        "sen",
        "gov",
        "no",
        "nos",
        "art",
        "para",
        "fig",
        "vol",
        "ed",
        "pp",
        "approx",
        "ca",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "inc",
        "ltd",
        "co",
        "corp",
        "u.s",
        "u.n",
        "h.e",
        "e.g",
        "i.e",
        "eng",
        "fr",
        "vs",
        "etc",
        "chor",
        "st",
        "dept",
        "div",
        "bde",
        "bn",
    ]
)
CLAUSE = re.compile(
    r";\s+(?=(?:(?:in|on|by|from|since|after|during|until|at) [^;,]{0,40}\d{4}|it|they|he|she|this|these|the|a|an|"
    r"[A-Z]\w+)\b[^;]{0,80}\b(?:is|are|was|were|has|had|have|will|shall|became|took|began|helped|\w{3,}ed)\b)"
)


def split(words: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, spaces around it cut off. ``words`` is one block, smoothed."""
    cuts = [0]
    for stop in ENDS.finditer(words):
        if not _is_short_form(words, stop.start()):
            cuts.append(stop.end())
    cuts.append(len(words))
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        found += _trimmed(words, start, end)
    return found


def within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end in a text of each sentence of its block ``text[start:end]``."""
    return [(start + first, start + last) for first, last in split(smoothing.smooth(text[start:end]))]


def is_readable(words: str) -> bool:
    """Whether a sentence is short enough to parse."""
    is_short = len(words) <= MAX_CHARS and len(words.split()) <= MAX_WORDS
    return is_short and len(TOKEN.findall(words)) <= MAX_TOKENS


def _is_short_form(words: str, stop: int) -> bool:
    if words[stop] != ".":
        return False
    start = max(words.rfind(" ", max(0, stop - 20), stop), words.rfind("(", max(0, stop - 20), stop)) + 1
    word = words[start:stop].casefold().rsplit("-", 1)[-1]  # "Maj.-Gen."
    return word in SHORT_FORMS or (len(word) == 1 and word.isalpha())


def _trimmed(words: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = words[start:end]
    bare = piece.strip()
    if not bare:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    finish = begin + len(bare)
    if ";" not in bare or len(bare) > MAX_CHARS:
        return [(begin, finish)]
    return _at_semicolons(words, begin, finish)


def _at_semicolons(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Splits only where both sides hold a finite clause; the parts of a list stay together."""
    found = []
    first = start
    for mark in CLAUSE.finditer(words, start, end):
        if words.count(";", start, end) > 1 and ":" in words[start : mark.start()]:
            continue
        if words.count("(", first, mark.start()) > words.count(")", first, mark.start()):
            continue
        found.append((first, mark.start()))
        first = mark.end()
    return [*found, (first, end)]
