"""Runs a command on PostgreSQL: `python tests/postgres.py pytest …` sets DATABASE_URL for it.

The server is the one that TEST_DATABASE_URL names, or else one of its own: started in a new folder, heard on a
socket in that folder alone, and gone afterwards. Where no server can be had it says so and returns 0; with
REQUIRE_POSTGRES=1 it returns 1.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

# Nothing in a test's database must survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")
SUPERUSER = "quiz"


def main(command: Sequence[str]) -> int:
    """The exit status of the command, run with DATABASE_URL set."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return run(command, DATABASE_URL=url)
    if not (programs := newest_programs()):
        print("PostgreSQL is not installed here, so nothing was tested on it.", file=sys.stderr)
        return 1 if os.environ.get("REQUIRE_POSTGRES") == "1" else 0
    with server(programs) as running:
        return run(command, DATABASE_URL=f"postgres:///{running.folder}/postgres", PGUSER=SUPERUSER)


def run(command: Sequence[str], **variables: str) -> int:
    return subprocess.run(command, env={**os.environ, **variables}, check=False).returncode


def newest_programs() -> Path | None:
    """The folder of the server's programs: on the path, or where Debian and Fedora put them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    kept = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    return max(kept, key=lambda folder: folder.parent.name.zfill(12), default=None)


class Server:
    """A PostgreSQL server of one's own in a folder, where its socket is too; it can be ended and started again."""

    def __init__(self, programs: Path, folder: Path, settings: Sequence[str] = FAST) -> None:
        self.programs, self.folder = programs, folder
        self.settings = [argument for setting in settings for argument in ("-c", setting)]
        self.process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Makes the empty database. Raises RuntimeError where that fails."""
        shutil.chown(self.folder, account().pw_name)
        initdb: list[str | Path] = [
            self.programs / "initdb",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--no-locale",
        ]
        initdb += ["-U", SUPERUSER, self.folder / "data"]
        if self._run(initdb, stdout=subprocess.DEVNULL).wait():
            raise RuntimeError("PostgreSQL could not make a database; its own message is above.")

    def start(self) -> None:
        """Returns once the server answers. Raises RuntimeError with its log where it does not."""
        command: list[str | Path] = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        with (self.folder / "log").open("a") as log:
            self.process = self._run([*command, *self.settings], stderr=log)
        wait_for(self.folder, self.process)

    def end(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Ends the server: QUIT is PostgreSQL's immediate stop, INT its fast one, KILL takes the postmaster alone."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def _run(self, command: Sequence[str | Path], **options: Any) -> subprocess.Popen[bytes]:
        owner = account()
        if os.geteuid() == 0:
            options |= {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        return subprocess.Popen(command, cwd=self.folder, **options)


@contextmanager
def server(programs: Path, settings: Sequence[str] = FAST) -> Iterator[Server]:
    """A running server in a new folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    running = Server(programs, folder, settings)
    try:
        running.make()
        running.start()
        yield running
    finally:
        running.end()
        shutil.rmtree(folder, ignore_errors=True)


def account() -> pwd.struct_passwd:
    """Who owns the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    return next((entry for entry in pwd.getpwall() if entry.pw_name == "postgres"), pwd.getpwnam("nobody"))


def wait_for(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Returns once the server answers. Raises RuntimeError with its log where it does not."""
    for _ in range(300):
        if process.poll() is not None:
            break
        with suppress(psycopg.OperationalError):
            psycopg.connect(host=str(folder), user=SUPERUSER, dbname="postgres").close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends too
    sys.exit(main(sys.argv[1:]))
