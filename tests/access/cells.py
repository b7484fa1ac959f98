"""The matrix of roles and addresses: what `matrix.txt` says each role gets, and what it does get."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, get_resolver, resolve

from tests.access.worlds import MISSING, ROLES, World, Worlds, fill

MATRIX = Path(__file__).parent / "matrix.txt"
WAYS: Mapping[str, Mapping[str, str]] = {
    "page": {},
    "htmx": {"HTTP_HX_REQUEST": "true"},
    "json": {"HTTP_ACCEPT": "application/json"},
}
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
POSTED: Mapping[str, Mapping[str, str]] = {
    "attempts/<uuid:attempt>/<int:number>/": {"response": "o2", "client": "page", "seq": "7"},
    "attempts/<uuid:attempt>/<int:number>/report/": {"reason": "unclear", "text": "It reads oddly."},
}
"""What is posted where an empty form would not do."""

QUERIES: Mapping[str, str] = {
    "admin/content/document/<int:pk>/make/": "?edition=1&start=0&end=30",
    "admin/autocomplete/": "?app_label=quiz&model_name=attempt&field_name=quiz&term=a",
}
"""What an address asks besides, where it would show nothing without."""

WRITTEN: Mapping[str, str] = {
    "account_confirm_email": "accounts/confirm-email/no-such-key/",
    "account_reset_password_from_key": "accounts/password/reset/key/1-no-such-key/",
    "openid_connect_login": "accounts/oidc/nobody/login/",
    "openid_connect_callback": "accounts/oidc/nobody/login/callback/",
    "admin:app_list": "admin/quiz/",
    "admin:": "admin/no-such-page/",
}
"""Addresses that the resolver has as regular expressions, as they are asked for, by their names."""


class Line(NamedTuple):
    """One line of the matrix: an address, in which state its thing is, asked how, and a cell for each role."""

    route: str
    state: str
    method: str
    way: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.way or 'any'} {self.route} {self.state}".strip()


class Cell(NamedTuple):
    """What one role got at one address asked in one way, and what it should have got."""

    line: Line
    way: str
    role: str
    got: str
    written: frozenset[str]
    """The tables that were written to."""

    @property
    def is_wrong(self) -> bool:
        return self.got != self.line.cells[ROLES.index(self.role)]

    def __str__(self) -> str:
        want = self.line.cells[ROLES.index(self.role)]
        return f"{self.line.method} {self.way} /{self.line.route} {self.line.state}: {self.role} {want}, got {self.got}"


def routes() -> dict[str, str]:
    """Every address that the site answers, as its parts stand in the resolver, with its name."""
    return dict(_walk(get_resolver(), "", ""))


def _walk(resolver: Any, before: str, space: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, route, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            name = f"{space}{pattern.name or ''}"
            yield (WRITTEN[name] if name in WRITTEN and "<path:" not in route else route), name


def read_matrix() -> list[Line]:
    """The lines of the file. A line without a state is told by "-"; a way that is not told stands for all."""
    found = []
    for row in MATRIX.read_text().splitlines():
        parts = row.split()
        if not parts or row.startswith("#"):
            continue
        route, state, asked, *cells = parts
        if len(cells) != len(ROLES):
            raise ValueError(f"{row!r} has {len(cells)} cells, not {len(ROLES)}.")
        methods, _dot, way = asked.partition(".")
        route, state = "" if route == "/" else route, "" if state == "-" else state
        for method in ("GET", "POST") if methods == "both" else (methods,):
            found.append(Line(route, state, method, way, tuple(cells)))
    return found


def ways_of(line: Line, lines: list[Line]) -> list[str]:
    """The ways of asking that the line speaks for: those that no line of its own takes out."""
    if line.way:
        return [line.way]
    own = {other.way for other in lines if other[:3] == line[:3]}
    return [way for way in WAYS if way not in own]


def address(world: World, line: Line, *, missing: bool = False) -> str:
    """The address with the world's own things in it, or with what does not exist."""
    if missing:
        return fill(line.route, lambda kind, name: MISSING[kind]) + QUERIES.get(line.route, "")
    return fill(line.route, lambda kind, name: world.value(line.route, name, line.state)) + QUERIES.get(line.route, "")


def ask(
    worlds: Worlds, role: str, method: str, path: str, way: str = "page", posted: Mapping[str, Any] | None = None
) -> Any:
    """The response to one request, which leaves nothing behind."""
    cache.clear()
    client = worlds.client(role)
    told: dict[str, Any] = dict(WAYS[way])
    if method == "POST":
        told |= {"data": urlencode(posted or {}, doseq=True), "content_type": "application/x-www-form-urlencoded"}
    with transaction.atomic():
        response = client.generic(method, path, **told)
        transaction.set_rollback(True)
    return response


def told(response: Any) -> str:
    """A response as a cell: its status, or ">" and where it leads; "in" is the log-in, "factor" the second factor."""
    target = response.headers.get("HX-Redirect") or response.headers.get("Location")
    if not target:
        return str(response.status_code)
    try:
        name = resolve(urlsplit(target).path).view_name
    except Resolver404:
        return ">elsewhere"
    if name in ("account_login", "admin:login"):
        return "in"
    asks_factor = name in ("mfa_index", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
    return "factor" if asks_factor else f">{name}"


def cells(worlds: Worlds, lines: list[Line], role: str, ways: Collection[str] = tuple(WAYS)) -> Iterator[Cell]:
    """What the role gets at every line of the matrix, in each way of asking."""
    for line in lines:
        for way in [way for way in ways_of(line, lines) if way in ways]:
            with CaptureQueriesContext(connection) as asked:
                response = ask(worlds, role, line.method, address(worlds.ana, line), way, POSTED.get(line.route))
            yield Cell(line, way, role, told(response), written(asked))


def written(asked: CaptureQueriesContext) -> frozenset[str]:
    """The tables that the captured queries wrote to."""
    found = (re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', row["sql"]) for row in asked.captured_queries)
    return frozenset(row[1] for row in found if row)


def is_denied(cell: str) -> bool:
    """Whether the cell is of those who may not."""
    return cell in ("in", "factor", "401", "403", "404", "405")
