"""Copies the whole database to one file, and back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

Settings = Mapping[str, Any]


class BackupRefused(Exception):
    """No copy is made, nothing is replaced; the message is one sentence that says why."""


def backup(database: Settings, target: Path) -> None:
    """Copy the database, while it is in use, to a new file. Raises BackupRefused."""
    if target.exists():
        raise BackupRefused(f"{target.name} exists already; name a new file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        _copy(database, part)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _copy(database: Settings, part: Path) -> None:
    if not database["ENGINE"].endswith("sqlite3"):
        _run(["pg_dump", "--format=custom", "--file", str(part)], database)
        return
    with closing(sqlite3.connect(database["NAME"])) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    _check(part)


def restore(database: Settings, source: Path) -> None:
    """Replace the database by a copy, after looking whether the copy is whole. Raises BackupRefused."""
    if not source.is_file() or source.stat().st_size == 0:
        raise BackupRefused(f"{source.name} is no backup: the file is missing or empty.")
    if database["ENGINE"].endswith("sqlite3"):
        _restore_sqlite(source, Path(database["NAME"]))
    else:
        _run(["pg_restore", "--list", str(source)], database)
        _run(
            [
                "pg_restore",
                "--clean",
                "--if-exists",
                "--no-owner",
                "--single-transaction",
                "--dbname",
                database["NAME"],
                str(source),
            ],
            database,
        )


def _restore_sqlite(source: Path, target: Path) -> None:
    _check(source)
    part = target.with_name(f"{target.name}.restored")
    shutil.copyfile(source, part)
    for suffix in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    part.rename(target)


def _check(file: Path) -> None:
    """Raises BackupRefused where the file is no whole database of this site."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError:
        raise BackupRefused(f"{file.name} is no backup: it is damaged, cut short or another kind of file.") from None
    if verdict != "ok" or "quiz_attempt" not in tables:
        raise BackupRefused(f"{file.name} is no whole backup of this site.")


def _run(command: list[str], database: Settings) -> None:
    """Run one of PostgreSQL's own programs, the password in its environment alone."""
    variables = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    given = {name: str(database[key]) for name, key in variables.items() if database.get(key)}
    try:
        subprocess.run(command, env=os.environ | given, check=True, capture_output=True, text=True)  # nosec B603
    except FileNotFoundError:
        raise BackupRefused(f"{command[0]} is not installed: it comes with PostgreSQL's client programs.") from None
    except subprocess.CalledProcessError as error:
        raise BackupRefused(f"{command[0]} failed: {error.stderr.strip().splitlines()[-1]}") from None
