"""Judging by hand what the engine makes of documents, against docs/judging.md: the next to judge, and what was judged.

    python -m bench.judging next five questions 50 > to_judge.jsonl
    python -m bench.judging record five questions judged.jsonl

``next`` prints items that nobody judged, in an order that is as good as drawn. Fill in "verdict" and "reason" of each
line; ``record`` then keeps them under the hash of what was judged, without its words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
JUDGED = Path(__file__).parent / "judged"
What = Literal["facts", "questions"]
VERDICTS: dict[str, frozenset[str]] = {
    "facts": frozenset({"right", "wrong"}),
    "questions": frozenset({"acceptable", "edit", "bad", "wrong key", "true distractor"}),
}
"""The verdicts of the rubric; the first in the text, right or acceptable, is the good one."""
GOOD = frozenset({"right", "acceptable"})
Item = dict[str, Any]


def sets() -> dict[str, Path]:
    """The folders of documents by the name of their set."""
    own = sorted(path for path in (Path(__file__).parent / "gold").iterdir() if path.is_dir())
    return {"five": settings.DOCUMENTS_DIR, **{path.name: path for path in own}}


def items(texts: Path, what: What) -> list[Item]:
    """What the engine makes of a set today, each item once, with its hash, in the order of the hashes."""
    meta = texts / "meta.json"
    command = [sys.executable, "manage.py", {"facts": "extract", "questions": "draft"}[what]]
    files = [*map(str, sorted(texts.glob("*.txt"))), *(["--meta", str(meta)] if meta.exists() else [])]
    made = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, check=True)
    shown = [
        {"facts": fact_shown, "questions": question_shown}[what](json.loads(line)) for line in made.stdout.splitlines()
    ]
    return [one for _, one in sorted({one["hash"]: one for one in shown}.items())]


def fact_shown(made: Mapping[str, Any]) -> Item:
    """What a judge sees of a fact; all of it but the tier is hashed."""
    names = ("subject", "attribute", "value", "unit", "hedge", "time", "modality", "statement", "quote")
    judged = {name: made[name] for name in names}
    return {"hash": hashed(judged), "tier": made["tier"], **judged}


def question_shown(made: Mapping[str, Any]) -> Item:
    """What a judge sees of a question; all of it is hashed, ids of options apart."""
    texts = {option["id"]: option["text"] for option in made["options"]}
    prompts = {prompt["id"]: prompt["text"] for prompt in made["prompts"]}
    judged = {
        "kind": made["kind"],
        "stem": made["stem"],
        "options": [{"text": option["text"], "why": option["why"]} for option in made["options"]],
        "key": _in_words(made["key"], texts, prompts),
        "explanation": made["explanation"],
    }
    return {"hash": hashed(judged), **judged}


def hashed(judged: Mapping[str, Any]) -> str:
    """A short fingerprint of what was judged."""
    text = json.dumps(judged, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _in_words(key: Any, texts: Mapping[str, str], prompts: Mapping[str, str]) -> Any:
    if isinstance(key, dict) and prompts:
        return {prompts[prompt]: texts[option] for prompt, option in key.items()}
    return [texts[id] for id in key] if isinstance(key, list) and texts else key


def verdicts(name: str, what: What) -> dict[str, str]:
    """The verdicts of a set by hash; of two on the same, the later counts."""
    path = JUDGED / f"{name}-{what}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {row["hash"]: row["verdict"] for row in map(json.loads, lines)}


def record(name: str, what: What, judged: Iterable[Mapping[str, Any]]) -> int:
    """Keep the verdicts of judged items, without their words; returns how many. Raises ValueError for a bad one."""
    rows = []
    for one in judged:
        if one.get("verdict") not in VERDICTS[what]:
            raise ValueError(f"{one.get('hash')}: the verdict must be one of {', '.join(sorted(VERDICTS[what]))}.")
        if one["verdict"] not in GOOD and not one.get("reason"):
            raise ValueError(f"{one['hash']}: say why in “reason”.")
        rows.append({"hash": one["hash"], "verdict": one["verdict"], "reason": one.get("reason", "")})
    JUDGED.mkdir(exist_ok=True)
    with (JUDGED / f"{name}-{what}.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return len(rows)


def share(good: int, judged: int) -> dict[str, float | None]:
    """A share with its 95 % bounds after Wilson."""
    if not judged:
        return {"acceptable": None, "low": None, "high": None}
    z, p = 1.96, good / judged
    middle = (p + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z * sqrt(p * (1 - p) / judged + z * z / (4 * judged**2)) / (1 + z * z / judged)
    return {"acceptable": round(p, 3), "low": round(middle - half, 3), "high": round(middle + half, 3)}


def main(words: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
    parser = argparse.ArgumentParser(prog="bench.judging", description="Judge facts and questions by hand.")
    commands = parser.add_subparsers(dest="command", required=True)
    following = commands.add_parser("next", help="print items that nobody judged")
    kept = commands.add_parser("record", help="keep the verdicts of a file")
    for command in (following, kept):
        command.add_argument("set", choices=sets())
        command.add_argument("what", choices=VERDICTS)
    following.add_argument("count", type=int)
    following.add_argument("--tier", choices=("A", "B"), help="facts of this tier only")
    kept.add_argument("file", type=Path)
    given = parser.parse_args(words)
    if given.command == "record":
        lines = given.file.read_text(encoding="utf-8").splitlines()
        print(record(given.set, given.what, map(json.loads, lines)), "recorded", file=sys.stderr)
        return
    known = verdicts(given.set, given.what)
    fresh = [one for one in items(sets()[given.set], given.what) if one["hash"] not in known]
    for one in [one for one in fresh if given.tier in (None, one.get("tier"))][: given.count]:
        print(json.dumps({**one, "verdict": "", "reason": ""}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
