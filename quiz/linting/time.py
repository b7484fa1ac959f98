"""Checks of time: nothing that changes without its date, and no date that does not fit the fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from content.ledger.entry import Entry
from content.ledger.truth import same_value
from content.partialdate import PartialDate
from quiz.linting import fixes, words
from quiz.linting.amounts import dates_in
from quiz.linting.context import Check, LintContext, shown_texts
from quiz.question_types.base import Fix, Problem, QuestionType

ASKS_DAY = re.compile(r"\b(?:on|by) (?:what|which) (?:day|date)\b|\bwhat (?:exact )?date\b", re.IGNORECASE)
NUMERIC_DATE = re.compile(r"(?<![\d/.-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/-])")
STRUCTURE = re.compile(r"\bas of\b", re.IGNORECASE)


def undated_present(question: QuestionType, context: LintContext) -> list[Problem]:
    """T1: "currently" means nothing in a text that is read for years."""
    for text in shown_texts(question):
        found = words.find(words.PRESENT, context.language, text)
        if found and not _is_dated(question.stem):
            told = f"“{found}” goes out of date. Name the date, or the source with its date."
            return [Problem("T1", "block", told, found, _with_date_for(question, found, context))]
    return []


def undated_volatile(question: QuestionType, context: LintContext) -> list[Problem]:
    """T2: what changes is asked with its date."""
    changing = [fact for fact in context.asked if fact.is_volatile]
    if changing and not (_is_dated(question.stem) or _is_dated_by_line(question) or _is_one_series(changing)):
        label = changing[0].attribute_label
        text = f"“{label}” changes over time. Name the date in the question."
        return [Problem("T2", "block", text, label, fixes.dated(question, changing))]
    return []


def outside_validity(question: QuestionType, context: LintContext) -> list[Problem]:
    """T3: the date in the stem is one at which the fact holds."""
    named = dates_in(question.stem)
    said = ", ".join(date.plain() for date in named)
    return [
        Problem("T3", "block", f"The date in the question does not fit the fact: {fact.statement}", said)
        for fact in context.asked
        if fact.is_volatile and named and not any(_may_hold_at(fact, date) for date in named)
    ]


def overtaken(question: QuestionType, context: LintContext) -> list[Problem]:
    """T4: a fact that the question rests on no longer stands as it was."""
    return [
        Problem("T4", "block", f"A fact it rests on no longer stands: {entry.statement} {why}", entry.statement)
        for entry, role in context.links
        if role != "context" and (why := context.overtaken.get(entry.id))
    ]


def contested(question: QuestionType, context: LintContext) -> list[Problem]:
    """T5: where sources differ, the stem names its own."""
    if words.find(words.ACCORDING_TO, context.language, question.stem):
        return []
    for fact in context.asked:
        rival = next((other for other in context.series.get(fact.series, ()) if _contradicts(other, fact)), None)
        if rival is not None:
            text = f"Another source differs: {rival.statement} Name the source in the question."
            return [Problem("T5", "warn", text, rival.statement, fixes.sourced(question, fact))]
    return []


def undated_source(question: QuestionType, context: LintContext) -> list[Problem]:
    """T6: what changes rests on a text whose date nobody knows."""
    text = "No source of this fact has a date, and it changes: {}"
    return [
        Problem("T6", "warn", text.format(fact.statement), fact.attribute_label)
        for fact in context.asked
        if fact.is_volatile and fact.time.known != "set" and fact.sources and not any(s.dated for s in fact.sources)
    ]


def precision(question: QuestionType, context: LintContext) -> list[Problem]:
    """T7: the stem asks for a day that the fact does not know."""
    coarse = [fact.value for fact in context.asked if isinstance(fact.value, PartialDate)]
    unknown = next((value for value in coarse if value.precision != "day"), None)
    asks = ASKS_DAY.search(question.stem)
    if unknown is None or asks is None:
        return []
    new = {"month": "in which month and year", "year": "in which year"}.get(unknown.precision, "")
    new = new[:1].upper() + new[1:] if asks[0][:1].isupper() else new
    fix = fixes.with_words(question, asks[0], new, f"Ask “{new}”") if new else None
    text = f"The source gives no day, only “{unknown.words()}”. Ask for the month or year."
    return [Problem("T7", "block", text, asks[0], fix)]


def notation(question: QuestionType, context: LintContext) -> list[Problem]:
    """T8: 3/4/1999 is two days."""
    for text in (*shown_texts(question), question.explanation):
        found = NUMERIC_DATE.search(text)
        if found:
            told = f"“{found[0]}” can be read in two ways. Write the name of the month."
            return [Problem("T8", "block", told, found[0], _in_words(question, found[0]))]
    return []


CHECKS: dict[str, Check] = {
    "T1": undated_present,
    "T2": undated_volatile,
    "T3": outside_validity,
    "T4": overtaken,
    "T5": contested,
    "T6": undated_source,
    "T7": precision,
    "T8": notation,
}


def _with_date_for(question: QuestionType, found: str, context: LintContext) -> Fix | None:
    """The stem with the fact's moment in front, in place of "currently"."""
    shorter = fixes.without_words(question, found, "").content if found in question.stem else question
    return fixes.dated(shorter, context.asked)


def _in_words(question: QuestionType, found: str) -> Fix | None:
    """The date with the name of its month, where it can be read in one way only."""
    numbers = [int(part) for part in re.split(r"[./-]", found)]
    is_iso, is_day_first = numbers[0] > 31, 12 < numbers[0] <= 31
    year, month, day = numbers if is_iso else numbers[::-1]
    if not (is_iso or is_day_first) or year < 1000 or found not in question.stem:
        return None
    try:
        plain = PartialDate.on(year, month, day).plain()
    except (ValueError, IndexError):
        return None
    return fixes.with_words(question, found, plain, f"Write “{plain}”")


def _is_dated(stem: str) -> bool:
    return bool(dates_in(stem) or STRUCTURE.search(stem))


def _is_one_series(facts: Sequence[Entry]) -> bool:
    """Whether the values of one series at several times are asked together, so that time is what is asked."""
    return len({fact.series for fact in facts}) == 1 < len({fact.time for fact in facts}) == len(facts)


def _is_dated_by_line(question: QuestionType) -> bool:
    """Whether each line of a matching question names its own time."""
    lines = question.as_draft()["prompts"]
    return bool(lines) and all(_is_dated(line["text"]) for line in lines)


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
