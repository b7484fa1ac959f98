"""What is stored of questions, quizzes and attempts, in the order of the pipeline."""

from quiz.models.attempts import Attempt, AttemptEvent, ExtraTime, Grade, PaperQuestion, Response, Revision
from quiz.models.learners import Learner
from quiz.models.questions import Question, QuestionFact, QuestionVersion, Waiver
from quiz.models.quizzes import Quiz, QuizQuestion, QuizVersion
from quiz.models.reports import Report

__all__ = [
    "Attempt",
    "AttemptEvent",
    "ExtraTime",
    "Grade",
    "Learner",
    "PaperQuestion",
    "Question",
    "QuestionFact",
    "QuestionVersion",
    "Quiz",
    "QuizQuestion",
    "QuizVersion",
    "Report",
    "Response",
    "Revision",
    "Waiver",
]
