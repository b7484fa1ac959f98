"""Tells whether a typed text means an accepted one: spelling and dress are forgiven, another number or word is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz.distance import OSA

from quiz.question_types import amounts
from quiz.question_types.dates import parse_date


class Match(NamedTuple):
    """The accepted text that was meant; ``is_near`` where it was misspelt."""

    text: str
    is_near: bool = False


def find(typed: str, accepted: Iterable[str], refused: Iterable[str] = ()) -> Match | None:
    """The accepted text that ``typed`` means, or None.

    Equal normal forms match, and so does the same date or amount. Otherwise slips of the keyboard are forgiven, except
    in a text with digits, and except where the typed text is one of the ``refused``: those are other known values, not
    misspellings.
    """
    accepted = tuple(accepted)
    form = normalise(typed)
    for text in accepted:
        if means(typed, text):
            return Match(text)
    if any(_is_same(form, normalise(text)) for text in refused):
        return None
    return next((Match(text, is_near=True) for text in accepted if _is_near(form, normalise(text))), None)


def means(typed: str, text: str) -> bool:
    """Whether both are the same but for their dress, or the same date or amount: as exact, and of the same unit."""
    if is_same(typed, text):
        return True
    if not (_DIGIT.search(typed) and _DIGIT.search(text)):
        return False
    if _is_same(_BEFORE_YEAR.sub("", normalise(typed)), _BEFORE_YEAR.sub("", normalise(text))):
        return True
    date = parse_date(text)
    if date is not None and date == parse_date(typed):
        return True
    return not amounts.readings(text, is_key=True).isdisjoint(amounts.readings(typed))


def normalise(text: str) -> str:
    """The words of a text in small letters, without diacritics, punctuation, hyphens, articles or digit grouping."""
    folded = _STROKES_RE.sub(lambda match: _STROKES[match[0]], normalize("NFKC", text).casefold())
    folded = normalize("NFC", _DIACRITICS.sub("", normalize("NFD", folded)))
    folded = _MINUS.sub("minus ", folded)
    folded = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), folded)
    folded = _BETWEEN_DIGITS.sub(" ", folded)
    words = _GAP.sub(" ", _JOINT.sub("", folded)).split()
    return " ".join([word for word in words if word not in ARTICLES] or words) or folded.strip()


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ in case, accents, punctuation, spaces and articles at most."""
    return _is_same(normalise(one), normalise(other))


def unlike(accepted: Collection[str]) -> str:
    """A text that cannot be taken for an accepted one."""
    return next(text for text in map("z".__mul__, range(3, len(accepted) + 4)) if not find(text, accepted))


ARTICLES = frozenset({"a", "an", "the"})

_DIGIT = re.compile(r"\d")
_BEFORE_YEAR = re.compile(r"^in (?=.*\b\d{4}$)|\b(?:of|in) (?=\d{4}$)")  # "in the spring of 2005"
_STROKES = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
_STROKES_RE = re.compile("|".join(_STROKES))
_DIACRITICS = re.compile(r"[\u0300-\u036f]")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[\s.,'’]\d{3})+(?!\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\s](?=\d)")
_JOINT = re.compile(r"[-‐-―−'’ʼ`´.]")
_MINUS = re.compile(r"(?<!\S)[-−](?=\d)")
_GAP = re.compile(r"[^\w$£¥€]+|_+")
_COMPASS = re.compile(r"(north|south)(east|west)(ern)?")


def _is_same(one: str, other: str) -> bool:
    """Whether two normal forms are equal but for spaces; the numbers in them must be equal one by one."""
    return one.replace(" ", "") == other.replace(" ", "") and re.findall(r"\d+", one) == re.findall(r"\d+", other)


def _is_near(one: str, other: str) -> bool:
    """Whether two normal forms differ by slips in words only.

    Word is compared with word ("east" is no slip for "west" however long the name), the first letter must be right,
    and all slips together stay within what the whole text allows.
    """
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs) or re.search(r"\d", one + other):
        return False
    slips = 0
    for word, meant in zip(ours, theirs, strict=True):
        distance = OSA.distance(word, meant)
        if distance > _allowed(word, meant) or word[0] != meant[0]:
            return False
        if distance and _COMPASS.fullmatch(word) and _COMPASS.fullmatch(meant):
            return False
        slips += distance
    return slips <= _allowed(one, other)


def _allowed(one: str, other: str) -> int:
    """How many letters may be wrong, missing, added or swapped with their neighbour."""
    length = min(len(one), len(other))
    return 2 if length >= 9 else 1 if length >= 5 else 0
