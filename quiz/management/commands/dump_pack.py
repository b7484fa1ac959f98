"""Write a mission as a pack into a new or empty folder."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from content.models import Mission
from kfor_site.console import Refused, WrongUsage, print_json
from quiz import dumping


class Command(BaseCommand):
    """Approved facts and questions, quizzes, and our own briefs; never the texts of others."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--mission", help="the short name of the mission; needed only where there are several")

    def handle(self, *args: Any, folder: Path, mission: str | None, **options: Any) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise Refused(f"{folder} is not empty: name a new folder.")
        found = list(Mission.objects.filter(slug=mission) if mission else Mission.objects.all()[:2])
        if len(found) != 1:
            raise WrongUsage("Name one mission with --mission." if found else "There is no such mission.")
        print_json(self, {"status": "done", "mission": found[0].slug, "written": dumping.dump(found[0], folder)})
