"""What people said of the facts and questions that the engine makes today (docs/judging.md says how they judge)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.judging import GOOD, VERDICTS, What, items, sets, share, verdicts

WHATS: tuple[What, ...] = ("facts", "questions")


def bench_by_hand() -> Iterator[dict[str, object]]:
    """For each set: how many items there are, how many are judged, the share that is good with its 95 % bounds."""
    for name, texts in sets().items():
        if not any(texts.glob("*.txt")):
            yield {"set": name, "skipped": "no documents"}
            continue
        for what in WHATS:
            made, known = items(texts, what), verdicts(name, what)
            if what == "facts":
                yield figures(name, "facts of tier A", [one for one in made if one["tier"] == "A"], known)
            yield figures(name, what, made, known)


def figures(name: str, what: str, made: Sequence[Mapping[str, Any]], known: Mapping[str, str]) -> dict[str, object]:
    """One line of the bench."""
    found = Counter(known[one["hash"]] for one in made if one["hash"] in known)
    judged = found.total()
    faults = {verdict: found[verdict] for verdict in sorted(VERDICTS["questions"] - GOOD) if what == "questions"}
    good = sum(count for verdict, count in found.items() if verdict in GOOD)
    counts = {"made": len(made), "judged": judged, "new": len(made) - judged}
    return {"set": name, "what": what, **counts, **share(good, judged), **faults}
