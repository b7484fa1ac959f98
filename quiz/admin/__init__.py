"""The desk's pages of questions, quizzes and what learners did, one file a noun."""

from quiz.admin import attempts, desk_index, imports, learners, questions, quizzes, reports

__all__ = ["attempts", "desk_index", "imports", "learners", "questions", "quizzes", "reports"]
