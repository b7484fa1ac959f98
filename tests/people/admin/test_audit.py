"""The audit at the desk: read by administrators, written by nobody."""

from __future__ import annotations

import pytest
from django.test import Client

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
