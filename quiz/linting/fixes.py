"""What one click makes of a question: each function returns a Fix with the question mended, and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from content.ledger.entry import Entry
from quiz.linting.context import choices_of
from quiz.question_types.base import Fix, Option, QuestionType
from quiz.question_types.cloze import Cloze
from quiz.question_types.drafting import asked_moment
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.single_choice import SingleChoice


def with_stem(question: QuestionType, stem: str, label: str) -> Fix:
    """Another stem."""
    return Fix(label, replace(question, stem=stem))


def with_words(question: QuestionType, old: str, new: str, label: str) -> Fix:
    """Other words in the stem, once."""
    return with_stem(question, question.stem.replace(old, new, 1), label)


def without_words(question: QuestionType, words: str, label: str) -> Fix:
    """The stem without some words, and without the gap they leave."""
    shorter = re.sub(rf"\s*(?<!\w){re.escape(words)}(?!\w)", "", question.stem, count=1).strip()
    return with_stem(question, f"{shorter[:1].upper()}{shorter[1:]}", label)


def with_opening(question: QuestionType, opening: str, label: str) -> Fix:
    """The stem behind an opening such as "As of May 2004,"."""
    first = question.stem.split(" ", 1)[0]
    is_name = first.isupper() or first.lower() not in OPENERS
    stem = question.stem if is_name else question.stem[:1].lower() + question.stem[1:]
    return with_stem(question, f"{opening} {stem}", label)


def with_explanation(question: QuestionType, explanation: str, label: str) -> Fix:
    """Another explanation."""
    return Fix(label, replace(question, explanation=explanation))


def with_texts(question: QuestionType, change: Callable[[str], str], label: str) -> Fix | None:
    """Every text of the options changed alike; None for a question without options."""
    if not isinstance(question, SingleChoice | MultipleResponse | Ordering):
        return None
    return Fix(label, replace(question, options=tuple(replace(o, text=change(o.text)) for o in question.options)))


def with_whys(question: QuestionType, whys: Mapping[str, str], label: str) -> Fix | None:
    """Reasons for options, by their ids; None where there are none to give."""
    if not isinstance(question, SingleChoice | MultipleResponse) or not whys:
        return None
    options = tuple(replace(option, why=whys.get(option.id, option.why)) for option in question.options)
    return Fix(label, replace(question, options=options))


def without_option(question: QuestionType, option: Option) -> Fix | None:
    """The question without one of its distractors; None for a key, and where fewer than two would be left."""
    found = choices_of(question)
    if found is None or option in found.keys or len(found.all) < 3:
        return None
    assert isinstance(question, SingleChoice | MultipleResponse)  # nosec B101: it has choices
    kept = tuple(other for other in question.options if other.id != option.id)
    return Fix(f"Remove “{option.text}”", replace(question, options=kept))


def with_tolerance(question: QuestionType, tolerance: Decimal) -> Fix | None:
    """A number that may be missed by so much."""
    label = f"Let it differ by {tolerance:,f}"
    return Fix(label, replace(question, tolerance=tolerance)) if isinstance(question, Numeric) else None


def with_unit(question: QuestionType, unit: str) -> Fix:
    """The unit beside the field of a number, or at the end of the stem."""
    if isinstance(question, Numeric):
        return Fix(f"Show the unit “{unit}”", replace(question, unit=unit))
    return with_stem(question, f"{question.stem.rstrip('? ')}, in {unit}?", f"Ask “in {unit}”")


def with_accepted(question: QuestionType, name: str, beside: str) -> Fix | None:
    """One more text accepted where another one is."""
    label = f"Accept “{name}”"
    if isinstance(question, ShortAnswer):
        return Fix(label, replace(question, accepted=(*question.accepted, name)))
    if isinstance(question, Cloze):
        return Fix(label, replace(question, blanks=tuple((*b, name) if beside in b else b for b in question.blanks)))
    return None


def dated(question: QuestionType, facts: Iterable[Entry]) -> Fix | None:
    """The stem behind the moment of the first of the facts that has one."""
    opening = next((words.strip() for fact in facts if (words := asked_moment(fact))), "")
    opening = re.sub(r"^As of (?=(?:by|since|after|before|until|between|in|on|at) )", "", opening)
    opening = opening[:1].upper() + opening[1:]
    return with_opening(question, opening, f"Begin with “{opening}”") if opening else None


def sourced(question: QuestionType, fact: Entry) -> Fix | None:
    """The stem behind the publisher of the fact and the date of its text."""
    source = next((source for source in fact.sources if source.publisher), None)
    if source is None:
        return None
    opening = f"According to {source.publisher}{f', {source.dated.plain()}' if source.dated else ''},"
    return with_opening(question, opening, f"Begin with “{opening}”")


OPENERS = {
    *("which", "what", "who", "whom", "whose", "where", "when", "why", "how", "in", "on", "at", "by", "of", "to"),
    *("from", "the", "a", "an", "for", "under", "after", "before", "since", "until", "with", "during"),
}
"""Words that a stem may begin with and that are small within it."""
