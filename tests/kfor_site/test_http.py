"""Whole page or fragment, never cached, and a 401 for scripts whose session is over."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import RequestFactory

from kfor_site.http import keep_out_of_caches, log_in_or_401, refuse_other_methods, render_page, site, wants_json
from people.models import User


def ask(user: User | AnonymousUser | None = None, *, method: str = "get", **headers: str) -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)("/quizzes/?page=2", headers=headers)
    request.user = user or AnonymousUser()
    request.htmx = False  # type: ignore[attr-defined]  # set by django_htmx
    return request


@pytest.mark.parametrize(
    ("headers", "is_whole", "pushed"),
    [
        ({}, True, None),
        ({"HX-Request": "true"}, False, "/quizzes/?page=2"),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, True, None),
    ],
)
def test_render_page(headers, is_whole, pushed):
    page = render_page(ask(**headers), "quiz/quiz_list.html", {"rows": []})

    assert (b"<html" in page.content) is is_whole
    assert b"<h1>" in page.content
    assert page.get("HX-Push-Url") == pushed
    assert (page["Vary"], page["Cache-Control"]) == ("HX-Request", "no-store, private")


def test_render_page_of_a_post_pushes_no_address():
    request = ask(method="post")
    request.META["HTTP_HX_REQUEST"] = "true"

    page = render_page(request, "quiz/quiz_list.html", {"rows": []}, status=422)

    assert (page.status_code, page.get("HX-Push-Url")) == (422, None)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [("application/json", True), ("application/json, */*", True), ("text/html,application/json", False), ("", False)],
)
def test_wants_json(accept, expected):
    assert wants_json(ask(Accept=accept)) is expected


def test_log_in_or_401():
    view = log_in_or_401(lambda request, number: HttpResponse(f"number {number}"))

    page, script = view(ask(), 3), view(ask(Accept="application/json"), 3)

    assert (page.status_code, page["Location"]) == (302, "/accounts/login/?next=/quizzes/%3Fpage%3D2")
    assert isinstance(script, JsonResponse)
    assert script.status_code == 401
    assert view(ask(User(email="ana@quiz.test"), Accept="application/json"), 3).content == b"number 3"


def test_every_template_knows_the_site(settings):
    settings.SITE_NAME, settings.DEMO = "Lake notes", True

    assert site(ask()) == {"site_name": "Lake notes", "is_demo": True}


@pytest.mark.parametrize(
    ("method", "status"),
    [("GET", 200), ("HEAD", 200), ("POST", 200), ("PUT", 405), ("DELETE", 405), ("OPTIONS", 405), ("MADE-UP", 405)],
)
def test_methods_that_no_page_knows_are_refused(method, status):
    answer = refuse_other_methods(lambda request: HttpResponse("page"))(RequestFactory().generic(method, "/"))

    assert answer.status_code == status


@pytest.mark.parametrize(("told", "kept"), [({}, "no-store, private"), ({"Cache-Control": "max-age=60"}, "max-age=60")])
def test_what_says_nothing_of_caches_is_kept_out_of_them(told, kept):
    answer = keep_out_of_caches(lambda request: HttpResponse("page", headers=told))(RequestFactory().get("/"))

    assert answer["Cache-Control"] == kept
