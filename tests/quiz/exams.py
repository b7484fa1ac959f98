"""Random exams of all kinds of questions, with random rules and responses: right, nearly right, nonsense, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from tests.quiz.oracle import Item, Rules

Raw = dict[str, list[str]]

PENALTIES = ("0", "1/4", "1/3", "1/2", "1", "chance")
WORDS = (
    *("Harbour Watch", "North Gate", "Velin", "Orsa Bridge", "the Board of Pilots", "Kárel Šustr", "O’Brien"),
    *("northeast district", "south-west tower", "Tarn", "UN 1244", "Lower Mill", "St. Anne", "supervision"),
)
MONTHS = ("January", "Feb", "march", "Apr.", "May", "June", "7", "08", "Sept", "oct", "November", "DEC")
NONSENSE = ("", " ", "zz", "true", "1", "-", "3.5.1", "1,234", "0", "99", "\u200b", "x" * 501)


def random_exam(rng: Random) -> tuple[list[Item], Rules]:
    """One to nine questions with their responses, and rules."""
    rules = Rules(
        credit=rng.choice(("partial", "whole")),
        order_credit=rng.choice(("pairs", "places")),
        penalty=rng.choice(PENALTIES),
        floor=rng.choice(("question", "total", "none")),
        by_certainty=rng.random() < 0.25,
        pass_percent=rng.choice((0, 1, 33, 50, 67, 80, 99, 100)),
    )
    return [random_item(rng, rng.choice(list(KINDS))) for _n in range(rng.randint(1, 9))], rules


def random_item(rng: Random, kind: str) -> Item:
    """A question of the kind with a response."""
    made = KINDS[kind](rng)
    raw = rng.choices([made.right, made.near, nonsense(rng), {}, None], (35, 35, 12, 9, 9))[0]
    points, certainty = rng.choice((1, 1, 1, 2, 3, 5)), rng.choice((None, 1, 2, 3))
    return Item(kind, made.stem, made.data, made.order, points, raw, certainty)


def rekeyed(rng: Random, item: Item) -> dict[str, Any]:
    """The data of the question with a corrected key, which may be the same one; options and lines stay."""
    data, other = dict(item.data), KINDS[item.kind](rng).data
    ids = [option["id"] for option in data.get("options", ())]
    corrected: dict[str, Callable[[], dict[str, Any]]] = {
        "single_choice": lambda: {"key": rng.sample(ids, 1)},
        "multiple_response": lambda: {"key": sorted(rng.sample(ids, rng.randint(1, len(ids) - 1)))},
        "true_false": lambda: {"key": rng.random() < 0.5},
        "ordering": lambda: {"key": rng.sample(ids, len(ids))},
        "matching": lambda: {"key": {prompt: rng.choice(ids) for prompt in data["key"]}},
        "cloze": lambda: {"blanks": [rng.choice([blank, *other["blanks"]]) for blank in data["blanks"]]},
    }
    return data | corrected.get(item.kind, lambda: other)()


def nonsense(rng: Random) -> Raw:
    """What nobody means, in the fields of any kind."""
    names = ["response", *(f"response-{n}" for n in (1, 2, 3, 4)), "response-day", "response-month", "response-year"]
    return {name: rng.choices(NONSENSE, k=rng.randint(0, 2)) for name in rng.sample(names, rng.randint(1, 4))}


class Made(NamedTuple):
    """A question, a response that is right, and one that may be anything a learner would try."""

    stem: str
    data: dict[str, Any]
    right: Raw
    near: Raw
    order: Sequence[str] = ()


def _options(rng: Random, least: int, most: int) -> tuple[list[dict[str, str]], list[str]]:
    """Options, and their ids in a drawn order."""
    ids = "abcdef"[: rng.randint(least, most)]
    return [{"id": id, "text": f"Option {id}", "why": ""} for id in ids], rng.sample(ids, len(ids))


def _single_choice(rng: Random) -> Made:
    options, ids = _options(rng, 2, 6)
    data = {"options": options, "key": ids[:1]}
    return Made("Which?", data, {"response": ids[:1]}, {"response": rng.sample(ids, rng.randint(1, 2))}, sorted(ids))


def _multiple_response(rng: Random) -> Made:
    options, ids = _options(rng, 3, 6)
    key = sorted(rng.sample(ids, rng.randint(1, len(ids) - 1)))
    near = rng.sample(ids, rng.randint(1, len(ids)))
    return Made("Which of these?", {"options": options, "key": key}, {"response": key}, {"response": near}, ids)


def _true_false(rng: Random) -> Made:
    key = rng.choice(("true", "false"))
    near = rng.choice((["true"], ["false"], ["true", "false"], ["false", "false"]))
    return Made("It is so.", {"key": key == "true", "correction": ""}, {"response": [key]}, {"response": near})


def _numeric(rng: Random) -> Made:
    whole, places = rng.choice((rng.randint(1, 9_999_999), rng.randint(1, 2_000))), rng.choice((0, 0, 1, 2))
    decimals = f"{rng.randrange(10**places):0{places}}" if places else ""
    value = f"{whole}.{decimals}" if places else str(whole)
    data = {"value": value, "tolerance": rng.choice(("0", "0", "1", "0.5", "100")), "unit": rng.choice(("", "km"))}
    moved = max(0, whole + rng.choice((-101, -100, -1, 0, 0, 1, 100, 101)))
    typed = typed_number(rng, moved, decimals) + rng.choice(("", "", " km", " thousand"))
    return Made("How many?", data, {"response": [value]}, {"response": [typed]})


def typed_number(rng: Random, whole: int, decimals: str) -> str:
    """A number as people type it."""
    mark, gap = rng.choice((".", ",")), rng.choice(("", "", " ", "'", ",", "."))
    return rng.choice(("", "", "-", "+")) + f"{whole:,}".replace(",", gap) + (f"{mark}{decimals}" if decimals else "")


def _date(rng: Random) -> Made:
    year, month, day = rng.randint(1945, 2030), rng.randint(1, 12), rng.randint(1, 28)
    value = rng.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))
    right = {"response-year": [str(year)], "response-month": [str(month)], "response-day": [str(day)]}
    near = {
        "response-year": [str(rng.choice((year, year, year + 1, 99)))],
        "response-month": [rng.choice((MONTHS[month - 1], MONTHS[month - 1], str(month), "13", "ma"))],
        "response-day": [rng.choice((str(day), f"{day}th", f"{day:02}", "31", "30", "0"))],
    }
    return Made("When?", {"value": value}, right, near)


def _short_answer(rng: Random) -> Made:
    accepted, refused = rng.sample(WORDS, rng.randint(1, 3)), rng.sample(WORDS, rng.randint(0, 2))
    near = misspelt(rng, rng.choice([*accepted, *refused]))
    data = {"accepted": accepted, "refused": refused}
    return Made("Who?", data, {"response": accepted[:1]}, {"response": [near]})


def misspelt(rng: Random, text: str) -> str:
    """The text with other capitals, an article, a hyphen, or up to three slips of the keyboard."""
    letters = list(rng.choice((text, text.upper(), text.lower(), f"the {text}", text.replace(" ", "-"), f" {text}, ")))
    for _slip in range(rng.choice((0, 0, 1, 1, 2, 3))):
        at = rng.randrange(len(letters) - 1)
        slip = rng.choice(("swap", "drop", "add", "other"))
        if slip == "swap":
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif slip == "drop" and len(letters) > 2:
            del letters[at]
        else:
            letters[at : at + (slip == "other")] = rng.choice("aeinrstx")
    return "".join(letters)


def _cloze(rng: Random) -> Made:
    blanks = [rng.sample(WORDS, rng.randint(1, 2)) for _n in range(rng.randint(1, 4))]
    typed = [rng.choice(("", misspelt(rng, accepted[-1]), rng.choice(WORDS))) for accepted in blanks]
    stem = f"It was {' and '.join(['___'] * len(blanks))}."
    return Made(stem, {"blanks": blanks}, _fields(accepted[0] for accepted in blanks), _fields(typed))


def _matching(rng: Random) -> Made:
    options, ids = _options(rng, 2, 5)
    prompts = [{"id": id, "text": f"Prompt {id}"} for id in "pqrs"[: rng.randint(2, 4)]]
    key = {prompt["id"]: rng.choice(ids) for prompt in prompts}
    near = [rng.choice(["", *ids]) for _prompt in prompts]
    data = {"prompts": prompts, "options": options, "key": key}
    return Made("Which belongs to which?", data, _fields(key.values()), _fields(near), ids)


def _ordering(rng: Random) -> Made:
    options, ids = _options(rng, 3, 6)
    key, tried = rng.sample(ids, len(ids)), rng.sample(ids, len(ids))
    near = _fields(str(tried.index(id) + 1) for id in ids)
    if rng.random() < 0.1:
        near["response-2"] = [rng.choice(("", "1", "7"))]
    right = _fields(str(key.index(id) + 1) for id in ids)
    return Made("In what order?", {"options": options, "key": key}, right, near, ids)


def _fields(values: Iterable[str]) -> Raw:
    return {f"response-{n}": [value] for n, value in enumerate(values, 1)}


KINDS: Mapping[str, Callable[[Random], Made]] = {
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
