"""What a decision at the desk costs among 10,000 facts and 50,000 questions: the press, and the page of the next."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.reliability import databases
from bench.reliability.sites import ROOT

if TYPE_CHECKING:
    from django.db.models import Model
    from django.test import Client

FACTS, QUESTIONS, DECIDED = 10_000, 50_000, 60
"""How many there are of each, copies of those of the pack, and how many drafts are decided."""

MOST_MS = 200.0
DRAFT_EACH = 5
"""One copy of so many is a draft."""

STEP = 1_000_000
"""Copy n of row i has the id n * STEP + i, so that copies refer to copies by sums."""

SETTING = {"DEMO": "1", "HTTPS": "0", "DEBUG": "0", "LOG_LEVEL": "ERROR", "SECRET_KEY": "known to all, for benchmarks"}


def bench_desk() -> Iterator[dict[str, object]]:
    """Wall ms of each step of a review, on SQLite."""
    run = [sys.executable, "-m", "bench.bench_desk"]
    done = subprocess.run(run, cwd=ROOT, env={**os.environ, **SETTING}, stdout=subprocess.PIPE, check=True)
    yield json.loads(done.stdout)


def measure() -> dict[str, object]:
    """In a process of its own, which is connected with a fresh database."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(databases.fresh("sqlite", folder))
        counts = fill()
        times = review()
    told = {what: spread(found) for what, found in times.items()}
    worst = max(found["p95"] for found in told.values())
    return {"database": "sqlite", **counts, "wall_ms": told, "holds": worst <= MOST_MS}


def fill() -> dict[str, int]:
    """Copies the pack's facts with their subjects and quotes, and its questions with their links."""
    from django.db import connection

    from content.models import Entity, EntityName, Evidence, Fact, FactVersion
    from people.models import User
    from quiz.models import Question, QuestionFact, QuestionVersion

    facts = -(-FACTS // Fact.objects.count())
    questions = -(-QUESTIONS // Question.objects.count())
    own: dict[type[Model], str] = dict.fromkeys((Entity, EntityName, Fact, FactVersion, Evidence), "n")
    own |= dict.fromkeys((Question, QuestionVersion, QuestionFact), "n")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        for model in own:
            copies = questions if model._meta.app_label == "quiz" else facts
            cursor.execute(copying(model, set(own), copies, facts))
        for model in (FactVersion, QuestionVersion):
            table, by = model._meta.db_table, User.objects.get(email="instructor@demo.test").pk
            cursor.execute(f"UPDATE {table} SET decided_by_id = {by}, decided_at = '2026-01-02 10:00:00'")
            drafts = f"id / {STEP} % {DRAFT_EACH} = 1"
            cursor.execute(f"UPDATE {table} SET status = 'draft', decided_by_id = NULL WHERE {drafts}")
        cursor.execute("ANALYZE")
    drafts_left = QuestionVersion.objects.filter(status="draft").count()
    return {"facts": Fact.objects.count(), "questions": Question.objects.count(), "drafts": drafts_left}


def copying(model: type[Model], own: set[type[Model]], copies: int, facts: int) -> str:
    """The statement that copies all rows of a table so many times less one; a question asks copy n % ``facts``."""
    columns = [field.column for field in model._meta.concrete_fields]
    wanted = [
        _copied(field, own, facts, is_quiz=model._meta.app_label == "quiz") for field in model._meta.concrete_fields
    ]
    numbers = (
        f"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {copies - 1}) SELECT n FROM s)"
    )
    named, values = (", ".join(found) for found in ([f'"{name}"' for name in columns], wanted))
    table = model._meta.db_table
    return f"INSERT INTO {table} ({named}) SELECT {values} FROM {table}, {numbers} WHERE id < {STEP}"


def _copied(field: Any, own: set[type[Model]], facts: int, *, is_quiz: bool) -> str:
    column = f'"{field.column}"'
    if field.name == "uuid":
        return "lower(hex(randomblob(16)))"
    if field.column in ("slug", "name") and field.model.__name__ == "Entity":
        return f"{column} || '-' || n"
    if field.primary_key or (field.related_model in own and field.name != "merged_into"):
        is_fact = is_quiz and field.related_model is not None and field.related_model._meta.app_label == "content"
        return f"{column} + {f'(n % {facts})' if is_fact else 'n'} * {STEP}"
    return column


def review() -> dict[str, list[float]]:
    """An instructor decides on drafts one after the other: most approved, some rejected, some taken back."""
    from django.conf import settings
    from django.test import Client

    from people.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(User.objects.get(email="instructor@demo.test"))
    times: dict[str, list[float]] = {"page": [], "approve": [], "reject": [], "undo": [], "narrowed page": []}
    address = "/admin/desk/"
    for number in range(DECIDED):
        found = timed(times["page"], partial(client.get, address))
        form = form_of(found.content.decode())
        pressed = ("approve", "approve", "reject")[number % 3]
        done = timed(times[pressed], partial(press, client, form, pressed))
        assert done.status_code in (302, 409)
        address = done.headers.get("Location") or f"/admin/desk/?after={form['item'][0]}"
        if number % 10 == 9:
            timed(times["undo"], lambda: client.post("/admin/desk/", {"decision": "undo"}))
            timed(times["narrowed page"], lambda: client.get("/admin/desk/?document=1&finding=none"))
    return times


def form_of(page: str) -> dict[str, list[str]]:
    """What the form of the draft sends."""
    names = ("item", "version", "seen", "fact")
    return {name: list(dict.fromkeys(re.findall(rf'name="{name}" value="([^"]+)"', page))) for name in names}


def press(client: Client, form: Mapping[str, Any], pressed: str) -> Any:
    """The response to one decision."""
    return client.post("/admin/desk/", {**form, "decision": pressed, "reason": "trivial"})


def timed(times: list[float], work: Callable[[], Any]) -> Any:
    """What the work returns; its wall ms go to ``times``."""
    began = time.perf_counter()
    found = work()
    times.append(1000 * (time.perf_counter() - began))
    return found


def spread(times: list[float]) -> dict[str, float]:
    """Median, 95th of a hundred and highest of some times in ms."""
    rows = sorted(times)
    picked = {"median": rows[len(rows) // 2], "p95": rows[min(len(rows) - 1, int(len(rows) * 0.95))], "max": rows[-1]}
    return {"n": len(rows), **{name: round(value, 1) for name, value in picked.items()}}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    print(json.dumps(measure()))
