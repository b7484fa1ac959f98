"""The desk's pages of questions, quizzes and what learners did, one file a noun."""

from quiz.admin import (
    attempt_time,
    attempts,
    background,
    desk_index,
    desk_review,
    imports,
    learners,
    questions,
    quizzes,
    reports,
    stale,
)

__all__ = [
    "attempt_time",
    "attempts",
    "background",
    "desk_index",
    "desk_review",
    "imports",
    "learners",
    "questions",
    "quizzes",
    "reports",
    "stale",
]
