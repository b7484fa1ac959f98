"""Fresh databases for experiments: migrated, with the demonstration's pack and accounts, and gone afterwards."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from bench.reliability.trials import Database, Skip
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "var" / "templates"

DURABLE = ("max_connections=60", "listen_addresses=", "shared_buffers=128MB")
"""A server as it is shipped: what it has committed survives a power cut."""


@contextmanager
def fresh(kind: str, folder: Path) -> Iterator[Database | None]:
    """A database of its own, which Django is connected with. ``kind`` is sqlite, postgresql, or "" for none."""
    if kind == "postgresql":
        with postgresql() as database:
            connect(database.url)
            yield database
    elif kind == "sqlite":
        database = Database(f"sqlite:///{folder}/site.sqlite3")
        shutil.copy(template("sqlite3"), database.path)
        connect(database.url)
        yield database
    else:
        point_at_nothing()
        yield None


def connect(url: str) -> None:
    """Points this process, and all that it starts, at a database. Only before Django is set up."""
    import django

    os.environ["DATABASE_URL"] = url
    django.setup()


def point_at_nothing() -> None:
    """No experiment may reach the site's own database by accident."""
    connect("sqlite://:memory:")


@contextmanager
def postgresql() -> Iterator[Database]:
    """A durable server of its own with the tables and rows of the template."""
    programs = postgres.newest_programs()
    if programs is None:
        raise Skip("PostgreSQL is not installed here.")
    os.environ["PGUSER"] = postgres.SUPERUSER
    with postgres.server(programs, DURABLE) as server:
        load(server, template("sql"))
        yield Database(f"postgres:///{server.folder}/postgres", server)


def load(server: postgres.Server, dump: Path) -> None:
    where = ["-h", str(server.folder), "-d", "postgres"]
    subprocess.run(
        [server.programs / "psql", "-q", "-1", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", *where, "-f", dump],
        check=True,
    )


def template(ending: str) -> Path:
    """A migrated database with the demonstration's rows, made once for each state of the code: a file, or a dump."""
    made = TEMPLATES / f"{digest()}.{ending}"
    if not made.exists():
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        passing = made.with_suffix(f".{os.getpid()}")
        (fill_sqlite if ending == "sqlite3" else fill_postgresql)(passing)
        passing.rename(made)
    return made


def digest() -> str:
    """Of all that decides what is in a fresh database."""
    paths = [*ROOT.glob("*/migrations/*.py"), *(ROOT / "content" / "packs").rglob("*.json"), ROOT / "quiz" / "demo.py"]
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def fill_sqlite(path: Path) -> None:
    prepare(f"sqlite:///{path}")


def fill_postgresql(path: Path) -> None:
    programs = postgres.newest_programs()
    assert programs is not None
    with postgres.server(programs) as server:
        prepare(f"postgres:///{server.folder}/postgres")
        where = ["-h", str(server.folder), "-d", "postgres"]
        subprocess.run([programs / "pg_dump", "--no-owner", *where, "-f", path], check=True)


def prepare(url: str) -> None:
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "kfor_site.demo"], env=environment, cwd=ROOT, check=True, stdout=sys.stderr)


def versions(database: Database | None) -> dict[str, str]:
    """What the figures were measured with."""
    found = {"python": platform.python_version()} | {name: version(name) for name in ("django", "gunicorn")}
    if database and database.server:
        shown = subprocess.run([database.server.programs / "postgres", "--version"], capture_output=True, text=True)
        return found | {"postgresql": shown.stdout.split()[2], "psycopg": version("psycopg")}
    return found | {"sqlite": sqlite3.sqlite_version}
