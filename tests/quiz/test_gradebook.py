"""The score table: best and last attempts, facility from first attempts, and CSV that starts no formula."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from quiz import gradebook
from tests.conftest import save_learner
from tests.factories import NOW, save_attempt, save_question, save_quiz, save_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz():
    topic = save_topic()
    for n in range(3):
        save_question(f"Question {n}?", topic=topic)
    return save_quiz(blueprint=[{"topic": "structure", "count": 3}])


def test_best_and_last_attempt_of_a_learner(quiz, ana):
    save_attempt(ana, quiz, right=(True, True, False))
    save_attempt(ana, quiz, right=(True, False, False), now=NOW + timedelta(days=1))

    book = gradebook.gradebook(quiz)

    row = book.learners[0]
    assert (str(row.learner), row.count, row.topics) == ("Ana", 2, ("2 of 3",))
    assert (row.best.earned, row.last.earned, row.best.points, row.best.passed) == (Fraction(2), Fraction(1), 3, False)
    assert (row.best.percent, row.best.earned_words) == (67, "2")


@pytest.mark.django_db(transaction=True, databases=["default", "replica"])
def test_tables_and_files_are_read_from_the_replica_alone(quiz, ana, settings):
    save_attempt(ana, quiz, right=(True, True, False))
    settings.STATISTICS_DATABASE = "replica"

    with (
        CaptureQueriesContext(connections["default"]) as decisions,
        CaptureQueriesContext(connections["replica"]) as read,
    ):
        book = gradebook.gradebook(quiz)
        files = gradebook.scores_csv(quiz), gradebook.responses_csv(quiz)

    assert [row.best.earned for row in book.learners] == [2]
    assert all("Ana" in text for text in files)
    assert (len(decisions), len(read) > 0) == (0, True)


def test_open_attempts_do_not_count(quiz, ana):
    save_attempt(ana, quiz, right=(True,), is_finished=False)

    assert gradebook.gradebook(quiz) == gradebook.Gradebook((), (), ())


def test_facility_is_of_first_attempts_and_waits_for_ten(quiz):
    for n in range(10):
        learner = save_learner(f"l{n}@quiz.test", f"Learner {n}")
        save_attempt(learner, quiz, right=(n < 7, None, True))
    save_attempt(learner, quiz, right=(True, True, True), now=NOW + timedelta(days=1))

    rows = gradebook.gradebook(quiz).questions

    assert [row.count for row in rows] == [10, 10, 10]
    assert sum(row.share or 0 for row in rows) == 170
    assert ("no response", 10) in [pair for row in rows for pair in row.responses]


def test_fewer_than_ten_responses_are_too_few_to_judge(quiz, ana):
    save_attempt(ana, quiz, right=(True, True, True))

    assert {(row.count, row.share) for row in gradebook.gradebook(quiz).questions} == {(1, None)}


@pytest.mark.parametrize("count", [1, 4])
def test_the_number_of_queries_does_not_grow(quiz, count, django_assert_num_queries):
    for n in range(count):
        save_attempt(save_learner(f"l{n}@quiz.test", f"Learner {n}"), quiz, right=(True, False))

    with django_assert_num_queries(5):
        gradebook.gradebook(quiz)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", '"\'\rx"'),
        ("a=b", "a=b"),
        (-3, "-3"),
    ],
)
def test_no_cell_starts_a_formula(cell, shown):
    assert gradebook.as_csv([[cell]]) == f"{shown}\r\n"


def test_scores_csv_has_a_line_for_each_learner(quiz):
    evil = save_learner("evil@quiz.test", '=HYPERLINK("x")')
    save_attempt(evil, quiz, right=(True, True, True))

    head, line, end = gradebook.scores_csv(quiz).split("\r\n")

    assert head.split(",")[:6] == [
        "Learner", "Name", "Attempts", "Best: points", "Best: points numerator", "Best: points denominator",
    ]  # fmt: skip
    assert line.startswith(f'{evil.uuid},"\'=HYPERLINK(""x"")",1,3,3,1,3,100,yes,2026-03-02 09:05:00,')
    assert line.endswith(",3 of 3")
    assert end == ""


def test_responses_csv_has_a_line_for_each_response_in_words(quiz, ana):
    save_attempt(ana, quiz, right=(True, None, False))

    lines = gradebook.responses_csv(quiz).splitlines()

    assert len(lines) == 3
    assert ",420 pilots,1,1,2026-03-02 09:00:00" in lines[1]
    assert ",0,1,2026-03-02 09:00:00" in lines[2]
