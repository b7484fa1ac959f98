"""What an account may see, and which facts a test that it has open closes to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from people.models import User
from quiz import attempts, queries
from quiz.grading import newest_grade
from quiz.models import Attempt, Learner, QuizQuestion
from quiz.saving import Save
from tests.factories import NOW, keep, save_attempt, save_fact, save_mission, save_question, save_quiz

pytestmark = pytest.mark.django_db

TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}


def sealed(learner: Learner) -> set[int]:
    assert learner.user is not None
    return queries.sealed_facts(learner.user, now=NOW)


def test_learner_of_makes_one_learner_an_account(eda: User):
    assert queries.learner_of(eda) == queries.learner_of(eda)
    assert Learner.objects.count() == 1


def test_open_quizzes_are_those_published():
    shown = save_quiz()
    save_quiz(status="draft")
    save_quiz(status="retired")

    assert list(queries.open_quizzes()) == [shown]


def test_attempts_of_are_the_accounts_own(ana, ben):
    save_question()
    quiz = save_quiz()
    own = save_attempt(ana, quiz)
    save_attempt(ben, quiz)

    assert list(queries.attempts_of(ana.user)) == [own]


@pytest.mark.parametrize(
    ("purpose", "feedback", "is_sealed"),
    [("test", "submitted", True), ("test", "never", True), ("check", "at_once", True), ("practice", "at_once", False)],
)
def test_an_open_test_or_check_seals_what_it_asks(ana, ben, purpose, feedback, is_sealed):
    asked = save_question().links.get().fact_version
    save_attempt(ana, save_quiz(purpose=purpose, feedback=feedback), is_finished=False)

    assert sealed(ana) == ({asked.fact_id} if is_sealed else set())
    assert sealed(ben) == set()


def test_a_fact_that_others_or_oneself_practise_is_sealed_all_the_same(ana, ben):
    asked = save_question().links.get().fact_version
    practice, test = save_quiz(), save_quiz(**TEST)
    save_attempt(ben, practice)
    save_attempt(ana, practice, is_finished=False)
    save_attempt(ana, test, is_finished=False)

    assert sealed(ana) == {asked.fact_id}


def test_the_end_of_the_test_opens_its_facts(ana):
    save_question()
    attempt = save_attempt(ana, save_quiz(**TEST), is_finished=False)

    attempts.finish(attempt, now=NOW + timedelta(minutes=1))

    assert sealed(ana) == set()


def test_only_what_is_asked_is_sealed_not_what_stands_beside(ana):
    version = save_question()
    beside = save_fact()
    version.links.create(fact_version=beside, role="distractor")
    save_attempt(ana, save_quiz(**TEST), is_finished=False)

    assert beside.fact_id not in sealed(ana)


def test_a_merged_fact_is_sealed_under_both_ids(ana):
    asked, into = save_question().links.get().fact_version.fact, save_fact().fact
    save_attempt(ana, save_quiz(**TEST), is_finished=False)
    asked.merged_into = into
    asked.save()

    assert sealed(ana) == {asked.pk, into.pk}


@pytest.mark.parametrize(
    ("feedback", "purpose", "before", "after"),
    [
        ("at_once", "practice", True, True),
        ("at_once", "check", False, True),
        ("submitted", "test", False, True),
        ("never", "test", False, False),
    ],
)
def test_shows_feedback_by_the_rule_of_the_quiz(ana, feedback, purpose, before, after):
    save_question()
    save_question()
    attempt = save_attempt(
        ana, save_quiz(purpose=purpose, feedback=feedback, blueprint=[{"count": 2}]), right=[], is_finished=False
    )
    keep(attempt, Save(1, {"response": ["o1"]}, "page"), now=NOW)
    attempt.refresh_from_db()

    def shown() -> list[bool]:
        return [queries.shows_feedback(attempt, queries.response_of(asked)) for asked in queries.paper_of(attempt)]

    assert shown() == [before, False]
    finished = attempts.finish(attempt, now=NOW)
    attempt = finished
    assert shown() == [after, after]


def test_newest_grade_is_the_last_one(ana):
    save_question()
    attempt = save_attempt(ana, save_quiz())
    response = attempt.responses.get()
    later = response.grades.create(
        learner=ana, rule="x", key_version=response.paper_question.question_version, numerator=0, denominator=1, at=NOW
    )

    assert newest_grade(response) == later
    assert newest_grade(None) is None


def test_question_counts_add_what_is_fixed_and_what_is_drawn():
    quiz, empty = save_quiz(blueprint=[{"topic": "", "count": 3}, {"topic": "x", "count": 2}]), save_quiz()
    QuizQuestion.objects.create(version=quiz.versions.get(), question=save_question().question)

    assert queries.question_counts([quiz, empty]) == {quiz.pk: 6, empty.pk: 1}


def test_paper_of_loads_all_in_three_queries(ana, django_assert_num_queries):
    for _ in range(4):
        save_question(fact=save_fact(mission=save_mission()))
    attempt = save_attempt(ana, save_quiz(blueprint=[{"count": 4}]), right=[True, False, True, True])

    with django_assert_num_queries(3):
        paper = queries.paper_of(attempt)
        verdicts = [grade.fraction for asked in paper if (grade := newest_grade(queries.response_of(asked)))]

    assert verdicts == [1, 0, 1, 1]


def test_who_is_not_logged_in_owns_no_attempt_of_an_erased_learner_either(ana):
    save_question()
    attempt = save_attempt(Learner.objects.create(), save_quiz())

    for account, find in ((None, queries.own), (None, queries.lock_own_test), (ana.user_id, queries.own)):
        with transaction.atomic(), pytest.raises(Attempt.DoesNotExist):
            find(account, attempt.uuid)
