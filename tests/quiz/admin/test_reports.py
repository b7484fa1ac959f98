"""Rulings on learners' reports at the desk: what was typed and means the same is accepted for all."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from quiz import attempts
from quiz.models import Attempt, Report
from quiz.saving import Save
from tests.factories import NOW, keep, save_attempt, save_question, save_quiz, save_report, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db

TYPED = "pilots of the bay"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff(may=["view", "add", "change", "regrade"]))


def save_typed(learner, **fields) -> Report:
    """A report that says that a typed response means the same as the key."""
    save_question(kind="short_answer", data={"accepted": ["harbour pilots"], "refused": [TYPED]}, **fields)
    attempt = save_attempt(learner, save_quiz(purpose="test", feedback="submitted"), is_finished=False)
    keep(attempt, Save(position=1, raw={"response": [TYPED]}, client="page", seq=1))
    attempts.finish(attempt, now=NOW)
    return save_report(attempt, reason=Report.Reason.MEANS_SAME)


def rule(desk: Client, report: Report, decision: str = "alias", reason: str = "It is the same."):
    return desk.post(f"/admin/quiz/report/{report.pk}/change/", {"decision": decision, "reason": reason})


def test_a_text_that_means_the_same_is_accepted_and_the_dry_run_follows(desk, ana):
    report = save_typed(ana)
    assert f"Accept “{TYPED}” as an answer" in desk.get(f"/admin/quiz/report/{report.pk}/change/").content.decode()

    ruled = rule(desk, report)

    report.refresh_from_db()
    version = report.question_version.question.versions.get(status="approved")
    assert (report.status, report.ruling) == ("accepted", "It is the same.")
    assert (version.number, version.data) == (2, {"accepted": ["harbour pilots", TYPED]})
    assert ruled["Location"] == f"/admin/quiz/question/{version.question_id}/regrade/{version.pk}/"
    preview = desk.get(ruled["Location"])
    assert len(preview.context["changes"]) == 1
    assert Attempt.objects.get().earned == 0


def test_a_draft_that_waits_is_decided_first_and_nothing_is_half_done(desk, ana):
    report = save_typed(ana)
    question = report.question_version.question
    draft = type(report.question_version).objects.get(question=question)
    draft.pk, draft.number, draft.status = None, 2, "draft"
    draft.save()

    refused = rule(desk, report)

    report.refresh_from_db()
    assert refused.status_code == 409
    assert "Version 2 of the question is draft. Decide on that first." in refused.content.decode()
    assert (report.status, question.versions.count()) == ("open", 2)


def test_a_choice_offers_no_text_to_accept(desk, ana):
    save_question()
    report = save_report(save_attempt(ana, save_quiz(), right=[False]))

    assert "as an answer" not in desk.get(f"/admin/quiz/report/{report.pk}/change/").content.decode()
    assert rule(desk, report).status_code == 409


def test_who_may_not_change_questions_accepts_no_text(client, ana):
    report = save_typed(ana)
    who = save_staff("ruler@desk.test", may=["view"])
    who.user_permissions.add(Permission.objects.get(codename="change_report"))
    desk = enter_desk(client, who)

    refused = rule(desk, report)

    assert refused.status_code == 409
    assert "You may not change questions." in refused.content.decode()
