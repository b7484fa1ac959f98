"""Who earned what in a quiz, and how its questions did: attempts → rows of tables, on a page and as CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from quiz import grading, queries, scoring, statistics
from quiz.models import Attempt, Learner, PaperQuestion, Quiz, Response

ENOUGH = 10
"""From how many responses on a facility is told: below, chance alone moves it by a third."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Result:
    """One finished attempt: exact points, of how many, and whether that passes."""

    attempt: Attempt
    earned: Fraction
    points: int
    passed: bool
    percent: int

    @property
    def earned_words(self) -> str:
        """The points, exact."""
        return scoring.points_words(self.earned)

    @property
    def percent_words(self) -> str:
        """The percent as it is shown."""
        return scoring.percent_words(self.percent)


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One learner's attempts of a quiz. ``topics`` are the shares of the best attempt, in the order of the columns."""

    learner: Learner
    count: int
    best: Result
    last: Result
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """How one question did in first attempts. ``share`` is None where there are too few responses to judge."""

    question: int
    stem: str
    count: int
    share: int | None
    responses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Gradebook:
    """Both tables of a quiz, and the titles of the columns by topic."""

    topics: tuple[str, ...]
    learners: tuple[LearnerRow, ...]
    questions: tuple[QuestionRow, ...]


def gradebook(quiz: Quiz) -> Gradebook:
    """All finished attempts of the quiz, in a fixed number of queries."""
    found = closed_attempts(quiz)
    topics = tuple(dict.fromkeys(_topic(asked) for attempt in found for asked in attempt.paper.all()))
    by_learner: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in found:
        by_learner[attempt.learner_id].append(attempt)
    learners = [_learner_row(rows, topics) for rows in by_learner.values()]
    learners.sort(key=lambda row: str(row.learner).casefold())
    return Gradebook(topics, tuple(learners), _question_rows(rows[0] for rows in by_learner.values()))


def attempts_of(quiz: Quiz) -> QuerySet[Attempt]:
    """The quiz's attempts for statistics: from the replica where there is one, so never to decide anything by."""
    return Attempt.objects.using(settings.STATISTICS_DATABASE).filter(quiz=quiz)


def closed_attempts(quiz: Quiz) -> list[Attempt]:
    """The attempts that count, each learner's in order, with papers, responses and grades."""
    paper = PaperQuestion.objects.select_related("question_version__topic").prefetch_related(
        Prefetch("responses", Response.objects.prefetch_related("grades__key_version"))
    )
    found = attempts_of(quiz).exclude(state__in=[Attempt.State.OPEN, Attempt.State.VOIDED])
    found = found.select_related("learner__user", "quiz_version").order_by("learner", "number")
    return list(found.prefetch_related(Prefetch("paper", paper.order_by("position"))))


def scores_csv(quiz: Quiz) -> str:
    """One line a learner: best and last attempt with exact points, and the best by topic."""
    book = gradebook(quiz)
    heads = [f"{which} {head}" for which in ("Best:", "Last:") for head in _RESULT_HEADS]
    lines: list[list[Any]] = [["Learner", "Name", "Attempts", *heads, *book.topics]]
    lines += [
        [row.learner.uuid, row.learner, row.count, *_result_cells(row.best), *_result_cells(row.last), *row.topics]
        for row in book.learners
    ]
    return as_csv(lines)


def responses_csv(quiz: Quiz) -> str:
    """One line a response of a finished attempt, in the words of the learner."""
    heads = ["Learner", "Name", "Attempt", "Question", "Response", "Numerator", "Denominator", "Saved (UTC)"]
    lines: list[list[Any]] = [heads]
    for attempt in closed_attempts(quiz):
        for asked in attempt.paper.all():
            response = queries.response_of(asked)
            if response is not None:
                who = [attempt.learner.uuid, attempt.learner, attempt.number]
                lines.append([*who, asked.question_version.stem, *_response_cells(asked, response)])
    return as_csv(lines)


