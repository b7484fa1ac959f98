"""Linting: item-writing checks on any question, one function each, in one file a family; pure."""

from __future__ import annotations

from collections.abc import Callable

from quiz.linting import evidence, forms, options, stems, time
from quiz.linting.context import LintContext
from quiz.question_types.base import Problem, QuestionType

Check = Callable[[QuestionType, LintContext], list[Problem]]

CHECKS: tuple[Check, ...] = (*options.CHECKS, *stems.CHECKS, *evidence.CHECKS, *time.CHECKS, *forms.CHECKS)
"""All checks. A new one is a function in the file of its family and its name in that file's CHECKS."""

__all__ = ["CHECKS", "LintContext", "lint"]


def lint(content: QuestionType, context: LintContext) -> list[Problem]:
    """What the checks find in the question, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(content, context)]
