"""The question types: one file per kind, listed in QUESTION_TYPES.

To add a kind: write ``<kind>.py`` with one subclass of QuestionType (base.py says what it holds), write
``tests/quiz/question_types/test_<kind>.py`` with an EXAMPLE and a REKEYED question (the same with another key), and
add one line below. test_contract.py then tests the new kind too. Code that two kinds share stands in modules named
after what they know (numbers, dates, text_matching …); the kinds do not import each other.
"""

from __future__ import annotations

from quiz.question_types.base import QuestionType
from quiz.question_types.cloze import Cloze
from quiz.question_types.date import Date
from quiz.question_types.matching import Matching
from quiz.question_types.multiple_response import MultipleResponse
from quiz.question_types.numeric import Numeric
from quiz.question_types.ordering import Ordering
from quiz.question_types.short_answer import ShortAnswer
from quiz.question_types.single_choice import SingleChoice
from quiz.question_types.true_false import TrueFalse

QUESTION_TYPES: dict[str, type[QuestionType]] = {
    "single_choice": SingleChoice,
    "multiple_response": MultipleResponse,
    "true_false": TrueFalse,
    "numeric": Numeric,
    "date": Date,
    "short_answer": ShortAnswer,
    "matching": Matching,
    "ordering": Ordering,
    "cloze": Cloze,
}
"""Every kind of question by its name, which is stored and is also the name of its file."""
