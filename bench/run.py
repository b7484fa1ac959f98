"""Prints the figures as JSON lines: `make bench`, or `python -m bench.run WORD …` for those whose name has a word.

A benchmark is a function `bench_…` in a file `bench_….py` of this folder. It yields one mapping a figure.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import django

Benchmark = Callable[[], Iterable[Mapping[str, object]]]


def main(words: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    django.setup()
    for name, run in benchmarks(Path(__file__).parent):
        if not words or any(word in name for word in words):
            for figure in run():
                print(json.dumps({"bench": name, **figure}), flush=True)


def benchmarks(folder: Path) -> Iterator[tuple[str, Benchmark]]:
    """All benchmarks of a folder with their names, in the order of their names."""
    for path in sorted(folder.glob("bench_*.py")):
        module = import_module(f"bench.{path.stem}")
        for name, value in sorted(vars(module).items()):
            if name.startswith("bench_"):
                yield f"{path.stem.removeprefix('bench_')}.{name.removeprefix('bench_')}", value


if __name__ == "__main__":
    main(sys.argv[1:])
