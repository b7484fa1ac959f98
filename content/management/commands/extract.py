"""manage.py extract: mentions of facts in files, as JSON lines; no database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.extraction import Extraction, SourceText, extract
from content.extraction.records import records
from content.ledger.consolidation import grouped
from content.partialdate import PartialDate
from content.readers import ReadError, Reading, UnsureEncoding, read
from kfor_site.console import Refused, WrongUsage, print_json


class Command(BaseCommand):
    """Reads each file, finds its facts and prints one line a mention; chatter goes to stderr."""

    help = "Prints the mentions of facts in FILE… as JSON lines. Nothing is stored."
    requires_system_checks: list[str] = []  # it needs neither database nor templates

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="a text, HTML or Markdown file")
        parser.add_argument(
            "--meta", type=Path, metavar="FILE.json", help="title, publisher, published, language by name"
        )
        parser.add_argument(
            "--today", metavar="DATE", help="no text can be published after it; never a text's own date"
        )
        parser.add_argument("--text", type=Path, metavar="FILE", help="print the edition's text that offsets refer to")

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        if options["text"] is not None:
            self.stdout.write(_reading(options["text"]).text, ending="")
            return
        if not files:
            raise WrongUsage("Give at least one FILE to extract from.")
        meta = _meta(options["meta"])
        today = _day(options["today"])
        readings = [(path, _reading(path)) for path in files]
        sources = {str(path): _source(path, reading, meta, today) for path, reading in readings}
        found = {
            name: extract(sources[name], reading.blocks) for (_, reading), name in zip(readings, sources, strict=False)
        }
        for line in _lines(sources, found):
            print_json(self, line)


def _lines(sources: dict[str, SourceText], found: dict[str, Extraction]) -> Iterable[dict[str, object]]:
    mentions = [mention for name in sources for mention in found[name].mentions]
    facts = grouped(mentions, sources, {name: one.dated for name, one in found.items()})
    return records(mentions, {mention: entry.id for entry, members in facts for mention in members})


def _reading(path: Path) -> Reading:
    try:
        return read(path.read_bytes(), path.name)
    except UnsureEncoding as unsure:
        raise Refused(f"{path}: {unsure}") from None
    except ReadError as error:
        raise Refused(f"{path}: {error}") from None
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or 'cannot be read'}; check the name.") from None


def _meta(path: Path | None) -> dict[str, dict[str, Any]]:
    if path is None:
        return {}
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or 'cannot be read'}; check the name.") from None
    except ValueError:
        raise Refused(f"{path} is no JSON; give an object of file names with their titles.") from None
    if not isinstance(meta, dict) or not all(isinstance(entry, dict) for entry in meta.values()):
        raise Refused(f"{path} must hold an object that maps file names to objects.")
    return meta


def _source(path: Path, reading: Reading, meta: dict[str, dict[str, Any]], today: date | None) -> SourceText:
    entry = meta.get(path.name) or meta.get(str(path)) or {}
    published = _published(path, entry.get("published"), today)
    return SourceText(
        str(path),
        reading.text,
        str(entry.get("title") or reading.title or path.stem),
        str(entry.get("publisher") or ""),
        published,
        str(entry.get("language") or "en"),
    )


def _published(path: Path, printed: object, today: date | None) -> PartialDate | None:
    if printed in (None, "", "unknown"):
        return None
    try:
        published = PartialDate.from_iso(str(printed), str(printed))
    except ValueError as error:
        raise Refused(f"{path.name}: {error}") from None
    if today and published.earliest and published.earliest > today:
        raise Refused(f"{path.name} is said to be published on {printed}, after {today}; check its date.")
    return published


def _day(printed: str | None) -> date | None:
    if printed is None:
        return None
    try:
        return date.fromisoformat(printed)
    except ValueError:
        raise WrongUsage(f"--today takes a day like 2026-11-21, not “{printed}”.") from None
