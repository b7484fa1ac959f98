"""Whether a save and a page cost the same with 10 and with 1,000,000 attempts in the database."""

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
from statistics import median
from typing import TYPE_CHECKING

from bench.reliability import databases
from bench.reliability.sites import ROOT

if TYPE_CHECKING:
    from django.test import Client

STORED, EACH, ASKED = 1_000_000, 1_000, 200
"""Attempts stored, by how many attempts of one learner each, and how many saves and pages are timed."""

MOST_SLOWER = 1.2
SETTING = {"DEMO": "1", "HTTPS": "0", "DEBUG": "0", "LOG_LEVEL": "ERROR", "SECRET_KEY": "known to all, for benchmarks"}

FILL = {
    "quiz_attempt": """(uuid, learner_id, quiz_id, quiz_version_id, number, state, knowledge_day, started_at,
        finished_at, released_at, earned_numerator, earned_denominator, points, passed, receipt)
        SELECT {uuid}, l.id, v.quiz_id, v.id, n.n, 'finished', '2026-01-02', {now}, {now}, {now}, 0, 1, 1, {false},
        'filler'
        FROM quiz_learner l CROSS JOIN {numbers} CROSS JOIN (SELECT * FROM quiz_quizversion ORDER BY id LIMIT 1) v
        ORDER BY n.n, l.id LIMIT {count}""",
    "quiz_paperquestion": """(learner_id, attempt_id, position, question_version_id, points, "order")
        SELECT learner_id, id, 1, (SELECT min(id) FROM quiz_questionversion), 1, '[]' FROM quiz_attempt
        WHERE receipt = 'filler'""",
    "quiz_revision": """(learner_id, attempt_id, position, client, seq, value, digest, is_late, received_at)
        SELECT learner_id, id, 1, 'filler', 1, '{{}}', '', {false}, started_at FROM quiz_attempt
        WHERE receipt = 'filler'""",
    "quiz_response": """(learner_id, attempt_id, paper_question_id, value, is_flagged, client, seq, saved_at)
        SELECT p.learner_id, p.attempt_id, p.id, '{{}}', {false}, 'filler', 1, {now} FROM quiz_paperquestion p
        JOIN quiz_attempt a ON a.id = p.attempt_id AND a.receipt = 'filler'""",
}
WORDS = {
    "sqlite": {
        "uuid": "lower(hex(randomblob(16)))",
        "now": "'2026-01-02 10:00:00'",
        "false": "0",
        "numbers": "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s"
        f" WHERE n < {EACH}) SELECT n FROM s) n",
    },
    "postgresql": {
        "uuid": "gen_random_uuid()",
        "now": "timestamptz '2026-01-02 10:00:00+00'",
        "false": "false",
        "numbers": f"generate_series(1, {EACH}) n(n)",
    },
}


def bench_stored() -> Iterator[dict[str, object]]:
    """Wall ms per save and per page, at 10 and at a million stored attempts, on each database."""
    for kind in ("sqlite", "postgresql"):
        run = [sys.executable, "-m", "bench.bench_stored", kind, os.environ.get("STORED", str(STORED))]
        done = subprocess.run(run, cwd=ROOT, env={**os.environ, **SETTING}, stdout=subprocess.PIPE, check=True)
        yield json.loads(done.stdout)


def measure(kind: str, stored: int) -> dict[str, object]:
    """In a process of its own, which is connected with a fresh database."""
    folder = Path(tempfile.mkdtemp(prefix="stored-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(databases.fresh(kind, folder))
        few = costs("load1@demo.test")
        fill(kind, stored)
        many = costs("load2@demo.test")
    ratios = {what: round(many[what] / few[what], 2) for what in few}
    told = {"database": kind, "stored": stored, "wall_ms_few": few, "wall_ms_many": many, "ratio": ratios}
    return {**told, "holds": all(ratio <= MOST_SLOWER for ratio in ratios.values())}


def fill(kind: str, stored: int) -> None:
    """Writes so many finished attempts of one question with a revision and a response each."""
    from django.db import connection

    from quiz.demo import make_load_learners

    make_load_learners(max(10, -(-stored // EACH)))
    with connection.cursor() as cursor:
        for table, statement in FILL.items():
            cursor.execute(f"INSERT INTO {table} {statement.format(count=stored, **WORDS[kind])}")
        cursor.execute("ANALYZE")


def costs(email: str) -> dict[str, float]:
    """Median wall ms of one learner's saves and pages: the database's work counts, which no process's CPU tells."""
    from django.conf import settings
    from django.test import Client

    from people.models import User
    from quiz.demo import make_load_learners

    settings.ALLOWED_HOSTS = ["testserver"]
    make_load_learners(10)
    client = Client()
    client.force_login(User.objects.get(email=email))
    client.get("/")
    question = client.post("/quizzes/kfor-test/")["Location"]
    sent = iter(range(1, 10**9))

    def save() -> None:
        data = {"response": f"v{next(sent)}", "client": "bench", "seq": next(sent)}
        assert client.post(question, data, headers={"Accept": "application/json"}).status_code == 200

    return {"save": median_ms(save), "page": median_ms(lambda: shown(client, question))}


def shown(client: Client, question: str) -> None:
    assert client.get(question).status_code == 200


def median_ms(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ASKED):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return round(median(times), 2)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
