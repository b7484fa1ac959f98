"""What the checks found, at the desk: each problem in words, its one-click fix, and letting a warning stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from quiz.checking import waiver_key
from quiz.models import QuestionVersion, Waiver
from quiz.question_types.base import Problem, QuestionType

SEVERITIES = {"block": (_("Blocks approval"), "bad"), "warn": (_("Warning"), "warn"), "info": (_("Hint"), "info")}
ORDER = list(SEVERITIES)


def problem_rows(found: Iterable[Problem], waivers: Iterable[Waiver] = ()) -> list[dict[str, Any]]:
    """What the checks found, in words, the gravest first, what was let stand last."""
    kept = {(waiver.rule, waiver.words): waiver for waiver in waivers}
    rows = [_row(problem, kept.get(waiver_key(problem)) if problem.severity == "warn" else None) for problem in found]
    return sorted(rows, key=lambda row: (row["waiver"] is not None, ORDER.index(row["severity"])))


def name_of(problem: Problem) -> str:
    """How a button names the problem: the check, and the words that it found."""
    return "|".join(waiver_key(problem))


def named(posted: str) -> tuple[str, str]:
    """The check and the words that a button named."""
    check, _sep, words = posted.partition("|")
    return check, words


def fixed(found: Iterable[Problem], wanted: str) -> QuestionType | None:
    """The question with the named problem mended, or None where it is gone or cannot be mended by a click."""
    return next((problem.fix.content for problem in found if problem.fix and name_of(problem) == wanted), None)


def filled(posted: Mapping[str, str], content: QuestionType) -> dict[str, Any]:
    """The editor as it was posted, with another question in it."""
    kept = {name: posted.get(name, "") for name in posted if not name.startswith("row-")}
    rows = content.rows()
    cells = {f"row-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items() if value}
    return {**kept, "stem": content.stem, "explanation": content.explanation, "rows": str(len(rows)), **cells}


def waivers_of(version: QuestionVersion) -> Sequence[Waiver]:
    """The warnings that were let stand, with who did so."""
    return list(version.waivers.select_related("waived_by"))


def _row(problem: Problem, waiver: Waiver | None) -> dict[str, Any]:
    words, colour = SEVERITIES[problem.severity]
    return {
        "name": name_of(problem),
        "check": problem.check,
        "severity": problem.severity,
        "words": words,
        "colour": colour,
        "text": problem.text,
        "fix": problem.fix.label if problem.fix else "",
        "waiver": waiver,
    }
