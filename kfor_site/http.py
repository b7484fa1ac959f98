"""What is true of every request: whole page or fragment, and what each template knows of the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


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


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the name of the site and whether it is a demonstration."""
    return {"site_name": settings.SITE_NAME, "is_demo": settings.DEMO}
