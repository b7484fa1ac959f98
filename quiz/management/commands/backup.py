"""Copy the whole database to one new file, while the site runs."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from kfor_site import backup
from kfor_site.console import Refused, print_json


class Command(BaseCommand):
    """The file is whole or not there."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            backup.backup(connection.settings_dict, file)
        except backup.BackupRefused as reason:
            raise Refused(str(reason)) from None
        print_json(self, {"status": "done", "file": file.name, "bytes": file.stat().st_size})
