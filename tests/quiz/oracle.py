"""An independent oracle of grading: what an exam earns, worked out anew from what is specified.

It shares no code with quiz.marking, quiz.scoring, quiz.grading or quiz.question_types, and goes other ways where there
are any: blind guessing is every guess counted, sums are of integers over one denominator, passing is cross-multiplied.
It takes plain data: rules by their stored names, questions as kind, stored data and drawn order, responses as posted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import permutations, product
from math import lcm
from typing import Any, NamedTuple

from tests.quiz.oracle_reading import date_of, is_meant, number_of, single_texts, text_of

PENALTIES = {"0": (0, 1), "1/4": (1, 4), "1/3": (1, 3), "1/2": (1, 2), "1": (1, 1)}
THIRDS = {1: (1, 0), 2: (2, 2), 3: (3, 6)}
"""Gardner-Medwin's certainty-based marks: thirds won if right, thirds lost if wrong."""


class Item(NamedTuple):
    """One question of an exam with the response to it; ``raw`` None where nothing was ever saved.

    Where the key was corrected afterwards, ``asked`` is the data as it was asked. ``given`` is the share of the points
    that was decided on without looking at a key.
    """

    kind: str
    stem: str
    data: Mapping[str, Any]
    order: Sequence[str]
    points: int
    raw: Mapping[str, Sequence[str]] | None
    certainty: int | None
    asked: Mapping[str, Any] | None = None
    given: Fraction | None = None


class Rules(NamedTuple):
    """The rules of a quiz by the names that they are stored under."""

    credit: str = "partial"
    order_credit: str = "pairs"
    penalty: str = "0"
    floor: str = "total"
    by_certainty: bool = False
    pass_percent: int = 80


class Outcome(NamedTuple):
    """What an exam earned, in points, of how many, and whether that passes."""

    earned: Fraction
    possible: int
    passed: bool


