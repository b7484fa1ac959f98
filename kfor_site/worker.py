"""The task worker: takes background tasks, runs what is due every 30 seconds, and takes up what a dead worker left.

The database backend of Django's tasks has neither a schedule nor a way to notice a killed worker. Each worker therefore
says in the shared cache that it lives; a running task whose worker has fallen silent goes back into the queue.
"""

from __future__ import annotations

import gc
import logging
import os
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import close_old_connections, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger(__name__)

DUE_SECONDS = 30
SILENT_SECONDS = 90
MOST_TRIES = 3
KEPT_DAYS = 14

Due = Callable[[], Any]


class WorkerLost(RuntimeError):
    """The worker of a task died again and again."""


def run(due: Sequence[Due], *, interval: float = 1.0) -> None:
    """Work until told to stop. ``due`` are the functions to call every 30 seconds, each on its own."""
    name = f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(8)}"
    stopping = threading.Event()
    say_alive(name)
    beside = threading.Thread(target=_beside, args=(name, due, stopping), daemon=True)
    beside.start()
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=interval,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
    worker.configure_signals()
    gc.freeze()  # what is loaded stays for good: ending does not comb through it
    try:
        worker.run()
    finally:
        stopping.set()
        cache.delete(_key(name))


def _beside(name: str, due: Sequence[Due], stopping: threading.Event) -> None:
    """In a thread of its own, so that a long task delays neither the sign of life nor what is due."""
    while True:
        close_old_connections()
        say_alive(name)
        run_due([take_up_lost, prune, *due])
        if stopping.wait(DUE_SECONDS):
            return


def run_due(due: Sequence[Due]) -> dict[str, Any]:
    """Call each function; one that fails is logged and does not keep the others from running."""
    results: dict[str, Any] = {}
    for function in due:
        try:
            results[function.__name__] = function()
        except Exception:  # whatever it was, the next one is still due; the log names it
            log.exception("%s failed", function.__name__)
            results[function.__name__] = "failed"
    return results


def say_alive(name: str) -> None:
    cache.set(_key(name), True, SILENT_SECONDS)


def _key(name: str) -> str:
    return f"worker:{name}"


def take_up_lost() -> int:
    """Queue the tasks of silent workers anew; after three tries they are failed. Returns how many were lost."""
    silent_since = timezone.now() - timedelta(seconds=SILENT_SECONDS)
    lost = 0
    for row in DBTaskResult.objects.running().filter(started_at__lt=silent_since):
        if row.worker_ids and cache.get(_key(row.worker_ids[-1])):
            continue
        lost += 1
        _take_up(row)
    return lost


def _take_up(row: DBTaskResult[Any, Any]) -> None:
    with transaction.atomic():
        locked = DBTaskResult.objects.select_for_update().get(pk=row.pk)
        if locked.status != TaskResultStatus.RUNNING or locked.worker_ids != row.worker_ids:
            return
        if len(locked.worker_ids) >= MOST_TRIES:
            locked.set_failed(WorkerLost(f"{MOST_TRIES} workers died while running this task."))
            return
        locked.status, locked.started_at = TaskResultStatus.READY, None
        locked.save(update_fields=["status", "started_at"])


def prune() -> int:
    """Forget finished tasks after two weeks. Returns how many."""
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    return DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()[0]
