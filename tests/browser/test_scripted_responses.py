"""What learners write is shown as they wrote it, to them and at the desk: nothing in it runs, loads or leads away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Dialog, Page, Request

from people.models import User
from quiz import attempts, saving, settling
from quiz.models import Attempt, Learner, QuizQuestion, QuizVersion
from tests.factories import save_question, save_quiz, save_report
from tests.people.factors import enter_desk

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_database_is_made_beside_the_browser")]

# Each would call ran(), or ask for /ran, wherever it is taken for more than text.
PAYLOADS = (
    "<script>ran()</script>",
    "</textarea><script>ran()</script>",
    "</title><script>ran()</script>",
    "</script><script>ran()</script>",
    "--><script>ran()</script>",
    "'\"><script>ran()</script>",
    '"><img src=x onerror=ran()>',
    "<img src=/ran>",
    "<img/src/onerror=ran()>",
    "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src onerror=ran()>",
    "<body onload=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'>",
    "<iframe src=javascript:parent.ran()>",
    "<iframe src=/ran>",
    "<object data=/ran>",
    "<embed src=/ran>",
    "<link rel=stylesheet href=/ran>",
    "<style>@import '/ran';</style>",
    "<style>*{background:url(/ran)}</style>",
    "<meta http-equiv=refresh content='0;url=/ran'>",
    "<base href=//ran.test/>",
    "<form action=/ran><button autofocus>x</button></form>",
    "<input autofocus onfocus=ran()>",
    "<details open ontoggle=ran()>",
    "<video><source onerror=ran()>",
    "<audio src=/ran autoplay>",
    "<a href=javascript:ran()>x</a>",
    "<div hx-get=/ran hx-trigger=load>",
    "<div data-hx-get=/ran data-hx-trigger=load>",
    "<div hx-on::load=ran()>",
    "<div hx-vals='js:{x:ran()}' hx-trigger=load hx-post=/ran>",
    "<template shadowrootmode=open><script>ran()</script></template>",
    "<noscript><p title='</noscript><img src onerror=ran()>'>",
    "{{ ran() }} {% include 'ran' %} ${ran()}",
    "\u003cscript\u003eran()\u003c/script\u003e",
    "&lt;script&gt;ran()&lt;/script&gt; &#60;img src=/ran&#62;",
    "<scr\x00ipt>ran()</scr\x00ipt><\u2028img src=/ran>",
)
NAME = "<img src=/ran onerror=ran()>"


@pytest.fixture(scope="session")
def _database_is_made_beside_the_browser(_orm_beside_the_browser: None) -> None:
    """Where these run alone, the browser is there before the database is."""


@pytest.fixture
def written(transactional_db: None) -> Attempt:
    """A finished test whose typed responses, learner's name and report are all payloads."""
    user = User.objects.create_user("ana@quiz.test", "correct horse battery", name=NAME)
    quiz = save_quiz(purpose="test", feedback="submitted")
    asked = [save_question(kind="short_answer", data={"accepted": ["Halvorsund"]}) for _ in PAYLOADS]
    QuizVersion.objects.filter(quiz=quiz).update(blueprint=[])
    QuizQuestion.objects.bulk_create(QuizQuestion(version=quiz.current, question=row.question) for row in asked)
    quiz.refresh_from_db()
    now = timezone.now()
    attempt = attempts.start(Learner.objects.create(user=user), quiz, now=now, rng=Random(1))
    for position, payload in enumerate(PAYLOADS, 1):
        change = saving.Save(position, {"response": [payload]}, "page", seq=position)
        saving.save(partial(settling.lock, attempt), change, now=now)
    save_report(attempt, text="".join(PAYLOADS))
    return attempt


@pytest.fixture
def ran(page: Page) -> Iterator[list[str]]:
    """What a payload did: called the hook, opened a dialog, or asked for something."""
    found: list[str] = []

    def refuse(dialog: Dialog) -> None:
        found.append(f"dialog on {page.url}")
        dialog.dismiss()

    def note(request: Request) -> None:
        if "/ran" in request.url:
            found.append(request.url)

    page.expose_function("ran", lambda *_told: found.append(f"called on {page.url}"))
    page.on("dialog", refuse)
    page.on("request", note)
    yield found
    assert found == []


def visit(page: Page, base: str, paths: list[str]) -> None:
    for path in paths:
        answer = page.goto(f"{base}{path}", wait_until="load")
        assert answer is not None
        assert answer.status == 200, path
        assert page.url == f"{base}{path}"


def test_the_learner_reads_it_as_it_was_written(
    page: Page, live_server: Any, written: Attempt, ran: list[str], log_in: Any
) -> None:
    assert written.learner.user is not None
    log_in(written.learner.user)
    at = f"/attempts/{written.uuid}"
    visit(page, live_server.url, ["/", f"{at}/check/", *(f"{at}/{n}/" for n in range(1, len(PAYLOADS) + 1, 3))])
    attempts.finish(written, now=timezone.now())
    visit(page, live_server.url, [f"{at}/", f"{at}/15/feedback/", f"{at}/1/report/", f"{at}/1/feedback/"])

    assert PAYLOADS[0] in page.locator("main").inner_text()


def test_the_desk_reads_it_as_it_was_written(
    page: Page, client: Client, live_server: Any, written: Attempt, ran: list[str], ada: User
) -> None:
    attempts.finish(written, now=timezone.now())
    enter_desk(client, ada)
    key = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    desk, response = "/admin/quiz", written.responses.order_by("pk")[0]
    report = response.paper_question.reports.first()
    things = [f"attempt/{written.pk}/change", f"response/{response.pk}/change", f"learner/{written.learner_id}/change",
              f"quiz/{written.quiz_id}/scores"]  # fmt: skip
    things += [f"report/{report.pk}/change"] if report else []
    lists = [f"{desk}/{noun}/" for noun in ("attempt", "response", "learner", "report", "extratime/add")]
    people = ["/admin/people/user/", f"/admin/people/user/{written.learner.user_id}/change/", "/admin/"]
    visit(page, live_server.url, [*lists, *(f"{desk}/{thing}/" for thing in things), *people])
    visit(page, live_server.url, [f"{desk}/attempt/{written.pk}/change/"])

    assert PAYLOADS[0] in page.locator("main").inner_text()
