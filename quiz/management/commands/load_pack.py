"""Load a pack from its folder; with --demo also the demonstration accounts."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from content.packing import BadPack
from kfor_site.console import Refused, WrongUsage, print_json
from quiz import demo, packing


class Command(BaseCommand):
    """Never runs the engine; loading twice changes nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--demo", action="store_true", dest="accounts", help="also make the demonstration accounts; needs DEMO=1"
        )

    def handle(self, *args: Any, folder: Path, accounts: bool, **options: Any) -> None:
        if accounts and not settings.DEMO:
            raise Refused("--demo makes accounts with a known password: set DEMO=1 to allow it.")
        if not folder.is_dir():
            raise WrongUsage(f"{folder} is no folder.")
        try:
            with transaction.atomic():
                loaded = packing.load(folder, now=timezone.now())
                made = demo.make_accounts() if accounts else 0
        except BadPack as error:
            raise Refused(str(error)) from None
        status = "loaded" if any(loaded.new.values()) or made else "already"
        print_json(self, {"status": status, "mission": loaded.mission.slug, "new": loaded.new, "kept": loaded.kept})
