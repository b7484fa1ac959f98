"""Checks of access: nothing that only some can see, and nothing that tells the key to those who read the markup."""

from __future__ import annotations

import re
from random import Random

from quiz.linting import words
from quiz.linting.context import Check, LintContext, shown_texts
from quiz.question_types.base import Fix, Problem, QuestionType

IMAGE = re.compile(r"<img\b(?![^>]*\balt=[\"'][^\"']+[\"'])[^>]*>|!\[\s*\]\([^)]*\)", re.IGNORECASE)
TELLING = re.compile(r"(?:^|[_-])(?:key|correct|right|true|answer|wrong|false|distractor)(?:$|[_\d-])", re.IGNORECASE)
THINGS = "line|dot|marker|pin|bar|box|area|zone|circle|arrow|text|field|row|option|star|square|triangle"
"""What may be told apart by its colour alone."""


def sight_alone(question: QuestionType, context: LintContext) -> list[Problem]:
    """A1: a picture without words, or something that only its colour or its place in a picture tells."""
    for text in [*shown_texts(question), question.explanation]:
        image = IMAGE.search(text)
        if image:
            return [Problem("A1", "block", "A picture has no text for those who do not see it. Add one.", image[0])]
        picture = words.find(words.PICTURES, context.language, text)
        if picture:
            told = f"“{picture}” points at a picture that a question cannot have. Say it in words, or give a list."
            return [Problem("A1", "block", told, picture)]
        colour = _colour(text, context)
        if colour:
            return [Problem("A1", "block", f"“{colour}” tells by colour alone. Name what is meant.", colour)]
    return []


def answer_in_markup(question: QuestionType, context: LintContext) -> list[Problem]:
    """A2: what a learner's page holds must be the same whatever the key is; ids are part of the page."""
    rng = Random(0)
    ids = {choice.value for control in question.controls(question.draw(rng)) for choice in control.choices}
    telling = sorted(id for id in ids if TELLING.search(id) and id not in SAID)
    if not telling:
        return []
    text = f"The id “{telling[0]}” tells learners who read the page's source which option is right. Give it another."
    return [Problem("A2", "block", text, ", ".join(telling), _with_new_ids(question))]


CHECKS: dict[str, Check] = {"A1": sight_alone, "A2": answer_in_markup}
SAID = frozenset({"true", "false"})
"""Values that are the options themselves."""
IDS = ("id", "option_id")


def _colour(text: str, context: LintContext) -> str:
    colours = "|".join(map(re.escape, words.listed(words.COLOURS, context.language)))
    shown = rf"\b(?:shown|marked|highlighted|printed|colou?red|drawn)(?: in)? (?:{colours})\b"
    found = re.search(rf"{shown}|\bthe (?:{colours}) (?:{THINGS})s?\b", text)
    return found[0] if found else ""


def _with_new_ids(question: QuestionType) -> Fix | None:
    """The same options under new ids, as the editor gives them: it keeps the rows' order and the key."""
    rows = [{name: "" if name in IDS else value for name, value in row.items()} for row in question.rows()]
    if not any(name in row for row in rows for name in IDS):
        return None
    return Fix("Give the options new ids", type(question).from_rows(question.stem, question.explanation, rows))
