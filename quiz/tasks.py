"""Background work, as thin wrappers around what does it."""

from __future__ import annotations

from django.tasks import task
from django.utils import timezone

from quiz import imports


@task()
def run_import(pk: int) -> str:
    """Run one import handed in at the desk; returns how it ended."""
    return imports.run(pk, now=timezone.now())
