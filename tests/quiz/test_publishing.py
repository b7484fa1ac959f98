"""Decisions on quizzes: a frozen version is never edited, and none is published that cannot be filled."""

from __future__ import annotations

import pytest

from content.curation import CannotDecide
from people.models import AuditRow, User
from quiz import publishing
from quiz.models import QuizVersion
from tests.factories import (
    NOW,
    save_attempt,
    save_choice,
    save_mission,
    save_question,
    save_quiz,
    save_staff,
    save_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def eda() -> User:
    return save_staff()


def versions(quiz) -> list[tuple[int, int]]:
    return list(QuizVersion.objects.filter(quiz=quiz).values_list("number", "pass_percent"))


def test_create_takes_the_usual_rules_of_the_purpose(eda):
    quiz = publishing.create(save_mission(), {"title": "Harbour", "slug": "h"}, purpose="test", by=eda, now=NOW)

    version = QuizVersion.objects.get(quiz=quiz)
    assert (quiz.status, version.purpose, version.feedback, version.time_limit_minutes, version.attempts_allowed) == (
        "draft", "test", "submitted", 30, 1,
    )  # fmt: skip


def test_a_version_without_attempts_is_changed_in_place(eda):
    quiz = save_quiz(status="draft")

    publishing.new_version(quiz, {"pass_percent": 70}, by=eda, now=NOW)

    assert versions(quiz) == [(1, 70)]


def test_a_frozen_version_stays_and_the_next_one_takes_over(eda, ana):
    save_question()
    quiz = save_quiz()
    save_attempt(ana, quiz, is_finished=False)

    fresh = publishing.new_version(quiz, {"pass_percent": 70}, by=eda, now=NOW)

    quiz.refresh_from_db()
    assert versions(quiz) == [(1, 80), (2, 70)]
    assert quiz.current == fresh
    before = AuditRow.objects.get().before or {}
    assert before["pass_percent"] == 80


def test_nothing_changed_makes_no_version(eda):
    quiz = save_quiz()

    publishing.new_version(quiz, {"pass_percent": 80}, by=eda, now=NOW)

    assert versions(quiz) == [(1, 80)]
    assert not AuditRow.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"purpose": "test", "feedback": "at_once"}, "A test gives no feedback before it is submitted."),
        ({"blueprint": [{"topic": "", "count": 0}]}, "Row 1: give a count from 1 to 200."),
        ({"pass_percent": 101}, "Constraint “quiz_pass_percent_0_to_100” is violated."),
    ],
)
def test_new_version_refuses_what_does_not_fit(eda, fields, sentence):
    with pytest.raises(CannotDecide) as refusal:
        publishing.new_version(save_quiz(status="draft"), fields, by=eda, now=NOW)

    assert str(refusal.value) == sentence


def test_publish_names_the_row_that_lacks_questions(eda):
    topic = save_topic()
    save_question(topic=topic)
    quiz = save_quiz(status="draft", blueprint=[{"topic": "structure", "count": 3}])

    with pytest.raises(CannotDecide) as refusal:
        publishing.publish(quiz, by=eda, now=NOW)

    quiz.refresh_from_db()
    assert quiz.status == "draft"
    assert "Structure: needs 3, has 1, lacks 2." in str(refusal.value)


def test_publish_sees_that_rows_compete_for_the_same_question(eda):
    save_question(topic=save_topic())
    quiz = save_quiz(status="draft", blueprint=[{"topic": "structure", "count": 1}, {"topic": "", "count": 1}])

    with pytest.raises(CannotDecide, match="lack 1 together"):
        publishing.publish(quiz, by=eda, now=NOW)


def test_publish_refuses_an_empty_blueprint(eda):
    quiz = publishing.create(save_mission(), {"title": "Harbour", "slug": "h"}, purpose="check", by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="The quiz draws nothing yet"):
        publishing.publish(quiz, by=eda, now=NOW)


def test_publish_and_retire(eda):
    save_question()
    quiz = save_quiz(status="draft")

    publishing.publish(quiz, by=eda, now=NOW)
    with pytest.raises(CannotDecide, match="Somebody decided first: it is published"):
        publishing.publish(quiz, by=eda, now=NOW)
    publishing.retire(quiz, by=eda, reason="The course is over")

    quiz.refresh_from_db()
    assert quiz.status == "retired"
    assert list(AuditRow.objects.order_by("pk").values_list("action", "reason")) == [
        ("publish quiz", ""),
        ("retire quiz", "The course is over"),
    ]


