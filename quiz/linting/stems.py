"""Checks of stems: negation, grammar cues, completeness, length, and pointing at other questions."""

from __future__ import annotations

import re

from quiz.linting import words
from quiz.linting.context import LintContext, choices_of, shown_texts
from quiz.question_types.base import Problem, QuestionType

BLANK = re.compile(r"_{3,}")
BARE = re.compile(
    r"^which of (?:the following|these)(?: statements?)? (?:is|are) (?:true|correct|right)", re.IGNORECASE
)
OTHER_QUESTION = re.compile(
    r"\b(?:previous|last|above|next|earlier|following) question\b|\bquestion (?:above|below|\d+)\b|\bprevious answer\b",
    re.IGNORECASE,
)
VOWELS = "aeiou"
MOST_STEM_WORDS, MOST_OPTION_WORDS, MOST_LIX = 60, 25, 60
FEWEST_CONTENT_WORDS = 4
CASE_LANGUAGES = ("pl", "sl", "sr")


def negative_stem(question: QuestionType, context: LintContext) -> list[Problem]:
    """C6, C7: a stem that asks what is not so; worse where an option is negative too."""
    found = words.negative(context.language, question.stem) if "?" in question.stem else None
    if found is None:
        return []
    problems = [] if found.isupper() else [Problem("C6", "warn", f"The question has “{found}”. Ask what is so.")]
    options = choices_of(question)
    double = next((o for o in (options.all if options else ()) if words.negative(context.language, o.text)), None)
    if double is not None:
        problems.append(Problem("C7", "block", f"The question and “{double.text}” are both negative. Reword one."))
    return problems


def grammar_cue(question: QuestionType, context: LintContext) -> list[Problem]:
    """C10: the end of the stem fits some options only."""
    options = choices_of(question)
    stem = question.stem.rstrip(" :…_")
    if options is None:
        return []
    if re.search(r"\ban$", stem) and any(o.text[:1].casefold() not in VOWELS for o in options.all):
        return [Problem("C10", "warn", "The question ends in “an”, which fits some options only.")]
    if re.search(r"\ba$", stem) and any(o.text[:1].casefold() in VOWELS for o in options.all):
        return [Problem("C10", "warn", "The question ends in “a”, which fits some options only.")]
    if context.language.startswith(CASE_LANGUAGES) and not stem.endswith("?"):
        return [
            Problem("C10", "warn", "Endings may reveal the answer of an incomplete sentence. Write a full question.")
        ]
    return []


def completeness(question: QuestionType, context: LintContext) -> list[Problem]:
    """C23: the stem must ask something by itself."""
    if _is_statement(question):
        return []
    stem = question.stem
    if "?" not in stem and not BLANK.search(stem):
        return [Problem("C23", "warn", "The text asks nothing. Write a full question.")]
    if BARE.match(stem):
        return [Problem("C23", "warn", "The question says nothing without its options. Ask about one thing.")]
    shown = sum(len(words.content_words(text)) for text in shown_texts(question)[1:])
    if len(words.content_words(stem)) < FEWEST_CONTENT_WORDS and not re.search(r"[A-Z]{2,}|\d", stem) and shown < 8:
        return [Problem("C23", "warn", "The question is very short. Say whom and what it is about.")]
    return []


def length(question: QuestionType, context: LintContext) -> list[Problem]:
    """C24: too much to read."""
    problems = []
    stem, *options = shown_texts(question)
    if len(stem.split()) > MOST_STEM_WORDS:
        problems.append(Problem("C24", "warn", f"The question has more than {MOST_STEM_WORDS} words. Shorten it."))
    elif len(stem.split()) > 20 and _lix(stem) > MOST_LIX:
        problems.append(Problem("C24", "warn", "The question is hard to read. Use shorter words and sentences."))
    long = next((text for text in options if len(text.split()) > MOST_OPTION_WORDS), None)
    if long is not None:
        problems.append(Problem("C24", "warn", f"An option has more than {MOST_OPTION_WORDS} words: “{long[:60]}…”."))
    return problems


def hinge(question: QuestionType, context: LintContext) -> list[Problem]:
    """X3: a question must not point at another one, for their order is drawn."""
    found = next((match for text in shown_texts(question) if (match := OTHER_QUESTION.search(text))), None)
    return [Problem("X3", "block", f"“{found[0]}” points at another question. Say what is meant.")] if found else []


CHECKS = (negative_stem, grammar_cue, completeness, length, hinge)


def _is_statement(question: QuestionType) -> bool:
    return isinstance(question.as_draft()["key"], bool)


def _lix(text: str) -> float:
    """Words per sentence plus the percentage of words longer than six letters (Björnsson's LIX)."""
    found = re.findall(r"\w+", text)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    return len(found) / sentences + 100 * sum(len(word) > 6 for word in found) / max(1, len(found))
