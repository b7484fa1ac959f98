"""Checks of single kinds: tolerance and unit of a number, spellings, blanks, statements, events in order."""

from __future__ import annotations

import re
from decimal import Decimal

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.linting import words
from quiz.linting.amounts import DATE, FULL_DATE, NUMBER
from quiz.linting.context import LintContext, choices_of
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.cloze import Cloze
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.text_matching import find, normalise
from quiz.question_types.true_false import TrueFalse

BLANK = re.compile(r"_{3,}")
JOINED = re.compile(r";|\b(?:but|whereas|while)\b|, and (?:it|they|he|she|the)\b")
FUNCTION_WORDS = re.compile(r"a|an|the|of|in|on|at|to|by|for|with|and|or|is|was|are|were", re.IGNORECASE)
HEDGED_TOLERANCE = Decimal("0.1")
MOST_WORDS, MOST_BLANKS, MOST_EVENTS = 4, 2, 6


def tolerance(question: QuestionType, context: LintContext) -> list[Problem]:
    """N1: a hedged number needs a tolerance; a limit ("at most 800") is exact."""
    hedged = [fact for fact in context.asked if fact.hedge not in (None, "at_most", "at_least")]
    if isinstance(question, Numeric) and hedged and question.tolerance == 0:
        share = question.value.copy_abs() * HEDGED_TOLERANCE
        return [Problem("N1", "block", f"The source gives “{hedged[0].value_words()}”. Let it differ by {share:,f}.")]
    return []


def unit(question: QuestionType, context: LintContext) -> list[Problem]:
    """N2: a number is asked with its unit."""
    keys = choices_of(question)
    texts = [question.stem, *(option.text for option in (keys.keys if keys else ()))]
    if isinstance(question, Numeric):
        texts.append(question.unit)
    elif keys is None:
        return []
    shown = {_singular(word) for text in texts for word in re.findall(r"[\w²%]+", text.casefold())}
    return [
        Problem("N2", "block", f"The unit is missing. Say that the number is in {fact.unit}.")
        for fact in context.asked
        if isinstance(fact.value, int | Decimal) and fact.unit and not _names_unit(fact.unit, shown)
    ]


def spellings(question: QuestionType, context: LintContext) -> list[Problem]:
    """N3: all names are accepted, and none is long to type."""
    if isinstance(question, ShortAnswer):
        lists = [question.accepted]
    elif isinstance(question, Cloze):
        lists = list(question.blanks)
    else:
        return []
    problems = [
        Problem("N3", "warn", f"“{accepted[0]}” is long to type. Ask with options instead.")
        for accepted in lists
        if accepted and len(accepted[0].split()) > MOST_WORDS
    ]
    every = [text for accepted in lists for text in accepted]
    missing = [name for fact in context.asked for name in _names(fact, every) if not find(name, every)]
    if missing:
        problems.append(Problem("N3", "warn", f"“{missing[0]}” is not accepted, but it means the same. Add it."))
    return problems


def blanks(question: QuestionType, context: LintContext) -> list[Problem]:
    """N4: few blanks, none at the start, on a small word or given away by its article."""
    if not isinstance(question, Cloze):
        return []
    problems = []
    if len(question.blanks) > MOST_BLANKS:
        problems.append(Problem("N4", "warn", f"There are more than {MOST_BLANKS} blanks. Split the question."))
    if BLANK.match(question.stem):
        problems.append(Problem("N4", "warn", "The sentence begins with a blank. Put it later, or ask a question."))
    if any(accepted and FUNCTION_WORDS.fullmatch(accepted[0]) for accepted in question.blanks):
        problems.append(Problem("N4", "warn", "A blank stands for a small word. Blank a word that matters."))
    if re.search(r"\ban? _{3,}", question.stem, re.IGNORECASE):
        problems.append(Problem("N4", "warn", "“a” or “an” before a blank gives it away. Move it into the blank."))
    return problems


def statement(question: QuestionType, context: LintContext) -> list[Problem]:
    """N5: one plain claim, neither negated nor absolute."""
    if not isinstance(question, TrueFalse):
        return []
    problems = []
    if JOINED.search(question.stem):
        problems.append(Problem("N5", "warn", "The statement makes more than one claim. Keep one."))
    negation = words.negative(context.language, question.stem) or _denial(context.language, question.stem)
    if negation:
        problems.append(Problem("N5", "warn", f"The statement has “{negation}”. Say what is so."))
    absolute = words.find(words.ABSOLUTE, context.language, question.stem)
    if absolute:
        problems.append(Problem("N5", "warn", f"The absolute word “{absolute}” hints that the statement is false."))
    return problems


def events(question: QuestionType, context: LintContext) -> list[Problem]:
    """N7: events apart in time, without their dates, and not too many."""
    if not isinstance(question, Ordering):
        return []
    problems = []
    dates = [fact.value for fact in context.asked if isinstance(fact.value, PartialDate)]
    if any(one.overlaps(other) for place, one in enumerate(dates) for other in dates[place + 1 :]):
        problems.append(Problem("N7", "block", "Two events may have happened at the same time. Remove one."))
    dated = next(
        (option.text for option in question.options if DATE.search(option.text) or FULL_DATE.search(option.text)), None
    )
    if dated is not None:
        problems.append(Problem("N7", "block", f"A date shows in “{dated}”. Remove it."))
    if len(question.options) > MOST_EVENTS:
        problems.append(Problem("N7", "warn", f"There are more than {MOST_EVENTS} lines. Remove some."))
    return problems


CHECKS = (tolerance, unit, spellings, blanks, statement, events)


def _denial(language: str, stem: str) -> str | None:
    found = re.search(r"\bno\b(?! (?:more|less|fewer|later|earlier) than)", stem) if language.startswith("en") else None
    return found[0] if found else None


def _names_unit(unit: str, shown: set[str]) -> bool:
    """Whether the unit, or people as such, are named."""
    head = _singular(unit.casefold().split()[-1])
    people = {"troop", "soldier", "personnel", "men", "women", "people"}
    return head in shown or (head in people and bool(shown & people))


def _singular(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ies") else f"{word[:-3]}y"


def _names(fact: Entry, accepted: list[str]) -> list[str]:
    """Other names of the value that a typed response may have, in the script of what is accepted."""
    if not isinstance(fact.value, str) or not any(normalise(fact.value) == normalise(text) for text in accepted):
        return []
    known = (name for name in fact.value_aliases if fact.kind != "acronym" or not name.isupper())
    return [name for name in known if not NUMBER.search(name)]
