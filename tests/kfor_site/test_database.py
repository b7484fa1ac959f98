"""What both databases promise: guarded rows stay as they were whatever code runs, and a commit survives a power cut."""

from __future__ import annotations

import importlib
import sqlite3
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from kfor_site.database import Guard, sqlite_options, wal_is_safe
from tests.factories import save_everything, save_quiz

ROOT = Path(__file__).parent.parent.parent


def guards() -> list[Guard]:
    """Every guard in any migration, the last one of each table."""
    found: dict[str, Guard] = {}
    for file in sorted(ROOT.glob("*/migrations/0*.py")):
        migration = importlib.import_module(f"{file.parent.parent.name}.migrations.{file.stem}").Migration
        found |= {step.table: step for step in migration.operations if isinstance(step, Guard)}
    return list(found.values())


GUARDS = guards()
FROZEN = [(guard.table, column) for guard in GUARDS for column in guard.frozen or ()]
APPEND_ONLY = [guard.table for guard in GUARDS if guard.frozen is None]


@pytest.fixture
def everything(ana) -> dict[str, Model]:
    return {row._meta.db_table: row for row in save_everything(ana).values()}


def other_value(table: str, column: str) -> str:
    """An SQL expression of another value for the column, whatever its type."""
    if connection.vendor == "sqlite":
        return "'changed'"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT data_type FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
            [table, column],
        )
        kind = cursor.fetchone()[0]
    values = {
        "boolean": f'NOT "{column}"',
        "jsonb": """'{"changed": 1}'""",
        "uuid": "'00000000-0000-4000-8000-000000000000'",
        "date": "'1999-01-01'",
        "timestamp with time zone": "'1999-01-01T00:00Z'",
        "character varying": "'x'",
        "text": "'x'",
    }
    return values.get(kind, "77")


def refuses(statement: str, reason: str) -> bool:
    with pytest.raises(IntegrityError, match=reason), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return True


def test_the_table_of_guards_is_found():
    assert {"content_edition", "content_evidence", "quiz_revision", "quiz_attempt", "people_auditrow"} <= {
        guard.table for guard in GUARDS
    }


@pytest.mark.django_db
def test_no_frozen_column_can_be_written_anew(everything):
    tried = [
        refuses(
            f'UPDATE {table} SET "{column}" = {other_value(table, column)} WHERE id = {everything[table].pk}',
            f"{table} is immutable",
        )
        for table, column in FROZEN
    ]

    assert len(tried) == len(FROZEN) > 50


@pytest.mark.django_db
def test_no_append_only_row_can_be_updated(everything):
    assert all(refuses(f"UPDATE {table} SET id = id", f"{table} is append-only") for table in APPEND_ONLY)


@pytest.mark.django_db
def test_no_guarded_row_can_be_deleted(everything):
    assert all(
        refuses(f"DELETE FROM {guard.table} WHERE id = {everything[guard.table].pk}", f"{guard.table} is never deleted")
        for guard in GUARDS
        if not guard.deletes
    )


@pytest.mark.django_db
def test_writing_the_same_value_again_is_allowed(everything):
    with connection.cursor() as cursor:
        for table, column in FROZEN:
            cursor.execute(f'UPDATE {table} SET "{column}" = "{column}" WHERE id = {everything[table].pk}')


@pytest.mark.django_db
def test_a_quiz_version_without_attempts_is_free():
    version = save_quiz().current
    assert version is not None
    version.pass_percent = 55
    version.save()

    version.refresh_from_db()
    assert version.pass_percent == 55
    version.quiz.current = None
    version.quiz.save()
    assert version.delete()[0] == 1


@pytest.mark.django_db
def test_every_guard_has_its_triggers():
    names = {
        f"guard_{guard.table}_{event}"
        for guard in GUARDS
        for event, is_there in (("update", guard.frozen != ()), ("delete", not guard.deletes))
        if is_there
    }
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }

    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        found = {row[0] for row in cursor.fetchall()}

    assert names <= found


@pytest.mark.django_db(transaction=True)
def test_a_guard_can_be_taken_down_and_put_up_again(everything):
    guard = Guard("quiz_revision", frozen=None)
    state = MigrationLoader(connection).project_state()

    with connection.schema_editor() as editor:
        guard.database_backwards("quiz", editor, state, state)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE quiz_revision SET client = 'x'")
    with connection.schema_editor() as editor:
        guard.database_forwards("quiz", editor, state, state)

    assert refuses("UPDATE quiz_revision SET client = 'y'", "append-only")


@pytest.mark.django_db(transaction=True)
def test_undoing_a_step_that_freed_a_column_freezes_it_again(everything):
    state = MigrationLoader(connection).project_state()
    step = next(guard for guard in GUARDS if guard.table == "content_factversion")
    file = "UPDATE content_factversion SET topic_id = NULL"
    with connection.cursor() as cursor:
        cursor.execute(file)
        cursor.execute("UPDATE content_factversion SET topic_id = (SELECT MIN(id) FROM content_topic)")

    with connection.schema_editor() as editor:
        step.database_backwards("content", editor, state, state)
    refused = refuses(file, "content_factversion is immutable")
    with connection.schema_editor() as editor:
        step.database_forwards("content", editor, state, state)

    assert refused


def test_a_guard_is_written_to_a_migration_as_it_was():
    guard = Guard("quiz_quizversion", frozen=("number",), when="OLD.frozen_at IS NOT NULL")

    _name, args, options = guard.deconstruct()

    assert Guard(*args, **options).deconstruct() == guard.deconstruct()


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_used_only_where_sqlite_is_free_of_its_bug(version, expected):
    assert wal_is_safe(version) is expected


def test_sqlite_commits_reach_the_disk_and_wait_their_turn(tmp_path):
    options = sqlite_options()
    with sqlite3.connect(tmp_path / "db.sqlite3") as opened:
        for pragma in options["init_command"].rstrip(";").split(";"):
            opened.execute(pragma)
        found = opened.execute("PRAGMA synchronous").fetchone()[0], opened.execute("PRAGMA journal_mode").fetchone()[0]

    assert found == (2, "wal" if wal_is_safe() else "truncate")
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", [1, 2])
def test_a_flush_between_tests_empties_guarded_tables_and_keeps_their_guards(everything, _round):
    assert len(everything) > 10
    assert refuses("DELETE FROM quiz_revision", "never deleted")
