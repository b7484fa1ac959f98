"""Checks of options: such as point at the others, duplicates, overlaps, their number and their order."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from random import Random

from rapidfuzz.distance import Levenshtein

from quiz.linting import fixes, words
from quiz.linting.amounts import NUMBER, interval_of, sorting_value
from quiz.linting.context import Check, LintContext, choices_of
from quiz.question_types.base import Fix, Option, Problem, QuestionType
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.text_matching import normalise

TOLD_APART = re.compile(r"\w*\d\w*|[ivx]+|(?:north|south|east|west|centre|center|central)(?:east|west)?(?:ern)?")
MOST_OPTIONS, FEWEST_OPTIONS = 4, 3
NEAR, COUNTED = Decimal("0.05"), 100
"""Numbers that differ by less cannot be told apart, but small ones are counted one by one."""


def all_of_the_above(question: QuestionType, context: LintContext) -> list[Problem]:
    """C4: an option that says that all others are right."""
    return [
        Problem(
            "C4",
            "block",
            f"“{option.text}” points at the other options. Remove it.",
            found,
            fixes.without_option(question, option),
        )
        for option, found in _with_words(question, words.ALL_OF_THE_ABOVE, context)
    ]


def none_of_the_above(question: QuestionType, context: LintContext) -> list[Problem]:
    """C5: an option that says that no other is right; it blocks, for options are shuffled."""
    return [
        Problem(
            "C5",
            "block",
            f"“{option.text}” points at options that are shuffled. Remove it.",
            found,
            fixes.without_option(question, option),
        )
        for option, found in _with_words(question, words.NONE_OF_THE_ABOVE, context)
    ]


def vague_terms(question: QuestionType, context: LintContext) -> list[Problem]:
    """C9: words that mean something else to each reader; "May" is a month."""
    found = choices_of(question)
    vague = [
        (option, word)
        for option in (found.all if found else ())
        if (word := words.find(words.VAGUE, context.language, re.sub(r"\bMay\b", "", option.text)))
    ]
    return [Problem("C9", "warn", f"“{word}” in “{option.text}” is vague. Be exact.", word) for option, word in vague]


def order(question: QuestionType, context: LintContext) -> list[Problem]:
    """C15: numbers and dates must ascend as shown; other texts are shuffled, so they have no order."""
    found = choices_of(question)
    if found is None:
        return []
    values = {option.id: sorting_value(option.text) for option in found.all}
    known = [value for value in values.values() if value is not None]
    if len(known) < len(values) or len({type(value) for value in known}) != 1:
        return []
    drawn = question.draw(Random(0))
    shown = [values[id] for id in drawn]
    if shown == sorted(shown, key=lambda value: (value is None, value)):
        return []
    texts = {option.id: option.text for option in found.all}
    said = ", ".join(texts[id] for id in drawn)
    return [Problem("C15", "warn", "Numbers and dates must ascend. Write all options in the same form.", said)]


def overlapping_numbers(question: QuestionType, context: LintContext) -> list[Problem]:
    """C16: two options that one number would both satisfy."""
    found = choices_of(question)
    read = [
        (option.text, interval) for option in (found.all if found else ()) if (interval := interval_of(option.text))
    ]
    return [
        Problem(
            "C16",
            "block",
            f"“{one}” and “{other}” overlap. Write both with “about”, or as ranges apart.",
            f"{one}, {other}",
            _about(question),
        )
        for (one, first), (other, second) in combinations(read, 2)
        if first.meets(second)
    ]


def spacing(question: QuestionType, context: LintContext) -> list[Problem]:
    """C17: two numbers so near to each other that knowing does not help."""
    found = choices_of(question)
    read = [
        (option.text, interval.low)
        for option in (found.all if found else ())
        if (interval := interval_of(option.text)) and interval.low == interval.high
    ]
    return [
        Problem("C17", "warn", f"“{one}” and “{other}” are nearly the same. Space them out.", f"{one}, {other}")
        for (one, first), (other, second) in combinations(read, 2)
        if first != second and abs(first - second) < NEAR * max(first, second) and max(first, second) >= COUNTED
    ]


def duplicates(question: QuestionType, context: LintContext) -> list[Problem]:
    """C18: two options that say the same."""
    found = choices_of(question)
    return [
        Problem(
            "C18",
            "block",
            f"“{one.text}” and “{other.text}” say the same. Change one.",
            f"{one.text}, {other.text}",
            fixes.without_option(question, other),
        )
        for one, other in combinations(found.all if found else (), 2)
        if _are_alike(normalise(one.text), normalise(other.text))
    ]


def option_count(question: QuestionType, context: LintContext) -> list[Problem]:
    """C22: too few options or too many; all right or only one."""
    found = choices_of(question)
    if found is None:
        return []
    count = len(found.all)
    if isinstance(question, MultipleResponse):
        is_plain = len(found.keys) in (1, count)
        return [Problem("C22", "warn", "Mark more than one option correct, but not all.")] if is_plain else []
    if count < FEWEST_OPTIONS:
        return [Problem("C22", "warn", f"There are only {count} options. Three are best.")]
    return [Problem("C22", "info", f"There are {count} options. Three are enough.")] if count > MOST_OPTIONS else []


CHECKS: dict[str, Check] = {
    "C4": all_of_the_above,
    "C5": none_of_the_above,
    "C9": vague_terms,
    "C15": order,
    "C16": overlapping_numbers,
    "C17": spacing,
    "C18": duplicates,
    "C22": option_count,
}


def _with_words(question: QuestionType, lists: words.Lists, context: LintContext) -> list[tuple[Option, str]]:
    found = choices_of(question)
    return [
        (option, word)
        for option in (found.all if found else ())
        if (word := words.find(lists, context.language, option.text))
    ]


def _about(question: QuestionType) -> Fix | None:
    """Every number with "about" in place of whatever stands before it."""

    def about(text: str) -> str:
        found = NUMBER.search(text)
        is_one = found is not None and len(NUMBER.findall(text)) == 1
        return f"about {text[found.start() :]}" if found and is_one else text

    return fixes.with_texts(question, about, "Write “about” before each")


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    ours, theirs = set(one.split()), set(other.split())
    if any(TOLD_APART.fullmatch(word) for word in ours ^ theirs):
        return False
    shared = len(ours & theirs) / (len(ours | theirs) or 1)
    return shared >= 0.9 or Levenshtein.normalized_similarity(one, other) >= 0.92
