"""Packs, the whole of them: content, then its questions and quizzes; also the way out again."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from content import packing
from content.models import Fact, FactVersion, Topic
from content.models.facts import Status
from content.packing import BadPack, Loaded, fitting
from content.partialdate import PartialDate
from quiz import checking, publishing
from quiz.models import Question, QuestionFact, QuestionVersion, Quiz, QuizQuestion, QuizVersion
from quiz.question_types import QUESTION_TYPES
from quiz.question_types.base import BadQuestion


def load(folder: Path, *, now: datetime) -> Loaded:
    """Load a pack; call it in a transaction. Raises BadPack."""
    loaded = packing.load_content(folder, now=now)
    with fitting(folder, "questions.json") as rows:
        _load_questions(loaded, rows, now=now)
    with fitting(folder, "quizzes.json") as rows:
        _load_quizzes(loaded, rows, now=now)
    return loaded


def _load_questions(loaded: Loaded, rows: list[dict[str, Any]], *, now: datetime) -> None:
    """New questions are approved; one that is here already stays, reported where it differs."""
    here = Question.objects.filter(mission=loaded.mission).select_related("current")
    known = {str(question.uuid): question for question in here}
    topics = {topic.slug: topic for topic in loaded.mission.topics.all()}
    fresh = [row for row in rows if row["uuid"] not in known]
    questions = Question.objects.bulk_create(Question(mission=loaded.mission, uuid=row["uuid"]) for row in fresh)
    versions = QuestionVersion.objects.bulk_create(
        _question_version(question, row, topics, now=now) for question, row in zip(questions, fresh, strict=True)
    )
    for question, version in zip(questions, versions, strict=True):
        question.current = version
    Question.objects.bulk_update(questions, ["current"], batch_size=200)
    links = _link_facts(loaded, list(zip(versions, fresh, strict=True)))
    if versions:
        checking.relint_all(loaded.mission, versions, links)
    loaded.new["questions"] = len(fresh)
    for row in rows:
        here_already = known.get(row["uuid"])
        if here_already is not None and here_already.current is not None and _differs(here_already.current, row):
            loaded.kept.append(row["uuid"])


def _differs(here: QuestionVersion, row: dict[str, Any]) -> bool:
    content = QUESTION_TYPES[row["kind"]].from_data(row["stem"], row["explanation"], row["data"])
    return here.content != content


def _question_version(
    question: Question, row: dict[str, Any], topics: dict[str, Topic], *, now: datetime
) -> QuestionVersion:
    try:
        content = QUESTION_TYPES[row["kind"]].from_data(row["stem"], row["explanation"], row["data"])
        topic = topics[row["topic"]]
    except (KeyError, BadQuestion) as error:
        raise BadPack(f"The question {row['uuid']} does not fit: {str(error).rstrip('.')}.") from None
    return QuestionVersion(
        question=question,
        number=1,
        kind=row["kind"],
        stem=row["stem"],
        data=content.as_data(),
        explanation=row["explanation"],
        language=row["language"],
        topic=topic,
        as_of=PartialDate.parse(row["as_of"]) if row["as_of"] else None,
        created_at=now,
        status=Status.APPROVED,
        decided_at=now,
    )


def _link_facts(loaded: Loaded, pairs: list[tuple[QuestionVersion, dict[str, Any]]]) -> list[QuestionFact]:
    facts = Fact.objects.filter(mission=loaded.mission).select_related("current")
    current: dict[str, FactVersion | None] = {}
    for fact in facts:
        current[str(fact.uuid)] = fact.current
        if fact.current is not None:
            fact.current.fact = fact  # the checks ask for it, version by version
    links = []
    for version, row in pairs:
        for link in row["facts"]:
            if current.get(link["fact"]) is None:
                raise BadPack(f"The question {row['uuid']} rests on the fact {link['fact']}, which is not in the pack.")
            links.append(QuestionFact(version=version, fact_version=current[link["fact"]], role=link["role"]))
    return QuestionFact.objects.bulk_create(links)


def _load_quizzes(loaded: Loaded, rows: list[dict[str, Any]], *, now: datetime) -> None:
    known = set(Quiz.objects.values_list("slug", flat=True))
    fresh = [row for row in rows if row["slug"] not in known]
    for row in fresh:
        told = {name: row[name] for name in ("slug", "title", "summary", "status")}
        window = {name: datetime.fromisoformat(row[name]) for name in publishing.WINDOW if row.get(name)}
        quiz = Quiz.objects.create(mission=loaded.mission, **told, **window)
        rules = dict(row["version"])
        rules["knowledge_day"] = date.fromisoformat(rules["knowledge_day"]) if rules["knowledge_day"] else None
        quiz.current = QuizVersion.objects.create(quiz=quiz, number=1, created_at=now, **rules)
        quiz.save(update_fields=["current"])
        _fix_questions(quiz.current, row["fixed"])
    loaded.new["quizzes"] = len(fresh)


def _fix_questions(version: QuizVersion, rows: list[dict[str, Any]]) -> None:
    questions = {
        str(question.uuid): question for question in Question.objects.filter(uuid__in=[row["question"] for row in rows])
    }
    QuizQuestion.objects.bulk_create(
        QuizQuestion(version=version, question=questions[row["question"]], position=position, points=row["points"])
        for position, row in enumerate(rows)
    )
