"""Checks of time: nothing that changes without its date, and no date that does not fit the fact."""

from __future__ import annotations

import re
from datetime import timedelta

from content.ledger.entry import Entry
from content.ledger.truth import same_value
from content.partialdate import PartialDate
from quiz.linting import words
from quiz.linting.amounts import dates_in
from quiz.linting.context import LintContext, shown_texts
from quiz.question_types.base import Problem, QuestionType

ASKS_DAY = re.compile(r"\b(?:on|by) (?:what|which) (?:day|date)\b|\bwhat (?:exact )?date\b", re.IGNORECASE)
NUMERIC_DATE = re.compile(r"(?<![\d/.-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/-])")
STRUCTURE = re.compile(r"\bas of\b", re.IGNORECASE)


def undated_present(question: QuestionType, context: LintContext) -> list[Problem]:
    """T1: "currently" means nothing in a text that is read for years."""
    for text in shown_texts(question):
        found = words.find(words.PRESENT, context.language, text)
        if found and not _is_dated(question.stem):
            return [Problem("T1", "block", f"“{found}” goes out of date. Name the date, or the source with its date.")]
    return []


def undated_volatile(question: QuestionType, context: LintContext) -> list[Problem]:
    """T2: what changes is asked with its date."""
    changing = [fact for fact in context.asked if fact.is_volatile]
    if changing and not _is_dated(question.stem):
        label = changing[0].attribute_label
        return [Problem("T2", "block", f"“{label}” changes over time. Name the date in the question.")]
    return []


def outside_validity(question: QuestionType, context: LintContext) -> list[Problem]:
    """T3: the date in the stem is one at which the fact holds."""
    named = dates_in(question.stem)
    return [
        Problem("T3", "block", f"The date in the question does not fit the fact: {fact.statement}")
        for fact in context.asked
        if fact.is_volatile and named and not any(_may_hold_at(fact, date) for date in named)
    ]


def contested(question: QuestionType, context: LintContext) -> list[Problem]:
    """T5: where sources differ, the stem names its own."""
    if words.find(words.ACCORDING_TO, context.language, question.stem):
        return []
    for fact in context.asked:
        rival = next((other for other in context.series.get(fact.series, ()) if _contradicts(other, fact)), None)
        if rival is not None:
            return [
                Problem("T5", "warn", f"Another source differs: {rival.statement} Name the source in the question.")
            ]
    return []


def undated_source(question: QuestionType, context: LintContext) -> list[Problem]:
    """T6: what changes rests on a text whose date nobody knows."""
    return [
        Problem("T6", "warn", f"No source of this fact has a date, and it changes: {fact.statement}")
        for fact in context.asked
        if fact.is_volatile and fact.time.known != "set" and fact.sources and not any(s.dated for s in fact.sources)
    ]


def precision(question: QuestionType, context: LintContext) -> list[Problem]:
    """T7: the stem asks for a day that the fact does not know."""
    coarse = [fact for fact in context.asked if isinstance(fact.value, PartialDate) and fact.value.precision != "day"]
    if coarse and ASKS_DAY.search(question.stem):
        return [Problem("T7", "block", f"The source gives no day: {coarse[0].statement} Ask for the month or year.")]
    return []


def notation(question: QuestionType, context: LintContext) -> list[Problem]:
    """T8: 3/4/1999 is two days."""
    for text in (*shown_texts(question), question.explanation):
        found = NUMERIC_DATE.search(text)
        if found:
            return [Problem("T8", "block", f"“{found[0]}” can be read in two ways. Write the name of the month.")]
    return []


CHECKS = (undated_present, undated_volatile, outside_validity, contested, undated_source, precision, notation)


def _is_dated(stem: str) -> bool:
    return bool(dates_in(stem) or STRUCTURE.search(stem))


def _may_hold_at(fact: Entry, date: PartialDate) -> bool:
    """Whether the fact may hold on some day of the date; days around an observation count as far as it holds."""
    begins, ends = fact.time.begins, fact.time.ends
    if begins is None:
        return True
    first, last = begins.earliest, begins.latest
    if fact.time.nature == "state":
        last = ends.latest if ends else None
    reach = timedelta(days=fact.holds_days if fact.time.nature == "observation" else 0)
    starts = date.latest is None or first is None or date.latest >= first - reach
    return starts and (date.earliest is None or last is None or date.earliest <= last + reach)


def _contradicts(other: Entry, fact: Entry) -> bool:
    """Whether the other fact says something else of a time that may be the same."""
    if (
        fact.is_list
        or other.id == fact.id
        or other.tier != "A"
        or same_value(other, fact)
        or other.modality != fact.modality
    ):
        return False
    one, two = fact.time.begins, other.time.begins
    if one is None or two is None:
        return one is two
    return one.overlaps(two)
