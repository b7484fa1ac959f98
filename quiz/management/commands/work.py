"""Run the task worker, with what is due every 30 seconds; ends on TERM or Ctrl-C."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from kfor_site import worker
from quiz.due import DUE


class Command(BaseCommand):
    """Any number of workers may run beside each other."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        worker.run(DUE)
