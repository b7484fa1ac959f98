"""What an experiment is: the function that makes trials, what it is given, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests import postgres

KEPT_FAILURES = 20
"""How many failures are told in words; all are counted."""


@dataclass(frozen=True)
class Database:
    """A database and how to reach it; ``server`` is the PostgreSQL that holds it, None on SQLite."""

    url: str
    server: postgres.Server | None = None

    @property
    def path(self) -> Path:
        """The file of a SQLite database."""
        return Path(self.url.removeprefix("sqlite:///"))


@dataclass(frozen=True)
class Trial:
    """What an experiment is given.

    ``n`` trials are wanted; ``rng`` is seeded; ``folder`` is its own and goes away afterwards. ``database`` is fresh,
    migrated, and holds the demonstration's pack and accounts; Django is connected with it. None where the experiment
    asked for none.
    """

    n: int
    rng: Random
    folder: Path
    base: Database | None = None

    @property
    def database(self) -> Database:
        if self.base is None:
            raise LookupError("This experiment asked for no database.")
        return self.base


@dataclass
class Tally:
    """What an experiment returns: how many trials it made, each failure in words, and figures told beside."""

    n: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    figures: dict[str, object] = field(default_factory=dict)

    def add(self, failure: str = "") -> None:
        """One trial more; it failed where there is something to say."""
        self.n += 1
        if failure:
            self.fail(failure)

    def fail(self, failure: str) -> None:
        """A failure of a trial that is counted apart."""
        self.failed += 1
        if len(self.failures) < KEPT_FAILURES:
            self.failures.append(failure)

    @property
    def bound(self) -> float:
        """Where nothing failed, the chance of a failure is below 3/N with 95 % confidence (the rule of three)."""
        return 3 / self.n if self.n else 1.0


class Skip(Exception):
    """The experiment cannot be made on this machine; the message says why."""


Experiment = Callable[[Trial], Tally]


def trials(**wanted: int) -> Callable[[Experiment], Experiment]:
    """How many trials an experiment makes by default, on which databases: ``sqlite=``, ``postgresql=`` or ``none=``."""

    def mark(experiment: Experiment) -> Experiment:
        experiment.trials = wanted  # type: ignore[attr-defined]  # read by run.py alone
        return experiment

    return mark
