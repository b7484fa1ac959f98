"""The front page of the desk: what waits, counted in plain words, with the way there."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import save_learner
from tests.factories import save_attempt, save_question, save_quiz, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("count", "words"), [(1, "attempt running"), (2, "attempts running")])
def test_what_runs_is_counted_and_listed_alone(client: Client, count, words):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted")
    for number in range(count):
        save_attempt(save_learner(f"l{number}@quiz.test", f"Learner {number}"), quiz, is_finished=False)
    save_attempt(save_learner("done@quiz.test", "Done"), quiz)
    desk = enter_desk(client, save_staff())

    row = next(row for row in desk.get("/admin/").context["needs"] if "running" in row["words"])

    assert (row["count"], row["words"]) == (count, words)
    assert desk.get(row["url"]).context["cl"].result_count == count
