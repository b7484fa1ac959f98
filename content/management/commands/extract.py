"""manage.py extract: mentions of facts in files, as JSON lines; no database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.extraction import SourceText
from content.extraction.pipeline import Extraction, extract
from content.extraction.records import records
from content.ledger.consolidation import grouped
from content.management import texts
from kfor_site.console import print_json


class Command(BaseCommand):
    """Reads each file, finds its facts and prints one line a mention; chatter goes to stderr."""

    help = "Prints the mentions of facts in FILE… as JSON lines. Nothing is stored."
    requires_system_checks: list[str] = []  # it needs neither database nor templates

    def add_arguments(self, parser: CommandParser) -> None:
        texts.add_arguments(parser)
        parser.add_argument("--text", type=Path, metavar="FILE", help="print the edition's text that offsets refer to")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["text"] is not None:
            self.stdout.write(texts.reading_of(options["text"]).text, ending="")
            return
        given = texts.given(options)
        found = {source.document: extract(source, reading.blocks) for source, reading in given}
        for line in _lines({source.document: source for source, _ in given}, found):
            print_json(self, line)


def _lines(sources: dict[str, SourceText], found: dict[str, Extraction]) -> Iterable[dict[str, object]]:
    mentions = [mention for name in sources for mention in found[name].mentions]
    facts = grouped(mentions, sources, {name: one.dated for name, one in found.items()})
    names = {name: {group[0]: group[1] for group in one.names} for name, one in found.items()}
    return records(mentions, {mention: entry.id for entry, members in facts for mention in members}, names)
