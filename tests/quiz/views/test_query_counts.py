"""A page asks the database as often for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.recording import NewSpan, add_evidence
from quiz import attempts
from quiz.models import Learner
from tests.factories import (
    NOW,
    save_attempt,
    save_attribute,
    save_document,
    save_fact,
    save_question,
    save_quiz,
    save_topic,
)
from tests.quiz.views.pages import TEST

pytestmark = pytest.mark.django_db

Page = Callable[[Learner, int], str]


def list_of_quizzes(ana: Learner, count: int) -> str:
    save_question()
    for _ in range(count):
        save_attempt(ana, save_quiz())
    return "/quizzes/"


def home(ana: Learner, count: int) -> str:
    for number in range(count):
        topic = save_topic(slug=f"topic-{number}", title=f"Topic {number}")
        save_question(topic=topic, fact=save_fact(topic=topic))
        save_attempt(ana, save_quiz(blueprint=[{"topic": topic.slug, "count": 1}], **TEST), is_finished=False)
    return "/"


def check(ana: Learner, count: int) -> str:
    return f"/attempts/{_attempt(ana, count, is_finished=False)}/check/"


def results(ana: Learner, count: int) -> str:
    return f"/attempts/{_attempt(ana, count, is_finished=True)}/"


def question(ana: Learner, count: int) -> str:
    return f"/attempts/{_attempt(ana, count, is_finished=False)}/1/"


def _attempt(ana: Learner, count: int, *, is_finished: bool) -> Any:
    for _ in range(count):
        save_question()
    quiz = save_quiz(blueprint=[{"topic": "", "count": count}], **TEST)
    return save_attempt(ana, quiz, right=[True] * count, is_finished=is_finished).uuid


def clock(ana: Learner, count: int) -> str:
    return f"/attempts/{_attempt(ana, count, is_finished=False)}/clock/"


def topic(ana: Learner, count: int) -> str:
    for _ in range(count):
        save_fact(topic=save_topic())
    return "/topics/structure/"


def documents(ana: Learner, count: int) -> str:
    for _ in range(count):
        save_document()
    return "/documents/"


def document(ana: Learner, count: int) -> str:
    lines = [f"Ferry {number} of {count} sailed." for number in range(count)]
    found = save_document(text="\n\n".join(lines))
    for line in lines:
        save_fact(line, document=found)
    return found.get_absolute_url()


def series(ana: Learner, count: int) -> str:
    for _ in range(count):
        save_fact(attribute=save_attribute("pilots"))
    return "/series/harbour-watch--pilots/"


def fact(ana: Learner, count: int) -> str:
    lines = [f"Ferry {number} of {count} ran." for number in range(count)]
    found = save_fact(lines[0])
    for line in lines[1:]:
        edition = save_document(text=line).editions.get()
        add_evidence([(found, NewSpan(edition, "value", 0, len(line)))])
    return found.fact.get_absolute_url()


@pytest.mark.parametrize(
    "save_page", [list_of_quizzes, home, check, results, question, clock, topic, documents, document, series, fact]
)
def test_queries_do_not_grow_with_rows(as_ana: Client, ana: Learner, save_page: Page):
    counts = []
    for count in (1, 4):
        address = save_page(ana, count)
        with CaptureQueriesContext(connection) as queries:
            assert as_ana.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_saving_takes_few_queries(as_ana: Client, ana: Learner):
    save_question()
    attempt = attempts.start(ana, save_quiz(**TEST), now=NOW, rng=Random(1))
    address = f"/attempts/{attempt.uuid}/1/"
    as_ana.post(address, {"response": "o1", "client": "p", "seq": "1"})

    with CaptureQueriesContext(connection) as queries:
        as_ana.post(address, {"response": "o2", "client": "p", "seq": "2"})

    assert len(queries) <= 16


def test_the_clock_takes_few_queries(as_ana: Client, ana: Learner):
    address = clock(ana, 2)

    with CaptureQueriesContext(connection) as queries:
        as_ana.get(address)

    assert len(queries) <= 4
