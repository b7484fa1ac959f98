"""The oracle's own reading of what was typed: numbers, dates, and texts that mean an accepted one."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
POINTS = {f"{side}{way}{end}" for side in ("north", "south") for way in ("east", "west") for end in ("", "ern")}


def single_texts(raw: Mapping[str, Sequence[str]] | None, name: str) -> list[str]:
    """The values of a field, their spaces single, without those that are empty."""
    values = (raw or {}).get(name, ())
    shown = ("".join(c for c in value if c.isspace() or unicodedata.category(c)[0] != "C") for value in values)
    return [text for value in shown if (text := " ".join(value.split()))]


def text_of(raw: Mapping[str, Sequence[str]] | None, name: str) -> str:
    """The first text in a field, or ""."""
    return (single_texts(raw, name) or [""])[0]


def number_of(text: str, *, is_whole: bool, unit: str) -> Fraction | None:
    """What a typed number means, or None where it is none or could be two."""
    match = re.match(r"([+-]?) ?((?:[\d .,']*\d)|\d)[.,]?(?!\d)", text)
    if not match:
        return None
    sign, body, words = match[1], match[2], text[match.end() :].replace(" ", "").replace(".", "").lower()
    unit = unit.lower()
    scale = 1 if words in ("", unit) else next((n for word, n in SCALES.items() if words in (word, word + unit)), 0)
    digits = _plain_digits(body, is_whole=is_whole and scale == 1) if scale else None
    if digits is None or len(digits) > 18:
        return None
    return Fraction(digits) * scale * (-1 if sign == "-" else 1)


def _plain_digits(body: str, *, is_whole: bool) -> str | None:
    """The digits and the decimal point alone."""
    marks = [c for c in body if not c.isdigit()]
    if not marks:
        return body
    pieces = re.split(r"[ .,']", body)
    if len(set(marks)) == 1 and _is_grouped(pieces):
        if marks[0] in " '" or len(marks) > 1 or is_whole:
            return "".join(pieces)
        if marks[0] == ",":
            return None
    if marks[-1] not in ".,":
        return None
    *before, decimals = pieces
    if len(before) > 1 and not (len(set(marks[:-1])) == 1 and marks[0] != marks[-1] and _is_grouped(before)):
        return None
    return f"{''.join(before) or '0'}.{decimals}"


def _is_grouped(pieces: Sequence[str]) -> bool:
    first, *others = pieces
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(piece) == 3 for piece in others)


def date_of(parts: Sequence[str]) -> str | None:
    """Year, month and day as typed, as far as they are asked for → an ISO date, or None."""
    if not re.fullmatch(r"[1-9][0-9]{3}", parts[0]):
        return None
    numbers = [int(parts[0])]
    if len(parts) > 1:
        name = parts[1].lower().rstrip(".")
        named = [n for n, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)]
        numbers.append(int(parts[1]) if re.fullmatch(r"0?[1-9]|1[012]", parts[1]) else sum(named))
    if len(parts) > 2:
        day = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", parts[2].lower())
        numbers.append(int(day[1]) if day else 0)
    try:
        datetime.date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return "-".join([f"{numbers[0]:04}", *(f"{n:02}" for n in numbers[1:])])


def is_meant(typed: str, accepted: Iterable[str], refused: Iterable[str]) -> bool:
    """Whether a text means an accepted one: the same words, or a slip of the keyboard that is no other known value."""
    told = list(accepted)
    if any(_is_same(typed, text) for text in told):
        return True
    return not any(_is_same(typed, text) for text in refused) and any(_is_slip(typed, text) for text in told)


def words_of(text: str) -> list[str]:
    """The words of a text: small letters without accents, hyphens and full stops, no punctuation, no articles.

    Digits grouped by three are one number ("1 244"); any other mark between digits parts two numbers ("1-244").
    """
    text = re.sub(r"(?<![0-9])[0-9]{1,3}([ .,'’][0-9]{3})+(?![0-9])", lambda m: re.sub("[^0-9]", "", m[0]), text)
    text = re.sub(r"(?<=[0-9])[^0-9A-Za-z\s](?=[0-9])", " ", text)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    joined = "".join("" if c in "-.'’" else c if c.isalnum() else " " for c in bare)
    return [word for word in joined.split() if word not in ("a", "an", "the")] or joined.split()


def _is_same(one: str, other: str) -> bool:
    ours, theirs = words_of(one), words_of(other)
    numbers = [re.findall(r"[0-9]+", " ".join(words)) for words in (ours, theirs)]
    return "".join(ours) == "".join(theirs) and numbers[0] == numbers[1]


def _is_slip(typed: str, meant: str) -> bool:
    ours, theirs = words_of(typed), words_of(meant)
    if not ours or len(ours) != len(theirs) or any(c.isdigit() for c in typed + meant):
        return False
    slips = 0
    for one, other in zip(ours, theirs, strict=True):
        slips += (found := _slips(one, other))
        if found > _forgiven(one, other) or one[0] != other[0] or (found and {one, other} <= POINTS):
            return False
    return slips <= _forgiven(" ".join(ours), " ".join(theirs))


def _forgiven(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return (shorter >= 5) + (shorter >= 9)


def _slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, added, or swapped with their neighbour: the fewest, none touched twice."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])]
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i][j] = min(ways)
    return rows[-1][-1]
