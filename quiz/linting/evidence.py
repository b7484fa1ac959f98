"""Checks of evidence: the quote exists and supports the key, the feedback explains, and slips of the source show."""

from __future__ import annotations

import re
from decimal import Decimal

from rapidfuzz.distance import OSA

from content.ledger.entry import Entry, Source
from content.partialdate import PartialDate
from quiz.linting import fixes
from quiz.linting.amounts import NUMBER
from quiz.linting.context import Check, LintContext, choices_of, value_names
from quiz.linting.lexicon import ACRONYM
from quiz.linting.words import content_words
from quiz.question_types.base import Fix, Option, Problem, QuestionType
from quiz.question_types.numbers import SCALES
from quiz.question_types.text_matching import normalise

FEWEST_WORDS = 6
SHORTEST, MOST_OFF = 6, 2
"""A slip is looked for in words of so many letters, and changes at most so many."""
ROOT = 5
"""So many letters of a word must stand in a quote; half of the words of a task support it, whatever their endings."""
SMALL_NUMBERS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")


def exists(question: QuestionType, context: LintContext) -> list[Problem]:
    """E1: each asked fact has a quote that stands in its text just there, or follows from facts that have."""
    problems = []
    for fact in context.asked:
        broken = next((source for source in fact.sources if not _stands(source)), None)
        if not fact.sources and not fact.premises:
            problems.append(Problem("E1", "block", f"No quote stands behind this fact: {fact.statement}"))
        elif broken is not None:
            text = f"A quote of this fact no longer fits its text: {fact.statement}"
            problems.append(Problem("E1", "block", text, broken.quote))
    return problems


def supports(question: QuestionType, context: LintContext) -> list[Problem]:
    """E2: the value of an asked fact stands in one of its quotes."""
    return [
        Problem("E2", "warn", f"No quote holds “{fact.value_words()}”. Explain how it follows.", fact.value_words())
        for fact in context.asked
        if fact.sources and not fact.premises and not _is_supported(fact)
    ]


def feedback(question: QuestionType, context: LintContext) -> list[Problem]:
    """E3: why the key is right, and why each distractor is wrong."""
    problems, said = [], question.explanation
    if len(said.split()) < FEWEST_WORDS:
        how = "too short" if said.strip() else "empty"
        text = f"The explanation is {how}. Say why the correct answer is right."
        problems.append(Problem("E3", "warn", text, said, _with_statements(question, context)))
    found = choices_of(question)
    for option in found.distractors if found else ():
        if not option.why.strip():
            why = _why_of(option, context)
            fix = fixes.with_whys(question, {option.id: why}, f"Write “{why}”") if why else None
            text = f"Nothing says why “{option.text}” is wrong. Write it."
            problems.append(Problem("E3", "warn", text, option.text, fix))
    return problems


def source_typo(question: QuestionType, context: LintContext) -> list[Problem]:
    """E4: a quote misspells a name that the mission knows; learners will ask."""
    for fact in context.asked:
        for source in fact.sources:
            slip = _slip_in(source.quote, fact, context)
            if slip is not None and "[sic]" not in question.explanation:
                printed, meant = slip
                note = f"{question.explanation} The source prints “{printed}” [sic].".strip()
                fix = fixes.with_explanation(question, note, "Add a note with [sic]")
                text = f"The quote prints “{printed}”; “{meant}” may be meant. Tell learners so."
                return [Problem("E4", "info", text, printed, fix)]
    return []


CHECKS: dict[str, Check] = {"E1": exists, "E2": supports, "E3": feedback, "E4": source_typo}


def _stands(source: Source) -> bool:
    return source.is_exact and bool(source.quote.strip()) and len(source.quote) == source.end - source.start


def _with_statements(question: QuestionType, context: LintContext) -> Fix | None:
    """The explanation as the asked facts put it."""
    statements = list(dict.fromkeys(fact.statement for fact in context.asked))
    told = " ".join(statements[:2])
    return fixes.with_explanation(question, told, "Explain with the fact") if told else None


