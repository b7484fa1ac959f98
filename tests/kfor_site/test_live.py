"""A running server beside the tests: what it writes is seen, and the tables are empty again for the next test."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.factories import save_everything


@pytest.mark.parametrize("_round", [1, 2])
def test_a_live_server_sees_guarded_rows_and_leaves_none(live_server, transactional_db, ana, _round):
    rows = save_everything(ana)

    with urlopen(f"{live_server.url}/readyz") as page:
        assert page.status == 200
    assert type(rows["Attempt"])._default_manager.count() == 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"login=ana%40quiz.test&password=correct+horse"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="login"\r\n\r\nana\r\n--b--\r\n',
        ),
    ],
)
@pytest.mark.parametrize("cut", [0, 10, -4])
def test_half_a_form_is_no_form(live_server, transactional_db, kind: str, body: bytes, cut: int):
    half = body[: cut or 0]

    assert posted(live_server.url, kind, body, len(body)).startswith(b"HTTP/1.1 403")  # only the token is missing
    assert posted(live_server.url, kind, half, len(body)).startswith(b"HTTP/1.1 400")


def posted(url: str, kind: str, body: bytes, length: int) -> bytes:
    """What the server answers where that body comes, and then nothing more."""
    address = urlsplit(url)
    head = f"POST /accounts/login/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: {kind}\r\n"
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        connection.sendall(f"{head}Content-Length: {length}\r\nConnection: close\r\n\r\n".encode() + body)
        connection.shutdown(socket.SHUT_WR)
        return connection.recv(400)