def outcome(items: Iterable[Item], rules: Rules) -> Outcome:
    """The outcome of an exam."""
    listed = list(items)
    marks = [(share(item, rules), item.points) for item in listed]
    whole = lcm(*(mark.denominator for mark, _points in marks)) if marks else 1
    total = sum(mark.numerator * (whole // mark.denominator) * points for mark, points in marks)
    if rules.floor in ("question", "total") and total < 0:
        total = 0
    possible = sum(points for _mark, points in marks)
    return Outcome(
        Fraction(total, whole), possible, possible > 0 and total * 100 >= rules.pass_percent * possible * whole
    )


def share(item: Item, rules: Rules) -> Fraction:
    """The share of its points that one question earns."""
    if item.given is not None:
        return item.given
    right = fraction(item, rules.order_credit)
    if right is None:
        return Fraction(0)
    if rules.credit == "whole" and right != 1:
        right = Fraction(0)
    if rules.by_certainty:
        won, lost = THIRDS[item.certainty or 1]
        earned = (right * won - (1 - right) * lost) / 3
    elif rules.penalty == "chance":
        guess = blind(item.kind, *shape(item), rules.credit == "whole", rules.order_credit)
        earned = right if guess == 1 else (right - guess) / (1 - guess)
    else:
        over, under = PENALTIES[rules.penalty]
        earned = right - Fraction(over, under) * (1 - right)
    return Fraction(0) if rules.floor == "question" and earned < 0 else earned


def fraction(item: Item, order_credit: str) -> Fraction | None:
    """How far the response is right, from 0 to 1; None where nothing was responded that can be read."""
    if item.raw is None:
        return None
    right = GRADERS[item.kind](item, order_credit)
    if right is None and item.asked is not None:  # it was a response when it was asked: it is wrong, not left out
        was_read = GRADERS[item.kind](item._replace(data=item.asked), order_credit) is not None
        return Fraction(0) if was_read else None
    return right


def _single_choice(item: Item, order_credit: str) -> Fraction | None:
    chosen = set(single_texts(item.raw, "response"))
    if len(chosen) != 1 or not chosen <= _ids(item.data["options"]):
        return None
    return Fraction(1 if chosen == set(item.data["key"]) else 0)


def _multiple_response(item: Item, order_credit: str) -> Fraction | None:
    chosen, key = set(single_texts(item.raw, "response")), set(item.data["key"])
    if not chosen or not chosen <= _ids(item.data["options"]):
        return None
    good = sum(1 if id in key else -1 for id in chosen)
    return Fraction(good, len(key)) if good > 0 else Fraction(0)


def _true_false(item: Item, order_credit: str) -> Fraction | None:
    chosen = set(single_texts(item.raw, "response"))
    if chosen not in ({"true"}, {"false"}):
        return None
    return Fraction(1 if ("true" in chosen) == item.data["key"] else 0)


def _numeric(item: Item, order_credit: str) -> Fraction | None:
    value, tolerance = Fraction(item.data["value"]), Fraction(item.data["tolerance"])
    read = number_of(text_of(item.raw, "response"), is_whole=value.denominator == 1, unit=item.data["unit"])
    if read is None:
        return None
    return Fraction(1 if value - tolerance <= read <= value + tolerance else 0)


def _date(item: Item, order_credit: str) -> Fraction | None:
    names = ("year", "month", "day")[: item.data["value"].count("-") + 1]
    read = date_of([text_of(item.raw, f"response-{name}") for name in names])
    return None if read is None else Fraction(1 if read == item.data["value"] else 0)


def _short_answer(item: Item, order_credit: str) -> Fraction | None:
    typed = text_of(item.raw, "response")
    if not typed or len(typed) > 500:
        return None
    return Fraction(1 if is_meant(typed, item.data["accepted"], item.data.get("refused", ())) else 0)


def _cloze(item: Item, order_credit: str) -> Fraction | None:
    blanks = item.data["blanks"]
    typed = [text_of(item.raw, f"response-{n + 1}") for n in range(len(blanks))]
    if not any(typed) or any(len(text) > 500 for text in typed):
        return None
    right = [text for text, accepted in zip(typed, blanks, strict=True) if text and is_meant(text, accepted, ())]
    return Fraction(len(right), len(blanks))


def _matching(item: Item, order_credit: str) -> Fraction | None:
    prompts = item.data["prompts"]
    chosen = [text_of(item.raw, f"response-{n + 1}") for n in range(len(prompts))]
    if not any(chosen) or not set(chosen) - {""} <= _ids(item.data["options"]):
        return None
    right = [1 for prompt, id in zip(prompts, chosen, strict=True) if id and item.data["key"][prompt["id"]] == id]
    return Fraction(len(right), len(prompts))


def _ordering(item: Item, order_credit: str) -> Fraction | None:
    places = [text_of(item.raw, f"response-{n + 1}") for n in range(len(item.order))]
    if sorted(places) != sorted(str(n + 1) for n in range(len(item.order))):
        return None
    placed = dict(zip(places, item.order, strict=True))
    return _order_credit([placed[str(n + 1)] for n in range(len(placed))], item.data["key"], order_credit)


def _order_credit(given: Sequence[str], key: Sequence[str], order_credit: str) -> Fraction:
    count = len(key)
    if order_credit == "places":
        return Fraction(sum(given[n] == key[n] for n in range(count)), count)
    right = sum(given.index(key[one]) < given.index(key[two]) for two in range(count) for one in range(two))
    return Fraction(2 * right, count * (count - 1))


def shape(item: Item) -> tuple[int, int]:
    """What of a question decides how blind guessing does: two numbers, by kind."""
    data = item.data
    if item.kind == "matching":
        return len(data["prompts"]), len(data["options"])
    if item.kind in ("single_choice", "multiple_response", "ordering"):
        return len(data["options"]), len(data["key"])
    return 0, 0


@cache
def blind(kind: str, one: int, two: int, is_whole: bool, order_credit: str) -> Fraction:
    """What blind guessing earns on average: every guess is made once; nobody guesses what is typed."""
    earned: list[Fraction] = []
    if kind == "true_false":
        earned = [Fraction(1), Fraction(0)]
    elif kind == "single_choice":
        earned = [Fraction(int(n == 0)) for n in range(one)]
    elif kind == "multiple_response":
        ticks = [ticked for ticked in product((0, 1), repeat=one) if any(ticked)]
        earned = [Fraction(max(0, sum(t if n < two else -t for n, t in enumerate(ticked))), two) for ticked in ticks]
    elif kind == "matching":
        earned = [Fraction(chosen.count(0), one) for chosen in product(range(two), repeat=one)]
    elif kind == "ordering":
        key = [str(n) for n in range(one)]
        earned = [_order_credit(given, key, order_credit) for given in permutations(key)]
    counted = [Fraction(int(share == 1)) for share in earned] if is_whole else earned
    return sum(counted, Fraction(0)) / len(counted) if counted else Fraction(0)


def _ids(options: Iterable[Mapping[str, str]]) -> set[str]:
    return {option["id"] for option in options}


GRADERS: dict[str, Callable[[Item, str], Fraction | None]] = {
    "single_choice": _single_choice,
    "multiple_response": _multiple_response,
    "true_false": _true_false,
    "numeric": _numeric,
    "date": _date,
    "short_answer": _short_answer,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
}
