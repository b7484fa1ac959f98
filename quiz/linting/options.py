"""Checks of options: cues that betray the key, duplicates, overlaps, and distractors that may be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from random import Random
from statistics import median

from rapidfuzz.distance import Levenshtein

from content.ledger.entry import Entry
from content.ledger.truth import Truth, truth_on
from quiz.linting import words
from quiz.linting.amounts import date_of, interval_of, sorting_value
from quiz.linting.context import LintContext, asked_days, choices_of
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.text_matching import normalise

SPECIFIC = re.compile(r"\d|\(|, (?:which|who|that|where|unless|if|because)\b")
DETERMINERS = ("the ", "a ", "an ", "this ", "these ")
TOLD_APART = re.compile(r"\w*\d\w*|[ivx]+|(?:north|south|east|west|centre|center|central)(?:east|west)?(?:ern)?")
MOST_OPTIONS, FEWEST_OPTIONS = 4, 3


def longest_key(question: QuestionType, context: LintContext) -> list[Problem]:
    """C1: the key is much longer than the distractors."""
    found = choices_of(question)
    if found is None or len(found.keys) != 1 or not found.distractors:
        return []
    lengths = [len(option.text) for option in found.distractors]
    key = len(found.keys[0].text)
    if key > 1.4 * median(lengths) and key - max(lengths) >= 12:
        return [Problem("C1", "warn", "The correct answer is much longer than the others. Make them alike.")]
    return []


def specific_key(question: QuestionType, context: LintContext) -> list[Problem]:
    """C3: only the key has a number, a bracket or a subordinate clause."""
    found = choices_of(question)
    if found is None or len(found.keys) != 1 or not found.distractors:
        return []
    if SPECIFIC.search(found.keys[0].text) and not any(SPECIFIC.search(option.text) for option in found.distractors):
        return [
            Problem("C3", "warn", "Only the correct answer has a number, bracket or clause. Make the options alike.")
        ]
    return []


def all_or_none_of_the_above(question: QuestionType, context: LintContext) -> list[Problem]:
    """C4, C5: an option that points at the others, which are shown in any order."""
    found = choices_of(question)
    problems = []
    for option in found.all if found else ():
        if words.find(words.ALL_OF_THE_ABOVE, context.language, option.text):
            problems.append(Problem("C4", "block", f"“{option.text}” points at the other options. Remove it."))
        if words.find(words.NONE_OF_THE_ABOVE, context.language, option.text):
            problems.append(Problem("C5", "block", f"“{option.text}” points at options that are shuffled. Remove it."))
    return problems


def absolute_terms(question: QuestionType, context: LintContext) -> list[Problem]:
    """C8: "always", "never", "only" give a distractor away."""
    found = choices_of(question)
    if found is None:
        return []
    in_keys = [word for key in found.keys if (word := words.find(words.ABSOLUTE, context.language, key.text))]
    if in_keys:
        return [Problem("C8", "info", f"The correct answer has the absolute word “{in_keys[0]}”.")]
    wrong = [word for d in found.distractors if (word := words.find(words.ABSOLUTE, context.language, d.text))]
    return [Problem("C8", "warn", f"Only wrong options have an absolute word (“{wrong[0]}”). Reword.")] if wrong else []


def vague_terms(question: QuestionType, context: LintContext) -> list[Problem]:
    """C9: words that mean something else to each reader."""
    found = choices_of(question)
    vague = [(o, word) for o in (found.all if found else ()) if (word := _vague(context.language, o.text))]
    return [Problem("C9", "warn", f"“{word}” in “{option.text}” is vague. Be exact.") for option, word in vague]


def odd_one_out(question: QuestionType, context: LintContext) -> list[Problem]:
    """C11: the key alone differs from the others in form."""
    found = choices_of(question)
    if found is None or len(found.keys) != 1 or len(found.distractors) < 2:
        return []
    key = found.keys[0].text
    for name, has in FEATURES.items():
        wrong = {has(option.text) for option in found.distractors}
        if len(wrong) == 1 and has(key) not in wrong:
            return [Problem("C11", "warn", f"The correct answer alone differs in its {name}. Make the options alike.")]
    return []


def order(question: QuestionType, context: LintContext) -> list[Problem]:
    """C15: numbers and dates must ascend as shown."""
    found = choices_of(question)
    if found is None:
        return []
    values = {option.id: sorting_value(option.text) for option in found.all}
    known = [value for value in values.values() if value is not None]
    if len(known) < len(values) or len({type(value) for value in known}) != 1:
        return []
    shown = [values[id] for id in question.draw(Random(0))]
    if shown == sorted(shown, key=lambda value: (value is None, value)):
        return []
    return [Problem("C15", "warn", "Numbers and dates must ascend. Write all options in the same form.")]


def overlapping_numbers(question: QuestionType, context: LintContext) -> list[Problem]:
    """C16: two options that one number would both satisfy."""
    found = choices_of(question)
    read = [
        (option.text, interval) for option in (found.all if found else ()) if (interval := interval_of(option.text))
    ]
    return [
        Problem("C16", "block", f"“{one}” and “{other}” overlap. Write both with “about”, or as ranges apart.")
        for (one, first), (other, second) in combinations(read, 2)
        if first.meets(second)
    ]


def duplicates(question: QuestionType, context: LintContext) -> list[Problem]:
    """C18: two options that say the same."""
    found = choices_of(question)
    return [
        Problem("C18", "block", f"“{one.text}” and “{other.text}” say the same. Change one.")
        for one, other in combinations(found.all if found else (), 2)
        if _are_alike(normalise(one.text), normalise(other.text))
    ]


def alias_clash(question: QuestionType, context: LintContext) -> list[Problem]:
    """C19: a distractor is another name of the key."""
    found = choices_of(question)
    if found is None:
        return []
    keys = set().union(*(context.names(key.text) for key in found.keys)) if found.keys else set()
    for entry in context.asked:
        keys |= {normalise(name) for name in entry.value_aliases}
    return [
        Problem("C19", "block", f"“{wrong.text}” is another name of the correct answer. Remove it.")
        for wrong in found.distractors
        if context.names(wrong.text) & keys
    ]


def second_true(question: QuestionType, context: LintContext) -> list[Problem]:
    """C20: a distractor is the value of another fact that holds, or may hold, at the time asked."""
    found = choices_of(question)
    problems = []
    for wrong in found.distractors if found else ():
        rivals = (
            entry for asked in context.asked for entry in context.series.get(asked.series, ()) if entry.id != asked.id
        )
        rival = next(
            (entry for entry in rivals if _may_be_meant(entry, wrong.text) and _may_hold(entry, context)), None
        )
        if rival is not None:
            problems.append(Problem("C20", "block", f"“{wrong.text}” may be right too: {rival.statement} Remove it."))
    return problems


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


CHECKS = (
    longest_key,
    specific_key,
    all_or_none_of_the_above,
    absolute_terms,
    vague_terms,
    odd_one_out,
    order,
    overlapping_numbers,
    duplicates,
    alias_clash,
    second_true,
    option_count,
)

FEATURES: dict[str, Callable[[str], bool]] = {
    "first letter": lambda text: text[:1].isupper(),
    "last sign": lambda text: text[-1:] in ".!?;:",
    "article": lambda text: text.casefold().startswith(DETERMINERS),
    "figures": lambda text: text[:1].isdigit(),
    "date": lambda text: date_of(text) is not None,
}


def _vague(language: str, text: str) -> str | None:
    """A vague word; "May" is a month."""
    return words.find(words.VAGUE, language, re.sub(r"\bMay\b", "", text))


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    ours, theirs = set(one.split()), set(other.split())
    if any(TOLD_APART.fullmatch(word) for word in ours ^ theirs):
        return False
    shared = len(ours & theirs) / (len(ours | theirs) or 1)
    return shared >= 0.9 or Levenshtein.normalized_similarity(one, other) >= 0.92


def _may_be_meant(entry: Entry, text: str) -> bool:
    names = (str(entry.value), entry.value_words(), *str(entry.value).split(" / "), *entry.value_aliases)
    return normalise(text) in {normalise(name) for name in names}


def _may_hold(entry: Entry, context: LintContext) -> bool:
    asked = next((fact for fact in context.asked if fact.series == entry.series), None)
    days = asked_days(asked) if asked else []
    series = context.series.get(entry.series, ())
    return not days or any(truth_on(entry, day, series) is not Truth.FALSE for day in days)
