"""Make N trainees load1@demo.test … for load tests; refused unless DEMO=1."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from kfor_site.console import Refused, WrongUsage, print_json
from quiz import demo


class Command(BaseCommand):
    """Running it twice changes nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, count: int, **options: Any) -> None:
        if not settings.DEMO:
            raise Refused("seed_load makes accounts with a known password: set DEMO=1 to allow it.")
        if not 1 <= count <= 100_000:
            raise WrongUsage("Give a number from 1 to 100000.")
        with transaction.atomic():
            print_json(self, {"status": "done", "new": demo.make_load_learners(count)})
