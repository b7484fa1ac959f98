"""The files that `extract` and `draft` are given, with what is known of each; no database."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from content.extraction import SourceText
from content.partialdate import PartialDate
from content.readers import ReadError, Reading, UnsureEncoding, confined
from kfor_site.console import Refused, WrongUsage


def add_arguments(parser: CommandParser) -> None:
    """FILE…, --meta and --today."""
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="a text, HTML, Markdown, Word or PDF file")
    parser.add_argument("--meta", type=Path, metavar="FILE.json", help="title, publisher, published, language by name")
    parser.add_argument("--today", metavar="DATE", help="no text can be published after it; never a text's own date")


def given(options: dict[str, Any]) -> list[tuple[SourceText, Reading]]:
    """The texts that the command line names. Raises WrongUsage where it names none, Refused where one is unreadable."""
    if not options["files"]:
        raise WrongUsage("Give at least one FILE.")
    meta, today = _meta(options["meta"]), _day(options["today"])
    readings = [(path, reading_of(path)) for path in options["files"]]
    return [(_source(path, reading, meta, today), reading) for path, reading in readings]


def reading_of(path: Path) -> Reading:
    """The text of a file with its blocks. Raises Refused."""
    try:
        return confined.read(path.read_bytes(), path.name)
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
        os.fsencode(path).decode("utf-8", "replace"),  # a name need not be text
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
