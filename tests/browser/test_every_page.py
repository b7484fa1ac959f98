"""Every page in light and dark at three widths: axe finds nothing, nothing overflows, the console stays empty."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from secrets import SystemRandom
from typing import Any

import pytest
from django.contrib import admin
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from content.models import Document, Fact, FactVersion, Topic
from people.models import Invitation, User
from quiz import attempts
from quiz.models import (
    Attempt,
    Learner,
    PaperQuestion,
    Question,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    QuizVersion,
    Report,
)
from quiz.question_types import QUESTION_TYPES
from quiz.saving import AttemptClosed, Save
from tests.factories import keep
from tests.people.factors import save_app

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
EVERY = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
# Each width and each scheme once, and once alone where pages are alike; AXE=all looks at every pair.
SEEN, SEEN_ONCE = [("dark", 320), ("light", 390), ("dark", 1280)], [("light", 320)]
if os.environ.get("AXE") == "all":
    SEEN = SEEN_ONCE = EVERY


Looks = list[tuple[str, int]]


def look(page: Page, axe: Callable[[], list[str]], base: str, paths: list[str], looks: Looks = SEEN) -> list[str]:
    """What is wrong with the pages: one line a fault."""
    faults = []
    for path in paths:
        page.goto(base + path)
        faults += judge(page, axe, path, looks)
    return faults


def judge(page: Page, axe: Callable[[], list[str]], name: str, looks: Looks = SEEN) -> list[str]:
    """What is wrong with the page as it stands, in each scheme and width. Colours that still fade in would misjudge."""
    faults = []
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # literals
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{name} {scheme} {width}: wider than the window")
        faults += [f"{name} {scheme} {width}: {fault}" for fault in axe()]
    return faults


def test_pages_for_strangers(page: Page, live_server: Any, axe: Callable[[], list[str]], console: list[str]) -> None:
    invitation = Invitation.objects.create(label="Course 7", expires_at=timezone.now() + timedelta(days=1))
    paths = ["/", "/accounts/login/", "/accounts/signup/", "/help/", f"/join/{invitation.code}/"]
    paths += [f"/accounts/password/reset/{rest}" for rest in ("", "done/", "key/done/", "key/1-set-password/")]

    assert look(page, axe, live_server.url, paths) == []
    assert look(page, axe, live_server.url, ["/join/unknown/", "/no-such-page/"]) == []
    assert all("404" in complaint for complaint in console)
    console.clear()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "500"])
def test_pages_for_when_things_went_wrong(
    page: Page, live_server: Any, axe: Callable[[], list[str]], name: str
) -> None:
    page.route(
        "**/broken/", lambda route: route.fulfill(body=render_to_string(f"{name}.html"), content_type="text/html")
    )

    assert look(page, axe, live_server.url, ["/broken/"]) == []


def test_refused_forms(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None], console: list[str]
) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    page.locator("input[name=login]").fill("nobody@demo.test")
    page.locator("input[name=password]").fill("wrong")
    page.locator("main form button").first.click()
    page.wait_for_selector(".summary")
    faults = judge(page, axe, "log-in refused")

    attempt = attempt_with_every_kind("trainee@demo.test", "practice", "at_once")
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}{reverse('quiz:results', args=[attempt.uuid])}1/")
    page.get_by_role("button", name="Certain").click()
    page.wait_for_selector(".summary")
    faults += judge(page, axe, "response refused")

    assert faults == []
    assert all("422" in complaint for complaint in console)
    console.clear()


def test_pages_of_an_account(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    enter("trainee@demo.test")
    names = ["account_email", "account_change_password", "account_logout", "account_reauthenticate", "mfa_index"]
    names += ["mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list"]
    faults = look(page, axe, live_server.url, [reverse(name) for name in names])
    save_app(User.objects.get(email="trainee@demo.test"))
    names = ["mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_reauthenticate"]
    faults += look(page, axe, live_server.url, [reverse(name) for name in names])
    page.goto(f"{live_server.url}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    page.wait_for_url(lambda url: "logout" not in url)  # it asks the device first what is unsent
    page.goto(f"{live_server.url}/accounts/login/")
    page.locator("input[name=login]").fill("trainee@demo.test")
    page.locator("input[name=password]").fill("demo-demo-demo")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/2fa/authenticate/")

    assert faults + judge(page, axe, "second factor") == []


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
    """What an instructor decides on: facts and questions of each kind, documents, quizzes, imports, reports."""
    skip_all(attempt_with_every_kind("trainee@demo.test", "practice", "at_once"))
    document, quiz, fact = Document.objects.first(), Quiz.objects.get(slug="kfor-practice"), Fact.objects.first()
    assert document is not None
    assert fact is not None
    enter("instructor@demo.test")
    paths = ["/admin/", "/admin/content/fact/?q=nothing-fits", "/admin/quiz/question/?status=approved"]
    paths += [reverse("admin:content_document_withdraw", args=[document.pk]), reverse("admin:quiz_question_add")]
    paths += [f"{reverse('admin:quiz_question_add')}?fact={fact.pk}", reverse("admin:content_import_add")]
    paths += [reverse(f"admin:quiz_quiz_{name}", args=[quiz.pk]) for name in ("preview", "scores")]
    for kind in QUESTION_TYPES:
        question = Question.objects.filter(current__kind=kind).first()
        assert question is not None
        paths.append(reverse("admin:quiz_question_change", args=[question.pk]))

    assert look(page, axe, live_server.url, paths) == []


def test_pages_of_the_review(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    """A draft question with a warning and draft facts, a draft fact, the reasons folded out, and an empty queue."""
    enter("instructor@demo.test")
    faults = look(page, axe, live_server.url, ["/admin/desk/", "/admin/desk/together/"])
    drafts = QuestionVersion.objects.order_by("question")[:3]
    QuestionVersion.objects.filter(pk__in=[version.pk for version in drafts]).update(
        status="draft", problems=[{"check": "C1", "severity": "warn", "text": "The correct option is the longest."}]
    )
    FactVersion.objects.filter(question_links__version=drafts[0]).update(status="draft")
    fact = Fact.objects.filter(current__question_links=None).first()
    assert fact is not None
    FactVersion.objects.filter(fact=fact).update(status="draft")
    paths = ["/admin/desk/", f"/admin/desk/?item=fact-{fact.pk}", "/admin/desk/?finding=warn"]
    faults += look(page, axe, live_server.url, paths)
    page.goto(f"{live_server.url}/admin/desk/")
    for key in ("p", "?", "r"):
        page.keyboard.press(key)

    assert faults + judge(page, axe, "review, all folded out") == []


def test_pages_of_an_ended_attempt_at_the_desk(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None]
) -> None:
    """What came too late, points by hand, a question voided, and more time."""
    attempt = attempt_with_every_kind("trainee@demo.test", "test", "submitted")
    attempts.finish(attempt, now=timezone.now())
    for position in (1, 2):
        with pytest.raises(AttemptClosed):
            keep(attempt, Save(position, {}, "page"), now=timezone.now() + timedelta(minutes=2))
    question = attempt.paper.get(position=1).question_version.question_id
    enter("instructor@demo.test")
    paths = [reverse("admin:quiz_attempt_change", args=[attempt.pk])]
    paths += [reverse("admin:quiz_attempt_override", args=[attempt.pk, 1])]
    paths += [reverse("admin:quiz_question_void", args=[question]), reverse("admin:quiz_extratime_add")]

    assert look(page, axe, live_server.url, paths) == []


def test_pages_of_each_noun_at_the_desk(
    page: Page, live_server: Any, axe: Callable[[], list[str]], enter: Callable[[str], None], rf: RequestFactory
) -> None:
    """The list, the add form, one row and its history, of whatever is registered there."""
    skip_all(attempt_with_every_kind("trainee@demo.test", "practice", "at_once"))
    report_one_question()
    Invitation.objects.create(label="Course 7", expires_at=timezone.now() + timedelta(days=1))
    enter("admin@demo.test")
    request = rf.get("/")
    request.user = User.objects.get(email="admin@demo.test")
    paths = []
    for model, desk in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths.append(reverse(f"{name}_changelist"))
        if desk.has_add_permission(request):
            paths.append(reverse(f"{name}_add"))
        if (row := model._default_manager.first()) is not None:
            paths.append(reverse(f"{name}_change", args=[row.pk]))
            if os.environ.get("AXE") == "all":  # one template draws the histories of all nouns
                paths.append(reverse(f"{name}_history", args=[row.pk]))

    assert look(page, axe, live_server.url, paths, SEEN_ONCE) == []


def attempt_with_every_kind(email: str, purpose: str, feedback: str) -> Attempt:
    """An open attempt with one approved question of each kind."""
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


def report_one_question() -> None:
    asked = PaperQuestion.objects.select_related("question_version").first()
    assert asked is not None
    Report.objects.create(
        learner_id=asked.learner_id,
        paper_question=asked,
        question_version=asked.question_version,
        reason=Report.Reason.OUTDATED,
        created_at=timezone.now(),
    )


def skip_all(attempt: Attempt) -> None:
    for position in range(1, attempt.paper.count() + 1):
        keep(attempt, Save(position, {}, "page"), now=timezone.now())
