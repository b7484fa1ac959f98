"""What the process manager asks: does the process live, and can the site serve?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def test_a_living_process_asks_nothing_of_the_database(client):
    page = client.get("/healthz")

    assert (page.status_code, page.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_migrated_site_is_ready_and_asks_for_no_log_in(client):
    page = client.get("/readyz")

    assert (page.status_code, page.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_site_whose_migrations_wait_is_not_ready(client, settings):
    settings.MIGRATION_MODULES = {}
    recorder = MigrationRecorder(connection)
    if recorder.has_table():  # tables made straight from the models have no history: all migrations wait then
        ((_, newest),) = MigrationLoader(connection).graph.leaf_nodes("quiz")
        recorder.record_unapplied("quiz", newest)

    page = client.get("/readyz")

    assert page.status_code == 503
    assert page.json()["status"].endswith("migrations wait")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_so(client):
    def broken(execute, sql, params, many, context):
        from django.db import OperationalError

        raise OperationalError("no connection")

    with connection.execute_wrapper(broken):
        page = client.get("/readyz")

    assert (page.status_code, page.json()) == (503, {"status": "the database does not answer"})


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_health_is_asked_over_plain_http(client, settings, address):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(address).status_code == 200
    assert client.get("/help/").status_code == 301
