"""A process of its own that times the engine: `python -m bench.extracting prose:10000 hostile:NAME FILE …`.

It prints one JSON line with the seconds that the model takes to load, and one a text. Memory is that of the process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import texts
from content.extraction import SourceText, parsing
from content.extraction.pipeline import extract
from content.ledger.consolidation import grouped
from content.ledger.entry import Entry
from quiz.generation import drafts


def main(names: Sequence[str]) -> None:
    began = time.perf_counter()
    parsing.parse(["The lake is calm."])
    print(json.dumps({"load_seconds": round(time.perf_counter() - began, 2)}), flush=True)
    for name in names:
        print(json.dumps(figures(name)), flush=True)


def figures(name: str) -> dict[str, object]:
    """What one text costs, from its characters to its facts; of a ledger what its drafts cost."""
    kind, _, rest = name.partition(":")
    if kind in ("drafts", "series"):
        return drafting(texts.prose(int(rest)) if kind == "drafts" else texts.figures(int(rest)))
    text = text_of(name)
    began, worked = time.perf_counter(), time.process_time()
    mentions, entries = ledger(text)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    size = len(text.encode("utf-8", "surrogatepass")) / 1000
    return {
        "kB": round(size, 1),
        "mentions": mentions,
        "facts": len(entries),
        "seconds": round(seconds, 3),
        "ms_per_kB": round(seconds * 1000 / size, 2),
        "cpu_ms_per_kB": round(worked * 1000 / size, 2),
        "peak_MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }


def drafting(text: str) -> dict[str, object]:
    """What the drafts of a text cost, its facts being there already."""
    _, entries = ledger(text)
    worked = time.process_time()
    found = drafts(entries, rng_seed="bench")
    seconds = time.process_time() - worked
    each = round(seconds * 1000 / len(entries), 2)
    return {"facts": len(entries), "drafts": len(found), "cpu_ms_per_fact": each}


def text_of(name: str) -> str:
    """The text that a name stands for."""
    kind, _, rest = name.partition(":")
    if kind == "prose":
        return texts.prose(int(rest))
    return texts.HOSTILE[rest]() if kind == "hostile" else Path(name).read_text(encoding="utf-8")


def ledger(text: str) -> tuple[int, list[Entry]]:
    """How many mentions a text yields, and its facts."""
    source = SourceText("bench", text)
    found = extract(source)
    names = [(source.document, short, long) for short, long, *_ in found.names]
    facts = grouped(found.mentions, {source.document: source}, {source.document: found.dated}, names)
    return len(found.mentions), [entry for entry, _ in facts]


if __name__ == "__main__":
    main(sys.argv[1:])
