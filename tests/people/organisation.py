"""An organisation's log-in (OpenID Connect) on a port of this machine, for tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT = "quiz-of-test"


class Organisation:
    """Knows one person, whose claims a test may change."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.person: dict[str, Any] = {
            "sub": "17",
            "email": "kim@quiz.test",
            "email_verified": True,
            "name": "Kim Lee",
        }

    def app(self, **settings: Any) -> dict[str, Any]:
        """One entry of OIDC_APPS."""
        return {
            "provider_id": "example",
            "name": "Example organisation",
            "client_id": CLIENT,
            "secret": "known to both, and long enough for a signature",
            "settings": {"server_url": self.address, **settings},
        }

    def configuration(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        found = {f"{name}_endpoint": f"{self.address}/{path}" for name, path in ends.items()}
        return {**found, "issuer": self.address, "jwks_uri": f"{self.address}/jwks"}

    def token(self) -> dict[str, Any]:
        claims = {**self.person, "iss": self.address, "aud": CLIENT, "exp": 4_000_000_000, "iat": 1_700_000_000}
        return {
            "access_token": "access",
            "token_type": "Bearer",
            "id_token": jwt.encode(claims, self.app()["secret"], algorithm="HS256"),
        }


@contextmanager
def running() -> Iterator[Organisation]:
    """Answers on a free port until the block ends."""
    server = Server(("127.0.0.1", 0), Handler)
    organisation = server.organisation = Organisation(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield organisation
    finally:
        server.shutdown()
        server.server_close()


class Server(ThreadingHTTPServer):
    organisation: Organisation


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        organisation = self.server.organisation
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            query = parse_qs(asked.query)
            back = urlencode({"code": "once", "state": query["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()
        elif asked.path == "/userinfo":
            self.answer(organisation.person)
        else:
            self.answer(organisation.configuration())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(self.server.organisation.token())

    def answer(self, content: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *words: Any) -> None:
        """Says nothing: stderr belongs to the tests."""
