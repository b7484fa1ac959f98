"""What a posted response gets back: the status codes that scripts and pages rely on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from quiz import attempts
from quiz.models import Attempt, Response, Revision
from quiz.views.responding import WAYS_OUT
from tests.factories import NOW
from tests.quiz.views.pages import HTMX, JSON, TEST, begin, tree, words

pytestmark = pytest.mark.django_db


def question(attempt: Attempt, number: int = 1) -> str:
    return f"/attempts/{attempt.uuid}/{number}/"


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"response": ""},
        {"response": "no such option"},
        {"response": ["o1", "o2"]},
        {"response": "\x00"},
        {"response-1": "x", "seq": "-1", "client": "../x", "confidence": "9"},
        {"seq": "9" * 40, "client": "é" * 99, "score": "1", "state": "finished"},
    ],
)
def test_a_test_saves_whatever_comes_and_goes_on(as_ana, ana, posted):
    attempt = begin(ana, **TEST)

    sent = as_ana.post(question(attempt), posted)

    assert (sent.status_code, sent["Location"]) == (303, question(attempt, 2))
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("go", "address"),
    [
        *(("back", "{}1/"), ("check", "{}check/"), ("leave", "/"), ("help", "/help/"), ("quizzes", "/quizzes/")),
        *(("desk", "/admin/"), ("email", "/accounts/email/"), ("password", "/accounts/password/change/")),
        *(("factor", "/accounts/2fa/"), ("log-out", "/accounts/logout/")),
    ],
)
def test_whichever_way_a_learner_leaves_a_question_of_a_test_its_answer_is_saved(as_ana, ana, go, address):
    attempt = begin(ana, **TEST)

    sent = as_ana.post(question(attempt, 2), {"response": "o1", "go": go})

    assert (sent.status_code, sent["Location"]) == (303, address.format(f"/attempts/{attempt.uuid}/"))
    assert attempt.responses.get().value == {"response": ["o1"]}


def test_each_way_out_in_the_header_of_a_test_belongs_to_its_form(as_ana, ana):
    attempt = begin(ana, **TEST)

    page = tree(as_ana.get(question(attempt)))

    assert not page.xpath("//header//a | //header//form")
    buttons = page.xpath("//header//button")
    assert {button.get("form") for button in buttons} == {page.xpath("//main//form")[0].get("id")}
    assert {button.get("type") for button in buttons} == {"submit"}  # else htmx does not see which was pressed
    assert [button.get("name") for button in buttons[:2]] == [None, "go"]  # Enter in a field presses the first
    assert {button.get("value") for button in buttons[1:]} < set(WAYS_OUT)


def test_practice_keeps_the_links_of_its_header(as_ana, ana):
    page = tree(as_ana.get(question(begin(ana))))

    assert "/help/" in page.xpath("//header//a/@href")


@pytest.mark.parametrize("posted", [{}, {"response": " "}])
def test_leaving_a_question_untouched_leaves_it_open_for_later(as_ana, ana, posted):
    attempt = begin(ana, **TEST)

    as_ana.post(question(attempt), {"go": "leave", **posted})
    resumed = as_ana.post(f"/quizzes/{attempt.quiz.slug}/")

    assert not attempt.responses.exists()
    assert resumed["Location"] == question(attempt)


def test_an_answer_emptied_on_leaving_is_emptied(as_ana, ana):
    attempt = begin(ana, **TEST)
    as_ana.post(question(attempt), {"response": "o1"})

    as_ana.post(question(attempt), {"go": "check"})

    assert attempt.responses.get().value == {}


def test_there_is_nowhere_before_the_first_question(as_ana, ana):
    attempt = begin(ana, **TEST)

    assert as_ana.post(question(attempt), {"go": "back"})["Location"] == question(attempt)
    assert not tree(as_ana.get(question(attempt))).xpath("//button[@value='back']")


@pytest.mark.parametrize(
    ("posted", "reason", "field"),
    [
        ({}, "Choose an answer.", "id_response"),
        ({"response": "o9"}, "Choose one of the answers shown.", "id_response"),
        ({"response": ["o1", "o2"]}, "Choose one answer only.", "id_response"),
        ({"response": "o1", "confidence": ""}, "Say how sure you are", "id_confidence"),
    ],
)
def test_practice_sends_back_what_it_cannot_grade(as_ana, ana, posted, reason, field):
    attempt = begin(ana)

    page = as_ana.post(question(attempt), posted)

    assert page.status_code == 422
    assert reason in words(page)
    assert "Error:" in tree(page).findtext(".//title")
    assert tree(page).xpath(f"//*[@id='{field}']")
    assert Response.objects.count() == 0


def test_what_was_chosen_is_still_chosen_beside_the_reason(as_ana, ana):
    attempt = begin(ana)

    page = as_ana.post(question(attempt), {"response": "o3", "confidence": ""})

    assert tree(page).xpath("//input[@name='response'][@checked]/@value") == ["o3"]


def test_a_script_is_told_when_its_save_was_kept(as_ana, ana):
    attempt = begin(ana, **TEST)

    sent = as_ana.post(question(attempt), {"response": "o1", "client": "tab", "seq": "7"}, **JSON)

    assert (sent.status_code, sent["Content-Type"]) == (200, "application/json")
    assert sent.json() == {
        "saved_at": Response.objects.get().saved_at.isoformat(),
        "seq": 7,
        "counts": True,
        "conflict": None,
        "remaining": None,
    }


def test_a_script_is_told_of_the_value_of_another_device_that_it_replaced(as_ana, ana):
    attempt = begin(ana, **TEST)
    as_ana.post(question(attempt), {"response": "o1", "client": "phone", "seq": "1"}, **JSON)

    sent = as_ana.post(question(attempt), {"response": "o2", "client": "laptop", "seq": "1", "seen": "never"}, **JSON)

    conflict = sent.json()["conflict"]
    assert conflict["words"] == "420 pilots"
    assert "had saved “420 pilots” at" in conflict["text"]


def test_a_script_is_told_that_another_device_has_had_the_last_word(as_ana, ana):
    attempt = begin(ana, **TEST)
    for client in ("laptop", "phone", "laptop"):  # the third time the laptop says again what it had said
        sent = as_ana.post(question(attempt), {"response": "o1", "client": client, "seq": "1"}, **JSON)

    assert sent.json()["counts"] is False


def test_a_page_left_open_and_sent_as_it_was_shown_says_what_counts(as_ana, ana):
    attempt = begin(ana, **TEST)
    left_open = {
        field.name: field.value
        for field in tree(as_ana.get(question(attempt))).xpath("//main//form//input[@type='hidden']")
    }
    as_ana.post(question(attempt), {"response": "o2", "client": "phone"})

    page = as_ana.post(question(attempt), left_open, follow=True, **HTMX)

    assert attempt.responses.get().value == {"response": ["o2"]}
    assert "for question 1. That counts." in words(page)


def test_what_a_button_posts_is_in_order_with_what_the_queue_has_sent(as_ana, ana):
    attempt = begin(ana, **TEST)
    assert tree(as_ana.get(question(attempt))).xpath("//input[@name='counted']/@value") == [""]
    as_ana.post(question(attempt), {"response": "o2", "client": "page", "seq": "2"}, **JSON)

    as_ana.post(question(attempt), {"response": "o1", "client": "page", "counted": "1"})  # overtaken on the way

    assert attempt.responses.get().value == {"response": ["o2"]}


def test_a_script_is_told_how_many_seconds_are_left(as_ana, ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    Attempt.objects.update(deadline_at=timezone.now() + timedelta(seconds=100))

    left = as_ana.post(question(attempt), {"response": "o1"}, **JSON).json()["remaining"]

    assert isinstance(left, int)
    assert 90 <= left <= 100


def test_a_script_learns_that_the_attempt_is_finished(as_ana, ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    sent = as_ana.post(question(attempt), {"response": "o1"}, **JSON)

    assert (sent.status_code, sent.json()) == (409, {"error": "This attempt is finished.", "late": True})


def test_a_script_learns_that_time_is_over(as_ana, ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)  # begun years ago

    sent = as_ana.post(question(attempt), {"response": "o1"}, **JSON)

    assert sent.status_code == 409
    assert Attempt.objects.get().state == "expired"


def test_a_script_learns_that_it_is_logged_out(client, ana):
    attempt = begin(ana, **TEST)

    sent = client.post(question(attempt), {"response": "o1"}, **JSON)

    assert (sent.status_code, sent.json()) == (401, {"error": "You are logged out. Log in again."})
    assert Revision.objects.count() == 0


def test_after_the_end_a_page_leads_to_the_results(as_ana, ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    sent = as_ana.post(question(attempt), {"response": "o1"})

    assert (sent.status_code, sent["Location"]) == (303, f"/attempts/{attempt.uuid}/")


def test_a_question_beyond_the_paper_is_not_there(as_ana, ana):
    attempt = begin(ana, **TEST)

    assert as_ana.get(question(attempt, 3)).status_code == 404
    assert as_ana.post(question(attempt, 3), {"response": "o1"}).status_code == 404
    assert as_ana.get(question(attempt, 0)).status_code == 404


def test_htmx_gets_the_fragment_and_the_address_to_show(as_ana, ana):
    attempt = begin(ana, **TEST)

    whole, fragment = as_ana.get(question(attempt)), as_ana.get(question(attempt), **HTMX)

    assert whole.content.lstrip().startswith(b"<!doctype html>")
    assert b"<html" not in fragment.content
    assert "Question 1 of 2" in words(fragment)
    assert fragment["HX-Push-Url"] == question(attempt)
    assert "HX-Push-Url" not in whole
    assert all("HX-Request" in page["Vary"] for page in (whole, fragment))
    assert all("no-store" in page["Cache-Control"] for page in (whole, fragment))


def test_htmx_that_restores_its_history_gets_the_whole_page(as_ana, ana):
    attempt = begin(ana, **TEST)

    page = as_ana.get(question(attempt), **HTMX, HTTP_HX_HISTORY_RESTORE_REQUEST="true")

    assert page.content.lstrip().startswith(b"<!doctype html>")


def test_htmx_posts_get_the_same_answers(as_ana, ana):
    practice = begin(ana)
    refused = as_ana.post(question(practice), {}, **HTMX)
    kept = as_ana.post(question(practice), {"response": "o1"}, **HTMX)
    test = begin(ana, **TEST)
    saved = as_ana.post(question(test), {}, **HTMX)

    assert (refused.status_code, kept.status_code, saved.status_code) == (422, 303, 303)
    assert b"<html" not in refused.content
    assert "HX-Push-Url" not in refused


@pytest.mark.parametrize("number", [1, 2])
def test_htmx_stays_within_a_test_or_gets_a_whole_page(as_ana, ana, number):
    attempt = begin(ana, **TEST)

    sent = as_ana.post(question(attempt, number), {"response": "o1"}, **HTMX)
    left = as_ana.post(question(attempt), {"response": "o1", "go": "help"}, **HTMX)

    if number == 1:
        assert (sent.status_code, sent["Location"]) == (303, question(attempt, 2))
    else:
        assert (sent.status_code, sent["HX-Redirect"]) == (200, f"/attempts/{attempt.uuid}/check/")
    assert (left.status_code, left["HX-Redirect"]) == (200, "/help/")


def test_other_methods_are_refused(as_ana, ana):
    attempt = begin(ana, **TEST)

    assert as_ana.put(question(attempt)).status_code == 405
    assert as_ana.get(f"/attempts/{attempt.uuid}/submit/").status_code == 405
    assert as_ana.delete(f"/attempts/{attempt.uuid}/").status_code == 405
