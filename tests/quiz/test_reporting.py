"""Reports: one a learner, question and reason; an instructor rules on each once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from people.models import AuditRow
from quiz import reporting
from quiz.models import Report
from tests.factories import NOW, save_attempt, save_question, save_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ana):
    save_question()
    return save_attempt(ana, save_quiz()).paper.get()


def test_saying_it_again_renews_the_words(asked):
    reporting.report(asked, reason="typo", text="Pilts", now=NOW)
    reporting.report(asked, reason="typo", text="“Pilts” should be “Pilots”", now=NOW + timedelta(hours=1))

    found = Report.objects.get()
    assert (found.text, found.created_at) == ("“Pilts” should be “Pilots”", NOW)


def test_two_reasons_are_two_reports(asked):
    reporting.report(asked, reason="typo", text="", now=NOW)
    reporting.report(asked, reason="outdated", text="", now=NOW)

    assert Report.objects.count() == 2


@pytest.mark.parametrize(("accepted", "status"), [(True, "accepted"), (False, "declined")])
def test_a_ruling_closes_the_report_and_is_audited(asked, eda, accepted, status):
    found = reporting.report(asked, reason="typo", text="Pilts", now=NOW)

    reporting.rule(found, accepted=accepted, ruling="Mended.", by=eda, now=NOW)

    found.refresh_from_db()
    assert (found.status, found.ruling, found.ruled_by, found.ruled_at) == (status, "Mended.", eda, NOW)
    assert AuditRow.objects.values_list("action", "by", "reason").get() == ("rule on report", eda.pk, "Mended.")


def test_a_ruled_report_keeps_the_words_it_was_ruled_on(asked, eda):
    found = reporting.report(asked, reason="typo", text="Pilts", now=NOW)
    reporting.rule(found, accepted=True, ruling="Mended.", by=eda, now=NOW)

    reporting.report(asked, reason="typo", text="Still wrong", now=NOW)

    assert Report.objects.get().text == "Pilts"
