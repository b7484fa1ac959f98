"""What facts and questions cost: on the real documents where they are at hand, on ever more prose, on hostile texts.

The process that runs the benchmarks does not work itself: each figure comes from a new process, which tells its memory.
A ratio near 1 between sizes says that the cost grows as the text does; it is one of processor time, which others on the
machine change less than the clock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from bench import texts

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10_000, 100_000, 1_000_000)
DRAFTED = (("drafts", (10_000, 100_000)), ("series", (100, 400)))
BOUNDS = {"ms_per_kB": 120, "peak_MB": 300, "load_seconds": 5}


def bench_documents() -> Iterator[dict[str, object]]:
    """The model's load, the cost of the documents once it is there, and the memory and time of the whole command."""
    documents = sorted(settings.DOCUMENTS_DIR.glob("*.txt"))
    if not documents:
        yield {"skipped": "DOCUMENTS_DIR holds no documents"}
        return
    load, *each = timed(*map(str, documents))
    size, seconds = (sum(float(one[name]) for one in each) for name in ("kB", "seconds"))
    wall, peak, mentions = command(documents)
    figures = {
        "documents": len(documents),
        "kB": round(size, 1),
        "mentions": mentions,
        "load_seconds": load["load_seconds"],
        "ms_per_kB": round(seconds * 1000 / size, 1),
        "peak_MB": peak,
        "command_seconds": wall,
    }
    yield {**figures, "holds": all(figures[name] <= most for name, most in BOUNDS.items())}


def bench_sizes() -> Iterator[dict[str, object]]:
    """Texts of three sizes, each in a new process; ``ratio`` compares the cost of a kB with that of the size before."""
    before = 0.0
    for size in SIZES:
        figures = timed(f"prose:{SIZES[0]}", f"prose:{size}")[-1]  # the first text of a process warms it up
        cost = float(figures["cpu_ms_per_kB"])
        yield {**figures, "ratio": round(cost / before, 2) if before else None}
        before = cost


def bench_drafting() -> Iterator[dict[str, object]]:
    """Drafts of the facts of prose, and of one ever longer series; ``ratio`` compares the cost of a fact."""
    for what, sizes in DRAFTED:
        figures = timed(*(f"{what}:{size}" for size in sizes))[1:]
        costs = [float(one["cpu_ms_per_fact"]) for one in figures]
        yield {
            "what": what,
            "facts": [one["facts"] for one in figures],
            "cpu_ms_per_fact": costs,
            "ratio": round(costs[-1] / costs[0], 2),
        }


def bench_hostile() -> Iterator[dict[str, object]]:
    """Texts that mean harm: the seconds that a MB of each would take."""
    names = list(texts.HOSTILE)
    for name, figures in zip(names, timed(*(f"hostile:{name}" for name in names))[1:], strict=True):
        kept = {key: figures[key] for key in ("kB", "mentions", "seconds")}
        yield {"text": name, **kept, "seconds_per_MB": figures["ms_per_kB"]}


def bench_refusal() -> Iterator[dict[str, object]]:
    """What the command says of a line of 5 MB, and how soon."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.txt"
        path.write_text(texts.FACT * 106_000, encoding="utf-8")
        began = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "manage.py", "extract", str(path)], cwd=ROOT, capture_output=True, text=True
        )
        seconds = round(time.perf_counter() - began, 2)
        yield {"status": run.returncode, "said": run.stderr.strip().rpartition(": ")[2], "seconds": seconds}


def timed(*names: str) -> list[dict[str, Any]]:
    """The figures of one new process: first the load of the model, then each text."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.extracting", *names], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def command(documents: list[Path]) -> tuple[float, int, int]:
    """Wall seconds, the greatest memory in MB, and mentions of one run of the command as people run it."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "manage.py", "extract", *map(str, documents)], cwd=ROOT, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        out.seek(0)
        mentions = sum(1 for _ in out)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return round(seconds, 2), round(usage.ru_maxrss / 1000), mentions
