"""While a test runs its learner can practise nothing, and old feedback on its facts is closed."""

from __future__ import annotations

from random import Random

import pytest

from quiz import attempts
from tests.factories import NOW, save_quiz
from tests.quiz.views.pages import TEST, again, begin, tree, words

pytestmark = pytest.mark.django_db


def test_practice_is_closed_and_says_why(as_ana, ana):
    practice = begin(ana)
    begin(ana, **TEST)

    asked = as_ana.get(f"/attempts/{practice.uuid}/1/", follow=True)
    posted = as_ana.post(f"/attempts/{practice.uuid}/1/", {"response": "o1"})
    started = as_ana.post(f"/quizzes/{practice.quiz.slug}/")

    assert "You have a test open" in words(asked)
    assert (posted.status_code, started.status_code) == (302, 409)
    assert not again(practice).responses.exists()


@pytest.mark.parametrize(("purpose", "called"), [("test", "a test"), ("check", "a quick check")])
def test_what_closes_practice_is_called_by_its_name_and_linked(as_ana, ana, purpose, called):
    practice = begin(ana)
    test = begin(ana, **TEST | {"purpose": purpose})

    page = as_ana.get(f"/quizzes/{practice.quiz.slug}/")
    link = tree(page).xpath("//*[contains(@class, 'note')]//a/@href")[0]
    opened = as_ana.get(link, follow=True)

    assert f"You have {called} open. Practice opens again once it is submitted." in words(page)
    assert opened.redirect_chain == [(f"/attempts/{test.uuid}/1/", 302)]


def test_a_quick_check_is_started_and_submitted_by_its_name(as_ana, ana):
    check = begin(ana, **TEST | {"purpose": "check"})
    other = save_quiz(blueprint=[{"topic": "", "count": 1}], **TEST | {"purpose": "check"})

    assert "Start quick check" in words(as_ana.get(f"/quizzes/{other.slug}/"))
    assert "Submit quick check" in words(as_ana.get(f"/attempts/{check.uuid}/check/"))


def test_old_feedback_on_the_same_question_is_closed_until_the_test_ends(as_ana, ana):
    practice = begin(ana, count=1)
    as_ana.post(f"/attempts/{practice.uuid}/1/", {"response": "o2"})
    quiz = save_quiz(blueprint=[{"topic": "", "count": 1}], **TEST)
    test = attempts.start(ana, quiz, now=NOW, rng=Random(1))
    feedback = f"/attempts/{practice.uuid}/1/feedback/"

    while_open = as_ana.get(feedback).status_code
    as_ana.post(f"/attempts/{test.uuid}/submit/")

    assert (while_open, as_ana.get(feedback).status_code) == (404, 200)


def test_a_value_brought_back_by_hand_from_a_kept_page_counts(as_ana, ana):
    test = begin(ana, **TEST)
    kept = {"client": "kept-page", "seq": "1"}

    for value in ("o1", "o2", "o1"):
        as_ana.post(f"/attempts/{test.uuid}/1/", {"response": value, **kept})

    assert test.responses.get().value == {"response": ["o1"]}
    assert [row.value["response"] for row in test.revisions.order_by("pk")] == [["o1"], ["o2"], ["o1"]]


def test_a_flag_on_an_unchanged_value_is_set(as_ana, ana):
    test = begin(ana, **TEST)
    as_ana.post(f"/attempts/{test.uuid}/1/", {"response": "o1", "client": "page", "seq": "1"})

    as_ana.post(f"/attempts/{test.uuid}/1/", {"response": "o1", "client": "page", "seq": "1", "flag": "1"})

    assert test.responses.get().is_flagged
    assert test.revisions.count() == 1
