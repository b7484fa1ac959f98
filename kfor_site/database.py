"""What the code must know about the two databases: SQLite's durability, and triggers that both understand."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# SQLite's WAL-reset bug can corrupt a database in WAL mode; these releases carry the fix.
WAL_FIXED_FROM = (3, 51, 3)
WAL_BACKPORTS = ((3, 50, 7), (3, 44, 6))


def wal_is_safe(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite is free of the WAL-reset bug: 3.51.3 and later, or a fixed release of an older line."""
    backport = any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_BACKPORTS)
    return version >= WAL_FIXED_FROM or backport


def sqlite_options() -> dict[str, Any]:
    """Options of Django's SQLite backend under which a committed transaction survives a power cut."""
    journal = "WAL" if wal_is_safe() else "TRUNCATE"
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;",
    }


class Guard(Operation):
    """A migration step: triggers that refuse changes to the rows of ``table`` on SQLite and PostgreSQL.

    ``frozen`` names columns that never change once written; () with ``deletes`` False guards deletes alone, and None
    refuses every update (append-only). ``when`` is an SQL condition on OLD under which alone columns are frozen.
    ``formerly`` are the columns that an earlier step froze, which this one takes the place of.
    """

    reversible = True

    def __init__(
        self, table: str, *, frozen: tuple[str, ...] | None, deletes: bool = False, when: str = "",
        formerly: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.table, self.frozen, self.deletes, self.when, self.formerly = table, frozen, deletes, when, formerly

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        told = ("frozen", "deletes", "when", "formerly")
        return ("Guard", [self.table], {name: getattr(self, name) for name in told})

    def describe(self) -> str:
        return f"Guard the rows of {self.table}"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of the models' state."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._take_down(editor)
        self._put_up(editor)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._take_down(editor)
        if self.formerly:
            Guard(self.table, frozen=self.formerly, deletes=self.deletes, when=self.when)._put_up(editor)

    def _put_up(self, editor: BaseDatabaseSchemaEditor) -> None:
        for event, condition, message in self._rules(editor.connection.vendor):
            editor.execute(_create(editor.connection.vendor, self.table, event, condition, message), None)

    def _take_down(self, editor: BaseDatabaseSchemaEditor) -> None:
        for event in ("update", "delete"):
            editor.execute(_drop(editor.connection.vendor, self.table, event), None)

    def _rules(self, vendor: str) -> list[tuple[str, str, str]]:
        """(event, condition, message) of each trigger; an empty condition always refuses."""
        rules = []
        if self.frozen is None:
            rules.append(("update", self.when, f"{self.table} is append-only"))
        elif self.frozen:
            differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
            cast = "" if vendor == "sqlite" else "::text"
            changed = " OR ".join(f'NEW."{name}"{cast} {differs} OLD."{name}"{cast}' for name in self.frozen)
            condition = f"({self.when}) AND ({changed})" if self.when else changed
            rules.append(("update", condition, f"{self.table} is immutable in these columns"))
        if not self.deletes:
            rules.append(("delete", self.when, f"{self.table} is never deleted"))
        return rules


class Unguard(Guard):
    """A migration step: takes the triggers down while columns that they name are altered; going back puts them up."""

    def describe(self) -> str:
        return f"Unguard the rows of {self.table}"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return ("Unguard", *super().deconstruct()[1:])

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._take_down(editor)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self._take_down(editor)
        self._put_up(editor)


def _create(vendor: str, table: str, event: str, condition: str, message: str) -> str:
    name = f"guard_{table}_{event}"
    when = f"WHEN ({condition})" if condition else ""
    if vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        return f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} {when} {refuse}"
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$; "
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
    )


def _drop(vendor: str, table: str, event: str) -> str:
    name = f"guard_{table}_{event}"
    return f"DROP TRIGGER IF EXISTS {name}" if vendor == "sqlite" else f"DROP TRIGGER IF EXISTS {name} ON {table}"
