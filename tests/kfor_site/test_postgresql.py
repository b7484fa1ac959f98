"""A connection that the server has given up is replaced at the next request, and one that stands is not asked."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
]


def elsewhere() -> psycopg.Connection:
    """Another connection to the same database, which belongs to nobody in Django."""
    names = ("dbname", "user", "password", "host", "port")
    told = connection.get_connection_params()
    return psycopg.connect(**{name: told[name] for name in names if name in told}, autocommit=True)


def test_a_connection_that_stands_is_usable_without_a_question():
    connection.ensure_connection()
    with CaptureQueriesContext(connection) as asked:
        assert connection.is_usable()

    assert len(asked) == 0


def test_one_that_the_server_has_ended_is_not_usable():
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    with elsewhere() as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    try:
        assert not connection.is_usable()
    finally:
        connection.close()


def test_one_that_has_only_been_told_something_is_asked_and_usable():
    with connection.cursor() as cursor:
        cursor.execute("LISTEN something")
    with elsewhere() as other:
        other.execute("NOTIFY something")

    assert connection.is_usable()
    connection.close()
