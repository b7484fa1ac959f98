"""No word of a key, a reason, an explanation or a tolerance leaves the server before the quiz's rule allows it."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from quiz import attempts
from quiz.models import Attempt, Learner, Quiz
from quiz.question_types import QUESTION_TYPES
from tests.access.canaries import (
    FACT_WORD,
    SECRETS,
    begin_secret,
    example,
    hits,
    rule_on_a_report,
    save_secret,
    secret_data,
    traffic,
)
from tests.factories import save_quiz
from tests.quiz.views.pages import steady

pytestmark = pytest.mark.django_db

HELD: list[dict[str, Any]] = [
    {"purpose": "test", "feedback": "submitted"},
    {"purpose": "test", "feedback": "closed"},
    {"purpose": "test", "feedback": "never"},
    {"purpose": "check", "feedback": "submitted"},
]


@pytest.mark.parametrize("kind", [kind for kind in QUESTION_TYPES if kind != "matching"])
def test_every_kind_has_marked_secrets(kind):
    """All but matching, whose key is nothing but ids: that these say nothing, test_allow_lists.py shows."""
    content = QUESTION_TYPES[kind].from_data(example(kind).stem, "Quokka explains.", secret_data(kind))
    told = [f"{line.why} {line.key}" for line in content.lines(content.draw(Random(1)), None)]

    assert SECRETS.search(f"{told} {content.key_words()}")


def browser(learner: Learner) -> Client:
    assert learner.user is not None
    client = Client(raise_request_exception=False)
    client.force_login(learner.user)
    return client


@pytest.mark.parametrize("rules", HELD, ids=lambda rules: f"{rules['purpose']}-{rules['feedback']}")
def test_an_open_test_tells_nothing_of_any_kind_of_question(ana, eda, rules):
    attempt = begin_secret(ana, **rules)
    rule_on_a_report(attempt, eda)

    found = list(traffic(browser(ana), attempt))

    assert len(found) > 150
    assert hits(iter(found)) == []
    assert hits(iter(found), re.compile(FACT_WORD)) == []


def test_practice_tells_nothing_of_a_question_before_it_is_answered(ana):
    attempt = begin_secret(ana, purpose="practice", feedback="at_once")
    client = browser(ana)
    at = f"/attempts/{attempt.uuid}"
    found = [(path, client.get(path, headers=way)) for n in range(1, 10) for path in
             (f"{at}/{n}/", f"{at}/{n}/feedback/", f"{at}/{n}/report/", f"{at}/", "/", "/quizzes/")
             for way in ({}, {"hx-request": "true"})]  # fmt: skip

    assert hits(iter(found)) == []


@pytest.mark.parametrize("feedback", ["closed", "never"])
def test_a_submitted_test_tells_no_key_where_the_rule_holds_it_back(ana, ben, feedback):
    attempt = begin_secret(ana, purpose="test", feedback=feedback)
    attempts.start(ben, attempt.quiz, now=timezone.now(), rng=Random(2))
    client = browser(ana)
    client.post(f"/attempts/{attempt.uuid}/submit/")

    assert hits(traffic(client, attempt, reads=False)) == []


def test_the_keys_are_told_once_all_have_ended_and_the_quiz_has_closed(ana, ben):
    attempt = begin_secret(ana, purpose="test", feedback="closed")
    other = attempts.start(ben, attempt.quiz, now=timezone.now(), rng=Random(2))
    client = browser(ana)
    client.post(f"/attempts/{attempt.uuid}/submit/")
    Quiz.objects.filter(pk=attempt.quiz_id).update(closes_at=timezone.now() - timedelta(seconds=1))
    feedback = f"/attempts/{attempt.uuid}/1/feedback/"

    while_ben_writes = client.get(feedback).status_code
    attempts.finish(other, now=timezone.now())

    assert while_ben_writes == 404
    assert hits(iter([("feedback", client.get(feedback))])) == ["feedback"]


def test_a_held_result_looks_alike_for_all_right_and_all_wrong(ana, ben):
    """Pages, lists and the front page of the one are those of the other, but for names, receipts and times."""
    quiz = save_quiz(purpose="test", feedback="closed")
    save_secret("single_choice")
    seen = []
    for learner, is_right in ((ana, True), (ben, False)):
        attempt = attempts.start(learner, quiz, now=timezone.now(), rng=Random(3))
        asked = attempt.paper.get()
        content, client = asked.question_version.content, browser(learner)
        raw = content.key_response(asked.order) if is_right else content.wrong_response(asked.order)
        client.post(f"/attempts/{attempt.uuid}/1/", raw)
        client.post(f"/attempts/{attempt.uuid}/submit/")
        paths = ["", "check/", "1/", "1/feedback/", "1/report/"]
        pages = [client.get(f"/attempts/{attempt.uuid}/{path}", follow=True) for path in paths]
        pages += [client.get(path) for path in ("/", "/quizzes/", quiz.get_absolute_url())]
        seen.append([plain(page, learner, Attempt.objects.get(pk=attempt.pk)) for page in pages])

    assert seen[0] == seen[1]


def plain(page: Any, learner: Learner, attempt: Attempt) -> str:
    assert learner.user is not None
    text = (
        steady(page)
        .replace(str(attempt.uuid), "")
        .replace(attempt.receipt, "")
        .replace(attempt.receipt[:12], "")
        .replace(str(learner), "")
    )
    return re.sub(r"\d\d:\d\d(:\d\d)?", "", text.replace(learner.user.email, "").replace(learner.user.name, ""))


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_a_save_is_answered_alike_whether_it_is_right_or_wrong(ana, kind):
    version = save_secret(kind)
    attempt = attempts.start(ana, save_quiz(purpose="test", feedback="submitted"), now=timezone.now(),
                             rng=Random(1))  # fmt: skip
    client, asked, at = browser(ana), attempt.paper.get(), f"/attempts/{attempt.uuid}/1/"
    sizes = []
    for seq, respond in enumerate((version.content.key_response, version.content.wrong_response)):
        posted = {**respond(asked.order), "client": "page", "seq": str(seq)}
        saved = client.post(at, posted, HTTP_ACCEPT="application/json")
        page = client.post(at, respond(asked.order))
        told = {name: value for name, value in saved.json().items() if name not in ("saved_at", "seq")}
        sizes.append(
            (saved.status_code, told, len(saved.content), page.status_code, page["Location"], len(page.content))
        )

    assert sizes[0] == sizes[1]
