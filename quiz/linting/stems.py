"""Checks of stems: negation, grammar cues, completeness, length, and pointing at other questions."""

from __future__ import annotations

import re

from quiz.linting import fixes, words
from quiz.linting.context import Check, LintContext, choices_of, shown_texts
from quiz.linting.lexicon import ACRONYM
from quiz.question_types.base import Problem, QuestionType

BLANK = re.compile(r"_{3,}")
BARE = re.compile(
    r"^which of (?:the following|these)(?: statements?)? (?:is|are) (?:true|correct|right)", re.IGNORECASE
)
OTHER_QUESTION = re.compile(
    r"\b(?:previous|last|above|next|earlier|following) question\b|\bquestion (?:above|below|\d+)\b|\bprevious answer\b",
    re.IGNORECASE,
)
REFERS = re.compile(
    r"\b(?:this|that|these|those|it|its|he|his|she|her|they|them|their|other|one|so|there|then)\b", re.I
)
SENTENCE_END = re.compile(r"(?<=[^\W_A-Z]{3}[.?!])\s+(?=[A-ZÀ-Ž])")
NAME = re.compile(r"(?<=[^.?!] )[A-ZÀ-Ž]\w+|\d")
VOWELS = "aeiou"
MOST_STEM_WORDS, MOST_OPTION_WORDS, MOST_LIX = 60, 25, 60
FEWEST_CONTENT_WORDS, MOST_SHOWN = 4, 8
CASE_LANGUAGES = ("pl", "sl", "sr")


def negative_stem(question: QuestionType, context: LintContext) -> list[Problem]:
    """C6: a stem that asks what is not so; written large the word is at least seen."""
    found = _negated(question, context)
    if found is None or found.isupper():
        return []
    fix = fixes.with_words(question, found, found.upper(), f"Write “{found.upper()}”")
    return [Problem("C6", "warn", f"The question has “{found}”. Ask what is so.", found, fix)]


def double_negative(question: QuestionType, context: LintContext) -> list[Problem]:
    """C7: a stem that asks what is not so, with an option that is negative too."""
    found, options = _negated(question, context), choices_of(question)
    if found is None or options is None:
        return []
    double = next((o for o in options.all if words.negative(context.language, o.text)), None)
    if double is None:
        return []
    text = f"The question and “{double.text}” are both negative. Reword one."
    return [Problem("C7", "block", text, f"{found}, {double.text}")]


def grammar_cue(question: QuestionType, context: LintContext) -> list[Problem]:
    """C10: the end of the stem fits some options only."""
    options = choices_of(question)
    stem = question.stem.rstrip(" :…_")
    if options is None:
        return []
    article = re.search(r"\ban?$", stem)
    if article and any((o.text[:1].casefold() in VOWELS) != (article[0] == "an") for o in options.all):
        text = f"The question ends in “{article[0]}”, which fits some options only."
        fix = fixes.with_stem(question, f"{stem[: article.start()]}a(n){question.stem[len(stem) :]}", "Write “a(n)”")
        return [Problem("C10", "warn", text, article[0], fix)]
    if context.language.startswith(CASE_LANGUAGES) and not stem.endswith("?"):
        text = "Endings may reveal the answer of an incomplete sentence. Write a full question."
        return [Problem("C10", "warn", text, question.stem)]
    return []


def completeness(question: QuestionType, context: LintContext) -> list[Problem]:
    """C23: the stem must ask something by itself."""
    if _is_statement(question):
        return []
    stem = question.stem
    if "?" not in stem and not BLANK.search(stem):
        return [Problem("C23", "warn", "The text asks nothing. Write a full question.", stem)]
    if BARE.match(stem):
        return [Problem("C23", "warn", "The question says nothing without its options. Ask about one thing.", stem)]
    shown = sum(len(words.content_words(text, context.language)) for text in shown_texts(question)[1:])
    told = len(words.content_words(stem, context.language))
    is_named = bool(NAME.search(stem)) and told >= FEWEST_CONTENT_WORDS - 1
    if told < FEWEST_CONTENT_WORDS and not is_named and not ACRONYM.search(stem) and shown < MOST_SHOWN:
        return [Problem("C23", "warn", "The question is very short. Say whom and what it is about.", stem)]
    return []


def length(question: QuestionType, context: LintContext) -> list[Problem]:
    """C24: too much to read."""
    problems = []
    stem, *options = shown_texts(question)
    if len(stem.split()) > MOST_STEM_WORDS:
        problems.append(
            Problem("C24", "warn", f"The question has more than {MOST_STEM_WORDS} words. Shorten it.", stem)
        )
    elif len(stem.split()) > 20 and _lix(stem) > MOST_LIX:
        text = "The question is hard to read. Use shorter words and sentences."
        problems.append(Problem("C24", "warn", text, stem))
    long = next((text for text in options if len(text.split()) > MOST_OPTION_WORDS), None)
    if long is not None:
        text = f"An option has more than {MOST_OPTION_WORDS} words: “{long[:60]}…”."
        problems.append(Problem("C24", "warn", text, long))
    return problems


def window_dressing(question: QuestionType, context: LintContext) -> list[Problem]:
    """C25: sentences before the question that have nothing to do with it."""
    sentences = SENTENCE_END.split(question.stem.strip())
    place = next((place for place, sentence in enumerate(sentences) if sentence.endswith("?")), 0)
    telling, asking = sentences[:place], sentences[place:]
    asked = words.content_words(" ".join(asking), context.language)
    if not telling or len(asked) < FEWEST_CONTENT_WORDS or REFERS.search(" ".join(asking)):
        return []
    if set(asked).intersection(words.content_words(" ".join(telling), context.language)):
        return []
    fix = fixes.with_stem(question, " ".join(asking), "Keep the question alone")
    said = " ".join(telling)
    return [Problem("C25", "info", f"“{said}” has nothing to do with what is asked. Leave it out.", said, fix)]


def hinge(question: QuestionType, context: LintContext) -> list[Problem]:
    """X3: a question must not point at another one, for their order is drawn."""
    found = next((match for text in shown_texts(question) if (match := OTHER_QUESTION.search(text))), None)
    text = f"“{found[0]}” points at another question. Say what is meant." if found else ""
    return [Problem("X3", "block", text, found[0])] if found else []


CHECKS: dict[str, Check] = {
    "C6": negative_stem,
    "C7": double_negative,
    "C10": grammar_cue,
    "C23": completeness,
    "C24": length,
    "C25": window_dressing,
    "X3": hinge,
}


def _negated(question: QuestionType, context: LintContext) -> str | None:
    return words.negative(context.language, question.stem) if "?" in question.stem else None


def _is_statement(question: QuestionType) -> bool:
    return isinstance(question.as_draft()["key"], bool)


def _lix(text: str) -> float:
    """Words per sentence plus the percentage of words longer than six letters (Björnsson's LIX)."""
    found = re.findall(r"\w+", text)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    return len(found) / sentences + 100 * sum(len(word) > 6 for word in found) / max(1, len(found))
