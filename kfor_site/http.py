"""What is true of every request: whole page or fragment, and what each template knows of the site."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
    JsonResponse,
    UnreadablePostError,
)
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


class SealedRequest(HttpRequest):
    """A request as the middleware hands it on: ``sealed_facts`` are ids of facts that are closed to the learner."""

    sealed_facts: Set[int]


METHODS = ("GET", "HEAD", "POST")
"""All that any page here is asked by."""


def refuse_other_methods(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answers 405 to PUT, PATCH, DELETE and the like, which pages of the desk would else take for a GET."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)

    return middleware


def keep_out_of_caches(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Marks as never to be stored whatever says nothing of it: any page may name the person who is logged in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partial: str = "card", status: int = 200
) -> HttpResponse:
    """The whole page, or only its partial where htmx swaps it in; pages about a person are never cached."""
    is_swap = bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
    page = render(request, f"{template}#{partial}" if is_swap else template, context, status=status)
    patch_vary_headers(page, ["HX-Request"])
    if is_swap and request.method == "GET":
        page["HX-Push-Url"] = request.get_full_path()
    page["Cache-Control"] = "no-store, private"
    return page


def whole_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: refuses a request that was cut off inside its body, of which Django would read what came.

    Half a form is a form with other values: a save of half a response would count. An upload that is too large to be
    held in memory is left to the reader of its file.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        length = int(told) if told.isdecimal() else 0
        if 0 < length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            try:
                came = len(request.body)
            except UnreadablePostError:
                came = 0
            if came < length:
                return HttpResponseBadRequest("The request ended before its end.", content_type="text/plain")
        return get_response(request)

    return middleware


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks: the queue that sends saves again."""
    return request.headers.get("Accept", "").startswith("application/json")


def log_in_or_401(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Sends people to the log-in, and tells a script that its session is over."""
    shown = login_required(view)

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if wants_json(request) and not request.user.is_authenticated:
            return JsonResponse({"error": "You are logged out. Log in again."}, status=401)
        return shown(request, *args, **named)

    return checked


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the name of the site and whether it is a demonstration."""
    return {"site_name": settings.SITE_NAME, "is_demo": settings.DEMO}
