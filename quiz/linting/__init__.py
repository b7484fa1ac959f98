"""Linting: item-writing checks on any question, one function each, in one file a family; pure."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.linting import access, cues, distractors, evidence, forms, language, options, stems, time, wording
from quiz.linting.context import Check, LintContext
from quiz.linting.lexicon import Lexicon, Name, lexicon_of
from quiz.question_types.base import Problem, QuestionType

CHECKS: dict[str, Check] = {
    **cues.CHECKS,
    **options.CHECKS,
    **distractors.CHECKS,
    **stems.CHECKS,
    **wording.CHECKS,
    **evidence.CHECKS,
    **time.CHECKS,
    **forms.CHECKS,
    **language.CHECKS,
    **access.CHECKS,
}
"""All checks by their ids. A new one is a function in the file of its family and a line in that file's CHECKS."""

SAME_MATTER = {"same_options": "C18", "C22": "too_few", "no_distractor": "C22"}
"""Findings that say less than another one about the same: where that one is there too, they are left out."""

__all__ = ["CHECKS", "Lexicon", "LintContext", "Name", "examine", "lexicon_of", "lint", "told_once"]


def lint(content: QuestionType, context: LintContext) -> list[Problem]:
    """What the checks find in the question, in the order of the checks."""
    return [problem for check in CHECKS.values() for problem in check(content, context)]


def examine(content: QuestionType, context: LintContext) -> list[Problem]:
    """All that is wrong with the question: its shape, then what the checks find; nothing is told twice."""
    found = [*content.problems(), *lint(content, context)]
    told = told_once(problem.check for problem in found)
    return [problem for problem in found if problem.check in told]


def told_once(checks: Iterable[str]) -> set[str]:
    """Of the ids of all that was found, those that no other one makes needless."""
    there = set(checks)
    return {check for check in there if SAME_MATTER.get(check) not in there}
