"""Checks of single kinds: tolerance and unit of a number, spellings, blanks, statements, pairs, events in order."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from content.ledger.entry import Entry
from content.partialdate import PartialDate
from quiz.linting import fixes, words
from quiz.linting.amounts import DATE, FULL_DATE, NUMBER
from quiz.linting.context import Check, LintContext, choices_of
from quiz.question_types.base import Problem, QuestionType
from quiz.question_types.cloze import Cloze
from quiz.question_types.matching import Matching
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.text_matching import find, normalise
from quiz.question_types.true_false import TrueFalse

BLANK = re.compile(r"_{3,}")
JOINED = re.compile(r";|\b(?:but|whereas|while)\b|, and (?:it|they|he|she|the)\b")
GIVEN_AWAY = re.compile(r"\b([Aa]n?) _{3,}|_{3,}(?:ing|ed|s|ly)\b|\b\w+_{3,}", re.ASCII)
HEDGED_TOLERANCE = Decimal("0.1")
MOST_WORDS, MOST_BLANKS, MOST_EVENTS, MOST_PAIRS = 4, 2, 6, 7


def tolerance(question: QuestionType, context: LintContext) -> list[Problem]:
    """N1: a hedged number needs a tolerance; a limit ("at most 800") is exact."""
    hedged = [fact for fact in context.asked if fact.hedge not in (None, "at_most", "at_least")]
    if isinstance(question, Numeric) and hedged and question.tolerance == 0:
        share = question.value.copy_abs() * HEDGED_TOLERANCE
        said = hedged[0].value_words()
        text = f"The source gives “{said}”. Let it differ by {share:,f}."
        return [Problem("N1", "block", text, said, fixes.with_tolerance(question, share))]
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
    text = "The unit is missing. Say that the number is in {}."
    return [
        Problem("N2", "block", text.format(fact.unit), fact.unit, fixes.with_unit(question, fact.unit))
        for fact in context.asked
        if isinstance(fact.value, int | Decimal) and fact.unit and not _names_unit(fact.unit, shown)
    ]


def spellings(question: QuestionType, context: LintContext) -> list[Problem]:
    """N3: all names are accepted, and none is long to type."""
    lists = _accepted(question)
    problems = [
        Problem("N3", "warn", f"“{accepted[0]}” is long to type. Ask with options instead.", accepted[0])
        for accepted in lists
        if accepted and len(accepted[0].split()) > MOST_WORDS
    ]
    every = [text for accepted in lists for text in accepted]
    for fact in context.asked if every else ():
        same = next((text for text in every if normalise(text) == normalise(str(fact.value))), "")
        missing = next((name for name in _names(fact) if same and not find(name, every)), None)
        if missing is not None:
            text = f"“{missing}” is not accepted, but it means the same. Add it."
            problems.append(Problem("N3", "warn", text, missing, fixes.with_accepted(question, missing, same)))
    return problems


def blanks(question: QuestionType, context: LintContext) -> list[Problem]:
    """N4: few blanks, none at the start, on a small word or given away by what touches it."""
    if not isinstance(question, Cloze):
        return []
    problems = []
    if len(question.blanks) > MOST_BLANKS:
        problems.append(Problem("N4", "warn", f"There are more than {MOST_BLANKS} blanks. Split the question."))
    if BLANK.match(question.stem):
        problems.append(Problem("N4", "warn", "The sentence begins with a blank. Put it later, or ask a question."))
    small = words.listed(words.FUNCTION_WORDS, context.language)
    for accepted in question.blanks:
        if accepted and accepted[0].casefold() in small:
            text = f"A blank stands for “{accepted[0]}”. Blank a word that matters."
            problems.append(Problem("N4", "warn", text, accepted[0]))
    cue = GIVEN_AWAY.search(question.stem)
    if cue:
        fix = fixes.with_words(question, f"{cue[1]} _", f"{cue[1][0]}(n) _", "Write “a(n)”") if cue[1] else None
        text = f"“{cue[0].strip()}” gives the blank away. Move what touches it into the blank."
        problems.append(Problem("N4", "warn", text, cue[0].strip(), fix))
    return problems


def statement(question: QuestionType, context: LintContext) -> list[Problem]:
    """N5: one plain claim, neither negated nor absolute."""
    if not isinstance(question, TrueFalse):
        return []
    problems = []
    joined = JOINED.search(question.stem)
    if joined:
        problems.append(Problem("N5", "warn", "The statement makes more than one claim. Keep one.", joined[0].strip()))
    negation = words.negative(context.language, question.stem) or _denial(context.language, question.stem)
    if negation:
        problems.append(Problem("N5", "warn", f"The statement has “{negation}”. Say what is so.", negation))
    absolute = words.find(words.ABSOLUTE, context.language, question.stem)
    if absolute:
        text = f"The absolute word “{absolute}” hints that the statement is false."
        fix = fixes.without_words(question, absolute, f"Leave out “{absolute}”")
        problems.append(Problem("N5", "warn", text, absolute, fix))
    return problems


def pairs(question: QuestionType, context: LintContext) -> list[Problem]:
    """N6: an option left over, not too many lines, and options of one sort."""
    if not isinstance(question, Matching):
        return []
    problems = []
    if len(question.prompts) == len(question.options) == len(set(question.key.values())):
        text = "There are as many options as lines, so the last one follows. Add one that fits no line."
        problems.append(Problem("N6", "warn", text))
    if len(question.prompts) > MOST_PAIRS:
        problems.append(Problem("N6", "warn", f"There are more than {MOST_PAIRS} lines. Split the question."))
    sorts = {sort: option.text for option in question.options if (sort := context.sort_of(option.text))}
    if len(sorts) > 1:
        said = ", ".join(sorts.values())
        problems.append(Problem("N6", "warn", f"The options are of several sorts: {said}. Keep to one.", said))
    return problems


def events(question: QuestionType, context: LintContext) -> list[Problem]:
    """N7: events apart in time, without their dates, and not too many."""
    if not isinstance(question, Ordering):
        return []
    problems = []
    dated = [(fact, fact.value) for fact in context.asked if isinstance(fact.value, PartialDate)]
    for (one, first), (other, second) in combinations(dated, 2):
        if first.overlaps(second):
            said = f"{one.statement} {other.statement}"
            text = f"Two events may have happened at the same time: {said} Remove one."
            problems.append(Problem("N7", "block", text, said))
            break
    shown = next((o.text for o in question.options if DATE.search(o.text) or FULL_DATE.search(o.text)), None)
    if shown is not None:
        fix = fixes.with_texts(question, _undated, "Remove the dates")
        problems.append(Problem("N7", "block", f"A date shows in “{shown}”. Remove it.", shown, fix))
    if len(question.options) > MOST_EVENTS:
        problems.append(Problem("N7", "warn", f"There are more than {MOST_EVENTS} lines. Remove some."))
    return problems


CHECKS: dict[str, Check] = {
    "N1": tolerance,
    "N2": unit,
    "N3": spellings,
    "N4": blanks,
    "N5": statement,
    "N6": pairs,
    "N7": events,
}


def _accepted(question: QuestionType) -> list[tuple[str, ...]]:
    """The texts that each field accepts; [] where nothing is typed."""
    if isinstance(question, ShortAnswer):
        return [question.accepted]
    return list(question.blanks) if isinstance(question, Cloze) else []


def _undated(text: str) -> str:
    """A line without its date, and without the word before it."""
    shorter = re.sub(rf",?\s*(?:\b(?i:in|on|by|since|of|from|until) )?(?:{DATE.pattern})", "", text).strip(" ,")
    return shorter[:1].upper() + shorter[1:]


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


def _names(fact: Entry) -> list[str]:
    """Other names of the value that a typed response may have."""
    if not isinstance(fact.value, str):
        return []
    known = (name for name in fact.value_aliases if fact.kind != "acronym" or not name.isupper())
    return [name for name in known if not NUMBER.search(name)]
