"""How fast facts are found in documents: the command as people run it, on the real documents where they are at hand."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent


def bench_extract_command() -> Iterator[dict[str, object]]:
    """One run of `manage.py extract` over all documents, and one over the shortest, so that both costs show."""
    documents = sorted(settings.DOCUMENTS_DIR.glob("*.txt"), key=lambda path: path.stat().st_size)
    if not documents:
        yield {"skipped": "DOCUMENTS_DIR holds no documents"}
        return
    start, _ = extract(documents[:1])
    total, mentions = extract(documents)
    size = sum(path.stat().st_size for path in documents) / 1000
    more = size - documents[0].stat().st_size / 1000
    yield {
        "documents": len(documents),
        "kB": round(size, 1),
        "mentions": mentions,
        "seconds": round(total, 2),
        "ms_per_kB": round((total - start) * 1000 / more, 1) if more else None,
    }


def extract(documents: list[Path]) -> tuple[float, int]:
    """Wall seconds and mentions of one run."""
    began = time.perf_counter()
    command = [sys.executable, "manage.py", "extract", *map(str, documents)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return time.perf_counter() - began, len(run.stdout.splitlines())
