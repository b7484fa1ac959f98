"""Checks of distractors: such as may be right too, and such as nobody would take for right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from content.ledger.entry import Entry
from content.ledger.truth import Truth, truth_on
from content.partialdate import PartialDate
from quiz.linting import fixes
from quiz.linting.amounts import NUMBER, date_of, interval_of
from quiz.linting.context import Check, LintContext, asked_days, choices_of, one_key_of, value_names
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.text_matching import normalise

MOST_TIMES, MOST_YEARS = 20, 30
"""Further away from the key than this, a number or a year is no serious offer."""


def alias_clash(question: QuestionType, context: LintContext) -> list[Problem]:
    """C19: a distractor is another name of the key."""
    found = choices_of(question)
    if found is None:
        return []
    keys = set().union(*(context.names(key.text) for key in found.keys)) if found.keys else set()
    for entry in context.asked:
        keys |= {normalise(name) for name in entry.value_aliases}
    text = "“{}” is another name of the correct answer. Remove it."
    return [
        Problem("C19", "block", text.format(wrong.text), wrong.text, fixes.without_option(question, wrong))
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
        form = normalise(wrong.text)
        rival = next((entry for entry in rivals if form in value_names(entry) and _may_hold(entry, context)), None)
        if rival is not None:
            text = f"“{wrong.text}” may be right too: {rival.statement} Remove it."
            problems.append(Problem("C20", "block", text, wrong.text, fixes.without_option(question, wrong)))
    return problems


def implausible(question: QuestionType, context: LintContext) -> list[Problem]:
    """C21: a distractor is of another sort than the key, in another unit, or far away from it."""
    found = one_key_of(question)
    if found is None:
        return []
    key = found.keys[0].text
    told = [(wrong, _why_implausible(key, wrong.text, context)) for wrong in found.distractors]
    return [
        Problem("C21", "warn", f"“{wrong.text}” {why}, so nobody takes it for right. Change it.", wrong.text)
        for wrong, why in told
        if why
    ]


CHECKS: dict[str, Check] = {"C19": alias_clash, "C20": second_true, "C21": implausible}


def _may_hold(entry: Entry, context: LintContext) -> bool:
    """Whether a fact may hold on a day for which the key is right; where none is known, it may."""
    series = context.series.get(entry.series, ())
    asked = next((fact for fact in context.asked if fact.series == entry.series), None)
    days = asked_days(asked) if asked else []
    sure = [day for day in days if asked is not None and truth_on(asked, day, series) is Truth.TRUE]
    return not days or any(truth_on(entry, day, series) is not Truth.FALSE for day in sure or days)


def _why_implausible(key: str, wrong: str, context: LintContext) -> str:
    """What tells the distractor from the key at first sight, or ""."""
    sorts = context.sort_of(key), context.sort_of(wrong)
    if all(sorts) and sorts[0] != sorts[1]:
        return f"is {NAMED.get(sorts[1], 'something else')}, not {NAMED.get(sorts[0], 'that')}"
    if sorts == ("number", "number"):
        return _why_far(key, wrong) or ("has another unit" if _differ(map(_unit, (key, wrong))) else "")
    dates = date_of(key), date_of(wrong)
    if dates[0] is not None and dates[1] is not None and abs(_year(dates[0]) - _year(dates[1])) > MOST_YEARS:
        return f"is more than {MOST_YEARS} years away from the correct answer"
    return ""


def _why_far(key: str, wrong: str) -> str:
    one, other = interval_of(key), interval_of(wrong)
    if one is None or other is None or not (one.low.is_finite() and other.low.is_finite()):
        return ""
    low, high = sorted((abs(one.low), abs(other.low)))
    return f"is more than {MOST_TIMES} times away from the correct answer" if high > low * MOST_TIMES else ""


def _unit(text: str) -> str:
    """What stands behind the number: "staff" of "about 900 staff"."""
    last = list(NUMBER.finditer(text))[-1]
    return " ".join(re.findall(r"[^\W\d]+|%", text[last.end() :])).casefold().removesuffix("s")


def _differ(units: Iterable[str]) -> bool:
    named = [unit for unit in units if unit]
    return len(named) > 1 and len(set(named)) > 1


def _year(date: PartialDate) -> int:
    day = date.earliest or date.latest
    return day.year if day else 0


NAMED = {
    "date": "a date",
    "number": "a number",
    "place": "a place",
    "person": "a person",
    "organisation": "an organisation",
    "agreement": "an agreement",
    "event": "an event",
}
