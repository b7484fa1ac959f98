"""Replace the database by a copy that `backup` made; stop the site first."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from kfor_site import backup
from kfor_site.console import Refused, print_json


class Command(BaseCommand):
    """A copy that is not whole is refused, and nothing is replaced."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        settings = dict(connection.settings_dict)
        connection.close()
        try:
            backup.restore(settings, file)
        except backup.BackupRefused as reason:
            raise Refused(str(reason)) from None
        print_json(self, {"status": "done", "file": file.name})
