"""Whole ways through the site: a practice and a test, as a learner goes them."""

from __future__ import annotations

import pytest

from quiz.models import Attempt, Grade, Response
from tests.factories import save_question, save_quiz, save_topic
from tests.quiz.views.pages import TEST, again, begin, tree, words

pytestmark = pytest.mark.django_db


def test_a_practice_from_the_list_to_the_results(as_ana):
    structure = save_topic()
    for _ in range(2):
        save_question(topic=structure)
    quiz = save_quiz(blueprint=[{"topic": "structure", "count": 2}])

    assert quiz.get_absolute_url() in as_ana.get("/quizzes/").content.decode()
    assert "2 questions" in words(as_ana.get("/quizzes/"))
    start = as_ana.post(f"/quizzes/{quiz.slug}/")
    attempt = Attempt.objects.get()
    at = f"/attempts/{attempt.uuid}"
    assert (start.status_code, start["Location"]) == (302, f"{at}/1/")

    assert "Question 1 of 2" in words(as_ana.get(f"{at}/1/"))
    right = as_ana.post(f"{at}/1/", {"response": "o1", "client": "p1", "seq": "1", "confidence": "3"})
    assert (right.status_code, right["Location"]) == (303, f"{at}/1/feedback/")
    assert "Right. The answer is 420 pilots." in words(as_ana.get(f"{at}/1/feedback/"))
    assert f"{at}/2/" in as_ana.get(f"{at}/1/feedback/").content.decode()

    wrong = as_ana.post(f"{at}/2/", {"response": "o2", "client": "p2", "seq": "1", "confidence": "3"})
    assert wrong["Location"] == f"{at}/2/feedback/"
    feedback = words(as_ana.get(f"{at}/2/feedback/"))
    assert "Not correct. The answer is 420 pilots." in feedback
    assert "You were certain" in feedback
    assert "The report of June 2004 says so." in feedback
    assert "See the results" in feedback

    results = words(as_ana.get(f"{at}/"))
    assert "1 of 2 points" in results
    assert "50 %" in results
    assert again(attempt).state == "finished"
    assert "Last: 1 of 2 points" in words(as_ana.get("/quizzes/"))


def test_a_test_from_the_start_page_to_the_results(as_ana, ana):
    attempt = begin(ana, 3, time_limit_minutes=None, pass_percent=60, **TEST)
    at = f"/attempts/{attempt.uuid}"

    first = as_ana.post(f"{at}/1/", {"response": "o1", "client": "p1", "seq": "1"})
    assert (first.status_code, first["Location"]) == (303, f"{at}/2/")
    flagged = as_ana.post(f"{at}/2/", {"response": "o1", "client": "p2", "seq": "1", "flag": "1"})
    assert flagged["Location"] == f"{at}/2/"
    assert "Remove flag" in words(as_ana.get(f"{at}/2/"))
    last = as_ana.post(f"{at}/3/", {"client": "p3", "seq": "1"})
    assert (last.status_code, last["Location"]) == (303, f"{at}/check/")

    check = words(as_ana.get(f"{at}/check/"))
    assert "1 question is not answered." in check
    assert "Flagged" in check
    assert as_ana.get(f"{at}/1/feedback/").status_code == 404
    assert as_ana.get(f"{at}/")["Location"] == f"{at}/1/"

    sent = as_ana.post(f"{at}/submit/")
    assert (sent.status_code, sent["Location"]) == (303, f"{at}/")
    assert as_ana.post(f"{at}/submit/").status_code == 303
    results = words(as_ana.get(f"{at}/"))
    assert "Passed" in results
    assert "2 of 3 points" in results
    assert again(attempt).receipt[:12] in results
    assert as_ana.get(f"{at}/1/feedback/").status_code == 200
    assert as_ana.get(f"{at}/1/")["Location"] == f"{at}/"
    assert as_ana.get(f"{at}/check/")["Location"] == f"{at}/"
    assert Grade.objects.count() == 3


def test_a_skipped_practice_question_shows_the_key_and_earns_nothing(as_ana, ana):
    attempt = begin(ana)

    skipped = as_ana.post(f"/attempts/{attempt.uuid}/1/", {"response": "o1", "skip": "1", "client": "p", "seq": "1"})

    assert skipped.status_code == 303
    shown = words(as_ana.get(skipped["Location"]))
    assert "The answer is 420 pilots." in shown
    assert "Not correct" not in shown
    assert Response.objects.get().value == {}
    assert Grade.objects.get().fraction == 0


