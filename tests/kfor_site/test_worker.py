"""The worker: tasks of killed workers are taken up, and one failing duty keeps no other from running."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kfor_site import worker

ROOT = Path(__file__).parent.parent.parent
LATER = datetime(9999, 1, 1, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def _no_worker_lives():
    cache.clear()
    yield
    cache.clear()


def save_task(status: str = "RUNNING", *, workers: tuple[str, ...] = ("gone",), seconds_ago: int = 100) -> DBTaskResult:
    """A task that the last of the workers took so many seconds ago."""
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="quiz.tasks.run_import",
        worker_ids=list(workers),
        started_at=timezone.now() - timedelta(seconds=seconds_ago),
        finished_at=timezone.now() - timedelta(seconds=seconds_ago) if status in ("FAILED", "SUCCESSFUL") else None,
        backend_name="default",
        run_after=timezone.now(),
    )


def state(task: DBTaskResult) -> tuple[str, list[str]]:
    task.refresh_from_db()
    return str(task.status), task.worker_ids


@pytest.mark.django_db
def test_a_task_of_a_silent_worker_is_queued_anew():
    task = save_task()

    assert worker.take_up_lost() == 1

    assert state(task) == ("READY", ["gone"])
    assert task.started_at is None
    assert list(DBTaskResult.objects.ready()) == [task]


@pytest.mark.django_db
def test_a_task_of_a_living_worker_is_left_alone():
    task = save_task(workers=("gone", "here"))
    worker.say_alive("here")

    assert worker.take_up_lost() == 0
    assert state(task) == ("RUNNING", ["gone", "here"])


@pytest.mark.django_db
def test_a_task_taken_a_moment_ago_is_left_alone():
    task = save_task(seconds_ago=5)

    assert worker.take_up_lost() == 0
    assert state(task)[0] == "RUNNING"


@pytest.mark.django_db
@pytest.mark.parametrize(("tries", "status"), [(1, "READY"), (2, "READY"), (3, "FAILED"), (4, "FAILED")])
def test_a_task_that_kills_three_workers_is_failed(tries, status):
    task = save_task(workers=tuple(f"w{n}" for n in range(tries)))

    worker.take_up_lost()

    assert state(task)[0] == status
    assert ("WorkerLost" in task.exception_class_path) is (status == "FAILED")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["READY", "FAILED", "SUCCESSFUL"])
def test_what_does_not_run_is_not_lost(status):
    task = save_task(status)

    assert worker.take_up_lost() == 0
    assert state(task)[0] == status


@pytest.mark.django_db
def test_finished_tasks_are_forgotten_after_two_weeks():
    day = 86_400
    old = [save_task(status, seconds_ago=15 * day) for status in ("FAILED", "SUCCESSFUL")]
    kept = [save_task("SUCCESSFUL", seconds_ago=13 * day), save_task("READY", seconds_ago=99 * day)]

    assert worker.prune() == len(old)
    assert set(DBTaskResult.objects.all()) == set(kept)


def test_a_failing_duty_keeps_no_other_from_running(caplog):
    def fails() -> None:
        raise ZeroDivisionError("on purpose")

    def counts() -> int:
        return 3

    assert worker.run_due([fails, counts]) == {"fails": "failed", "counts": 3}
    assert "fails failed" in caplog.text


# A real worker, killed for real.

TASKS = '''"""Tasks of the test."""

import time
from pathlib import Path

from django.tasks import task


@task()
def note(folder: str) -> str:
    """Leaves a note, and takes long at the first try."""
    notes = Path(folder)
    notes.joinpath(f"try-{len(list(notes.iterdir()))}").touch()
    if len(list(notes.iterdir())) == 1:
        time.sleep(60)
    return "done"
'''
ENQUEUE = "import django; django.setup(); import killed_tasks, sys; killed_tasks.note.enqueue(sys.argv[1])"
WORK = """
import django, sys
django.setup()
from kfor_site import worker
worker.DUE_SECONDS, worker.SILENT_SECONDS = 0.2, 1
worker.run([], interval=0.1)
"""


@pytest.mark.slow
def test_another_worker_takes_up_what_a_killed_one_left(tmp_path):
    (tmp_path / "killed_tasks.py").write_text(TASKS)
    notes = tmp_path / "notes"
    notes.mkdir()
    database = tmp_path / "site.sqlite3"
    told = {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "kfor_site.settings", "HTTPS": "0"}
    environment = {**os.environ, **told, "SECRET_KEY": "x", "PYTHONPATH": f"{tmp_path}:{ROOT}"}

    def run(*command: str) -> None:
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True)

    def start() -> subprocess.Popen[Any]:
        return subprocess.Popen([sys.executable, "-c", WORK], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)

    run("manage.py", "migrate", "--verbosity=0")
    run("-c", ENQUEUE, str(notes))
    first = start()
    wait_until(lambda: any(notes.iterdir()))
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = start()
    try:
        wait_until(lambda: status(database) == "SUCCESSFUL")
    finally:
        second.terminate()
        second.wait(10)

    assert len(list(notes.iterdir())) == 2
    assert second.returncode == 0


def status(database: Path) -> str:
    with sqlite3.connect(database, timeout=10) as opened:
        return str(opened.execute(f"SELECT status FROM {DBTaskResult._meta.db_table}").fetchone()[0])


def wait_until(holds: Callable[[], bool]) -> None:
    """Returns once it holds; fails after half a minute."""
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("It did not happen within 30 seconds.")
