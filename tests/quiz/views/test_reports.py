"""A learner reports a problem with a question, from wherever that is allowed."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from quiz import attempts, reporting
from quiz.models import Attempt, Report
from quiz.saving import Save
from tests.factories import NOW, keep, save_quiz, save_report
from tests.quiz.views.pages import TEST, begin, words

pytestmark = pytest.mark.django_db


def report(attempt: Attempt) -> str:
    return f"/attempts/{attempt.uuid}/1/report/"


def answered(learner, **rules) -> Attempt:
    attempt = begin(learner, **rules)
    keep(attempt, Save(1, {"response": ["o2"]}, "page"), now=NOW)
    return attempt


def test_a_report_goes_with_the_version_that_was_asked(as_ana, ana):
    attempt = answered(ana)

    sent = as_ana.post(report(attempt), {"reason": "outdated", "text": "Newer figures exist."}, follow=True)

    found = Report.objects.get()
    asked = attempt.paper.get(position=1)
    assert (found.question_version, found.reason, found.text, found.status) == (
        asked.question_version, "outdated", "Newer figures exist.", "open",
    )  # fmt: skip
    assert sent.redirect_chain == [(f"/attempts/{attempt.uuid}/1/feedback/", 302)]
    assert "Your report has been sent" in words(sent)


@pytest.mark.parametrize("posted", [{}, {"reason": "because"}, {"reason": "typo", "text": "x" * 2001}])
def test_a_report_without_a_reason_comes_back(as_ana, ana, posted):
    page = as_ana.post(report(answered(ana)), posted)

    assert page.status_code == 422
    assert Report.objects.count() == 0


def test_an_open_test_takes_no_report(as_ana, ana):
    assert as_ana.get(report(answered(ana, **TEST))).status_code == 404


@pytest.mark.parametrize("rules", [{}, TEST, {"purpose": "test", "feedback": "never"}])
def test_after_a_report_there_is_a_page_to_go_on_from(as_ana, ana, rules):
    attempt = begin(ana, **rules)
    if rules:
        attempts.finish(attempt, now=NOW)

    sent = as_ana.post(report(attempt), {"reason": "typo"}, follow=True)

    assert sent.status_code == 200
    assert Report.objects.count() == 1


def ruled(attempt: Attempt, eda, *, days_ago: int = 1) -> Report:
    when = timezone.now() - timedelta(days=days_ago)
    return reporting.rule(save_report(attempt), accepted=True, ruling="You are right.", by=eda, now=when)


def test_a_learner_reads_what_became_of_a_report(as_ana, as_ben, ana, eda):
    ruled(answered(ana), eda)

    assert "You reported: It is unclear. You are right. Accepted" in words(as_ana.get("/"))
    assert "You are right." not in words(as_ben.get("/"))


def test_an_open_report_and_an_old_ruling_are_not_told(as_ana, ana, eda):
    ruled(answered(ana), eda, days_ago=31)
    save_report(answered(ana))

    assert "your reports" not in words(as_ana.get("/"))


def test_a_ruling_on_what_a_test_asks_waits_for_its_end(as_ana, ana, eda):
    ruled(answered(ana, count=1), eda)
    attempts.start(ana, save_quiz(blueprint=[{"topic": "", "count": 1}], **TEST), now=NOW, rng=Random(1))

    assert "You are right." not in words(as_ana.get("/"))
