"""What the checks of a quiz find among stored questions."""

from __future__ import annotations

from typing import Any

import pytest

from quiz import publishing
from quiz.models import QuizQuestion
from tests.factories import NOW, save_choice, save_quiz, save_topic

pytestmark = pytest.mark.django_db

TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}
GIVER = "Which tugs of the Lowhaven dredgers lay beside their lightship?"
ASKER = "Near which town did the dredgers have their lightship?"


def found(quiz, *checks):
    problems = publishing.problems(quiz.current, NOW.date())
    return [(problem.check, problem.severity) for problem in problems if not checks or problem.check in checks]


def always_ask(quiz, *versions):
    for position, version in enumerate(versions):
        QuizQuestion.objects.create(version=quiz.current, question=version.question, position=position)


def test_sound_quiz_has_no_problem():
    save_choice("Who led the cargo office?", "Ola", "Ida")
    save_choice("Near which town did the dredgers have their lightship?", "Lowhaven", "Sudvik")

    assert found(save_quiz(blueprint=[{"count": 2}], **TEST)) == []


@pytest.mark.parametrize(
    ("rules", "severity"), [(TEST, "block"), ({"purpose": "practice", "feedback": "at_once"}, "warn")]
)
def test_two_that_are_always_asked_and_tell_blocks_a_test_alone(rules, severity):
    asker, giver = save_choice(ASKER, "Lowhaven", "Sudvik"), save_choice(GIVER, "Ada", "Eda")
    quiz = save_quiz(**rules)

    always_ask(quiz, asker, giver)

    assert found(quiz, "X2") == [("X2", severity)]


def test_drawn_questions_that_tell_block_only_where_no_paper_can_do_without():
    save_choice(ASKER, "Lowhaven", "Sudvik")
    save_choice(GIVER, "Ada", "Eda")
    quiz = save_quiz(blueprint=[{"count": 2}], **TEST)
    assert found(quiz, "X2") == [("X2", "block"), ("X2", "info")]

    save_choice("Who led the cargo office?", "Ola", "Ida")

    assert found(quiz, "X2") == [("X2", "info")]


def test_only_questions_that_the_blueprint_draws_are_looked_at():
    save_choice(ASKER, "Lowhaven", "Sudvik", topic=save_topic())
    save_choice(GIVER, "Ada", "Eda")

    assert found(save_quiz(blueprint=[{"topic": "structure", "count": 1}])) == []


def test_questions_that_ask_the_same_block():
    for day in ("June", "May"):
        save_choice(
            f"Near which small town did the dredgers have their first lightship in {day}?", "Lowhaven", "Sudvik"
        )

    assert found(save_quiz(blueprint=[{"count": 1}])) == [("X1", "block")]


def test_what_is_always_asked_shifts_the_shares_of_topics():
    tasks, structure = save_topic(slug="tasks", title="Tasks"), save_topic()
    save_choice("Who led the cargo office?", "Ola", "Ida", topic=tasks)
    fixed = save_choice(ASKER, "Lowhaven", "Sudvik", topic=structure)
    quiz = save_quiz(blueprint=[{"topic": "tasks", "count": 1}])
    assert found(quiz) == []

    always_ask(quiz, fixed)

    assert found(quiz) == [("X5", "warn"), ("X5", "warn")]


def test_open_rows_want_no_shares():
    save_choice("Who led the cargo office?", "Ola", "Ida", topic=save_topic())

    assert found(save_quiz(blueprint=[{"topic": "", "count": 1}])) == []