def test_a_published_quiz_cannot_be_changed_into_one_that_cannot_be_filled(eda):
    save_question()
    quiz = save_quiz()

    with pytest.raises(CannotDecide, match="needs 5, has 1, lacks 4"):
        publishing.new_version(quiz, {"blueprint": [{"topic": "", "count": 5}]}, by=eda, now=NOW)

    assert QuizVersion.objects.get(quiz=quiz).blueprint == [{"topic": "", "count": 1}]


def test_supplies_count_questions_that_ask_different_facts(eda):
    first = save_question(topic=save_topic())
    save_question(topic=save_topic(), fact=first.facts.get())
    save_question()
    rows = [{"topic": "structure", "count": 2}, {"series": ["harbour-watch", "pilots"], "count": 1}]
    save_quiz(blueprint=rows)

    found = publishing.supplies(QuizVersion.objects.get(), NOW.date())

    assert found == [("Structure", 2, 1), ("Harbour Watch: pilots", 1, 2)]
    assert [row.gap for row in found] == [1, 0]


SAME = "Near which small town did the dredgers have their first lightship in {}?"


def test_publish_is_refused_where_two_questions_ask_the_same(eda):
    for month in ("May", "June"):
        save_choice(SAME.format(month), "Lowhaven", "Sudvik")
    quiz = save_quiz(status="draft", blueprint=[{"topic": "", "count": 1}])

    with pytest.raises(CannotDecide, match="ask the same"):
        publishing.publish(quiz, by=eda, now=NOW)

    quiz.refresh_from_db()
    assert quiz.status == "draft"


def test_a_published_quiz_takes_no_rules_that_the_checks_block(eda):
    save_choice("Who led the cargo office?", "Ola", "Ida", topic=save_topic())
    for month in ("May", "June"):
        save_choice(SAME.format(month), "Lowhaven", "Sudvik")
    quiz = save_quiz(blueprint=[{"topic": "structure", "count": 1}])

    with pytest.raises(CannotDecide, match="ask the same"):
        publishing.new_version(quiz, {"blueprint": [{"topic": "", "count": 1}]}, by=eda, now=NOW)

    assert QuizVersion.objects.get(quiz=quiz).blueprint == [{"topic": "structure", "count": 1}]


def test_how_a_quiz_marks_is_part_of_its_version(eda, ana):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted")
    save_attempt(ana, quiz, is_finished=False)

    fresh = publishing.new_version(quiz, {"penalty": "1/4", "floor": "none", "credit": "whole"}, by=eda, now=NOW)

    assert (fresh.number, fresh.penalty, fresh.floor, fresh.credit) == (2, "1/4", "none", "whole")
    assert (AuditRow.objects.get().after or {})["penalty"] == "1/4"


def test_marks_by_certainty_stand_alone(eda):
    quiz = save_quiz(status="draft")

    with pytest.raises(CannotDecide, match="already take points off"):
        publishing.new_version(quiz, {"by_certainty": True, "penalty": "1/2"}, by=eda, now=NOW)


def test_a_window_may_change_at_any_time_and_is_audited(eda, ana):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted")
    save_attempt(ana, quiz, is_finished=False)

    publishing.schedule(quiz, opens_at=None, closes_at=NOW, by=eda)
    publishing.schedule(quiz, opens_at=None, closes_at=NOW, by=eda)

    quiz.refresh_from_db()
    row = AuditRow.objects.get()
    assert (quiz.closes_at, quiz.versions.count()) == (NOW, 1)
    assert (row.action, row.before) == ("schedule quiz", {"opens_at": None, "closes_at": None})
    assert row.after == {"opens_at": None, "closes_at": "2026-03-02T09:00:00+00:00"}


def test_a_quiz_does_not_close_before_it_opens(eda):
    with pytest.raises(CannotDecide, match="would close before it opens"):
        publishing.schedule(save_quiz(), opens_at=NOW, closes_at=NOW, by=eda)


def test_feedback_after_closing_needs_a_closing_time(eda):
    quiz = save_quiz(status="draft", purpose="test", feedback="submitted")
    asked = {"title": "Harbour", "summary": "", "feedback": "closed", "opens_at": None, "closes_at": None}
    row = [{"topic": "", "count": 1}]

    with pytest.raises(CannotDecide, match="needs a closing time"):
        publishing.change(quiz, asked, row, by=eda, now=NOW)
    publishing.change(quiz, asked | {"closes_at": NOW}, row, by=eda, now=NOW)
    with pytest.raises(CannotDecide, match="needs a closing time"):
        publishing.schedule(quiz, opens_at=None, closes_at=None, by=eda)
    publishing.change(quiz, asked | {"feedback": "submitted"}, row, by=eda, now=NOW)

    quiz.refresh_from_db()
    assert (quiz.closes_at, quiz.versions.get().feedback) == (None, "submitted")
