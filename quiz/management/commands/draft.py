"""manage.py draft: questions drafted from files, as JSON lines; no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.extraction import extract
from content.ledger.consolidation import consolidate
from content.ledger.entry import Entry
from content.management.commands import extract as extraction
from kfor_site.console import WrongUsage, print_json
from quiz.generation import drafts
from quiz.linting import LintContext, lint
from quiz.question_types.base import Draft

SEED = "draft"


class Command(BaseCommand):
    """Documents → facts → questions, one line a question; chatter goes to stderr."""

    help = "Prints the questions that the facts in FILE… yield as JSON lines. Nothing is stored."
    requires_system_checks: list[str] = []  # it needs neither database nor templates

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="a text, HTML or Markdown file")
        parser.add_argument(
            "--meta", type=Path, metavar="FILE.json", help="title, publisher, published, language by name"
        )
        parser.add_argument(
            "--today", metavar="DATE", help="no text can be published after it; never a text's own date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        if not files:
            raise WrongUsage("Give at least one FILE to draft from.")
        meta, today = extraction._meta(options["meta"]), extraction._day(options["today"])
        readings = [extraction._reading(path) for path in files]
        sources = {
            str(path): extraction._source(path, reading, meta, today)
            for path, reading in zip(files, readings, strict=True)
        }
        found = [extract(source, reading.blocks) for source, reading in zip(sources.values(), readings, strict=False)]
        facts = consolidate(
            [mention for one in found for mention in one.mentions],
            sources,
            {name: one.dated for name, one in zip(sources, found, strict=True)},
        )
        for line in rows(facts, {source.language for source in sources.values()}):
            print_json(self, line)


def rows(facts: list[Entry], languages: set[str]) -> list[dict[str, Any]]:
    """The drafts as plain data; their language is that of the documents, where these have one."""
    language = languages.pop() if len(languages) == 1 else "en"
    by_id = {fact.id: fact for fact in facts}
    series: dict[tuple[str, str], list[Entry]] = {}
    for fact in facts:
        series.setdefault(fact.series, []).append(fact)
    return [_row(draft, by_id, series, language) for draft in drafts(facts, rng_seed=SEED)]


def _row(
    draft: Draft, by_id: Mapping[str, Entry], series: Mapping[tuple[str, str], list[Entry]], language: str
) -> dict[str, Any]:
    content = draft.content
    linked = tuple((by_id[id], role) for id, role in draft.facts)
    context = LintContext(linked, {entry.series: series[entry.series] for entry, _ in linked}, language=language)
    shown = content.as_draft()
    return {
        "kind": content.kind,
        "stem": content.stem,
        "options": shown["options"],
        "prompts": shown["prompts"],
        "key": shown["key"],
        "explanation": content.explanation,
        "facts": [{"id": id, "role": role} for id, role in draft.facts],
        "as_of": draft.as_of,
        "language": language,
        "problems": [asdict(problem) for problem in (*content.problems(), *lint(content, context))],
    }
