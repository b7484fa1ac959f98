"""Tells the reading pages which facts are closed to the learner who has a test open."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from quiz import queries


def seal_facts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sets ``request.sealed_facts``: ids of facts, asked of the database only where a page looks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        def sealed() -> set[int]:
            return queries.sealed_facts(request.user, now=timezone.now()) if request.user.is_authenticated else set()

        request.sealed_facts = SimpleLazyObject(sealed)  # type: ignore[attr-defined]  # see SealedRequest
        return get_response(request)

    return middleware