def _why_of(option: Option, context: LintContext) -> str:
    """The statement of a known fact that has the option as its value; it says what the option is true of."""
    known = [*(fact for fact, _ in context.links), *(fact for row in context.series.values() for fact in row)]
    asked, form = {fact.id for fact in context.asked}, normalise(option.text)
    return next((fact.statement for fact in known if fact.id not in asked and form in value_names(fact)), "")


def _slip_in(quote: str, fact: Entry, context: LintContext) -> tuple[str, str] | None:
    """A misspelt name in the quote and what is meant: one word of several is off, or an acronym lacks a letter."""
    seen = re.findall(r"[\w'’-]+", quote)
    for term in context.lexicon.terms:
        if len(set(term).difference(seen)) != 1:
            continue
        for at in range(len(seen) - len(term) + 1):
            run = seen[at : at + len(term)]
            off = [(ours, theirs) for ours, theirs in zip(run, term, strict=True) if ours != theirs]
            if len(off) == 1 and _is_slip(*off[0]):
                return " ".join(run), " ".join(term)
    for letters in ACRONYM.findall(quote):
        for name in fact.subject_aliases:
            if ACRONYM.fullmatch(name) and letters not in context.lexicon.acronyms and _lacks_one(letters, name):
                return letters, name
    return None


def _is_slip(printed: str, meant: str) -> bool:
    """One or two letters off in a long word, and no other form of it."""
    if min(len(printed), len(meant)) < SHORTEST or printed[:1].casefold() != meant[:1].casefold():
        return False
    is_form = printed.startswith(meant) or meant.startswith(printed) or printed.casefold() == meant.casefold()
    return not is_form and OSA.distance(printed, meant) <= MOST_OFF


def _lacks_one(letters: str, name: str) -> bool:
    return len(letters) + 1 == len(name) and any(name[:at] + name[at + 1 :] == letters for at in range(len(name)))


def _is_supported(fact: Entry) -> bool:
    quotes = [f" {normalise(source.quote)} " for source in fact.sources]
    forms = {normalise(form) for form in _forms(fact)}
    if any(f" {form} " in quote for form in forms if form for quote in quotes):
        return True
    if isinstance(fact.value, int | Decimal):
        return any(_holds_number(source.quote, Decimal(fact.value)) for source in fact.sources)
    told = content_words(str(fact.value)) if isinstance(fact.value, str) else []
    roots = {word[:ROOT] for word in told}
    shared = sum(any(f" {root}" in quote for quote in quotes) for root in roots)
    return (len(roots) > 1 or all(len(word) > ROOT for word in told)) and 0 < len(roots) <= shared * 2


def _holds_number(quote: str, value: Decimal) -> bool:
    """Whether a number of the quote is the value, also with its scale behind it and words joined to it."""
    for found in NUMBER.finditer(quote):
        scale = re.match(r"[- ]?(\w+)", quote[found.end() :])
        number = Decimal(re.sub(r"[^\d.]|\.(?=\d{3}\b)", "", found[0]))
        if value in (number, number * SCALES.get(scale[1] if scale else "", 1)):
            return True
    word = SMALL_NUMBERS[int(value)] if 0 <= value < len(SMALL_NUMBERS) and value == int(value) else ""
    return bool(word) and re.search(rf"\b{word}\b", quote, re.IGNORECASE) is not None


def _forms(fact: Entry) -> list[str]:
    """How a quote may print the value."""
    value = fact.value
    if isinstance(value, PartialDate):
        plain = value.plain()
        return [plain, value.phrase, plain.rsplit(" ", 1)[0], str(value.earliest.year if value.earliest else "")]
    if isinstance(value, int | Decimal):
        return [f"{value:,}", str(value)]
    return [
        value,
        *value.split(" / "),
        *fact.value_aliases,
        *(alias for alias in fact.subject_aliases if alias != fact.subject),
    ]
