"""A disk that fills while learners save: nothing is said to be saved that is not, and all goes on with room."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from django.db import connection

from bench.reliability.killers import Havoc, saved_under
from bench.reliability.sites import Site
from bench.reliability.trials import Skip, Tally, Trial, trials
from tests.postgres import Server

SMALL = "256m"
FULL, FREE = (1.0, 3.0), (0.5, 2.0)
"""Seconds for which the disk stays full, and has room, from … to."""


@trials(sqlite=5_000)
def experiment_sqlite(trial: Trial) -> Tally:
    """The database lies on a small disk, which fills and empties again and again."""
    with small_disk(trial.folder / "disk") as disk:
        moved = disk / "site.sqlite3"
        shutil.move(trial.database.path, moved)
        trial.database.path.symlink_to(moved)
        tally = saved_under(filling(disk), trial)
        if (found := sqlite3.connect(moved).execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            tally.fail(f"The database is damaged: {found}")
        connection.close()
    return tally


@trials(postgresql=5_000)
def experiment_postgresql(trial: Trial) -> Tally:
    """The same with PostgreSQL, which is started again where the full disk has ended it."""
    server = trial.database.server
    assert server is not None
    with small_disk(server.folder / "disk") as disk:
        server.end(signal.SIGINT)
        subprocess.run(["cp", "-a", server.folder / "data", disk], check=True)
        shutil.rmtree(server.folder / "data")
        (server.folder / "data").symlink_to(disk / "data")
        server.start()
        tally = saved_under(filling(disk, server), trial)
        checked: list[str | Path] = [
            server.programs / "pg_amcheck",
            "-h",
            server.folder,
            "-d",
            "postgres",
            "--install-missing",
        ]
        if subprocess.run(checked, check=False).returncode:
            tally.fail("The database is damaged: pg_amcheck complains above.")
        connection.close()
        server.end(signal.SIGINT)
    return tally


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A small file system, mounted for as long as it is used. Raises Skip where mounting is not allowed."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        raise Skip("A small disk cannot be mounted here; it takes the rights of root.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False)


def filling(disk: Path, server: Server | None = None) -> Havoc:
    """Fills the disk to the last byte, and frees it again, over and over."""

    async def havoc(site: Site, rng: Random, told: dict[str, object]) -> None:
        times = restarts = 0
        try:
            while True:
                await asyncio.sleep(rng.uniform(*FREE))
                ends_at = asyncio.get_running_loop().time() + rng.uniform(*FULL)
                while asyncio.get_running_loop().time() < ends_at:  # what others free meanwhile is filled as well
                    fill(disk / "filler")
                    await asyncio.sleep(0.05)
                (disk / "filler").unlink()
                times += 1
                if server and server.process and server.process.poll() is not None:
                    await asyncio.to_thread(server.start)
                    restarts += 1
                told |= {"times_full": times, "restarts": restarts}
        finally:
            (disk / "filler").unlink(missing_ok=True)

    return havoc


def fill(file: Path) -> None:
    """Appends until there is no room for another byte."""
    with file.open("ab", buffering=0) as filler:
        for size in (2**20, 2**12, 1):
            with suppress(OSError):
                while filler.write(b"\1" * size) == size:
                    pass
