"""The way out, questions and quizzes included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from content.dumping import dump_content, write_file
from content.models import Mission
from content.models.facts import Status
from content.packing import read_file
from quiz import publishing
from quiz.models import QuestionVersion, Quiz


def dump(mission: Mission, folder: Path) -> dict[str, int]:
    """Write a mission as a pack; returns how many of each thing it holds."""
    counts = dump_content(mission, folder)
    facts = {row["uuid"] for row in read_file(folder, "facts.json")}
    questions = [row for version in _versions(mission) if (row := _question(version))["facts"] and _within(row, facts)]
    quizzes = [_quiz(quiz) for quiz in Quiz.objects.filter(mission=mission, current__isnull=False).order_by("pk")]
    write_file(folder, "questions.json", questions)
    write_file(folder, "quizzes.json", quizzes)
    return counts | {"questions": len(questions), "quizzes": len(quizzes)}


def _within(row: dict[str, Any], facts: set[str]) -> bool:
    return all(link["fact"] in facts for link in row["facts"])


def _versions(mission: Mission) -> list[QuestionVersion]:
    found = QuestionVersion.objects.filter(question__mission=mission, status=Status.APPROVED)
    return list(found.select_related("question", "topic").prefetch_related("links__fact_version__fact").order_by("pk"))


def _question(version: QuestionVersion) -> dict[str, Any]:
    return {
        "uuid": str(version.question.uuid),
        "kind": version.kind,
        "topic": version.topic.slug if version.topic else None,
        "language": version.language,
        "stem": version.stem,
        "explanation": version.explanation,
        "data": version.data,
        "as_of": str(version.as_of) if version.as_of else None,
        "facts": [{"fact": str(link.fact_version.fact.uuid), "role": link.role} for link in version.links.all()],
    }


def _quiz(quiz: Quiz) -> dict[str, Any]:
    version = quiz.current
    assert version is not None  # nosec B101: the query leaves out those without
    rules = [name for name in publishing.RULES if name != "knowledge_day"]
    fixed = version.fixed.select_related("question").order_by("position", "pk")
    return {
        "slug": quiz.slug,
        "title": quiz.title,
        "summary": quiz.summary,
        "status": quiz.status,
        **{name: at.isoformat() if (at := getattr(quiz, name)) else None for name in publishing.WINDOW},
        "version": {name: getattr(version, name) for name in rules}
        | {"knowledge_day": version.knowledge_day.isoformat() if version.knowledge_day else None},
        "fixed": [{"question": str(row.question.uuid), "points": row.points} for row in fixed],
    }
