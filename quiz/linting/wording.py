"""Checks of wording: acronyms that nobody spelled out, opinions that nobody owns, and jokes."""

from __future__ import annotations

import re

from quiz.linting import fixes, words
from quiz.linting.context import Check, LintContext, choices_of, shown_texts
from quiz.linting.lexicon import ACRONYM
from quiz.question_types.base import Fix, Problem, QuestionType

ROMAN = re.compile(r"[IVXLCDM]+")
ABOUT_LETTERS = re.compile(r"\b(?:stand(?:s)? for|abbreviat\w+|acronym|short for|called)\b", re.IGNORECASE)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?")
SHOUTING = re.compile(r"!{2,}|\?{2,}|\?!|!\?")


def acronym(question: QuestionType, context: LintContext) -> list[Problem]:
    """C26: letters that the mission's glossary does not know and the question does not spell out."""
    if ABOUT_LETTERS.search(question.stem):
        return []
    known = {*context.lexicon.acronyms, *words.listed(words.ACRONYMS, context.language)}
    emphasised = {word.upper() for word in words.listed(words.NEGATIVE, context.language)}
    text = " ".join(shown_texts(question))
    unknown = {
        letters: None
        for letters in ACRONYM.findall(text)
        if letters not in known | emphasised and not ROMAN.fullmatch(letters) and not _is_spelled_out(letters, text)
    }
    return [
        Problem("C26", "warn", f"“{letters}” is not in the glossary. Spell it out once.", letters)
        for letters in unknown
    ]


def opinion(question: QuestionType, context: LintContext) -> list[Problem]:
    """C27: "best" and "main" need somebody who says so: the stem names the source, or the source has the word."""
    found = words.find(words.OPINION, context.language, question.stem)
    if found is None or words.find(words.ACCORDING_TO, context.language, question.stem):
        return []
    said = " ".join([*(f.statement for f in context.asked), *(s.quote for f in context.asked for s in f.sources)])
    if re.search(rf"\b{re.escape(found)}\b", said, re.IGNORECASE):
        return []
    fix = next((fix for fact in context.asked if (fix := fixes.sourced(question, fact))), None)
    return [Problem("C27", "warn", f"“{found}” is an opinion. Say according to whom.", found, fix)]


def trick(question: QuestionType, context: LintContext) -> list[Problem]:
    """C28: jokes and shouting, which waste an option or a smile."""
    found = choices_of(question)
    said = [*shown_texts(question), *(option.why for option in (found.distractors if found else ()))]
    for text in said:
        sign = EMOJI.search(text) or SHOUTING.search(text)
        joke = sign[0] if sign else words.find(words.JOKE, context.language, text)
        if joke:
            return [
                Problem("C28", "info", f"“{joke}” is no part of a fair question. Leave it out.", joke, _calm(question))
            ]
    return []


CHECKS: dict[str, Check] = {"C26": acronym, "C27": opinion, "C28": trick}


def _is_spelled_out(letters: str, text: str) -> bool:
    """Whether the text has it beside its words, one of both in brackets."""
    return bool(re.search(rf"\w+ [\w-]+ \({re.escape(letters)}\)|\b{re.escape(letters)} \(\w+ [^)]*\)", text))


def _calm(question: QuestionType) -> Fix | None:
    """Stem and options without emoji and repeated marks."""

    def calm(text: str) -> str:
        return SHOUTING.sub(lambda match: "?" if "?" in match[0] else ".", EMOJI.sub("", text)).strip()

    label = "Leave out the signs"
    stem = fixes.with_stem(question, calm(question.stem), label)
    fixed = fixes.with_texts(stem.content, calm, label) or stem
    return fixed if fixed.content != question else None