def test_a_practice_without_feedback_goes_straight_on(as_ana, ana):
    attempt = begin(ana, feedback="submitted")
    at = f"/attempts/{attempt.uuid}"

    first = as_ana.post(f"{at}/1/", {"response": "o2", "client": "p", "seq": "1"})
    last = as_ana.post(f"{at}/2/", {"response": "o1", "client": "p", "seq": "1"})

    assert (first["Location"], last["Location"]) == (f"{at}/2/", f"{at}/")
    assert "1 of 2 points" in words(as_ana.get(last["Location"]))
    assert "The answer is 420 pilots." in words(as_ana.get(f"{at}/1/feedback/"))


def test_a_practice_question_is_not_asked_twice(as_ana, ana):
    attempt = begin(ana)
    at = f"/attempts/{attempt.uuid}"
    as_ana.post(f"{at}/1/", {"response": "o2", "client": "p", "seq": "1"})

    second = as_ana.post(f"{at}/1/", {"response": "o1", "client": "q", "seq": "1"})

    assert second["Location"] == f"{at}/1/feedback/"
    assert as_ana.get(f"{at}/1/")["Location"] == f"{at}/1/feedback/"
    assert Response.objects.get().value == {"response": ["o2"]}


def test_starting_again_leads_to_the_first_open_question(as_ana, ana):
    attempt = begin(ana, 3, **TEST)
    as_ana.post(f"/attempts/{attempt.uuid}/1/", {"response": "o1", "client": "p", "seq": "1"})

    resumed = as_ana.post(f"/quizzes/{attempt.quiz.slug}/")

    assert resumed["Location"] == f"/attempts/{attempt.uuid}/2/"
    assert Attempt.objects.count() == 1


def test_home_leads_on_with_what_was_started(as_ana, ana):
    quiz = save_quiz(status="draft")
    attempt = begin(ana)

    page = as_ana.get("/")

    assert attempt.quiz.title in words(page)
    assert "Continue" in words(page)
    assert quiz.title not in words(page)


def test_home_greets_strangers_with_the_way_in(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "Log in" in words(page)


@pytest.mark.parametrize(("rules", "count"), [({}, 1), (TEST, 1)])
def test_a_question_page_has_one_form_in_main_that_posts_to_itself(as_ana, ana, rules, count):
    attempt = begin(ana, **rules)
    address = f"/attempts/{attempt.uuid}/1/"

    forms = tree(as_ana.get(address)).xpath("//main//form")

    assert [(form.get("method"), form.get("action")) for form in forms] == [("post", address)] * count
    names = {field.get("name") for field in forms[0].xpath(".//input|.//button") if field.get("name")}
    assert {"response", "client", "seq", "csrfmiddlewaretoken"} <= names
    assert ("flag" in names, "skip" in names) == (bool(rules), not rules)
    labelled = tree(as_ana.get(address)).xpath("//main//input[@name='response']/ancestor::label")
    assert len(labelled) == 3


def test_each_page_of_a_question_is_a_client_of_its_own(as_ana, ana):
    attempt = begin(ana, **TEST)

    clients = {
        tree(as_ana.get(f"/attempts/{attempt.uuid}/1/")).xpath("//input[@name='client']/@value")[0] for _ in range(3)
    }

    assert len(clients) == 3


def test_a_saved_response_is_shown_again(as_ana, ana):
    attempt = begin(ana, **TEST)
    as_ana.post(f"/attempts/{attempt.uuid}/1/", {"response": "o2", "client": "p", "seq": "1"})

    page = tree(as_ana.get(f"/attempts/{attempt.uuid}/1/"))

    assert page.xpath("//input[@name='response'][@checked]/@value") == ["o2"]
    assert "Saved" in page.text_content()


def test_help_tells_instructors_how_a_document_becomes_a_quiz(as_ana, client, eda):
    client.force_login(eda)

    assert "from a document to a quiz" in words(client.get("/help/"))
    assert "from a document to a quiz" not in words(as_ana.get("/help/"))
