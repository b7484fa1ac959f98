"""How many of the facts that people found the engine finds too: on the real documents, and on sets of our own.

Which sets the rules were written against, and what the others scored before they were, is in gold/README.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent


def bench_recall() -> Iterator[dict[str, object]]:
    """The scorer's figures for each set of documents with gold facts; shares from 0 to 1.

    ``wrong_date`` is the share of the dated quantities found that have a date, and not the right one.
    """
    scorer = settings.GOLD_DIR / "score.py"
    if not scorer.exists():
        yield {"skipped": "GOLD_DIR holds no scorer"}
        return
    for name, texts, facts in sets():
        if not facts.exists():
            yield {"set": name, "skipped": "no gold facts"}
            continue
        found = score(scorer, texts, facts)
        wrong = round(1 - found["dated"] - found["undated"], 3) if found["dated"] is not None else None
        yield {"set": name, **found, "wrong_date": wrong}


def sets() -> list[tuple[str, Path, Path]]:
    """Each set's name, the folder of its texts, and its gold facts."""
    own = Path(__file__).parent / "gold"
    return [
        ("five", settings.DOCUMENTS_DIR, settings.GOLD_DIR / "seeds.json"),
        *((path.name, path, path / "facts.json") for path in sorted(own.iterdir()) if path.is_dir()),
    ]


def score(scorer: Path, texts: Path, facts: Path) -> dict[str, Any]:
    """What the scorer prints of one run of ``manage.py extract``."""
    extract = [sys.executable, "manage.py", "extract", *map(str, sorted(texts.glob("*.txt")))]
    meta = texts / "meta.json"
    mentions = subprocess.run(
        [*extract, *(["--meta", str(meta)] if meta.exists() else [])], cwd=ROOT, capture_output=True, check=True
    )
    judge = [sys.executable, str(scorer), str(facts), "--texts", str(texts)]
    scored = subprocess.run(judge, input=mentions.stdout, capture_output=True, check=True)
    result: dict[str, Any] = json.loads(scored.stdout)
    return result
