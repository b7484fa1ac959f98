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
from functools import partial
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
    with server(programs) as folder:
        return run(command, DATABASE_URL=f"postgres:///{folder}/postgres", PGUSER=SUPERUSER)


def run(command: Sequence[str], **variables: str) -> int:
    return subprocess.run(command, env={**os.environ, **variables}, check=False).returncode


def newest_programs() -> Path | None:
    """The folder of the server's programs: on the path, or where Debian and Fedora put them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    kept = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    return max(kept, key=lambda folder: folder.parent.name.zfill(12), default=None)


@contextmanager
def server(programs: Path) -> Iterator[Path]:
    """A running server, as the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    owner = account()
    shutil.chown(folder, owner.pw_name)
    start = partial(subprocess.Popen, cwd=folder, user=owner.pw_uid, group=owner.pw_gid, extra_groups=[])
    if os.geteuid() != 0:
        start = partial(subprocess.Popen, cwd=folder)
    try:
        initdb = [programs / "initdb", "--auth=trust", "--no-sync", "--encoding=UTF8", "--no-locale", "-U", SUPERUSER]
        if start([*initdb, folder / "data"], stdout=subprocess.DEVNULL).wait():
            raise RuntimeError("PostgreSQL could not make a database; its own message is above.")
        settings = [argument for setting in FAST for argument in ("-c", setting)]
        with (folder / "log").open("w") as log:
            process = start([programs / "postgres", "-D", folder / "data", "-k", folder, *settings], stderr=log)
        try:
            wait_for(folder, process)
            yield folder
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def account() -> pwd.struct_passwd:
    """Who owns the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    return next((entry for entry in pwd.getpwall() if entry.pw_name == "postgres"), pwd.getpwnam("nobody"))


def wait_for(folder: Path, process: subprocess.Popen[Any]) -> None:
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
