"""The desk's pages of questions, quizzes and what learners did, one file a noun."""

from quiz.admin import attempts, imports, learners, questions, quizzes, reports

__all__ = ["attempts", "imports", "learners", "questions", "quizzes", "reports"]
