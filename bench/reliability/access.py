"""Who gets what: the cells of the matrix of roles and addresses, and words of keys in all that a learner is sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import transaction
from django.test import Client, override_settings
from django.test.utils import setup_test_environment, teardown_test_environment

from bench.reliability.trials import Tally, Trial, trials
from quiz.models import Learner
from quiz.question_types import QUESTION_TYPES

RULES = [
    {"purpose": "test", "feedback": "submitted"},
    {"purpose": "test", "feedback": "closed"},
    {"purpose": "test", "feedback": "never"},
    {"purpose": "check", "feedback": "submitted"},
]
PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@trials(sqlite=2_000, postgresql=2_000)
def experiment_matrix(trial: Trial) -> Tally:
    """Every address asked by every role in every way (or n of these): each gets what tests/access/matrix.txt says."""
    from tests.access import cells
    from tests.access.worlds import ROLES, save_worlds

    lines, tally = cells.read_matrix(), Tally()
    tally.figures = {"addresses": len(cells.routes()), "roles": len(ROLES), "ways": len(cells.WAYS)}
    missing = set(cells.routes()) ^ {line.route for line in lines}
    with as_tests_do():
        worlds = save_worlds()
        asked = [(line, role) for line in lines for role in ROLES]
        trial.rng.shuffle(asked)
        for cell in islice(_cells(worlds, lines, asked), trial.n):
            tally.add(str(cell) if cell.is_wrong else "")
    for route in sorted(missing):
        tally.fail(f"{route} stands in one of the matrix and the site alone")
    return tally


def _cells(worlds: Any, lines: list[Any], asked: list[tuple[Any, str]]) -> Iterator[Any]:
    from tests.access import cells

    for line, role in asked:
        own = [line, *(other for other in lines if other is not line and other[:3] == line[:3])]
        yield from (cell for cell in cells.cells(worlds, own, role) if cell.line is line)


@trials(sqlite=1_500, postgresql=1_500)
def experiment_canaries(trial: Trial) -> Tally:
    """Responses to a learner before release, of every kind of question under every rule: none has a word of a key."""
    from tests.access import canaries

    tally = Tally(figures={"kinds": len(QUESTION_TYPES), "rules": len(RULES)})
    with as_tests_do():
        for number, rules in enumerate(RULES):
            with transaction.atomic():
                learner = _learner(number)
                attempt = canaries.begin_secret(learner, **rules)
                client = Client(raise_request_exception=False)
                client.force_login(learner.user)  # type: ignore[arg-type]  # it has one
                for answer in islice(canaries.traffic(client, attempt), trial.n // len(RULES)):
                    tally.add("".join(canaries.hits(iter([answer]))))
                transaction.set_rollback(True)
    return tally


def _learner(number: int) -> Learner:
    from tests.conftest import save_learner

    return save_learner(f"secret{number}@quiz.test", f"Secret {number}")


@contextmanager
def as_tests_do() -> Iterator[None]:
    """Mail into a list, and style sheets by their plain names: neither is what is measured here."""
    setup_test_environment()
    with override_settings(STORAGES=PLAIN_FILES):
        yield
    teardown_test_environment()
