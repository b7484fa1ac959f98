"""Keeps the site running: starts the web server and the task worker, restarts what dies, ends all together."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kfor_site import demo

GRACE = 3.0
"""Seconds that programs get to end by themselves before they are killed; requests that run get one less.

Browsers keep connections open and open others ahead. The web server waits for those as well, as long as it may.
"""

SETTLED = 20.0
"""A program that ran this many seconds had started well: its next restart does not wait long."""

LONGEST_PAUSE = 30.0
TICK = 0.1
PR_SET_PDEATHSIG = 1

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # nosec B104  # proxies and containers reach a production server from outside


class Program(NamedTuple):
    """A command to keep running. A ``required`` one that ends before the site was ready ends everything."""

    name: str
    command: Sequence[str]
    fds: tuple[int, ...] = ()
    required: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves on PORT until told to end. Returns 0 when told, 1 where the site cannot run, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m kfor_site.supervise", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="make the demo's tables and data first, serve this machine")
    is_demo = parser.parse_args(arguments).demo
    end_with_make()
    try:
        listener = bind(LOOPBACK if is_demo else EVERYWHERE, chosen_port(os.environ.get("PORT", "")))
    except ValueError as error:
        say(str(error))
        return 1
    with listener:
        if is_demo and (status := demo.prepare_apart(before_exec(os.getpid()))):
            return status
        port = listener.getsockname()[1]
        site = Supervisor(programs(listener.fileno()), missing=lambda: missing(port))
        site.on_ready = lambda: announce(port, demo.LOG_INS if is_demo else "")
        return site.run()


class Supervisor:
    """Runs programs until TERM, INT or HUP comes; ``missing`` tells what keeps the site from being ready, or ""."""

    def __init__(self, wanted: Sequence[Program], missing: Callable[[], str] = lambda: "", grace: float = GRACE):
        self.children = [Child(program) for program in wanted]
        self.missing = missing
        self.grace = grace
        self.on_ready: Callable[[], None] = lambda: None
        self.is_ready = False
        self.is_ending = False
        self.told_missing_at = time.monotonic() + SETTLED

    def run(self) -> int:
        """Returns 0 when told to end, 1 when a required program could not start."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        try:
            while not self.is_ending:
                for child in self.children:
                    child.tend(time.monotonic())
                if failed := self._cannot_start():
                    say(f"The {failed.name} cannot start; its own message is above.")
                    return 1
                self._watch_readiness()
                time.sleep(TICK)
        finally:
            end_all(self.children, self.grace)
        return 0

    def _end(self, number: int, frame: object) -> None:
        if self.is_ending:
            self.grace = 0.0
        self.is_ending = True

    def _cannot_start(self) -> Program | None:
        if self.is_ready:
            return None
        return next((child.program for child in self.children if child.failures and child.program.required), None)

    def _watch_readiness(self) -> None:
        if self.is_ready:
            return
        if not (reason := self.missing()):
            self.is_ready = True
            self.on_ready()
        elif time.monotonic() > self.told_missing_at:
            self.told_missing_at = float("inf")
            say(f"The site is not ready yet: {reason}")


class Child:
    """One program and its running process, if it has one."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.failures = 0
        self.started_at = 0.0
        self.due_at = 0.0

    def tend(self, now: float) -> None:
        """Starts the program where it does not run and its pause is over; notices where it has ended."""
        if self.process is None:
            if now >= self.due_at:
                self._start(now)
        elif self.process.poll() is not None:
            self._mourn(self.process, now)

    def _start(self, now: float) -> None:
        self.started_at = now
        self.process = subprocess.Popen(
            self.program.command,
            stdin=subprocess.DEVNULL,
            pass_fds=self.program.fds,
            process_group=0,
            preexec_fn=before_exec(os.getpid()),
        )

    def _mourn(self, process: subprocess.Popen[bytes], now: float) -> None:
        kill_group(process)
        self.process = None
        self.failures = 1 if now - self.started_at > SETTLED else self.failures + 1
        pause = min(LONGEST_PAUSE, 2.0 ** (self.failures - 2))
        self.due_at = now + pause
        say(f"The {self.program.name} ended with status {process.returncode}; it starts again in {pause:g} s.")


def end_all(children: Sequence[Child], grace: float) -> None:
    """Sends TERM to all, waits ``grace`` seconds for them, then kills what is left with all its descendants."""
    running = [child.process for child in children if child.process]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + grace
    for process in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        kill_group(process)
        process.wait()


def kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def before_exec(parent: int) -> Callable[[], None]:
    """What a new process does before it becomes its program: on Linux, asks for TERM when ``parent`` dies."""
    if sys.platform != "linux":
        return lambda: None
    prctl = ctypes.CDLL(None).prctl

    def end_with_parent() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return end_with_parent


def end_with_make() -> None:
    """A server started by make ends when make does, even when make is killed outright."""
    if "MAKELEVEL" in os.environ:
        before_exec(os.getppid())()


def chosen_port(text: str) -> int:
    """The port to serve on. Raises ValueError with a sentence."""
    if text and not (text.isdecimal() and 0 < int(text) < 65536):
        raise ValueError(f"PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text or "8000")


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the port, on which nothing listens yet. Raises ValueError with a sentence."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ValueError(f"Port {port} cannot be used ({error.strerror}); choose another with PORT=….") from error
    return listener


def programs(fd: int) -> list[Program]:
    """The web server on a bound socket, and the task worker.

    Threads (gthread) rather than one request a process (sync): browsers open connections ahead and keep them, and
    each of those would hold a sync worker. Preloading starts the workers by fork, so that a restart is instant and
    memory is shared; nothing connects to the database on import. The proxy headers are left to Django's settings.
    """
    web = [sys.executable, "-m", "gunicorn", "kfor_site.wsgi", "--bind", f"fd://{fd}", "--preload"]
    web += ["--workers", os.environ.get("WEB_CONCURRENCY") or "2", "--worker-class", "gthread", "--threads", "4"]
    web += ["--keep-alive", "15", "--graceful-timeout", f"{GRACE - 1:.0f}", "--forwarded-allow-ips", ""]
    web += ["--log-level", "warning", "--no-control-socket"]
    return [
        Program("web server", web, fds=(fd,), required=True),
        Program("task worker", [sys.executable, "manage.py", "work"]),
    ]


def missing(port: int) -> str:
    """What keeps the site from being ready, as /readyz says it; "" when it is ready."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip(" .*") or LOOPBACK
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        page = connection.getresponse()
        body = page.read(300).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return f"the web server does not answer ({error})."
    finally:
        connection.close()
    return "" if page.status == 200 else f"/readyz answers {page.status}: {' '.join(body.split())}"


def announce(port: int, words: str) -> None:
    if words:
        print(words)
    print(f"Ready http://{LOOPBACK}:{port}/", flush=True)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
