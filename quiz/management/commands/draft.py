"""manage.py draft: questions drafted from files, as JSON lines; no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.extraction import SourceText
from content.extraction.pipeline import extract
from content.ledger.consolidation import consolidate
from content.ledger.derivation import derive
from content.ledger.entry import Entry
from content.management import texts
from content.readers import Reading
from kfor_site.console import print_json
from quiz.generation import drafts
from quiz.linting import Lexicon, LintContext, examine, lexicon_of
from quiz.question_types.base import Draft

SEED = "draft"
PROBLEM = ("check", "severity", "text")


class Command(BaseCommand):
    """Documents → facts → questions, one line a question; chatter goes to stderr."""

    help = "Prints the questions that the facts in FILE… yield as JSON lines. Nothing is stored."
    requires_system_checks: list[str] = []  # it needs neither database nor templates

    def add_arguments(self, parser: CommandParser) -> None:
        texts.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        given = texts.given(options)
        for line in rows(consolidated(given), {source.language for source, _ in given}):
            print_json(self, line)


def consolidated(given: Sequence[tuple[SourceText, Reading]]) -> list[Entry]:
    """The facts that texts tell, each once, and what follows from them."""
    found = {source.document: extract(source, reading.blocks) for source, reading in given}
    facts = consolidate(
        [mention for one in found.values() for mention in one.mentions],
        {source.document: source for source, _ in given},
        {name: one.dated for name, one in found.items()},
    )
    return [*facts, *derive(facts)]


def rows(facts: list[Entry], languages: set[str]) -> list[dict[str, Any]]:
    """The drafts as plain data; their language is that of the documents, where these have one."""
    language = languages.pop() if len(languages) == 1 else "en"
    by_id = {fact.id: fact for fact in facts}
    series: dict[tuple[str, str], list[Entry]] = {}
    for fact in facts:
        series.setdefault(fact.series, []).append(fact)
    lexicon = lexicon_of([], facts)
    return [_row(draft, by_id, series, lexicon, language) for draft in drafts(facts, rng_seed=SEED)]


def _row(
    draft: Draft,
    by_id: Mapping[str, Entry],
    series: Mapping[tuple[str, str], list[Entry]],
    lexicon: Lexicon,
    language: str,
) -> dict[str, Any]:
    content = draft.content
    linked = tuple((by_id[id], role) for id, role in draft.facts)
    context = LintContext(linked, {entry.series: series[entry.series] for entry, _ in linked}, lexicon, language)
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
        "problems": [
            {"check": found.check, "severity": found.severity, "text": found.text}
            for found in examine(content, context)
        ],
    }
