"""Judging: what is hashed, kept and counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bench import judging
from bench.bench_judged import figures

QUESTION: dict[str, Any] = {
    "kind": "single_choice",
    "stem": "Where is the quay?",
    "options": [{"id": "a", "text": "Norrvik", "why": ""}, {"id": "b", "text": "Sudvik", "why": "It has a pier."}],
    "prompts": [],
    "key": ["a"],
    "explanation": "The quay is in Norrvik.",
}


def test_question_keeps_its_hash_while_only_ids_change():
    options = [{**option, "id": f"{option['id']}2"} for option in QUESTION["options"]]

    one, other = (judging.question_shown(made) for made in (QUESTION, {**QUESTION, "options": options, "key": ["a2"]}))

    assert one == other
    assert one["key"] == ["Norrvik"]


def test_question_is_new_when_its_key_changes():
    assert judging.question_shown(QUESTION)["hash"] != judging.question_shown({**QUESTION, "key": ["b"]})["hash"]


def test_verdicts_are_kept_without_the_words_judged(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "JUDGED", tmp_path)

    judging.record(
        "own", "questions", [{"hash": "1", "stem": "Where?", "verdict": "edit", "reason": "says too little"}]
    )
    judging.record("own", "questions", [{"hash": "1", "verdict": "acceptable"}])

    rows = [json.loads(line) for line in (tmp_path / "own-questions.jsonl").read_text().splitlines()]
    assert rows[0] == {"hash": "1", "verdict": "edit", "reason": "says too little"}
    assert judging.verdicts("own", "questions") == {"1": "acceptable"}


@pytest.mark.parametrize("given", [{"verdict": "fine"}, {"verdict": ""}, {"verdict": "bad"}])
def test_record_refuses_unknown_verdicts_and_faults_without_a_reason(given, tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "JUDGED", tmp_path)

    with pytest.raises(ValueError, match="1: "):
        judging.record("own", "questions", [{"hash": "1", **given}])

    assert list(tmp_path.iterdir()) == []


def test_share_has_bounds_after_wilson():
    assert judging.share(90, 100) == {"acceptable": 0.9, "low": 0.826, "high": 0.945}
    assert judging.share(0, 0) == {"acceptable": None, "low": None, "high": None}


def test_figures_count_what_is_judged_and_what_is_new():
    made = [{"hash": "1"}, {"hash": "2"}, {"hash": "3"}]

    line = figures("own", "questions", made, {"1": "acceptable", "2": "bad", "9": "bad"})

    assert (line["made"], line["judged"], line["new"], line["acceptable"], line["bad"]) == (3, 2, 1, 0.5, 1)
