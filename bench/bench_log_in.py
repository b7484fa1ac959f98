"""What a log-in costs beside the password hash, which is slow on purpose."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.bench_stored import SETTING
from bench.reliability import databases
from bench.reliability.sites import ROOT

LOG_INS = 20
MOST_MS = 100
"""CPU ms of this process for the page of the log-in, the log-in and the page after it, beside the hash."""

PASSWORD = "demo-demo-demo"  # nosec B105  # of the accounts that every demonstration has


def bench_log_in() -> Iterator[dict[str, object]]:
    """CPU of a log-in from its page to the page after it, less that of one check of the password."""
    for kind in ("sqlite", "postgresql"):
        run = [sys.executable, "-m", "bench.bench_log_in", kind]
        done = subprocess.run(run, cwd=ROOT, env={**os.environ, **SETTING}, stdout=subprocess.PIPE, check=True)
        yield json.loads(done.stdout)


def measure(kind: str) -> dict[str, object]:
    """In a process of its own, which is connected with a fresh database."""
    folder = Path(tempfile.mkdtemp(prefix="log-in-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(databases.fresh(kind, folder))
        whole, hashed = costs()
    told = {"log_in": round(whole, 1), "hash": round(hashed, 1), "beside": round(whole - hashed, 1)}
    return {"database": kind, "cpu_ms": told, "most": MOST_MS, "holds": whole - hashed <= MOST_MS}


def costs() -> tuple[float, float]:
    """CPU ms of one whole log-in, and of one check of a password."""
    from django.conf import settings

    from people.models import User
    from quiz.demo import make_load_learners

    settings.ALLOWED_HOSTS = ["testserver"]
    make_load_learners(LOG_INS + 1)
    user = User.objects.get(email="load1@demo.test")
    log_in(0)
    numbers = iter(range(1, LOG_INS + 1))
    return cpu_ms(lambda: log_in(next(numbers))), cpu_ms(lambda: user.check_password(PASSWORD))


def log_in(number: int) -> None:
    from django.test import Client

    client = Client()
    client.get("/accounts/login/")
    data = {"login": f"load{number + 1}@demo.test", "password": PASSWORD}
    client.post("/accounts/login/", data, follow=True)
    assert "_auth_user_id" in client.session


def cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(LOG_INS):
        work()
    return 1000 * (time.process_time() - began) / LOG_INS


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    print(json.dumps(measure(sys.argv[1])))
