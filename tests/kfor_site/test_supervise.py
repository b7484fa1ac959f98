"""The supervisor, with real processes: who is started, restarted, ended, and when."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kfor_site import supervise

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

ROOT = Path(supervise.__file__).parent.parent

SLEEPER = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEPER
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[2], sys.argv[1]])"
FAILING = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); sys.exit(3)"

SLOW = """
import pathlib, time

def app(environ, start_response):
    pathlib.Path("begun").touch()
    time.sleep(1)
    start_response("200 OK", [("Content-Length", "4")])
    return [b"done"]
"""

RUN = """
import sys
from kfor_site.supervise import Program, Supervisor
name, required, grace, *command = sys.argv[1:]
site = Supervisor([Program(name, command, required=required == "required")], grace=float(grace))
site.missing = lambda: "all" if required == "required" else ""
site.on_ready = lambda: print("ready", flush=True)
sys.exit(site.run())
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a supervisor of one stand-in program; whatever is left of it is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, *more: str, required: str = "optional", grace: float = 5) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, str(tmp_path / "pids"), *more]
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, "stand-in", required, str(grace), *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
    for pid in pids(tmp_path, at_least=0):
        if is_running(pid):
            os.kill(pid, signal.SIGKILL)


def until[T](find: Callable[[], T | None]) -> T:
    """The first true thing that ``find`` finds. Fails after half a minute."""
    for _ in range(600):
        if found := find():
            return found
        time.sleep(0.05)
    pytest.fail("It did not happen.")


def pids(folder: Path, at_least: int = 1) -> list[int]:
    """The process ids that the stand-ins wrote down, once there are enough of them."""
    path = folder / "pids"

    def read() -> list[int] | None:
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        whole = [int(line) for line in lines if line.endswith("\n")]
        return whole if len(whole) >= at_least else None

    return until(read) if at_least else (read() or [])


def connected(address: tuple[str, int]) -> socket.socket | None:
    """A connection to the server, once it listens."""
    try:
        return socket.create_connection(address)
    except ConnectionRefusedError:
        return None


def is_running(pid: int) -> bool:
    """Whether the process lives; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_supervisor_told_to_end_ends_its_program_and_reports_success(start: Start, tmp_path: Path, number: int):
    site = start(SLEEPER)
    (program,) = pids(tmp_path)

    site.send_signal(number)

    assert site.wait(30) == 0
    assert not is_running(program)


def test_supervisor_kills_a_program_deaf_to_term(start: Start, tmp_path: Path):
    site = start(DEAF, grace=0.2)
    (program,) = pids(tmp_path)

    site.terminate()

    assert site.wait(30) == 0
    assert not is_running(program)


def test_supervisor_kills_the_descendants_of_its_program(start: Start, tmp_path: Path):
    site = start(PARENT, DEAF, grace=0.2)
    (descendant,) = pids(tmp_path)

    site.terminate()

    assert site.wait(30) == 0
    until(lambda: not is_running(descendant))


def test_second_signal_cuts_the_grace_short(start: Start, tmp_path: Path):
    site = start(DEAF, grace=0.5)
    (program,) = pids(tmp_path)

    site.terminate()
    site.terminate()

    assert site.wait(30) == 0
    assert not is_running(program)


def test_killed_program_is_started_again(start: Start, tmp_path: Path):
    start(SLEEPER)
    (first,) = pids(tmp_path)

    os.kill(first, signal.SIGKILL)

    second = pids(tmp_path, at_least=2)[1]
    assert is_running(second)
    assert not Path(f"/proc/{first}").exists(), "the dead program must not stay as a zombie"


def test_program_that_keeps_failing_is_started_again_after_growing_pauses(start: Start, tmp_path: Path):
    site = start(FAILING)

    pids(tmp_path, at_least=3)
    site.terminate()

    said = site.communicate()[1].splitlines()
    assert said[:2] == [
        "The stand-in ended with status 3; it starts again in 0.5 s.",
        "The stand-in ended with status 3; it starts again in 1 s.",
    ]


def test_required_program_that_cannot_start_ends_everything(start: Start):
    site = start(FAILING, required="required")

    assert site.wait(30) == 1
    assert site.communicate()[1].splitlines()[-1] == "The stand-in cannot start; its own message is above."


def test_program_ends_when_the_supervisor_is_killed_outright(start: Start, tmp_path: Path):
    site = start(SLEEPER)
    (program,) = pids(tmp_path)

    site.kill()

    until(lambda: not is_running(program))


def test_readiness_is_announced_once(start: Start, tmp_path: Path):
    site = start(FAILING)

    pids(tmp_path, at_least=2)
    site.terminate()

    assert site.communicate()[0] == "ready\n"


def test_web_server_told_to_end_answers_what_runs_and_waits_for_no_silent_connection(tmp_path: Path):
    (tmp_path / "slow.py").write_text(SLOW)
    with supervise.bind("127.0.0.1", 0) as listener:
        web, address = supervise.programs(listener.fileno())[0], listener.getsockname()
        command = [part.replace("kfor_site.wsgi", "slow:app") for part in web.command]
        server = subprocess.Popen(command, cwd=tmp_path, pass_fds=web.fds)
    try:
        with until(lambda: connected(address)), until(lambda: connected(address)) as asking:
            asking.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            until((tmp_path / "begun").exists)

            server.terminate()

            with asking.makefile("rb") as answer:
                assert answer.readline().split()[1] == b"200"
                assert answer.read().endswith(b"done")
            assert server.wait(supervise.GRACE) == 0
    finally:
        server.kill()


def test_busy_port_is_refused_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        refused = subprocess.run(
            [sys.executable, "-m", "kfor_site.supervise", "--demo"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            capture_output=True,
            text=True,
        )

    sentence = f"Port {port} cannot be used (Address already in use); choose another with PORT=….\n"
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", sentence)


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("1", 1), ("65535", 65535)])
def test_chosen_port_reads_a_port(text: str, port: int):
    assert supervise.chosen_port(text) == port


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "80 "])
def test_chosen_port_refuses_what_is_no_port(text: str):
    with pytest.raises(ValueError, match="PORT must be a number from 1 to 65535"):
        supervise.chosen_port(text)


def test_missing_tells_that_nothing_answers():
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))

        reason = supervise.missing(unheard.getsockname()[1])

    assert reason == "the web server does not answer ([Errno 111] Connection refused)."
