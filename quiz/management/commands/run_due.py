"""Run once what the worker runs every 30 seconds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from kfor_site import worker
from kfor_site.console import print_json
from quiz.due import DUE


class Command(BaseCommand):
    """For machines where a scheduler takes the place of the worker."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        print_json(self, {"status": "done"} | worker.run_due([worker.take_up_lost, worker.prune, *DUE]))
