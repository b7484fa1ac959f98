"""Questions whose keys, reasons, explanations and tolerances hold words that stand nowhere else, and a crawler."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from django.core import mail
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from lxml import html

from content.models import Fact
from quiz import attempts
from quiz.models import Attempt, Learner, QuestionVersion, QuizQuestion, Report
from quiz.question_types import QUESTION_TYPES
from tests.factories import save_fact, save_question, save_quiz, save_report

TYPES = Path(__file__).parent.parent / "quiz" / "question_types"
WORD = "Quokka"
FACT_WORD = "Numbat"
"""Stands in the statements of the asked facts: closed while their test is open, and free to read afterwards."""

TYPED: Mapping[str, Mapping[str, Any]] = {
    "short_answer": {"accepted": [f"{WORD} sound"], "refused": [f"{WORD} bay"]},
    "numeric": {"value": "7357191", "tolerance": "193731", "unit": "staff"},
    "date": {"value": "2087-11-29"},
    "cloze": {"blanks": [[f"{WORD} May"], [f"{WORD} sound"]]},
}
"""The data of kinds whose key is typed, with words in it that no page could have by chance."""

SECRETS = re.compile(
    rf"{WORD}|(?<![\w-])(7\W?357\W?191|193\W?731|2087)(?![\w-])|2087-11",
    re.IGNORECASE,  # not within a random id
)
NUMBERS = count(1)


def example(kind: str, name: str = "EXAMPLE") -> Any:
    """The question that the tests of a kind are about."""
    return runpy.run_path(str(TYPES / f"test_{kind}.py"))[name]


def secret_data(kind: str) -> dict[str, Any]:
    """Data of the kind with the word in all that tells the key."""
    data: dict[str, Any] = _marked(example(kind).as_data())
    return {**data, **TYPED.get(kind, {})}


def _marked(data: Any) -> Any:
    if isinstance(data, dict):
        hidden = ("why", "correction")
        return {name: f"{WORD} {name}" if name in hidden else _marked(value) for name, value in data.items()}
    return [_marked(value) for value in data] if isinstance(data, list) else data


def save_secret(kind: str) -> QuestionVersion:
    """A question of the kind, all of whose secrets are marked, about a fact of its own."""
    fact = save_fact(f"The {FACT_WORD} statement {next(NUMBERS)}.", subject=f"Harbour {next(NUMBERS)}")
    return save_question(
        example(kind).stem, fact=fact, kind=kind, data=secret_data(kind), explanation=f"{WORD} explains."
    )


def begin_secret(learner: Learner, **rules: Any) -> Attempt:
    """An open attempt of a quiz that asks one marked question of every kind."""
    asked = [save_secret(kind) for kind in QUESTION_TYPES]
    quiz = save_quiz(**rules)
    assert quiz.current is not None
    type(quiz.current).objects.filter(pk=quiz.current.pk).update(blueprint=[])
    QuizQuestion.objects.bulk_create(
        QuizQuestion(version=quiz.current, question=row.question, position=n) for n, row in enumerate(asked)
    )
    quiz.refresh_from_db()
    return attempts.start(learner, quiz, now=timezone.now(), rng=Random(1))


def rule_on_a_report(attempt: Attempt, user: Model) -> Report:
    """An instructor's ruling that tells the key; the learner's front page shows rulings."""
    told: dict[str, Any] = {"status": Report.Status.ACCEPTED, "ruling": f"{WORD} ruling.", "ruled_by": user}
    told["ruled_at"] = timezone.now()
    return save_report(attempt, **told)


Answer = tuple[str, Any]
"""What was asked, in words, and the response."""

WAYS: tuple[dict[str, str], ...] = ({}, {"hx-request": "true"}, {"accept": "application/json"})


def traffic(client: Client, attempt: Attempt, *, reads: bool = True) -> Iterator[Answer]:
    """All that a learner with this attempt can ask for: saves, pages, errors, and whatever they lead to."""
    yield from saves(client, attempt)
    paths = ["/", "/quizzes/", "/documents/", "/help/", "/accounts/email/", "/accounts/sessions/", "/no-such-page/"]
    paths += [place.format(at=f"/attempts/{attempt.uuid}", n=n) for place in PLACES for n in (1, attempt.paper.count())]
    paths += [path for fact in Fact.objects.all() for path in reading_paths(fact)] if reads else []
    yield from crawl(client, dict.fromkeys(paths))


PLACES = ("{at}/", "{at}/check/", "{at}/submit/", "{at}/{n}/", "{at}/{n}/feedback/", "{at}/{n}/report/", "{at}/99/")


def reading_paths(fact: Fact) -> list[str]:
    version = fact.versions.select_related("subject", "attribute").first()
    assert version is not None
    rows = [row.passage.edition.document for row in version.evidence.select_related("passage__edition__document")]
    series = f"/series/{version.subject.slug}--{version.attribute.slug}/"
    return [f"/facts/{fact.pk}/", series, *(f"/documents/{row.slug}/" for row in rows)]


def saves(client: Client, attempt: Attempt) -> Iterator[Answer]:
    """Right, wrong and senseless responses to every question, saved by page, by htmx and by the queue."""
    for asked in attempt.paper.select_related("question_version"):
        content, at = asked.question_version.content, f"/attempts/{attempt.uuid}/{asked.position}/"
        for raw in (content.wrong_response(asked.order), {"response": ["?" * 999]}, {}):
            for seq, way in enumerate(WAYS):
                yield f"POST {at}", client.post(at, {**raw, "client": "crawl", "seq": str(seq)}, headers=way)
    at = f"/attempts/{attempt.uuid}/1/"
    yield "POST too much", client.post(at, {f"response-{n}": "x" for n in range(2000)})
    yield "POST no form", client.post(at, "{", content_type="application/json")
    yield "POST report", client.post(f"{at}report/", {"reason": "typo"})


def crawl(client: Client, paths: Mapping[str, None]) -> Iterator[Answer]:
    """The pages, each in every way, and all that their links lead to; nobody is logged out."""
    waiting, seen = list(paths), set(paths)
    while waiting:
        path = waiting.pop()
        for way in WAYS:
            response = client.get(path, headers=way)
            yield f"GET {path} {way}", response
            for link in links(response) - seen:
                seen.add(link)
                waiting.append(link)


def links(response: Any) -> set[str]:
    """The site's own addresses in a page, and where a response leads."""
    found = {response.headers.get("Location", ""), response.headers.get("HX-Redirect", "")}
    if response.headers.get("Content-Type", "").startswith("text/html") and response.content.strip():
        page = html.fromstring(response.content.decode())
        addresses: Any = page.xpath("//@href | //@hx-get | //form[not(@method='post')]/@action")
        found |= set(addresses)
    own = {link.partition("#")[0] for link in found if link.startswith("/")}
    return {link for link in own if link and not link.startswith(("/static/", "/accounts/", "/admin/"))}


def hits(answers: Iterator[Answer], words: re.Pattern[str] = SECRETS) -> list[str]:
    """Where one of the words stands in a body, a header, a cookie or a mail."""
    found = [
        asked
        for asked, response in answers
        if words.search(response.content.decode(errors="replace"))
        or words.search(f"{response.headers}{response.cookies}")
    ]
    return found + [f"mail {row.subject}" for row in mail.outbox if words.search(str(row.body))]
