"""Whose page it is, is decided in the lookup: for anybody else there is nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest

from quiz.models import Attempt, Report, Revision
from tests.factories import save_question, save_quiz
from tests.quiz.views.pages import JSON, TEST, begin

pytestmark = pytest.mark.django_db

ATTEMPT_PAGES = ["", "1/", "1/feedback/", "1/report/", "check/"]
LISTS = ["/quizzes/", "/documents/"]


@pytest.mark.parametrize("rules", [{}, TEST])
@pytest.mark.parametrize("ending", ATTEMPT_PAGES)
def test_a_stranger_gets_the_same_404_as_for_nothing(as_ben, ana, ending, rules):
    attempt = begin(ana, **rules)

    theirs = as_ben.get(f"/attempts/{attempt.uuid}/{ending}")
    nothing = as_ben.get(f"/attempts/{uuid4()}/{ending}")

    assert (theirs.status_code, nothing.status_code) == (404, 404)
    assert theirs.content.replace(str(attempt.uuid).encode(), b"") == nothing.content


@pytest.mark.parametrize("ending", ["1/", "1/report/", "submit/"])
def test_a_stranger_changes_nothing(as_ben, ana, ending):
    attempt = begin(ana, **TEST)

    found = [
        as_ben.post(f"/attempts/{uuid}/{ending}", {"response": "o1", "reason": "typo"}, **headers).status_code
        for uuid in (attempt.uuid, uuid4())
        for headers in ({}, JSON)
    ]

    assert set(found) == {404}
    assert (Attempt.objects.get().state, Revision.objects.count(), Report.objects.count()) == ("open", 0, 0)


@pytest.mark.parametrize("ending", [*ATTEMPT_PAGES, "submit/"])
def test_the_anonymous_are_sent_to_the_log_in_whether_it_exists_or_not(client, ana, ending):
    attempt, missing = begin(ana), uuid4()

    there, nowhere = (client.get(f"/attempts/{uuid}/{ending}") for uuid in (attempt.uuid, missing))

    assert (there.status_code, nowhere.status_code) == (302, 302)
    assert there["Location"].replace(str(attempt.uuid), "") == nowhere["Location"].replace(str(missing), "")
    assert there["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("address", LISTS)
def test_lists_are_for_those_who_are_logged_in(client, as_ana, address):
    assert client.get(address).status_code == 302
    assert as_ana.get(address).status_code == 200


def test_a_quiz_that_is_not_open_is_not_there(as_ana, client):
    save_question()
    draft, shown = save_quiz(status="draft"), save_quiz()

    assert [as_ana.get(quiz.get_absolute_url()).status_code for quiz in (draft, shown)] == [404, 200]
    assert as_ana.post(draft.get_absolute_url()).status_code == 404
    assert {client.get(f"/quizzes/{slug}/")["Location"] for slug in ("no-such-quiz",)} == {
        "/accounts/login/?next=/quizzes/no-such-quiz/"
    }
    assert Attempt.objects.count() == 0


def test_a_quiz_that_cannot_be_started_says_why(as_ana, ana):
    attempt = begin(ana, attempts_allowed=1, **TEST)
    as_ana.post(f"/attempts/{attempt.uuid}/submit/")

    page = as_ana.post(attempt.quiz.get_absolute_url())

    assert page.status_code == 409
    assert "used all attempts" in page.content.decode()


def test_an_account_that_is_closed_is_out_at_once(as_ana, ana):
    attempt = begin(ana)
    ana.user.is_active = False
    ana.user.save()

    assert as_ana.get(f"/attempts/{attempt.uuid}/1/").status_code == 302


@pytest.mark.parametrize("ending", ["1/", "check/", "1/feedback/"])
def test_pages_about_a_person_are_never_cached(as_ana, ana, ending):
    attempt = begin(ana, **TEST)

    assert "no-store" in as_ana.get(f"/attempts/{attempt.uuid}/{ending}").get("Cache-Control", "no-store")
