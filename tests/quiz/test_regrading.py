"""Grading again: what a dry run tells is what then changes, once, whatever the questions and the rules."""

from __future__ import annotations

from fractions import Fraction as F
from random import Random
from typing import Any

import pytest

from bench.reliability.regrading import corrected as corrected_at_random
from bench.reliability.regrading import failure, one_question
from content.curation import CannotDecide
from people.models import AuditRow
from quiz import regrading, saving
from quiz.models import Attempt, AttemptEvent, Grade, Response, Revision
from quiz.regrading import Order
from quiz.saving import AttemptClosed, Save
from tests.conftest import save_learner
from tests.factories import NOW, keep, save_attempt, save_question, save_quiz

pytestmark = pytest.mark.django_db

TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}


def corrected(version, *, status: str = "approved"):
    """The next version of a question, whose key is another."""
    version.question.versions.update(status="replaced")
    return version.question.versions.create(
        number=2, kind=version.kind, stem=version.stem, data={**version.data, "key": ["o2"]}, created_at=NOW,
        change="substantive", status=status,
    )  # fmt: skip


@pytest.fixture
def asked():
    return save_question()


def taken(learner, is_right, **rules) -> Attempt:
    return save_attempt(learner, save_quiz(**(TEST | rules)), right=(is_right,))


def test_a_corrected_key_is_planned_without_writing_and_then_applied(ana, ben, eda, asked):
    right, wrong = taken(ana, True), taken(ben, False)
    order = Order(asked.question, corrected(asked))

    planned = regrading.plan(order)
    before = Grade.objects.count()
    done = regrading.apply(order, by=eda, now=NOW, reason="The report was corrected.", seen=planned.digest)

    assert [(row.attempt.pk, row.before.earned, row.after.earned) for row in planned.changes] == [
        (right.pk, F(1), F(0)), (wrong.pk, F(0), F(1)),
    ]  # fmt: skip
    assert (planned.passing, planned.failing, before) == (1, 1, 2)
    assert done.changes == planned.changes
    assert [Attempt.objects.get(pk=attempt.pk).passed for attempt in (right, wrong)] == [False, True]


def test_grades_are_added_with_key_reason_and_who_and_none_is_lost(ana, eda, asked):
    attempt = taken(ana, True)
    key = corrected(asked)

    regrading.apply(Order(asked.question, key), by=eda, now=NOW, reason="It was wrong.")

    first, second = Grade.objects.order_by("pk")
    assert (first.reason, first.key_version, first.fraction) == ("graded", asked, F(1))
    assert (second.reason, second.key_version, second.fraction, second.by) == ("regraded", key, F(0), eda)
    event = AttemptEvent.objects.get(kind="regraded")
    assert (event.attempt, event.by, event.data["before"], event.data["after"]) == (attempt, eda, "1", "0")
    assert (event.data["passed_before"], event.data["passed_after"]) == (True, False)
    assert AuditRow.objects.values_list("action", "reason", "by").get() == ("grade again", "It was wrong.", eda.pk)


def test_a_second_run_changes_nothing(ana, eda, asked):
    taken(ana, True)
    order = Order(asked.question, corrected(asked))
    regrading.apply(order, by=eda, now=NOW, reason="It was wrong.")
    before = Grade.objects.count(), AttemptEvent.objects.count(), AuditRow.objects.count()

    again = regrading.apply(order, by=eda, now=NOW, reason="It was wrong.")

    assert (again.changes, again.graded) == ((), 0)
    assert (Grade.objects.count(), AttemptEvent.objects.count(), AuditRow.objects.count()) == before


def test_a_voided_question_gives_everybody_full_points_also_who_left_it_out(ana, ben, eda, asked):
    wrong, left_out = taken(ana, False), taken(ben, None)
    order = Order(asked.question)

    done = regrading.apply(order, by=eda, now=NOW, reason="Nobody could know.")
    again = regrading.apply(order, by=eda, now=NOW, reason="Nobody could know.")

    assert [row.after.earned for row in done.changes] == [1, 1]
    assert (again.changes, again.graded) == ((), 0)
    assert Response.objects.get(attempt=left_out).value == {}
    assert [Attempt.objects.get(pk=attempt.pk).earned for attempt in (wrong, left_out)] == [1, 1]
    assert set(Grade.objects.filter(reason="voided").values_list("rule", flat=True)) == {"voided"}


def test_what_was_left_out_stays_so_under_a_corrected_key(ana, eda, asked):
    attempt = taken(ana, None, penalty="1", floor="none")

    done = regrading.apply(Order(asked.question, corrected(asked)), by=eda, now=NOW, reason="It was wrong.")

    assert (done.graded, Attempt.objects.get(pk=attempt.pk).earned) == (0, F(0))


def test_what_a_person_decided_is_kept(ana, eda, asked):
    attempt = taken(ana, False)
    regrading.override(attempt.paper.get(), F(1, 2), by=eda, now=NOW, reason="It is arguable.")

    by_key = regrading.apply(Order(asked.question, corrected(asked)), by=eda, now=NOW, reason="It was wrong.")
    voided = regrading.apply(Order(asked.question), by=eda, now=NOW, reason="Nobody could know.")

    assert [(done.graded, done.kept) for done in (by_key, voided)] == [(0, 1), (0, 1)]
    assert Attempt.objects.get(pk=attempt.pk).earned == F(1, 2)


