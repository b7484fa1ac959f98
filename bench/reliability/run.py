"""Runs the experiments: `make bench-reliability`, or `python -m bench.reliability.run WORD …` for some of them.

An experiment is a function `experiment_…(trial: Trial) -> Tally` in a file of this folder, under `@trials(…)`:

    @trials(sqlite=10_000, postgresql=30_000)      # N by default on each database; `none=` for one without a database
    def experiment_nothing_lost(trial: Trial) -> Tally:
        tally = Tally()
        for _ in range(trial.n):
            tally.add("" if … else "what went wrong, in words")
        return tally

Each runs in a process of its own, on a fresh database with the demonstration's pack and accounts (`trial.database.url`
is also in DATABASE_URL, so that a server which it starts serves that one). It raises `Skip` with a sentence where this
machine cannot do it. Its name is `file.experiment@database`. Tests run the same with a smaller N (tests/reliability).

A line is printed and kept for each, in var/reliability.jsonl; one that is kept there without failures is not run
anew, unless --again is given.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.reliability import databases
from bench.reliability.trials import Database, Experiment, Skip, Tally, Trial

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "reliability.jsonl"
SEED = 20_040_317
LONGEST = 30 * 60
"""Seconds after which an experiment is ended."""

SETTING = {
    "DEMO": "1",
    "HTTPS": "0",
    "DEBUG": "0",
    "LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "kfor_site.settings",
}


class Run(NamedTuple):
    """One experiment on one database."""

    name: str
    experiment: Experiment
    database: str
    n: int


def main(arguments: Sequence[str]) -> int:
    """Returns 1 where an experiment failed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.reliability.run", description="Runs the experiments.")
    parser.add_argument("words", nargs="*", help="only experiments whose name has one of these words")
    parser.add_argument("--again", action="store_true", help="also those that have been run")
    parser.add_argument("--list", action="store_true", help="only say which there are, and with what N")
    parser.add_argument("-n", type=int, help="that many trials, and keep no result")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)  # the process of one experiment
    options = parser.parse_args(arguments)
    if options.inside:
        print(json.dumps(inside(options.words[0], options.n, options.seed)))
        return 0
    failed = 0
    for name, n in names(options.words):
        if options.list:
            print(json.dumps({"experiment": name, "n": n}))
            continue
        line = None if options.again or options.n else known(name, n)
        if line is None:
            line = apart(name, options.n or n, options.seed)
            if not options.n:
                keep(line)
        print(json.dumps(line), flush=True)
        failed += bool(line.get("failed") or line.get("error"))
    return 1 if failed else 0


def apart(name: str, n: int, seed: int = SEED) -> dict[str, object]:
    """The line of one experiment, run in a process of its own."""
    command = [sys.executable, "-m", "bench.reliability.run", "--inside", "-n", str(n), "--seed", str(seed), name]
    began = time.monotonic()
    line: dict[str, object] = {"experiment": name, "seed": seed}
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return line | {"error": f"It did not end within {LONGEST} s."}
    if done.returncode:
        return line | {"error": f"It ended with status {done.returncode}; its own message is above."}
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return line | told | {"seconds": round(time.monotonic() - began, 1)}


def inside(name: str, n: int, seed: int) -> dict[str, object]:
    """Runs one experiment in this process, and nothing else."""
    os.environ.update(SETTING, SECRET_KEY="known to all, for experiments alone")
    folder = Path(tempfile.mkdtemp(prefix="reliability-"))
    try:
        with databases.fresh(name.partition("@")[2], folder) as database:
            experiment = {run.name: run.experiment for run in runs()}[name]
            return told(experiment(Trial(n, Random(seed), folder, database)), database)
    except Skip as reason:
        return {"skipped": str(reason)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def told(tally: Tally, database: Database | None) -> dict[str, object]:
    found: dict[str, object] = {"n": tally.n, "failed": tally.failed}
    if not tally.failed:
        found["bound"] = float(f"{tally.bound:.2g}")
    if tally.failures:
        found["failures"] = tally.failures
    return found | tally.figures | {"versions": databases.versions(database)}


def names(words: Sequence[str]) -> list[tuple[str, int]]:
    """Name and N of the experiments whose name has one of the words; of all where none is given."""
    os.environ.update(SETTING)
    os.environ.setdefault("SECRET_KEY", "known to all, for experiments alone")
    databases.point_at_nothing()
    return [(run.name, run.n) for run in runs() if not words or any(word in run.name for word in words)]


def runs() -> Iterator[Run]:
    """All experiments of this folder on their databases, in the order of their names."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem == "run":
            continue
        module = import_module(f"bench.reliability.{path.stem}")
        for name, experiment in sorted(vars(module).items()):
            if name.startswith("experiment_") and experiment.__module__ == module.__name__:
                title = f"{path.stem}.{name.removeprefix('experiment_')}"
                for database, n in experiment.trials.items():
                    yield Run(title if database == "none" else f"{title}@{database}", experiment, database, n)


def known(name: str, n: int) -> dict[str, object] | None:
    """The newest kept line of the experiment, if it made at least as many trials and none failed."""
    lines = [json.loads(line) for line in KEPT.read_text().splitlines()] if KEPT.exists() else []
    mine = [line for line in lines if line["experiment"] == name]
    good = mine and mine[-1].get("n", 0) >= n and not mine[-1].get("failed") and "error" not in mine[-1]
    return mine[-1] | {"kept": True} if good else None


def keep(line: dict[str, object]) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.open("a") as file:
        file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
