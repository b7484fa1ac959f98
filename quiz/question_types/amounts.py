"""Amounts as people type them: a number with its scale and its unit, however each is written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from quiz.question_types.numbers import SCALES, NotANumber, read_number


class Amount(NamedTuple):
    """A number and its unit in one spelling; "" where it has none."""

    value: Decimal
    unit: str


def readings(text: str, *, is_key: bool = False) -> set[Amount]:
    """What an amount may mean: "3.5m" is 3,500,000 or three and a half metres. Empty where the text is no amount.

    A key is meant as it is written: its "m" are metres, and millions only where it is money.
    """
    match = _AMOUNT.fullmatch(_GAP.sub(" ", normalize("NFKC", text)).strip().casefold())
    if match is None:
        return set()
    before, figures, words = match.groups()
    money = _unit(before) if before else ""
    return {
        Amount(value, money or unit)
        for scale, unit in _scaled(words or "", has_short=bool(money) or not is_key)
        if not (money and unit) and (value := _value(figures, scale)) is not None
    }


_GAP = re.compile(r"\s+")
_CURRENCIES = {
    "eur": ("€", "euro", "euros"),
    "usd": ("$", "us$", "us $", "us dollar", "us dollars", "dollar", "dollars"),
    "gbp": ("£", "pound", "pounds", "pound sterling", "pounds sterling"),
}
_MEASURES = {
    "percent": ("%", "per cent"),
    "metre": ("m", "meter"),
    "kilometre": ("km", "kilometer"),
    "square kilometre": ("km2", "sq km", "square kilometer"),
    "tonne": ("t", "ton", "metric ton"),
    "kilogram": ("kg", "kilo", "kilogramme"),
}
_UNITS = {name: unit for unit, names in (_CURRENCIES | _MEASURES).items() for name in (unit, *names)}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
_MONEY = "|".join(re.escape(name) for unit, names in _CURRENCIES.items() for name in (unit, *names))
_AMOUNT = re.compile(rf"(?:({_MONEY}) ?)?([+\-−]?\d[\d .,'’]*(?<=\d))(?: ?([^\d\s][^\d]*2?))?")


def _value(figures: str, scale: int) -> Decimal | None:
    """The number; None where it may be two. A point groups thousands only where no scale follows: "2.125 million"."""
    try:
        return read_number(figures, is_whole=scale == 1) * scale
    except NotANumber:
        return None


def _scaled(words: str, *, has_short: bool) -> list[tuple[int, str]]:
    """The scales and units that the words behind a number may mean."""
    first, _, rest = words.partition(" ")
    if first in SCALES:
        return [(SCALES[first], _unit(rest))]
    found = [(1, _unit(words))]
    if has_short and first in _SHORT_SCALES:
        found.append((_SHORT_SCALES[first], _unit(rest)))
    return found


def _unit(words: str) -> str:
    """A unit in its usual spelling, in the singular."""
    bare = words.strip(" .")
    singular = re.sub(r"(?<=[^s])s$", "", bare)
    return _UNITS.get(bare) or _UNITS.get(singular) or singular