def test_a_voided_question_can_be_graded_by_its_key_again(ana, eda, asked):
    attempt = taken(ana, False)
    regrading.apply(Order(asked.question), by=eda, now=NOW, reason="Nobody could know.")

    regrading.apply(Order(asked.question, asked), by=eda, now=NOW, reason="They could.")

    assert Attempt.objects.get(pk=attempt.pk).earned == 0
    assert list(Grade.objects.order_by("pk").values_list("reason", flat=True)) == ["graded", "voided", "regraded"]


def test_open_and_voided_attempts_are_left_alone(ana, ben, eda, asked):
    save_attempt(ana, save_quiz(**TEST), right=(True,), is_finished=False)
    voided = taken(ben, True)
    Attempt.objects.filter(pk=voided.pk).update(state="voided")

    done = regrading.apply(Order(asked.question, corrected(asked)), by=eda, now=NOW, reason="It was wrong.")

    assert (done.graded, done.running) == (0, 1)


def test_a_version_not_in_force_is_refused(ana, eda, asked):
    taken(ana, True)
    key = corrected(asked, status="draft")

    with pytest.raises(CannotDecide, match="not approved"):
        regrading.apply(Order(asked.question, key), by=eda, now=NOW, reason="It was wrong.")


def test_a_reason_is_needed(ana, eda, asked):
    attempt = taken(ana, True)

    for decide in (
        lambda: regrading.apply(Order(asked.question), by=eda, now=NOW, reason=" "),
        lambda: regrading.override(attempt.paper.get(), F(0), by=eda, now=NOW, reason=""),
    ):
        with pytest.raises(CannotDecide):
            decide()


def test_a_list_that_has_changed_since_it_was_seen_is_refused(ana, ben, eda, asked):
    taken(ana, True)
    order = Order(asked.question, corrected(asked))
    seen = regrading.plan(order).digest
    save_late(ben, asked)

    with pytest.raises(CannotDecide, match="changed since you looked"):
        regrading.apply(order, by=eda, now=NOW, reason="It was wrong.", seen=seen)


def save_late(learner, version) -> Attempt:
    """An attempt that asked an earlier version, finished just now."""
    other = Attempt.objects.order_by("pk")[0]
    fields = {"quiz": other.quiz, "quiz_version": other.quiz_version, "knowledge_day": other.knowledge_day}
    attempt = Attempt.objects.create(
        learner=learner, number=1, started_at=NOW, finished_at=NOW, state="finished", points=1, **fields
    )
    paper = attempt.paper.create(learner=learner, position=1, question_version=version)
    Response.objects.create(
        learner=learner, attempt=attempt, paper_question=paper, saved_at=NOW, value={"response": ["o2"]}
    )
    return attempt


@pytest.mark.parametrize("points", [F(-1, 2), F(3, 2)])
def test_points_by_hand_stay_within_those_of_the_question(ana, eda, asked, points):
    with pytest.raises(CannotDecide, match="from 0 to 1 points"):
        regrading.override(taken(ana, True).paper.get(), points, by=eda, now=NOW, reason="It is arguable.")


def test_points_by_hand_are_audited_with_before_and_after(ana, eda, asked):
    attempt = taken(ana, None)

    regrading.override(attempt.paper.get(), F(1), by=eda, now=NOW, reason="The page broke.")

    row = AuditRow.objects.get()
    assert (row.action, row.before, row.after, row.reason) == (
        "override grade", {"points": "0"}, {"points": "1"}, "The page broke.",
    )  # fmt: skip
    attempt.refresh_from_db()
    assert (attempt.earned, attempt.passed) == (F(1), True)


@pytest.mark.parametrize("count", [1, 4])
def test_a_plan_asks_the_same_number_of_queries_for_one_and_many(asked, count, django_assert_num_queries):
    for n in range(count):
        taken(save_learner(f"l{n}@quiz.test", f"Learner {n}"), n % 2 == 0)
    order = Order(asked.question, corrected(asked))

    with django_assert_num_queries(6):
        regrading.plan(order)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_asked_the_plan_is_what_changes_and_the_oracle_agrees(seed, eda):
    rng = Random(seed)
    save_quiz()
    learners = [save_learner(f"l{n}@quiz.test", f"Learner {n}") for n in range(3)]
    version, exams = one_question(rng, learners, seed)
    order, exams = corrected_at_random(rng, version, exams, eda)

    assert failure(order, exams, eda) == ""


def test_a_late_value_that_is_accepted_after_the_key_was_corrected_is_graded_by_the_corrected_key(ana, ben, eda, asked):
    taken(ana, True)
    left_out = save_attempt(ben, save_quiz(**TEST), right=(None,))
    regrading.apply(Order(asked.question, corrected(asked)), by=eda, now=NOW, reason="It was wrong.")
    with pytest.raises(AttemptClosed):
        keep(left_out, Save(1, {"response": ["o2"]}, "page"))

    saving.accept(Revision.objects.get(is_late=True), by=eda, reason="The network was down.", now=NOW)

    assert Attempt.objects.get(pk=left_out.pk).earned == F(1)
