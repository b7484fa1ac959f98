"""Checks of language: the tag it bears, what a translation must keep, and words that take sides."""

from __future__ import annotations

import re
from collections import Counter

from quiz.linting import fixes, words
from quiz.linting.amounts import DATE, NUMBER
from quiz.linting.context import Check, LintContext, shown_texts
from quiz.question_types.base import Problem, QuestionType

LEAST_HITS, LONGEST_NAME = 3, 4
SIGN = re.compile(r"%|°|\b(?:km|m|t|kg|mm|cm|ha|l)[²³]?(?!\w)|(?<=\d) ?[€$£]|[€$£]")


def translation_drift(question: QuestionType, context: LintContext) -> list[Problem]:
    """G1: a translation has the same numbers, dates and units, and the same key."""
    for other in context.translations:
        ours, theirs = _figures(question), _figures(other)
        if ours != theirs:
            odd = ", ".join(sorted((ours - theirs) + (theirs - ours)))
            text = f"“{other.stem}” is the same question in another language, but differs in: {odd}."
            return [Problem("G1", "block", text, odd)]
        if _has_other_key(question, other):
            text = f"“{other.stem}” is the same question in another language, but has another correct answer."
            return [Problem("G1", "block", text, other.key_words())]
    return []


def language_tag(question: QuestionType, context: LintContext) -> list[Problem]:
    """G2: the question says in which language it is, and is in that one."""
    if not context.language:
        return [Problem("G2", "block", "The question does not say in which language it is. Set its language.")]
    text = " ".join([*shown_texts(question), question.explanation])
    tagged, seen = context.language.split("-")[0], re.findall(r"\w+", text.casefold())
    hits = {language: sum(word in listed for word in seen) for language, listed in SMALL.items()}
    if tagged not in hits:
        return []
    likely = max(hits, key=lambda language: hits[language])
    if hits[likely] >= LEAST_HITS and hits[likely] > 2 * hits[tagged]:
        told = f"The language is set to “{context.language}”, but the words are those of “{likely}”. Correct one."
        return [Problem("G2", "block", told, likely)]
    return []


def neutrality(question: QuestionType, context: LintContext) -> list[Problem]:
    """G3: words that take sides, a people as one actor, one of two names of a place; a second person decides."""
    texts = [*shown_texts(question), question.explanation]
    return [
        *_loaded(texts, context),
        *_people_as_actor(texts, context),
        *_one_name_of_two(question, context),
    ]


CHECKS: dict[str, Check] = {"G1": translation_drift, "G2": language_tag, "G3": neutrality}
SMALL = {language: frozenset(listed) for language, listed in words.SMALL_WORDS.items()}


def _figures(question: QuestionType) -> Counter[str]:
    """The numbers, years and units that stand in a question, however they are grouped."""
    text = " | ".join([*shown_texts(question), question.key_words()])
    years = DATE.findall(text)
    numbers = [re.sub(r"[\s.,'’]", "", found) for found in NUMBER.findall(DATE.sub(" ", text))]
    return Counter([*(year[-4:] for year in years), *numbers, *(found.strip() for found in SIGN.findall(text))])


def _has_other_key(one: QuestionType, other: QuestionType) -> bool:
    """Whether two questions of one kind have different keys; what is typed differs with the language."""
    ours, theirs = one.as_draft(), other.as_draft()
    if isinstance(ours["key"], bool):
        return bool(ours["key"] != theirs["key"])
    ids = [{row["id"] for row in drafted["options"]} for drafted in (ours, theirs)]
    return bool(ids[0]) and ids[0] == ids[1] and ours["key"] != theirs["key"]


def _loaded(texts: list[str], context: LintContext) -> list[Problem]:
    for text in texts:
        found = words.find(words.LOADED, context.language, text)
        if found:
            return [Problem("G3", "warn", f"“{found}” takes sides. Use the term of the source, and name it.", found)]
    return []


def _people_as_actor(texts: list[str], context: LintContext) -> list[Problem]:
    """Where a whole people does or is something; "2,000 Serbs were …" counts persons and passes."""
    peoples = "|".join(map(re.escape, words.listed(words.PEOPLES, context.language)))
    acts = "|".join(map(re.escape, words.listed(words.ACTS, context.language)))
    pattern = re.compile(rf"(?:^|[.?!:;(“] ?|\b(?:[Tt]he|[Aa]ll|that|when|why|did|and) )((?:{peoples}) (?:{acts}))\b")
    for text in texts:
        found = pattern.search(text)
        if found:
            told = f"“{found[1]}” speaks of a people as one. Say who did what."
            return [Problem("G3", "warn", told, found[1])]
    return []


def _one_name_of_two(question: QuestionType, context: LintContext) -> list[Problem]:
    """A place by the name of one language only."""
    for text in shown_texts(question):
        seen = re.findall(r"[\w’'-]+", text)
        for name in _runs(seen):
            both = context.lexicon.pairs.get(name.casefold())
            if both and name[:1].isupper() and not _shows_both(both, text):
                fix = fixes.with_words(question, name, both, f"Write “{both}”") if name in question.stem else None
                return [Problem("G3", "warn", f"“{name}” is one of two names. Write “{both}”.", name, fix)]
    return []


def _runs(seen: list[str]) -> list[str]:
    """All runs of words that may be a name, the longest first."""
    return [
        " ".join(seen[at : at + length])
        for length in range(LONGEST_NAME, 0, -1)
        for at in range(len(seen) - length + 1)
    ]


def _shows_both(both: str, text: str) -> bool:
    return all(part in text for part in both.split(" / ")) or " / " in text
