"""Checks of evidence: the quote exists and supports the key, and the feedback explains."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.linting.context import LintContext, choices_of
from quiz.linting.words import content_words
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.text_matching import normalise

FEWEST_WORDS = 6
ROOT = 5
"""So many letters of a word must stand in a quote; half of the words of a task support it, whatever their endings."""
SMALL_NUMBERS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")


def exists(question: QuestionType, context: LintContext) -> list[Problem]:
    """E1: each asked fact has a quote whose length fits its place, or follows from facts that have."""
    problems = []
    for fact in context.asked:
        if not fact.sources and not fact.premises:
            problems.append(Problem("E1", "block", f"No quote stands behind this fact: {fact.statement}"))
        elif any(not source.quote.strip() or len(source.quote) != source.end - source.start for source in fact.sources):
            problems.append(Problem("E1", "block", f"A quote of this fact no longer fits its text: {fact.statement}"))
    return problems


def supports(question: QuestionType, context: LintContext) -> list[Problem]:
    """E2: the value of an asked fact stands in one of its quotes."""
    return [
        Problem("E2", "warn", f"No quote holds “{fact.value_words()}”. Explain how it follows.")
        for fact in context.asked
        if fact.sources and not fact.premises and not _is_supported(fact)
    ]


def feedback(question: QuestionType, context: LintContext) -> list[Problem]:
    """E3: why the key is right, and why each distractor is wrong."""
    problems = []
    if 0 < len(question.explanation.split()) < FEWEST_WORDS:  # an empty one is told by the question itself
        problems.append(Problem("E3", "warn", "The explanation is too short. Say why the correct answer is right."))
    found = choices_of(question)
    for option in found.distractors if found else ():
        if not option.why.strip():
            problems.append(Problem("E3", "warn", f"Nothing says why “{option.text}” is wrong. Write it."))
    return problems


CHECKS = (exists, supports, feedback)


def _is_supported(fact: Entry) -> bool:
    quotes = [f" {normalise(source.quote)} " for source in fact.sources]
    forms = {normalise(form) for form in _forms(fact)}
    if any(f" {form} " in quote for form in forms if form for quote in quotes):
        return True
    roots = {word[:ROOT] for word in content_words(str(fact.value))} if isinstance(fact.value, str) else set()
    shared = sum(any(f" {root}" in quote for quote in quotes) for root in roots)
    return len(roots) > 1 and shared * 2 >= len(roots)


def _forms(fact: Entry) -> list[str]:
    """How a quote may print the value."""
    value = fact.value
    if isinstance(value, PartialDate):
        plain = value.plain()
        return [plain, value.phrase, plain.rsplit(" ", 1)[0], str(value.earliest.year if value.earliest else "")]
    if isinstance(value, int | Decimal):
        words = [SMALL_NUMBERS[int(value)]] if 0 <= value < len(SMALL_NUMBERS) and value == int(value) else []
        return [f"{value:,}", str(value), *words]
    return [
        value,
        *value.split(" / "),
        *fact.value_aliases,
        *(alias for alias in fact.subject_aliases if alias != fact.subject),
    ]
