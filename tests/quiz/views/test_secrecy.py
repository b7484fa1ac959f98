"""Nothing that tells the key leaves the server before the quiz's rule allows it, whatever the kind of question."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.http import HttpResponse

from content.models import Document
from quiz import attempts
from quiz.models import Attempt, QuestionVersion
from quiz.question_types import QUESTION_TYPES
from quiz.saving import Save
from tests.factories import NOW, keep, numbers, save_document, save_fact, save_question, save_quiz
from tests.quiz.views.pages import HTMX, JSON, TEST, begin, steady

pytestmark = pytest.mark.django_db

CANARY = "canary-7f3a"
TYPES = Path(__file__).parent.parent / "question_types"


def example(kind: str, name: str = "EXAMPLE") -> Any:
    return runpy.run_path(str(TYPES / f"test_{kind}.py"))[name]


def with_canaries(data: Any) -> Any:
    """The data with every "why" replaced."""
    if isinstance(data, dict):
        return {name: f"{CANARY} why" if name == "why" else with_canaries(value) for name, value in data.items()}
    return [with_canaries(value) for value in data] if isinstance(data, list) else data


def save_secret(kind: str) -> QuestionVersion:
    """A question of the kind whose explanation, fact, quote and reasons carry the canary."""
    question = example(kind)
    fact = save_fact(f"The {CANARY} statement {next(numbers)}.")
    return save_question(
        question.stem, fact=fact, kind=kind, data=with_canaries(question.as_data()), explanation=f"{CANARY} explains."
    )


def question_pages(client: Any, attempt: Attempt, raw: dict[str, list[str]]) -> Iterator[HttpResponse]:
    """Whatever shows a question while its attempt is open, with this response."""
    at = f"/attempts/{attempt.uuid}"
    yield client.post(f"{at}/1/", raw, **JSON)
    yield client.get(f"{at}/1/")
    yield from (client.get(f"{at}/{ending}") for ending in ("check/", "1/feedback/"))


def other_pages(client: Any, attempt: Attempt) -> Iterator[HttpResponse]:
    """Whatever else a learner can ask for meanwhile."""
    at = f"/attempts/{attempt.uuid}"
    yield client.get(attempt.quiz.get_absolute_url())
    yield client.get(f"{at}/1/", **HTMX)
    yield client.post(f"{at}/1/", {"response": "o1"})
    yield from (client.get(f"{at}/{ending}") for ending in ("", "1/report/", "submit/"))
    yield from (client.get(address) for address in ("/", "/quizzes/", "/documents/"))


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_an_open_test_shows_no_key_and_no_reason(as_ana, ana, kind):
    version = save_secret(kind)
    attempt = attempts.start(ana, save_quiz(**TEST), now=NOW, rng=Random(1))

    for page in question_pages(as_ana, attempt, version.content.wrong_response(attempt.paper.get().order)):
        assert CANARY.encode() not in page.content


@pytest.mark.parametrize("rules", [TEST, {"purpose": "test", "feedback": "never"}, {"purpose": "check"}])
def test_no_page_of_an_open_attempt_shows_a_key(as_ana, ana, rules):
    save_secret("single_choice")
    attempt = attempts.start(ana, save_quiz(**rules), now=NOW, rng=Random(1))

    for page in (*question_pages(as_ana, attempt, {"response": ["o1"]}), *other_pages(as_ana, attempt)):
        assert CANARY.encode() not in page.content
        assert CANARY not in str(page.headers)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_practice_shows_it_only_once_it_is_answered(as_ana, ana, kind):
    version = save_secret(kind)
    save_secret(kind)
    attempt = attempts.start(ana, save_quiz(blueprint=[{"count": 2}]), now=NOW, rng=Random(1))
    asked = attempt.paper.get(position=1)
    at = f"/attempts/{attempt.uuid}/1/"

    before = [as_ana.get(at), as_ana.post(at, {}), as_ana.get(f"{at}feedback/"), as_ana.get(f"{at}report/")]
    as_ana.post(at, version.content.wrong_response(asked.order))
    after = as_ana.get(f"{at}feedback/")

    assert [page.status_code for page in before] == [200, 422, 404, 200]
    assert all(CANARY.encode() not in page.content for page in before)
    assert f"{CANARY} explains.".encode() in after.content


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_the_page_of_a_question_does_not_depend_on_its_key(as_ana, ana, kind):
    pages = []
    for name in ("EXAMPLE", "REKEYED"):
        question = example(kind, name)
        version = save_question(example(kind).stem, kind=kind, data=question.as_data())
        attempt = attempts.start(ana, save_quiz(**TEST), now=NOW, rng=Random(1))
        page = as_ana.get(f"/attempts/{attempt.uuid}/1/")
        pages.append(steady(page).replace(str(attempt.uuid), "").replace(attempt.quiz.title, ""))
        QuestionVersion.objects.filter(pk=version.pk).update(status="retired")

    assert pages[0] == pages[1]


def test_a_test_without_feedback_never_shows_the_key(as_ana, ana):
    save_secret("single_choice")
    attempt = attempts.start(ana, save_quiz(purpose="test", feedback="never"), now=NOW, rng=Random(1))
    attempts.finish(attempt, now=NOW)

    results, feedback = as_ana.get(f"/attempts/{attempt.uuid}/"), as_ana.get(f"/attempts/{attempt.uuid}/1/feedback/")

    assert (results.status_code, feedback.status_code) == (200, 404)
    assert CANARY.encode() not in results.content
    assert b"/feedback/" not in results.content


def test_quotes_are_shown_only_where_the_rights_allow(as_ana, ana):
    for rights in Document.Rights.values:
        document = save_document(text=f"The {CANARY} stands here, {rights}.", rights=rights)
        save_question(fact=save_fact("Plain statement.", document=document, quote=f"The {CANARY} stands here"))
    quiz = save_quiz(blueprint=[{"count": 3}])
    attempt = attempts.start(ana, quiz, now=NOW, rng=Random(1))
    shown = {}
    for asked in attempt.paper.all():
        keep(attempt, Save(asked.position, {}, "page"), now=NOW)
        page = as_ana.get(f"/attempts/{attempt.uuid}/{asked.position}/feedback/")
        evidence = asked.question_version.links.get().fact_version.evidence.get()
        shown[evidence.passage.edition.document.rights] = CANARY.encode() in page.content

    assert shown == {"quote": True, "restricted": False, "unknown": False}


def test_a_result_that_waits_for_all_tells_nothing_of_the_score(as_ana, ana):
    attempt = attempts.finish(begin(ana, purpose="test", feedback="closed"), now=NOW)

    page = as_ana.get(f"/attempts/{attempt.uuid}/")

    assert page.context["is_held"]
    assert not [name for name in ("passed", "score_words", "percent", "topics", "questions") if name in page.context]
    assert "Submitted" in page.content.decode()
    assert attempt.receipt[:12] in page.content.decode()
    assert as_ana.get(f"/attempts/{attempt.uuid}/1/feedback/").status_code == 404
    assert "point" not in as_ana.get("/quizzes/").content.decode()
