"""Queries that are composed once read what the same query of Django's reads, on every connection."""

from __future__ import annotations

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, Count, OuterRef, Subquery, UUIDField
from django.db.transaction import TransactionManagementError, atomic
from django.test.utils import CaptureQueriesContext

from kfor_site.prepared import Prepared, Slot
from people.models import User
from quiz.models import Attempt, PaperQuestion
from tests.factories import save_attempt, save_question, save_quiz

pytestmark = pytest.mark.django_db


def attempts_with_counts():
    paper = PaperQuestion.objects.filter(attempt=OuterRef("pk")).order_by().values("attempt").annotate(of=Count("pk"))
    found = Attempt.objects.filter(uuid=Slot("uuid", UUIDField()), state=Slot("state", CharField()))
    return found.select_related("quiz_version", "learner").annotate(asked=Subquery(paper.values("of"))).order_by()


def test_a_prepared_query_reads_the_same_rows_with_what_they_point_to(ana):
    save_question()
    attempt, prepared = save_attempt(ana, save_quiz()), Prepared(attempts_with_counts)
    with CaptureQueriesContext(connection) as told:
        found = prepared.get(uuid=attempt.uuid, state=attempt.state)
        rows = (found, found.uuid, found.started_at, found.quiz_version.blueprint, found.learner, found.asked)

    assert rows == (attempt, attempt.uuid, attempt.started_at, attempt.quiz_version.blueprint, ana, 1)
    assert len(told) == 1


def test_each_run_binds_its_own_values(ana):
    save_question()
    attempt, prepared = save_attempt(ana, save_quiz()), Prepared(attempts_with_counts)
    found = [prepared.rows(uuid=uuid, state=attempt.state) for uuid in (uuid4(), attempt.uuid, None)]

    assert found == [[], [attempt], []]


def test_one_that_is_missing_or_doubled_raises_what_django_raises(django_user_model):
    prepared = Prepared(lambda: User.objects.filter(name=Slot("name", CharField())).order_by())
    for number in range(2):
        django_user_model.objects.create_user(f"ana{number}@example.test", name="Ana")

    with pytest.raises(User.DoesNotExist):
        prepared.get(name="Bea")
    with pytest.raises(User.MultipleObjectsReturned):
        prepared.get(name="Ana")
    assert prepared.first(name="Bea") is None


def test_a_lock_is_taken_inside_a_transaction_alone(transactional_db):
    prepared = Prepared(lambda: User.objects.filter(pk=Slot("pk", BigIntegerField())).select_for_update())

    with pytest.raises(TransactionManagementError):
        prepared.rows(pk=1)
    with atomic():
        assert prepared.rows(pk=1) == []


def test_other_threads_read_on_their_own_connection(transactional_db, django_user_model):
    user = django_user_model.objects.create_user("ana@example.test")
    prepared = Prepared(lambda: User.objects.filter(pk=Slot("pk", BigIntegerField())).order_by())
    found: list[list[User]] = [prepared.rows(pk=user.pk)]

    def read() -> None:
        found.append(prepared.rows(pk=user.pk))
        connection.close()

    thread = Thread(target=read)
    thread.start()
    thread.join()

    assert found == [[user], [user]]
