"""Checks of cues: what betrays the key to those who do not know it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile
from statistics import median

from quiz.linting import fixes, words
from quiz.linting.amounts import date_of
from quiz.linting.context import Check, LintContext, choices_of, one_key_of
from quiz.linting.lexicon import root_of
from quiz.linting.wording import ABOUT_LETTERS
from quiz.question_types.base import Fix, Problem, QuestionType

SPECIFIC = re.compile(r"\d|\(|, (?:which|who|that|where|unless|if|because)\b")
DETERMINERS = ("the ", "a ", "an ", "this ", "these ")
SHORTEST, LEAST_PREFIX, LEAST_MARGIN = 4, 3, 2
"""Letters of a word that is heard, words of a beginning that options share, words by which the key stands out."""


def longest_key(question: QuestionType, context: LintContext) -> list[Problem]:
    """C1: the key is much longer than the distractors."""
    found = one_key_of(question)
    if found is None:
        return []
    lengths, key = [len(option.text) for option in found.distractors], found.keys[0].text
    if len(key) > 1.4 * median(lengths) and len(key) - max(lengths) >= 12:
        text = "The correct answer is much longer than the others. Make them alike."
        return [Problem("C1", "warn", text, key)]
    return []


def specific_key(question: QuestionType, context: LintContext) -> list[Problem]:
    """C3: only the key has a number, a bracket or a subordinate clause."""
    found = one_key_of(question)
    if found is None or any(SPECIFIC.search(option.text) for option in found.distractors):
        return []
    if SPECIFIC.search(found.keys[0].text):
        text = "Only the correct answer has a number, bracket or clause. Make the options alike."
        return [Problem("C3", "warn", text, found.keys[0].text)]
    return []


def absolute_terms(question: QuestionType, context: LintContext) -> list[Problem]:
    """C8: "always", "never", "only" give a distractor away."""
    found = choices_of(question)
    if found is None:
        return []
    in_keys = [word for key in found.keys if (word := words.find(words.ABSOLUTE, context.language, key.text))]
    if in_keys:
        return [Problem("C8", "info", f"The correct answer has the absolute word “{in_keys[0]}”.", in_keys[0])]
    wrong = [word for d in found.distractors if (word := words.find(words.ABSOLUTE, context.language, d.text))]
    text = f"Only wrong options have an absolute word (“{wrong[0]}”). Reword." if wrong else ""
    return [Problem("C8", "warn", text, wrong[0])] if wrong else []


def odd_one_out(question: QuestionType, context: LintContext) -> list[Problem]:
    """C11: the key alone differs from the others in form."""
    found = one_key_of(question)
    if found is None or len(found.distractors) < 2:
        return []
    key = found.keys[0].text
    for name, has in FEATURES.items():
        wrong = {has(option.text) for option in found.distractors}
        if len(wrong) == 1 and has(key) not in wrong:
            text = f"The correct answer alone differs in its {name}. Make the options alike."
            return [Problem("C11", "warn", text, key, _evened(question, name))]
    return []


def clang(question: QuestionType, context: LintContext) -> list[Problem]:
    """C12: a word of the question comes back in the key, and in no distractor."""
    found = one_key_of(question)
    if found is None:
        return []
    heard = _roots(question.stem, context) - {root for d in found.distractors for root in _roots(d.text, context)}
    for word in re.findall(r"\w+", found.keys[0].text):
        if root_of(word.casefold()) in heard and _roots(word, context):
            text = f"“{word}” stands in the question and in the correct answer alone. Reword one of them."
            return [Problem("C12", "warn", text, word)]
    return []


def convergence(question: QuestionType, context: LintContext) -> list[Problem]:
    """C13: the key shares more words with the other options than any of them, so it looks like their middle."""
    found = one_key_of(question)
    if found is None or len(found.distractors) < 2:
        return []
    told = {option.id: _roots(option.text, context) for option in found.all}
    shared = {
        id: sum(len(own & other) for other_id, other in told.items() if other_id != id) for id, own in told.items()
    }
    key = found.keys[0]
    if shared[key.id] - max(shared[option.id] for option in found.distractors) >= LEAST_MARGIN:
        text = "The correct answer shares the most words with the others. Let each option differ as much."
        return [Problem("C13", "warn", text, key.text)]
    return []


def common_prefix(question: QuestionType, context: LintContext) -> list[Problem]:
    """C14: all options begin with the same words, which belong in the question."""
    found = choices_of(question)
    if found is None or len(found.all) < 2 or ABOUT_LETTERS.search(question.stem):
        return []
    split = [option.text.split() for option in found.all]
    same = list(takewhile(lambda row: len(set(row)) == 1, zip(*split, strict=False)))
    if len(same) < LEAST_PREFIX or any(len(row) == len(same) for row in split):
        return []
    prefix = " ".join(row[0] for row in same)
    text = f"All options begin with “{prefix}”. Say it once, in the question."
    return [Problem("C14", "info", text, prefix, _with_prefix_in_stem(question, prefix))]


CHECKS: dict[str, Check] = {
    "C1": longest_key,
    "C3": specific_key,
    "C8": absolute_terms,
    "C11": odd_one_out,
    "C12": clang,
    "C13": convergence,
    "C14": common_prefix,
}

FEATURES: dict[str, Callable[[str], bool]] = {
    "first letter": lambda text: text[:1].isupper(),
    "last sign": lambda text: text[-1:] in ".!?;:",
    "article": lambda text: text.casefold().startswith(DETERMINERS),
    "figures": lambda text: text[:1].isdigit(),
    "date": lambda text: date_of(text) is not None,
}


def _evened(question: QuestionType, feature: str) -> Fix | None:
    """The options alike in what can be changed without another meaning."""
    if feature == "first letter":
        return fixes.with_texts(question, lambda text: text[:1].upper() + text[1:], "Begin all with a capital letter")
    if feature == "last sign":
        return fixes.with_texts(question, lambda text: text.rstrip(".!?;: "), "End none with a full stop")
    return None


def _with_prefix_in_stem(question: QuestionType, prefix: str) -> Fix | None:
    """Only an unfinished sentence can take the words that all options begin with."""
    if question.stem.rstrip().endswith("?"):
        return None
    label = "Move these words into the question"
    shorter = fixes.with_texts(question, lambda text: text.removeprefix(prefix).strip(), label)
    return shorter and fixes.with_stem(shorter.content, f"{question.stem.rstrip()} {prefix}", label)


def _roots(text: str, context: LintContext) -> set[str]:
    """How the telling words of a text begin; words that begin alike sound alike."""
    found = words.content_words(text, context.language)
    roots = {root_of(word) for word in found if len(word) >= SHORTEST and word.isalpha()}
    return roots - context.lexicon.commonplace
