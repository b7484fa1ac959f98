"""How much the site costs under load, beside the floor: the least that a Django quiz can do for one saved value.

The load client and the floor lie outside the repository, in LOAD_DIR (default `../shared/load`); without them this is
skipped with a message. Both are served alike, on the same kind of database, and measured in turn, several pairs.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.reliability import databases
from bench.reliability.sites import ROOT, free_port, served
from tests import postgres

LOAD = Path(os.environ.get("LOAD_DIR") or ROOT.parent / "shared" / "load")
KINDS = ("sqlite", "postgresql")
PAIRS, LEARNERS = 3, 4
MOST = {"save": 2.0, "page": 3.5}
"""How many times the floor's CPU a save and an answer through the page may cost."""

HERD, MOST_START_S = 250, 3.0
PACED, EVERY_S, FOR_S, MOST_PACED_S = 250, 10, 60, 0.150
SETTING = {"DEMO": "1", "HTTPS": "0", "DEBUG": "0", "LOG_LEVEL": "ERROR", "SECRET_KEY": "known to all, for benchmarks"}


class Served(NamedTuple):
    """Something that is served: its address, and the processes whose CPU counts."""

    url: str
    watched: list[str]


def bench_saves() -> Iterator[dict[str, object]]:
    """CPU of all server processes per save and per answer through the page, over that of the floor."""
    for kind in KINDS if is_there() else ():
        with both(kind) as (site, floor):
            pairs = [pair(number, site, floor) for number in range(PAIRS)]
        for what, most in MOST.items():
            ratios = [found[what] / found["floor"] for found in pairs]
            told = {name: round(statistics.median(found[name] for found in pairs), 2) for name in ("floor", what)}
            ratio = round(statistics.median(ratios), 2)
            yield {"database": kind, "what": what, "cpu_ms": told, "ratio": ratio, "most": most, "holds": ratio <= most}


def is_there() -> bool:
    """Whether the load client lies where it is looked for; says so where it does not."""
    if found := (LOAD / "loadclient.py").exists():
        return found
    print(f"Skipped: there is no load client at {LOAD}; name its folder in LOAD_DIR.", file=sys.stderr)
    return False


def pair(number: int, site: Served, floor: Served) -> dict[str, float]:
    """CPU ms of one floor, one run of saves and one of pages, one after the other, by learners of their own."""
    first, each = 1 + number * 4 * LEARNERS, ["-c", str(LEARNERS), "--rounds", "2"]
    runs = {
        "floor": measured("answers", "floor", floor, *each),
        "save": measured("answers", "kfor", site, *each, "--opt", "mode=queue", "--first-user", str(first)),
        "page": measured("answers", "kfor", site, *each, "--first-user", str(first + 2 * LEARNERS)),
    }
    return {name: found["cpu_ms_per_answer"] for name, found in runs.items()}


def bench_herd() -> Iterator[dict[str, object]]:
    """250 learners press Start in the same second: seconds until each sees the first question."""
    for kind in KINDS if is_there() else ():
        with both(kind, with_floor=False) as (site, _):
            found = measured("herd", "kfor", site, "-n", str(HERD))
        seconds = found["steps"]["start"]["p95_ms"] / 1000
        holds = seconds <= MOST_START_S and not found["errors"]
        yield {"database": kind, "learners": HERD, "p95_s": seconds, "errors": found["errors"], "holds": holds}


def bench_paced() -> Iterator[dict[str, object]]:
    """250 learners save once in 10 s each, with heartbeats every 8 s: how long a save waits from when it was due."""
    for kind in KINDS if is_there() else ():
        with both(kind, with_floor=False) as (site, _):
            pace = ["-c", str(PACED), "--every", str(EVERY_S), "--seconds", str(FOR_S)]
            found = measured("paced", "kfor", site, *pace, "--opt", "mode=queue", "--opt", "heartbeat=8")
        seconds = found["steps"]["answer"]["p95_ms"] / 1000
        holds = seconds <= MOST_PACED_S and not found["errors"]
        yield {"database": kind, "learners": PACED, "p95_s": seconds, "errors": found["errors"], "holds": holds}


@contextmanager
def both(kind: str, *, with_floor: bool = True) -> Iterator[tuple[Served, Served]]:
    """The site and the floor on databases of their own, both with two workers of four threads."""
    kept = dict(os.environ)
    folder = Path(tempfile.mkdtemp(prefix="load-"))
    try:
        os.environ.update(SETTING)
        with ExitStack() as stack:
            urls, watched = stack.enter_context(made(kind, folder))
            os.environ["DATABASE_URL"] = urls[0]
            run = [sys.executable, "manage.py", "seed_load", str(HERD)]
            subprocess.run(run, cwd=ROOT, check=True, stdout=sys.stderr)
            site = stack.enter_context(served())
            shown = Served(site.url, [f"app={site.master}", *watched])
            floor = stack.enter_context(the_floor(urls[1])) if with_floor else shown
            yield shown, floor._replace(watched=[floor.watched[0], *watched])
    finally:
        os.environ.clear()
        os.environ.update(kept)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def made(kind: str, folder: Path) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Addresses of two databases, the site's and the floor's, and the server's process where there is one."""
    if kind == "sqlite":
        shutil.copy(databases.template("sqlite3"), folder / "site.sqlite3")
        yield (f"sqlite:///{folder}/site.sqlite3", f"sqlite:///{folder}/floor.sqlite3"), []
        return
    with databases.postgresql() as database:
        assert database.server is not None
        assert database.server.process is not None
        where = ["-h", str(database.server.folder), "-U", postgres.SUPERUSER]
        subprocess.run([database.server.programs / "createdb", *where, "floor"], check=True)
        os.environ["PGHOST"] = str(database.server.folder)
        yield (database.url, "postgres:///floor"), [f"db={database.server.process.pid}"]


@contextmanager
def the_floor(url: str) -> Iterator[Served]:
    """The floor under the web server of the site, with the same numbers of workers and threads."""
    environment = {**os.environ, "FLOOR_DB": url}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "app.py", "seed", str(HERD)], cwd=LOAD / "floor", env=environment, check=True)
    port = free_port()
    command = ["-m", "gunicorn", "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload"]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "warning", "--no-control-socket", "app:application"]
    process = subprocess.Popen([sys.executable, *command], cwd=LOAD / "floor", env=environment)
    try:
        wait_for_port(port)
        yield Served(f"http://127.0.0.1:{port}", [f"app={process.pid}"])
    finally:
        process.terminate()
        process.wait(15)


def wait_for_port(port: int, seconds: float = 30.0) -> None:
    """Returns once something listens there. Raises OSError where nothing does in time."""
    ends_at = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            if time.monotonic() > ends_at:
                raise
            time.sleep(0.1)
        else:
            return


def measured(command: str, adapter: str, system: Served, *options: str) -> dict[str, Any]:
    """One run of the load client, as it reports it."""
    given = [command, "--adapter", adapter, "--base", system.url, *options]
    given += ["--opt", "slug=kfor-test", *(word for name in system.watched for word in ("--watch", name))]
    done = subprocess.run(
        [sys.executable, "loadclient.py", *given], cwd=LOAD, check=True, stdout=subprocess.PIPE, timeout=900
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
