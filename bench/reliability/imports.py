"""Workers that are killed while they import: it is stored whole or not at all, and once however often it is begun."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from django.apps import apps
from django.db import connections
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bench.reliability.trials import Tally, Trial, trials
from content.models import Import, Mission
from kfor_site import worker
from people.models import User
from quiz import imports
from tests import documents

KILLS = 2
"""At most so often an import is killed: with the third dead worker its task would be given up."""

BESIDE = 0.03
"""Seconds before and after the writing that count as near it."""

LINES = (
    "Northern Lake Monitoring Mission",
    "The Northern Lake Monitoring Mission (NLMM) was established by Security Council Resolution 2911 of 4 March 2011.",
    "It had 30 boats and 1,050 soldiers in May 2011, and 25 boats in June 2012.",
    "Its headquarters are in Orsa. Major General Ada Berg took command of NLMM on 1 September 2011.",
    "NLMM is to watch the harbours, to train the police and to report to the Lake Council.",
)


def set_line(text: str, y: int) -> str:
    return documents.line(text, 60, y, size=8)


FORMATS: Mapping[str, Callable[[], bytes]] = {
    "report.txt": lambda: "\n\n".join(LINES).encode(),
    "report.docx": lambda: documents.docx("".join(map(documents.paragraph, LINES))),
    "report.pdf": lambda: documents.pdf(["".join(map(set_line, LINES, range(780, 0, -24)))]),
}
COUNTED = {
    "content.Document": "mission",
    "content.Edition": "mission",
    "content.Passage": "edition__mission",
    "content.Entity": "mission",
    "content.Fact": "mission",
    "content.FactVersion": "fact__mission",
    "content.Evidence": "version__fact__mission",
    "quiz.Question": "mission",
    "quiz.QuestionVersion": "question__mission",
}
Counts = dict[str, int]
STARTING = timedelta(seconds=0.02)
"""What a worker takes from its start until it has a task."""


@dataclass(frozen=True)
class Whole:
    """A whole import: what it stores, and the seconds after its start at which it writes and has ended."""

    counts: Counts
    writes: float
    ends: float


@trials(sqlite=500, postgresql=500)
def experiment_killed_workers(trial: Trial) -> Tally:
    """A worker is killed once or twice as it imports, half of the times near its writing, then another takes over."""
    by, tally = User.objects.get(email="instructor@demo.test"), Tally()
    run_one("warm", hand_in("warm", "report.txt", by))  # so that each worker begins with the parser in memory
    wholes = {name: whole(name, by) for name in FORMATS}
    seen: Counter[str] = Counter()
    for number in range(trial.n):
        name = trial.rng.choice(list(FORMATS))
        row = hand_in(f"lake-{number}", name, by)
        tally.add(killed(row, wholes[name], trial, seen))
        wholes[name] = paced(row, wholes[name])
    tally.figures |= {"kills": seen.total(), "killed_while": dict(sorted(seen.items()))}
    return tally


def hand_in(slug: str, name: str, by: User) -> Import:
    """The text in a mission of its own, waiting for a worker."""
    mission = Mission.objects.create(slug=slug, name=slug)
    row = Import(mission=mission, title="Lake report", publisher="Lake Press", file_name=name)
    return imports.hand_in(row, FORMATS[name](), now=timezone.now(), by=by)


def whole(name: str, by: User) -> Whole:
    row = hand_in(f"whole-{name.partition('.')[2]}", name, by)
    started("whole").join()
    row.refresh_from_db()
    assert row.status == Import.Status.DONE, row.message
    return paced(row, Whole(counts(row.mission), 0, 0))


def paced(row: Import, whole: Whole) -> Whole:
    """The same by the clock of the latest import: other work makes the machine slower and faster."""
    task = DBTaskResult.objects.order_by("enqueued_at").last()
    if task is None or task.started_at is None or row.heartbeat_at is None or row.finished_at is None:
        return whole
    began = task.started_at - STARTING
    writes, ends = (row.heartbeat_at - began).total_seconds(), (row.finished_at - began).total_seconds()
    was_killed_late = writes < 0  # the task was begun once more, only to find that the import had been done
    return whole if was_killed_late else replace(whole, writes=writes, ends=ends)


def killed(row: Import, whole: Whole, trial: Trial, seen: Counter[str]) -> str:
    """Kills, and looks after each kill and in the end; returns what was wrong, if anything."""
    for turn in range(trial.rng.randint(1, KILLS)):
        process = started(f"killed-{row.pk}-{turn}")
        time.sleep(moment(trial.rng, whole))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        seen[stage(row, trial.database.path if trial.database.server is None else None)] += 1
        if problem := judged(row, whole, is_over=False):
            return f"{row.mission} after kill {turn + 1}: {problem}"
        take_up()
    started(f"last-{row.pk}").join()
    return judged(row, whole, is_over=True)


def moment(rng: Random, whole: Whole) -> float:
    """Anywhere in the import, or near its writing."""
    if rng.random() < 0.5:
        return rng.uniform(0, whole.ends)
    return rng.uniform(max(0.0, whole.writes - BESIDE), whole.ends + BESIDE)


def stage(row: Import, path: Path | None) -> str:
    """Where the kill struck, as the row tells it; a journal that was left says that something was being written."""
    journal = path and path.with_name(f"{path.name}-journal")
    left = journal is not None and journal.exists() and journal.read_bytes()[:1] not in (b"", b"\0")
    row.refresh_from_db()
    return f"{row.stage or 'waiting'}{', a journal left' if left else ''} ({row.status})"


def judged(row: Import, whole: Whole, *, is_over: bool) -> str:
    row.refresh_from_db()
    found, is_done = counts(row.mission), row.status == Import.Status.DONE
    wanted = whole.counts if is_done else dict.fromkeys(whole.counts, 0)
    if is_over and not is_done:
        return f"it ended as {row.status}: {row.message}"
    return "" if found == wanted else f"stored as {row.status}: {found}, not {wanted}"


def counts(mission: Mission) -> Counts:
    return {name: apps.get_model(name).objects.filter(**{path: mission}).count() for name, path in COUNTED.items()}


def started(name: str) -> BaseProcess:
    """A worker that takes the one task that waits. It has no connection of this process."""
    connections.close_all()
    process = get_context("fork").Process(target=run_one, args=(name,))
    process.start()
    return process


def run_one(name: str, _row: Import | None = None) -> None:
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0.1,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name,
    ).run()


def take_up() -> None:
    """What another worker does a while later with the task of one that has fallen silent."""
    long_ago = timezone.now() - timedelta(seconds=2 * worker.SILENT_SECONDS)
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(started_at=long_ago)
    worker.take_up_lost()
