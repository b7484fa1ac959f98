"""Every page in light and dark at three widths: axe finds nothing, nothing overflows, the console stays empty."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Page

from content.models import Document, Entity, Fact, Topic
from quiz.models import Attempt, Learner, Question, Quiz

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
EVERY = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
# Each width and each scheme once; AXE=all looks at every pair.
SEEN = EVERY if os.environ.get("AXE") == "all" else [("dark", 320), ("light", 390), ("dark", 1280)]


def look(page: Page, axe: Callable[[], list[str]], base: str, paths: list[str]) -> list[str]:
    """What is wrong with the pages: one line a fault."""
    faults = []
    for path in paths:
        page.goto(base + path)
        for scheme, width in SEEN:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two are literals
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{path} {scheme} {width}: wider than the window")
            faults += [f"{path} {scheme} {width}: {fault}" for fault in axe()]
    return faults


def test_pages_for_strangers(page: Page, live_server: Any, axe: Callable[[], list[str]]) -> None:
    paths = ["/", "/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/help/"]

    assert look(page, axe, live_server.url, paths) == []


def test_reading_pages(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    enter("trainee@demo.test")
    document, topic = Document.objects.get(slug="natos-role-in-kosovo"), Topic.objects.get(slug="deployment")
    fact = Fact.objects.filter(current__attribute__slug="troops", current__value="26000").get()
    paths = [
        *("/", "/quizzes/", "/documents/", "/series/kfor--troops/"),
        *(document.get_absolute_url(), f"/topics/{topic.slug}/", fact.get_absolute_url()),
    ]

    assert look(page, axe, live_server.url, paths) == []


def test_pages_of_a_practice(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    """One question of each kind, its feedback, its report form, and the results."""
    attempt = attempt_with_every_kind("trainee@demo.test", "practice", "at_once")
    enter("trainee@demo.test")
    total = attempt.paper.count()
    base = reverse("quiz:results", args=[attempt.uuid])

    faults = look(page, axe, live_server.url, [f"{base}{number}/" for number in range(1, total + 1)])
    skip_all(attempt)
    faults += look(page, axe, live_server.url, [f"{base}{number}/feedback/" for number in range(1, total + 1)])
    faults += look(page, axe, live_server.url, [base, f"{base}1/report/"])

    assert faults == []


def test_pages_of_a_test(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    attempt = attempt_with_every_kind("trainee@demo.test", "test", "submitted")
    enter("trainee@demo.test")
    base = reverse("quiz:results", args=[attempt.uuid])
    paths = ["/quizzes/kfor-test/", f"{base}1/", f"{base}2/", f"{base}check/"]

    assert look(page, axe, live_server.url, paths) == []


def test_pages_of_the_desk(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    skip_all(attempt_with_every_kind("trainee@demo.test", "practice", "at_once"))
    enter("instructor@demo.test")
    lists = [
        "content_document",
        "content_fact",
        "content_entity",
        "content_import",
        "content_topic",
        "content_attribute",
    ]
    lists += ["content_mission", "quiz_question", "quiz_quiz", "quiz_attempt", "quiz_report", "quiz_learner"]
    paths = ["/admin/", *(reverse(f"admin:{name}_changelist") for name in lists), reverse("admin:content_import_add")]
    things: list[Model | None] = [
        Document.objects.first(),
        Fact.objects.first(),
        Entity.objects.first(),
        Quiz.objects.first(),
    ]
    things += [Question.objects.filter(current__kind=kind).first() for kind in ("single_choice", "matching", "cloze")]
    things += [Attempt.objects.first()]
    for thing in things:
        assert thing is not None
        paths.append(reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk]))

    assert look(page, axe, live_server.url, paths) == []


def attempt_with_every_kind(email: str, purpose: str, feedback: str) -> Attempt:
    """An open attempt with one approved question of each kind."""
    from secrets import SystemRandom

    from django.utils import timezone

    from quiz import attempts
    from quiz.models import QuizQuestion, QuizVersion
    from quiz.question_types import QUESTION_TYPES

    practice = Quiz.objects.get(slug="kfor-practice")
    quiz = Quiz.objects.create(
        mission=practice.mission, slug=f"all-kinds-{purpose}", title="All kinds", status="published"
    )
    quiz.current = QuizVersion.objects.create(
        quiz=quiz, number=1, purpose=purpose, feedback=feedback, created_at=timezone.now(), blueprint=[]
    )
    quiz.save()
    taken: set[int] = set()
    for position, kind in enumerate(QUESTION_TYPES):
        question = Question.objects.filter(current__kind=kind, mission=practice.mission).exclude(pk__in=taken).first()
        assert question is not None
        taken.add(question.pk)
        QuizQuestion.objects.create(version=quiz.current, question=question, position=position)
    learner = Learner.objects.get(user__email=email)
    return attempts.start(learner, quiz, now=timezone.now(), rng=SystemRandom())


def skip_all(attempt: Attempt) -> None:
    from django.utils import timezone

    from quiz import attempts

    for position in range(1, attempt.paper.count() + 1):
        attempts.save(attempt, attempts.Save(position, {}, "page"), now=timezone.now())
