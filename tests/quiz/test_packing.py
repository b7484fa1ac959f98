"""Packs: loading one twice changes nothing, a local edit wins, and what does not fit is refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from content.models import Evidence, Fact, FactVersion, Mission
from content.packing import BadPack, Loaded
from people.models import User
from quiz import dumping, packing
from quiz.models import QuestionVersion, Quiz
from tests.factories import NOW
from tests.rows import row_counts

pytestmark = pytest.mark.django_db

KFOR = Path(__file__).parent.parent.parent / "content" / "packs" / "kfor"

FACT = {
    "uuid": "10000000-0000-4000-8000-000000000001", "subject": "lake-watch", "attribute": "wardens", "value": "400",
    "value_entity": None, "unit": "wardens", "hedge": "about", "nature": "observation",
    "begins": "2004-06-01/2004-06-30;month;June 2004", "ends": None, "known": "stated", "modality": "happened",
    "negated": False, "statement": "In June 2004 the Lake Watch had about 400 wardens.", "topic": "strength",
    "importance": 3, "premises": [], "tier": "A",
    "evidence": [{"document": "report", "role": "value", "quote": "about 400 wardens"}],
}  # fmt: skip
QUESTION = {
    "uuid": "20000000-0000-4000-8000-000000000001", "kind": "single_choice", "topic": "strength", "language": "en",
    "stem": "In June 2004, about how many wardens did the Lake Watch have?", "explanation": "So says the report.",
    "data": {"options": [{"id": "a", "text": "400", "why": ""}, {"id": "b", "text": "500", "why": ""}], "key": ["a"]},
    "as_of": FACT["begins"], "facts": [{"fact": FACT["uuid"], "role": "asked"}],
}  # fmt: skip
PACK: dict[str, Any] = {
    "pack.json": {"mission": {"slug": "lake", "name": "Lake", "summary": "A lake.", "footnote": "A footnote."}},
    "topics.json": [{"slug": "strength", "title": "Strength", "summary": ""}],
    "documents.json": [
        {
            "slug": "report", "title": "Report", "publisher": "Lake Board", "address": "", "language": "en",
            "rights": "unknown", "rights_note": "", "marking": "", "dated": "2004-07-01/2004-07-01;day;1 July 2004",
            "dated_known": "stated", "brief": "report.md",
        }
    ],
    "entities.json": [
        {
            "slug": "lake-watch", "kind": "organisation",
            "names": [{"name": "Lake Watch", "language": "en", "kind": "name", "preferred": True}],
        }
    ],
    "attributes.json": [
        {
            "slug": "wardens", "label": "wardens", "kind": "quantity", "value_type": "number", "is_list": False,
            "is_volatile": True, "holds_days": 90,
        }
    ],
    "facts.json": [FACT],
    "questions.json": [QUESTION],
    "quizzes.json": [
        {
            "slug": "lake-2004", "title": "The lake in 2004", "summary": "", "status": "published",
            "version": {
                "purpose": "practice", "knowledge_day": "2004-06-15", "blueprint": [{"topic": "strength", "count": 1}],
                "feedback": "at_once", "time_limit_minutes": None, "attempts_allowed": None, "pass_percent": 80,
            },
            "fixed": [{"question": QUESTION["uuid"], "points": 2}],
        }
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in PACK.items():
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "report.md").write_text("# Report\n\nIn June 2004 the watch had about 400 wardens.\n", encoding="utf-8")
    return tmp_path


def load(folder: Path) -> Loaded:
    with transaction.atomic():
        return packing.load(folder, now=NOW)


def change(folder: Path, name: str, edit: Callable[[Any], object]) -> None:
    data = json.loads((folder / name).read_text())
    edit(data)
    (folder / name).write_text(json.dumps(data), encoding="utf-8")


def test_a_pack_is_loaded_whole(folder):
    loaded = load(folder)

    assert loaded.new == {
        "topics": 1, "editions": 1, "entities": 1, "attributes": 1, "facts": 1, "questions": 1, "quizzes": 1,
    }  # fmt: skip
    fact = FactVersion.objects.get()
    assert (fact.status, fact.typed_value, fact.hedge, str(fact.begins)) == ("approved", 400, "about", FACT["begins"])
    assert Evidence.objects.values_list("quote", "passage__edition__is_brief").get() == ("about 400 wardens", True)
    quiz = Quiz.objects.get()
    assert str(quiz.versions.get().knowledge_day) == "2004-06-15"
    assert quiz.versions.get().fixed.get().points == 2


def test_loading_twice_changes_nothing(folder):
    load(folder)
    before = row_counts()

    again = load(folder)

    assert row_counts() == before
    assert (set(again.new.values()), again.kept) == ({0}, [])


def test_the_shipped_pack_is_loaded_once(django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        load(KFOR)
    before = row_counts()

    again = load(KFOR)

    assert row_counts() == before
    assert (set(again.new.values()), again.kept) == ({0}, [])


def test_a_newer_pack_adds_what_is_new(folder):
    load(folder)
    change(folder, "topics.json", lambda rows: rows.append({"slug": "boats", "title": "Boats", "summary": ""}))
    fresh = FACT | {"uuid": "10000000-0000-4000-8000-000000000002", "topic": "boats", "premises": [FACT["uuid"]]}
    change(folder, "facts.json", lambda rows: rows.append(fresh))

    loaded = load(folder)

    assert {name: count for name, count in loaded.new.items() if count} == {"topics": 1, "facts": 1}
    assert Fact.objects.count() == 2


def test_a_locally_edited_question_wins_and_is_reported(folder):
    load(folder)
    version = QuestionVersion.objects.get()
    data = {**version.data, "key": ["b"]}
    QuestionVersion.objects.filter(pk=version.pk).update(status="replaced")
    edited = QuestionVersion.objects.create(
        question=version.question, number=2, kind=version.kind, stem=version.stem, data=data, created_at=NOW,
        explanation=version.explanation, status="approved", topic=version.topic,
    )  # fmt: skip
    version.question.current = edited
    version.question.save()
    before = row_counts()

    loaded = load(folder)

    assert (loaded.kept, row_counts()) == ([QUESTION["uuid"]], before)
    assert QuestionVersion.objects.get(status="approved").data["key"] == ["b"]


@pytest.mark.parametrize("field", ["statement", "value"])
def test_a_locally_edited_fact_wins_and_is_reported(folder, field):
    load(folder)
    change(folder, "facts.json", lambda rows: rows[0].update({field: "410"}))
    before = row_counts()

    loaded = load(folder)

    assert (loaded.kept, row_counts()) == ([FACT["uuid"]], before)
    assert FactVersion.objects.get().value == "400"


def first(**changes: Any) -> Callable[[Any], object]:
    return lambda rows: rows[0].update(changes)


BAD = [
    ("pack.json", lambda data: data.pop("mission"), "'mission' is missing"),
    ("pack.json", lambda data: data["mission"].pop("slug"), "'slug' is missing"),
    ("topics.json", lambda rows: rows[0].pop("title"), "'title' is missing"),
    ("topics.json", lambda rows: rows.append(7), "topics.json does not fit"),
    ("documents.json", first(brief="gone.md"), "gone.md"),
    ("documents.json", first(brief="facts.json"), "no format"),
    ("documents.json", first(dated="June 2004"), "documents.json does not fit"),
    ("documents.json", first(dated=None), "documents.json does not fit"),
    ("entities.json", first(names=[]), "entities.json does not fit"),
    ("attributes.json", first(value_type="text"), "attributes.json does not fit"),
    ("facts.json", first(subject="nobody"), "nobody"),
    ("facts.json", first(begins="June 2004"), FACT["uuid"]),
    ("facts.json", first(uuid="one"), "facts.json does not fit"),
    ("facts.json", first(importance=9), "facts.json does not fit"),
    ("facts.json", first(premises=["10000000-0000-4000-8000-000000000009"]), "not in the pack"),
    ("facts.json", first(evidence=[{"document": "report", "role": "value", "quote": "not there"}]), "quotes words"),
    ("facts.json", first(evidence=[{"document": "none", "role": "value", "quote": "x"}]), "'none'"),
    ("questions.json", first(kind="essay"), QUESTION["uuid"]),
    ("questions.json", first(data={}), QUESTION["uuid"]),
    ("questions.json", first(topic="nothing"), "nothing"),
    ("questions.json", first(as_of="soon"), "questions.json does not fit"),
    ("questions.json", first(facts=[{"fact": "x", "role": "asked"}]), "not in the pack"),
    ("quizzes.json", first(fixed=[{"question": "2", "points": 1}]), "quizzes.json does not fit"),
    ("quizzes.json", first(version={}), "'knowledge_day' is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edit", "reason"), BAD)
def test_a_pack_that_does_not_fit_is_refused_whole(folder, name, edit, reason):
    change(folder, name, edit)

    with pytest.raises(BadPack, match=r"\.$") as refused:
        load(folder)

    assert reason in str(refused.value)
    assert Mission.objects.count() == 0


@pytest.mark.parametrize("name", PACK)
def test_a_pack_without_one_of_its_files_is_refused(folder, name):
    (folder / name).unlink()

    with pytest.raises(BadPack, match=f"There is no {name}"):
        load(folder)


def test_a_file_that_is_no_json_is_refused(folder):
    (folder / "facts.json").write_text("[{]")

    with pytest.raises(BadPack, match=r"facts\.json is not valid JSON"):
        load(folder)


def test_nothing_of_a_pack_belongs_to_an_account(folder):
    load(folder)

    assert User.objects.count() == 0
    assert FactVersion.objects.get().recorded_by is None


def test_the_rules_and_the_window_of_a_quiz_go_out_and_come_in_again(folder, tmp_path):
    load(folder)
    quiz = Quiz.objects.get()
    rules = {"credit": "whole", "order_credit": "places", "penalty": "chance", "floor": "none", "by_certainty": False}
    quiz.versions.update(**rules)
    Quiz.objects.update(opens_at=NOW)

    dumping.dump(quiz.mission, tmp_path)

    row = json.loads((tmp_path / "quizzes.json").read_text())[0]
    assert {name: row["version"][name] for name in rules} == rules
    assert (row["opens_at"], row["closes_at"]) == ("2026-03-02T09:00:00+00:00", None)


def test_a_pack_may_tell_rules_and_a_window(folder):
    def edit(rows):
        rows[0]["version"] |= {"penalty": "1/4", "floor": "question"}
        rows[0]["closes_at"] = "2026-03-02T09:00:00+00:00"

    change(folder, "quizzes.json", edit)
    load(folder)

    quiz = Quiz.objects.get()
    assert (quiz.opens_at, quiz.closes_at) == (None, NOW)
    assert (quiz.versions.get().penalty, quiz.versions.get().floor) == ("1/4", "question")
