"""The site as `make serve` starts it, on a free port of this machine, to be measured and mistreated."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN = 60.0


class Site:
    """A running site: its address, and the processes that serve it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port
        self.url = f"http://127.0.0.1:{port}"

    @cached_property
    def master(self) -> int:
        """The process of gunicorn, whose children are the workers."""
        for _ in range(50):
            if found := [pid for pid in children(self.process.pid) if b"gunicorn" in command_of(pid)]:
                return found[0]
            time.sleep(0.1)  # the kernel's list of children may have gaps while they change
        raise RuntimeError("The web server has gone.")

    def kill_a_worker(self, rng: Random) -> int | None:
        """Kills one of the processes that serve requests, as the kernel does where memory runs out."""
        workers = children(self.master)
        if not workers:
            return None
        chosen = rng.choice(workers)
        with suppress(ProcessLookupError):
            os.kill(chosen, signal.SIGKILL)
        return chosen


@contextmanager
def served(*, workers: int = 2, **variables: str) -> Iterator[Site]:
    """The production server on the database of DATABASE_URL, ready to answer; ended afterwards."""
    collect_static()
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": str(workers), **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "kfor_site.supervise"], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )
    try:
        wait_for_word(process)
        yield Site(process, port)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()


def collect_static() -> None:
    """What `make serve` does first: without the list of static files no page can be shown."""
    made, sources = ROOT / "var" / "static" / "staticfiles.json", (ROOT / "static").rglob("*")
    if not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in sources):
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, check=True)


def wait_for_word(process: subprocess.Popen[bytes]) -> None:
    """Returns once the supervisor says that the site is ready. Raises RuntimeError where it ends instead."""
    assert process.stdout is not None
    ends_at = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends_at:
        line = process.stdout.readline()
        if line.startswith(b"Ready"):
            return
        if not line:
            break
    raise RuntimeError("The site did not start; its own message is above.")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where it has gone."""
    with suppress(OSError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def command_of(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