def as_csv(lines: Iterable[Sequence[Any]]) -> str:
    """The lines as CSV in which no cell can start a formula of a spreadsheet."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([_harmless(cell) for cell in line] for line in lines)
    return sheet.getvalue()


def response_words(asked: PaperQuestion, response: Response | None) -> str:
    """What was responded, in words; "" where nothing was."""
    content = asked.question_version.content
    value = content.read(response.value, asked.order).value if response else None
    return content.value_words(value) if value is not None else ""


def result_of(attempt: Attempt) -> Result:
    """The score of a finished attempt."""
    earned, mark = attempt.earned or Fraction(0), attempt.quiz_version.pass_mark
    percent = scoring.shown_percent(scoring.Score(earned, attempt.points), mark)
    return Result(attempt, earned, attempt.points, bool(attempt.passed), percent)


_RESULT_HEADS = (
    "points",
    "points numerator",
    "points denominator",
    "points possible",
    "percent",
    "passed",
    "finished (UTC)",
)


def _result_cells(result: Result) -> list[Any]:
    earned, ended = result.earned, result.attempt.finished_at
    return [
        Decimal(f"{float(earned):g}"),
        earned.numerator,
        earned.denominator,
        result.points,
        result.percent,
        "yes" if result.passed else "no",
        f"{ended:%Y-%m-%d %H:%M:%S}" if ended else "",
    ]


def _response_cells(asked: PaperQuestion, response: Response) -> list[Any]:
    fraction = _fraction(asked)
    words = response_words(asked, response)
    return [words, fraction.numerator, fraction.denominator, f"{response.saved_at:%Y-%m-%d %H:%M:%S}"]


def _harmless(cell: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets a quotation mark in front."""
    text = cell if isinstance(cell, int | Decimal) else str(cell)
    return f"'{text}" if isinstance(text, str) and text.startswith(DANGEROUS) else text


def _learner_row(attempts: Sequence[Attempt], topics: Sequence[str]) -> LearnerRow:
    results = [result_of(attempt) for attempt in attempts]
    best = max(results, key=lambda result: (_share(result.earned, result.points), result.attempt.number))
    return LearnerRow(attempts[0].learner, len(results), best, results[-1], _by_topic(best.attempt, topics))


def _by_topic(attempt: Attempt, topics: Sequence[str]) -> tuple[str, ...]:
    earned: dict[str, Fraction] = defaultdict(Fraction)
    points: dict[str, int] = defaultdict(int)
    for asked in attempt.paper.all():
        earned[_topic(asked)] += _fraction(asked) * asked.points
        points[_topic(asked)] += asked.points
    return tuple(
        f"{scoring.points_words(earned[topic])} of {points[topic]}" if points[topic] else "" for topic in topics
    )


def _question_rows(first_attempts: Iterable[Attempt]) -> tuple[QuestionRow, ...]:
    asked_of: dict[int, list[PaperQuestion]] = defaultdict(list)
    for attempt in first_attempts:
        for asked in attempt.paper.all():
            asked_of[asked.question_version_id].append(asked)
    rows = [_question_row(rows) for rows in asked_of.values()]
    return tuple(sorted(rows, key=lambda row: (row.share is None, row.share or 0, row.stem)))


def _question_row(rows: Sequence[PaperQuestion]) -> QuestionRow:
    version = rows[0].question_version
    shown = statistics.response_counts(
        [response_words(asked, queries.response_of(asked)) or "no response"] for asked in rows
    )
    # how many got it right, not what they earned: penalties and certainty say nothing of the question
    facility = statistics.facility([grading.correctness(asked, queries.response_of(asked)) for asked in rows])
    share = round(facility * 100) if facility is not None and len(rows) >= ENOUGH else None
    return QuestionRow(version.question_id, version.stem, len(rows), share, tuple(shown.items()))


def _fraction(asked: PaperQuestion) -> Fraction:
    """The share of its points that the response earned; what was left out earned nothing."""
    grade = grading.newest_grade(queries.response_of(asked))
    return grade.fraction if grade else Fraction(0)


def _topic(asked: PaperQuestion) -> str:
    topic = asked.question_version.topic
    return topic.title if topic else "Other"


def _share(earned: Fraction, points: int) -> Fraction:
    return earned / points if points else Fraction(0)
