"""The order in which options are shown: numbers and dates ascend, all else is shuffled."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from random import Random

from quiz.question_types.base import Choice, Option, Order
from quiz.question_types.dates import MONTH_NAMES, parse_date
from quiz.question_types.numbers import SCALES, NotANumber, read_number


def draw(options: Sequence[Option], rng: Random) -> Order:
    """The ids in the order of one learner. It depends on the texts and on chance, never on the key."""
    ascending = _ascending([option.text for option in options])
    if ascending:
        return [options[index].id for index in ascending]
    return rng.sample([option.id for option in options], len(options))


def drawn(options: Sequence[Option], rng: Random) -> tuple[Option, ...]:
    """The options in a drawn order."""
    return tuple(in_order(options, draw(options, rng)))


def in_order(options: Sequence[Option], order: Order) -> list[Option]:
    """The options in a drawn order; those that the order does not know come last."""
    places = {id: place for place, id in enumerate(order)}
    return sorted(options, key=lambda option: places.get(option.id, len(places)))


def choices(options: Sequence[Option], order: Order, chosen: Collection[str]) -> tuple[Choice, ...]:
    """The options as things to choose, in a drawn order."""
    return tuple(Choice(option.id, option.text, option.id in chosen) for option in in_order(options, order))


def with_empty(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices of a drop-down, which begins with an empty one."""
    return (Choice("", "Choose", not any(choice.chosen for choice in choices)), *choices)


def _ascending(texts: Sequence[str]) -> list[int]:
    """The indexes of the texts, lowest first, where all are dates or all hold one number; otherwise []."""
    readers: tuple[Callable[[str], int | Decimal | None], ...] = (_date_in, _number_in)
    for read in readers:
        values = [value for value in map(read, texts) if value is not None]
        if len(values) == len(texts):
            return sorted(range(len(texts)), key=lambda index: (values[index], texts[index]))
    return []


def _date_in(text: str) -> int | None:
    """A date as a number that sorts; words before it ("by", "early", "end of") are allowed."""
    match = _DATE.fullmatch(text.strip())
    date = parse_date(match["date"]) if match else None
    if match is None or date is None or date.earliest is None:
        return None
    month = next((_PARTS[word] for word in re.split(r"[ -]", match["words"].casefold()) if word in _PARTS), 0)
    return date.earliest.toordinal() + month * (30 if date.precision == "year" else 2)


def _number_in(text: str) -> Decimal | None:
    """The one number in a short text ("about 6,000 troops"), or None."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or len(text.split()) > 8:
        return None
    try:
        return read_number(found[0], is_whole=True) * next((SCALES[word] for word in SCALES if word in text), 1)
    except NotANumber:
        return None


_PARTS = {"early": 1, "spring": 3, "mid": 5, "summer": 6, "autumn": 9, "late": 10, "end": 12}
"""How many months into a year a part of it is."""

_MONTH = "|".join(sorted({name[:3] for names in MONTH_NAMES.values() for name in names}))
_DATE = re.compile(
    rf"(?P<words>(?:[^\W\d]+[ -])*?)(?P<date>(?:\d{{1,2}} )?(?:(?:{_MONTH})\w*\.? )?\d{{4}}(?:-\d\d){{0,2}})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?<!\S)[-−])?\d(?:[\d ,.'’\u00a0\u2009\u202f]*\d)?")
