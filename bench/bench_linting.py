"""How long the checks take: on each drafted question of our own documents, and on all of them as one quiz."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from statistics import mean

from content.extraction.pipeline import extract
from content.ledger.consolidation import consolidate
from content.ledger.entry import Entry
from content.management import texts
from quiz.generation import drafts
from quiz.linting import Lexicon, LintContext, Name, examine, lexicon_of
from quiz.linting.quiz_level import Item, QuizContext, lint_quiz
from quiz.question_types.base import Draft

ROOT = Path(__file__).resolve().parent.parent
MOST_MS, ROUNDS = 50, 3


def bench_question() -> Iterator[dict[str, object]]:
    """Milliseconds a question takes all checks, with the names of the shipped pack around it; 50 are allowed."""
    facts, drafted = questions()
    lexicon = names(facts)
    by_id = {fact.id: fact for fact in facts}
    around = [(draft.content, context(draft, by_id, lexicon)) for draft in drafted]
    times = [best(partial(examine, content, given)) for content, given in around]
    yield {
        "questions": len(times),
        "ms_mean": round(mean(times), 2),
        "ms_worst": round(max(times), 2),
        "holds": max(times) < MOST_MS,
    }


def bench_quiz() -> Iterator[dict[str, object]]:
    """Milliseconds for the checks of a quiz that may draw all of them."""
    _facts, drafted = questions()
    items = [Item(draft.content, frozenset(id for id, role in draft.facts if role == "asked")) for draft in drafted]
    began = time.perf_counter()
    found = lint_quiz(QuizContext(items, is_test=True))
    yield {"questions": len(items), "ms": round((time.perf_counter() - began) * 1000, 1), "findings": len(found)}


@cache
def questions() -> tuple[list[Entry], list[Draft]]:
    """The facts of the documents that the rules were tuned on, and what is drafted from them."""
    paths = sorted((ROOT / "bench" / "gold" / "tuned").glob("*.txt"))
    given = texts.given({"files": paths, "meta": paths[0].with_name("meta.json"), "today": None})
    found = {source.document: extract(source, reading.blocks) for source, reading in given}
    facts = consolidate(
        [mention for one in found.values() for mention in one.mentions],
        {source.document: source for source, _ in given},
        {name: one.dated for name, one in found.items()},
    )
    return facts, drafts(facts, rng_seed="bench")


def names(facts: list[Entry]) -> Lexicon:
    """The names of the shipped pack and of the facts."""
    rows = json.loads((ROOT / "content" / "packs" / "kfor" / "entities.json").read_text(encoding="utf-8"))
    return lexicon_of(
        [
            Name(name["name"], row["names"][0]["name"], row["kind"], name["language"])
            for row in rows
            for name in row["names"]
        ],
        facts,
    )


def context(draft: Draft, by_id: dict[str, Entry], lexicon: Lexicon) -> LintContext:
    """What stands around a draft, its series looked up as the desk does."""
    links = tuple((by_id[id], role) for id, role in draft.facts)
    wanted = {entry.series for entry, _ in links}
    series: dict[tuple[str, str], list[Entry]] = {key: [] for key in wanted}
    for fact in by_id.values():
        if fact.series in wanted:
            series[fact.series].append(fact)
    return LintContext(links, series, lexicon)


def best(run: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times) * 1000
