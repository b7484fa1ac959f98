"""How many questions are drafted from each set of documents, of which kinds, how many with time distractors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.judging import sets
from content.ledger.entry import Entry
from content.management import texts
from content.partialdate import PartialDate
from quiz.generation import drafts
from quiz.generation.near_duplicates import without_near_duplicates
from quiz.management.commands.draft import SEED, consolidated
from quiz.question_types.base import Draft


def bench_by_kind() -> Iterator[dict[str, object]]:
    """For each set: all drafts, those that repeat no other, those with time distractors, and all by kind and per kB."""
    for name, folder in sets().items():
        files = sorted(folder.glob("*.txt"))
        if not files:
            yield {"set": name, "skipped": "no documents"}
            continue
        facts = facts_of(files, folder / "meta.json")
        made = drafts(facts, rng_seed=SEED)
        size = sum(path.stat().st_size for path in files) / 1000
        yield {"set": name, **figures(made, {fact.id: fact for fact in facts}), "per_kb": round(len(made) / size, 1)}


def facts_of(files: Sequence[Path], meta: Path) -> list[Entry]:
    """The consolidated facts of texts, and what follows from them."""
    given = texts.given({"files": list(files), "meta": meta if meta.exists() else None, "today": None})
    return consolidated(given)


def figures(made: Sequence[Draft], by_id: Mapping[str, Entry]) -> dict[str, object]:
    """The counts of one set."""
    return {
        "made": len(made),
        "distinct": len(without_near_duplicates(made)),
        "time_distractors": sum(has_time_distractors(draft, by_id) for draft in made),
        "kinds": dict(sorted(Counter(draft.content.kind for draft in made).items())),
    }


def has_time_distractors(draft: Draft, by_id: Mapping[str, Entry]) -> bool:
    """Whether options are values that the series has at other times, or dates of other events."""
    shown = draft.content.as_draft()
    facts = [(by_id[id], role) for id, role in draft.facts if id in by_id]
    asked = [fact for fact, role in facts if role == "asked"]
    wrong = [fact for fact, role in facts if role == "distractor"]
    if not shown["options"] or not asked:
        return False
    if not shown["prompts"]:
        return len(shown["key"]) == 1 and any(_is_of_other_time(other, asked[0]) for other in wrong)
    return all(_is_of_other_time(other, asked[0]) for other in asked[1:])  # each line's key is wrong for the others


def _is_of_other_time(other: Entry, fact: Entry) -> bool:
    if isinstance(fact.value, PartialDate):
        return isinstance(other.value, PartialDate)
    return other.series == fact.series and not fact.is_list
