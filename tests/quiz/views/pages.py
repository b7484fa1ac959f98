"""How tests read pages and begin attempts."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from django.http import HttpResponse
from lxml import html

from quiz import attempts
from quiz.models import Attempt, Learner
from tests.factories import NOW, save_question, save_quiz

TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}
JSON = {"HTTP_ACCEPT": "application/json"}
HTMX = {"HTTP_HX_REQUEST": "true"}


def begin(learner: Learner, count: int = 2, **rules: Any) -> Attempt:
    """An attempt of a new quiz, practice unless told otherwise; the key of each question is o1."""
    for _ in range(count):
        save_question()
    quiz = save_quiz(blueprint=[{"topic": "", "count": count}], **rules)
    return attempts.start(learner, quiz, now=NOW, rng=Random(1))


def again(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


def tree(page: HttpResponse) -> Any:
    return html.fromstring(page.content.decode())


def words(page: HttpResponse) -> str:
    """The text of the page, each run of spaces as one."""
    return " ".join(tree(page).text_content().split())


def steady(page: HttpResponse) -> str:
    """The page without what is different each time: tokens, nonces, the name of the client."""
    text = re.sub(r'(nonce|value)="[\w-]{16,}"', r'\1=""', page.content.decode())
    return re.sub(r'"csrf[^"]*":\s*"[^"]*"', "", text)
