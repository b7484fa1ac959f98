"""Attempts, responses, learners and reports at the desk: evidence is read, reports are ruled on."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from quiz import windows
from quiz.models import Quiz, Report
from tests.conftest import save_learner
from tests.factories import NOW, save_attempt, save_mission, save_question, save_quiz, save_report, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def save_course(count: int = 1):
    """As many learners, each with a finished attempt and a report on it."""
    save_question("How many pilots were there?")
    quiz = save_quiz()
    found = [save_attempt(save_learner(f"l{n}@quiz.test", f"Learner {n}"), quiz) for n in range(count)]
    for attempt in found:
        save_report(attempt)
    return found


@pytest.mark.parametrize(("noun", "queries"), [("attempt", 9), ("response", 11), ("learner", 8), ("report", 8)])
@pytest.mark.parametrize("count", [1, 5])
def test_lists_ask_the_same_number_of_queries_for_one_and_many(desk, noun, queries, count, django_assert_num_queries):
    save_course(count)

    with django_assert_num_queries(queries):
        page = desk.get(f"/admin/quiz/{noun}/")

    assert page.context["cl"].result_count == count


@pytest.mark.parametrize("noun", ["attempt", "response", "learner"])
def test_evidence_is_read_only_even_for_administrators(client, ada, noun):
    attempt = save_course()[0]
    enter_desk(client, ada)
    pk = {"attempt": attempt.pk, "response": attempt.responses.get().pk, "learner": attempt.learner_id}[noun]

    assert client.get(f"/admin/quiz/{noun}/{pk}/change/").status_code == 200
    assert client.post(f"/admin/quiz/{noun}/{pk}/change/", {"number": "9"}).status_code in (200, 403)
    assert client.get(f"/admin/quiz/{noun}/add/").status_code == 403
    assert client.post(f"/admin/quiz/{noun}/{pk}/delete/", {"post": "yes"}).status_code == 403


def test_attempt_shows_paper_response_grade_and_events(desk):
    attempt = save_course()[0]

    page = desk.get(f"/admin/quiz/attempt/{attempt.pk}/change/").content.decode()

    for words in ("How many pilots were there?", "420 pilots", "1 of 1 points, 100 %", "started"):
        assert words in page


def test_what_a_finished_attempt_left_out_is_told_as_no_points_of_how_many(desk):
    save_question("How many pilots were there?")
    attempt = save_attempt(save_learner("l@quiz.test", "Learner"), save_quiz(), right=[None])

    page = desk.get(f"/admin/quiz/attempt/{attempt.pk}/change/").content.decode()

    assert "Learner: " in page
    assert "attempt 1" in page
    assert ("0 of 1" in page, "no response" in page, str(attempt.learner.uuid) in page) == (True, True, False)


def test_a_learner_has_the_attempts_and_the_extra_time_on_one_page(desk):
    attempt = save_course()[0]
    windows.allow(attempt.learner, attempt.quiz, 15, token=uuid4(), by=None, reason="Dyslexia.", now=NOW)

    page = " ".join(desk.get(f"/admin/quiz/learner/{attempt.learner_id}/change/").content.decode().split())

    assert f'<a href="/admin/quiz/attempt/{attempt.pk}/change/">' in page
    assert ("1 of 1 points" in page, "every start: 15 minutes. Dyslexia." in page) == (True, True)
    assert ("Uuid" in page, "Created at" in page) == (False, False)


def test_the_page_of_a_learner_shows_nothing_of_missions_that_the_account_does_not_see(client):
    mine, other = save_course()[0], save_quiz()
    hidden = save_attempt(mine.learner, other)
    Quiz.objects.filter(pk=other.pk).update(mission=save_mission(slug="other"))
    staff = save_staff()
    staff.missions.add(mine.quiz.mission)

    page = enter_desk(client, staff).get(f"/admin/quiz/learner/{mine.learner_id}/change/").content.decode()

    assert (f"attempt/{mine.pk}/change" in page, f"attempt/{hidden.pk}/change" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 4])
def test_the_page_of_a_learner_asks_as_much_for_one_attempt_as_for_many(desk, count, django_assert_num_queries):
    learner = save_learner("l@quiz.test", "Learner")
    save_question()
    for _number in range(count):
        save_attempt(learner, save_quiz())

    with django_assert_num_queries(9):
        desk.get(f"/admin/quiz/learner/{learner.pk}/change/")


def test_a_response_is_told_in_words(desk):
    attempt = save_course()[0]
    response = attempt.responses.get()

    pages = [desk.get(f"/admin/quiz/response/{rest}").content.decode() for rest in ("", f"{response.pk}/change/")]

    named = ("Paper question", "Is flagged", "Saved at", "Confidence")
    assert ["right, 1 of 1" in page for page in pages] == [True, True]
    assert [words for words in named if words in "".join(pages)] == []


def test_open_reports_come_first(desk):
    first, second = (attempt.paper.get().reports.get() for attempt in save_course(2))
    desk.post(f"/admin/quiz/report/{second.pk}/change/", {"decision": "decline", "reason": "It is right."})

    rows = desk.get("/admin/quiz/report/").context["cl"].result_list

    assert list(rows) == [first, second]


def test_a_report_is_ruled_on_once_and_with_words(desk):
    save_course()
    report = Report.objects.get()
    url = f"/admin/quiz/report/{report.pk}/change/"

    wordless = desk.post(url, {"decision": "accept", "reason": " "})
    desk.post(url, {"decision": "accept", "reason": "You are right."})
    again = desk.post(url, {"decision": "decline", "reason": "No."})

    report.refresh_from_db()
    assert (wordless.status_code, again.status_code) == (409, 409)
    assert "Eda ruled on this first." in again.content.decode()
    assert (report.status, report.ruling) == ("accepted", "You are right.")


@pytest.mark.parametrize(
    ("decision", "leads_to"), [("accept", "/admin/quiz/question/"), ("decline", "/admin/quiz/report/")]
)
def test_an_accepted_report_leads_to_its_question(desk, decision, leads_to):
    save_course()
    report = Report.objects.get()

    ruled = desk.post(f"/admin/quiz/report/{report.pk}/change/", {"decision": decision, "reason": "Seen."})

    page = f"{leads_to}{report.question_version.question_id}/change/" if decision == "accept" else leads_to
    assert ruled.url == page


def test_one_who_may_only_view_rules_on_nothing(client):
    save_course()
    enter_desk(client, save_staff(may=("view",)))
    report = Report.objects.get()

    page = client.post(f"/admin/quiz/report/{report.pk}/change/", {"decision": "accept", "reason": "Yes."})

    assert page.status_code == 403


def test_empty_lists_say_so(desk):
    words = {
        "attempt": "Nobody has started a quiz yet.",
        "learner": "No learner yet.",
        "report": "No learner has reported",
    }

    for noun, sentence in words.items():
        assert sentence in desk.get(f"/admin/quiz/{noun}/").content.decode()
