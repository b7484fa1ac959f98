"""Import one document: its text, the facts in it, and the questions drafted from them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content import readers
from content.importing import Submission
from content.models import Document, Mission
from content.models.fields import typed_date
from content.partialdate import PartialDate
from content.readers import confined
from kfor_site.console import Refused, WrongUsage, print_json
from quiz import imports, intake

LONGEST = 200  # what a document's title and publisher have room for


class Command(BaseCommand):
    """Runs at once, without the worker. Importing the same text again changes nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", required=True)
        parser.add_argument("--publisher", required=True)
        parser.add_argument("--published", required=True, help="a date like 2012-02 or “12 June 1999”, or unknown")
        parser.add_argument("--document", help="the short name of a known document of which this is a new edition")
        parser.add_argument("--mission", help="the short name of the mission; needed only where there are several")
        parser.add_argument("--rights", choices=Document.Rights.values, default=Document.Rights.UNKNOWN)
        parser.add_argument("--language", default="en")
        parser.add_argument("--encoding", help="how the file is encoded, where it is not UTF-8")
        parser.add_argument("--json", action="store_true", help="print the report as one JSON object")

    def handle(self, *args: Any, json: bool, **given: Any) -> None:
        try:
            done = intake.take_in(submission_of(given), now=timezone.now(), by=None)
        except (readers.ReadError, intake.Busy) as error:
            raise Refused(str(error)) from None
        row = {
            "status": done.outcome.status,
            "document": done.outcome.edition.document.slug,
            "edition": done.outcome.edition.number,
            **imports.report_of(done),
        }
        if json:
            print_json(self, row)
        else:
            self.stdout.write(summary(row))


def submission_of(given: dict[str, Any]) -> Submission:
    """What the command line asks to import; the first import of all makes a mission, once nothing else is amiss.

    Raises WrongUsage, Refused, readers.ReadError.
    """
    file: Path = given["file"]
    if not file.is_file():
        raise WrongUsage(f"There is no file {file}.")
    title, publisher = words("title", given), words("publisher", given)
    data, dated = file.read_bytes(), published(given["published"])
    confined.read(data, file.name, given["encoding"])
    mission = mission_of(given["mission"])
    document = document_of(mission, given["document"])
    return Submission(
        mission=mission or Mission.objects.create(slug="mission", name="Mission"),
        data=data,
        file_name=file.name,
        title=title,
        publisher=publisher,
        published=dated,
        language=given["language"],
        rights=given["rights"],
        document=document,
        encoding=given["encoding"],
    )


def words(name: str, given: dict[str, Any]) -> str:
    """A line of text that must say something. Raises WrongUsage."""
    text = " ".join(given[name].split())
    if not text or len(text) > LONGEST:
        raise WrongUsage(f"--{name} takes a text of 1 to {LONGEST} characters.")
    return text


def published(text: str) -> PartialDate | None:
    """The date given, None for "unknown". Raises WrongUsage."""
    if text == "unknown":
        return None
    found = typed_date(text)
    if found is None:
        raise WrongUsage(f"“{text}” is no date: write 2012-02, 12 June 1999, or unknown.")
    return found


def mission_of(slug: str | None) -> Mission | None:
    """The mission named, or the only one there is; None where there is none yet."""
    missions = list(Mission.objects.filter(slug=slug) if slug else Mission.objects.all()[:2])
    if slug and not missions:
        raise Refused(f"There is no mission {slug}.")
    if len(missions) > 1:
        raise WrongUsage("There are several missions: name one with --mission.")
    return missions[0] if missions else None


def document_of(mission: Mission | None, slug: str | None) -> Document | None:
    if slug is None:
        return None
    found = Document.objects.filter(mission=mission, slug=slug).first()
    if found is None:
        raise Refused(f"There is no document {slug}.")
    return found


def summary(row: dict[str, Any]) -> str:
    """The report in one line for people."""
    if row["status"] == "already":
        return f"Already imported as {row['document']}, edition {row['edition']}. Nothing changed."
    counts = ", ".join(f"{len(rows)} {name.replace('_', ' ')}" for name, rows in row["facts"].items())
    return f"Imported {row['document']}, edition {row['edition']}: {counts}; {len(row['drafts'])} questions drafted."
