"""How long the program takes before it does anything."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

ROUNDS = 7


def bench_django_setup() -> Iterator[dict[str, object]]:
    """Wall seconds of a new process that loads the settings and all models, less those of an empty one."""
    setup = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'kfor_site.settings'; django.setup()"
    yield {"seconds": round(seconds(setup) - seconds("pass"), 3), "rounds": ROUNDS}


def bench_site_import() -> Iterator[dict[str, object]]:
    """Wall seconds until the web server's application and its addresses are loaded."""
    load = "import kfor_site.wsgi; from django.urls import get_resolver; get_resolver().url_patterns"
    yield {"seconds": round(seconds(load) - seconds("pass"), 3), "rounds": ROUNDS}


def seconds(code: str) -> float:
    """The median of some runs."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)
