"""Copies of the whole database, made while it is in use and put back; what is damaged is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from kfor_site import backup
from kfor_site.backup import BackupRefused
from quiz.models import Learner

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def sqlite(tmp_path: Path) -> dict[str, Any]:
    """A small database that looks like the site's own."""
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("CREATE TABLE quiz_attempt (name TEXT)")
        opened.executemany("INSERT INTO quiz_attempt VALUES (?)", [(f"row {n} " + "x" * 200,) for n in range(500)])
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file}


def names(database: dict[str, Any]) -> list[str]:
    with closing(sqlite3.connect(database["NAME"])) as opened:
        return [row[0] for row in opened.execute("SELECT name FROM quiz_attempt ORDER BY rowid")]


def test_a_backup_brings_back_what_was_there(sqlite, tmp_path):
    before = names(sqlite)
    backup.backup(sqlite, tmp_path / "copies" / "monday.bak")
    with closing(sqlite3.connect(sqlite["NAME"])) as opened, opened:
        opened.execute("DELETE FROM quiz_attempt")

    backup.restore(sqlite, tmp_path / "copies" / "monday.bak")

    assert names(sqlite) == before
    assert sorted(file.name for file in tmp_path.rglob("*.*")) == ["monday.bak", "site.sqlite3"]


def test_a_backup_is_made_while_somebody_writes(sqlite, tmp_path):
    with closing(sqlite3.connect(sqlite["NAME"])) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO quiz_attempt VALUES ('not yet')")
        backup.backup(sqlite, tmp_path / "a.bak")
        writer.rollback()

    assert "not yet" not in names({"NAME": tmp_path / "a.bak"})


def test_a_restore_leaves_no_journal_of_the_old_database(sqlite, tmp_path):
    backup.backup(sqlite, tmp_path / "a.bak")
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{sqlite['NAME']}{suffix}").write_bytes(b"old")

    backup.restore(sqlite, tmp_path / "a.bak")

    assert len(names(sqlite)) == 500


def test_a_backup_never_overwrites(sqlite, tmp_path):
    (tmp_path / "a.bak").write_text("precious")

    with pytest.raises(BackupRefused, match=r"a\.bak exists already; name a new file\."):
        backup.backup(sqlite, tmp_path / "a.bak")
    assert (tmp_path / "a.bak").read_text() == "precious"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scratch(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    file.write_bytes(data)


def other_site(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("CREATE TABLE shop (name TEXT)")


@pytest.mark.parametrize(
    "damage",
    [cut, scratch, other_site, Path.unlink, lambda file: file.write_bytes(b""), lambda file: file.write_text("no")],
    ids=["cut", "scratched", "other site", "gone", "empty", "text"],
)
def test_a_damaged_backup_is_refused_and_replaces_nothing(sqlite, tmp_path, damage):
    before = names(sqlite)
    backup.backup(sqlite, tmp_path / "a.bak")
    damage(tmp_path / "a.bak")

    with pytest.raises(BackupRefused, match=r"^a\.bak is no .*\.$"):
        backup.restore(sqlite, tmp_path / "a.bak")

    assert names(sqlite) == before
    assert not list(tmp_path.glob("*.restored"))


def test_a_database_that_is_no_site_leaves_no_backup(sqlite, tmp_path):
    with closing(sqlite3.connect(sqlite["NAME"])) as opened, opened:
        opened.execute("DROP TABLE quiz_attempt")

    with pytest.raises(BackupRefused):
        backup.backup(sqlite, tmp_path / "a.bak")
    assert [file.name for file in tmp_path.iterdir()] == ["site.sqlite3"]


# PostgreSQL, where the tests run on it.


@pytest.fixture
def postgres() -> dict[str, Any]:
    if connection.vendor != "postgresql":
        pytest.skip("The tests do not run on PostgreSQL now.")
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed.")
    return {name: value for name, value in connection.settings_dict.items() if name != "TEST"}


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_postgresql_brings_back_what_was_there(postgres, ana, tmp_path):
    pk = ana.pk
    backup.backup(postgres, tmp_path / "a.bak")
    Learner.objects.all().delete()
    connections.close_all()

    backup.restore(postgres, tmp_path / "a.bak")

    assert Learner.objects.get().pk == pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'guard_%'")
        assert cursor.fetchone()[0] > 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", [cut, lambda file: file.write_text("no")], ids=["cut", "text"])
def test_a_damaged_backup_of_postgresql_is_refused_and_replaces_nothing(postgres, ana, tmp_path, damage):
    backup.backup(postgres, tmp_path / "a.bak")
    damage(tmp_path / "a.bak")
    connections.close_all()

    with pytest.raises(BackupRefused, match=r"^pg_restore failed: .+"):
        backup.restore(postgres, tmp_path / "a.bak")

    assert Learner.objects.get() == ana


def test_a_server_that_is_not_there_is_said_so(tmp_path):
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed.")
    nowhere = {"ENGINE": "django.db.backends.postgresql", "NAME": "none", "HOST": str(tmp_path), "USER": "nobody"}

    with pytest.raises(BackupRefused, match=r"^pg_dump failed: .+"):
        backup.backup(nowhere, tmp_path / "a.bak")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_commands_back_up_and_restore_the_site(tmp_path):
    site, copy = tmp_path / "site.sqlite3", str(tmp_path / "a.bak")
    told = {"DATABASE_URL": f"sqlite:///{site}", "DJANGO_SETTINGS_MODULE": "kfor_site.settings", "SECRET_KEY": "x"}

    def manage(*command: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def migrations() -> set[str]:
        with closing(sqlite3.connect(site)) as opened:
            return {row[0] for row in opened.execute("SELECT name FROM django_migrations")}

    assert manage("migrate", "--verbosity=0") == (0, "", "")
    before = migrations()
    made = manage("backup", copy)
    with closing(sqlite3.connect(site)) as opened, opened:
        opened.execute("DELETE FROM django_migrations")
    restored, refused, wrong = manage("restore", copy), manage("restore", f"{copy}.none"), manage("restore")

    size = Path(copy).stat().st_size
    assert made == (0, f'{{"status": "done", "file": "a.bak", "bytes": {size}}}\n', "")
    assert restored == (0, '{"status": "done", "file": "a.bak"}\n', "")
    assert migrations() == before
    assert (refused[:2], refused[2].count("\n")) == ((1, ""), 1)
    assert wrong[:2] == (2, "")
