"""Reads numbers as people type them in any country, exactly: no floats."""

from __future__ import annotations

import re
from decimal import Decimal
from unicodedata import decimal, normalize

MOST_DIGITS = 18

SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

UNREADABLE = "Write a number in figures, for example 14 000 or 2.5."


class NotANumber(ValueError):
    """The text is no number, or could be two; the message says what to write."""


def read_number(text: str, *, is_whole: bool, unit: str = "") -> Decimal:
    """The number that a text means; the unit may follow it. Raises NotANumber.

    Spaces and apostrophes group digits by three. So do points and commas where two or more of them stand, or where
    ``is_whole`` says that a whole number is expected; otherwise the last one is the decimal mark.
    """
    match = re.fullmatch(r"([+-]?) ?([\d .,']*\d)[.,]? ?([^\d]?.*)", _plain_signs(text))
    if not match:
        raise NotANumber(UNREADABLE)
    sign, body, rest = match.groups()
    scale = _scale(rest, unit)
    digits = _without_grouping(body, is_whole=is_whole and scale == 1)
    if len(digits) > MOST_DIGITS:
        raise NotANumber(f"That number is too long. Write at most {MOST_DIGITS} digits.")
    return Decimal(sign + digits) * scale


def plain(value: Decimal) -> str:
    """The number as it is stored: digits and a point, no exponent, no needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_words(value: Decimal, unit: str = "") -> str:
    """The number for a reader: "10,887 km²"."""
    gap = "" if unit == "%" else " "
    return f"{Decimal(plain(value)):,f}{gap if unit else ''}{unit}"


_GROUPED = re.compile(r"[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"(.*?)([.,])(\d+)")
_SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "٬": "'", "٫": "."})


def _plain_signs(text: str) -> str:
    """Digits of all scripts, signs, apostrophes and spaces as their ASCII forms; ² stays, for it is no digit."""
    ascii_digits = (str(decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join("".join(ascii_digits).translate(_SIGNS).split())


def _without_grouping(body: str, *, is_whole: bool) -> str:
    grouped = _GROUPED.fullmatch(body)
    if body.isdigit():
        return body
    if grouped and (grouped[1] in " '" or is_whole or body.count(grouped[1]) > 1):
        return body.replace(grouped[1], "")
    if grouped and grouped[1] == ",":
        raise NotANumber(f"“{body}” can be read in two ways. Write it without a comma.")
    parts = _DECIMAL.fullmatch(body)
    if not parts:
        raise NotANumber(UNREADABLE)
    whole, mark, decimals = parts.groups()
    if whole and not whole.isdigit():
        grouped = _GROUPED.fullmatch(whole)
        if not grouped or grouped[1] == mark:
            raise NotANumber(UNREADABLE)
        whole = whole.replace(grouped[1], "")
    return f"{whole or '0'}.{decimals}"


def _scale(rest: str, unit: str) -> int:
    """What to multiply by, from the words after the number; these may be a scale and the unit."""
    words = _bare(rest)
    unit_words = _bare(unit)
    if words in ("", unit_words):
        return 1
    for word, scale in SCALES.items():
        if words in (word, word + unit_words):
            return scale
    raise NotANumber(f"Write the number only, in {unit}." if unit else UNREADABLE)


def _bare(words: str) -> str:
    return re.sub(r"[\s.]", "", normalize("NFKC", words).casefold())
