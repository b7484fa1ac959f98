"""The audit at the desk: read by administrators, written by nobody."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import audit
from people.models import AuditRow, User
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
AUDIT = "/admin/people/auditrow/"


def test_administrator_reads_and_searches_it(client: Client, ada: User, ana):
    audit.record("log_in", ana.user, by=ana.user)
    enter_desk(client, ada)

    found = [client.get(f"{AUDIT}?q={words}").context["cl"].result_count for words in ("", "ana@quiz.test", "nobody")]

    assert found == [1, 1, 0]


def test_nobody_writes_it(client: Client, ada: User, ana):
    row = audit.record("log_in", ana.user, by=ana.user)
    enter_desk(client, ada)
    paths = [f"{AUDIT}add/", f"{AUDIT}{row.pk}/change/", f"{AUDIT}{row.pk}/delete/"]

    doors = [client.post(path, {"post": "yes", "action": "changed"}).status_code for path in paths]

    assert (doors, AuditRow.objects.get(pk=row.pk).action) == ([403] * 3, "log_in")


def test_instructors_do_not_see_it(client: Client, eda: User):
    assert enter_desk(client, eda).get(AUDIT).status_code == 403


def test_it_tells_in_words_who_did_what_to_what(client: Client, ada: User, ana):
    audit.record("remove_second_factors", ana.user, by=ada)
    audit.record("log_in_failed", User(), by=None)
    enter_desk(client, ada)

    page = client.get(AUDIT).content.decode()

    assert "Audit entries" in page
    assert f'<a href="/admin/people/user/{ana.user.pk}/change/">account {ana.user.pk}</a>' in page
    assert "remove second factors" in page
    assert "nobody who is logged in" in page
    assert [name for name in ("people.user", "log_in_failed", "remove_second_factors<") if f">{name}" in page] == []


def test_its_filters_are_in_words_too_and_find_the_same_rows(client: Client, ada: User, ana):
    audit.record("log_in_failed", ana.user, by=None)
    audit.record("log_out", ana.user, by=ana.user)
    enter_desk(client, ada)

    page = client.get(f"{AUDIT}?action=log_in_failed&thing=people.user")

    assert page.context["cl"].result_count == 1
    assert ["log-in failed" in page.content.decode(), "thing_id" in page.content.decode()] == [True, False]


def test_one_entry_shows_before_and_after_side_by_side(client: Client, ada: User, ana):
    before = {"is_staff": False, "roles": [], "opens_at": None}
    after = {"is_staff": True, "roles": ["Curators", "Instructors"], "opens_at": "2026-03-01T08:00:00+00:00"}
    row = audit.record("rights", ana.user, by=ada, before=before, after=after)
    enter_desk(client, ada)

    page = client.get(f"{AUDIT}{row.pk}/change/").content.decode()

    told = [f"<tr><th>{name}</th><td>{a}</td><td>{b}</td></tr>" for name, a, b in (
        ("is staff", "no", "yes"), ("roles", "–", "Curators, Instructors"), ("opens at", "–", "1 Mar 2026, 08:00"),
    )]  # fmt: skip
    assert [line for line in told if line not in page] == []
    assert "change rights" in page


def test_the_list_asks_as_much_for_many_rows_as_for_one(client: Client, ada: User, ana):
    enter_desk(client, ada)
    audit.record("log_in", ana.user, by=ana.user)
    client.get(AUDIT)
    few = counted(client)
    for _number in range(5):
        audit.record("log_out", ana.user, by=ana.user)

    assert counted(client) == few


def counted(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(AUDIT)
    return len(asked)
