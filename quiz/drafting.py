"""Drafted questions in the database: what to draft, and writing drafts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from content.ledger.entry import Entry
from content.models import FactVersion, Mission
from people.models import User
from quiz import checking
from quiz.checking import LIVE
from quiz.generation import drafts
from quiz.models import Question, QuestionFact, QuestionVersion
from quiz.question_types.base import Draft

SEED = "drafts"
"""One seed for all: the same facts yield the same drafts, wherever and whenever they are drafted."""


def plan(mission_entries: Iterable[Entry], new_ids: Iterable[str], places: Sequence[str] = ()) -> list[Draft]:
    """The questions that the new facts yield beside all others of the mission. Writes nothing; may take seconds."""
    return drafts(mission_entries, rng_seed=SEED, places=places, only=new_ids)


def write(
    mission: Mission,
    planned: Iterable[Draft],
    versions_by_uuid: Mapping[str, FactVersion],
    *,
    now: datetime,
    by: User | None,
) -> list[QuestionVersion]:
    """Store the drafts, all or none, but not where the asked fact has a question of that kind already.

    ``versions_by_uuid`` are the versions by the ids that the drafts use; known facts are looked up by their UUID.
    """
    with transaction.atomic():
        versions = {**_known_versions(mission, planned := list(planned), versions_by_uuid), **versions_by_uuid}
        fresh = _not_asked_yet(planned, versions)
        if not fresh:
            return []
        written = _store(mission, fresh, versions, now=now, by=by)
        links = [
            QuestionFact(version=version, fact_version=versions[id], role=role)
            for version, draft in zip(written, fresh, strict=True)
            for id, role in draft.facts
            if id in versions
        ]
        QuestionFact.objects.bulk_create(links)
        checking.relint_all(mission, written, links)
    return written


def _known_versions(
    mission: Mission, planned: Sequence[Draft], given: Mapping[str, FactVersion]
) -> dict[str, FactVersion]:
    """The newest live versions of the facts that the drafts name by their UUID and nobody gave."""
    wanted = {known for draft in planned for id, _ in draft.facts if id not in given and (known := _uuid(id))}
    found = FactVersion.objects.filter(fact__mission=mission, fact__uuid__in=wanted, status__in=LIVE)
    rows = found.select_related("fact", "attribute", "topic").order_by("number")
    return {str(version.fact.uuid): version for version in rows}


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _not_asked_yet(planned: Sequence[Draft], versions: Mapping[str, FactVersion]) -> list[Draft]:
    """The drafts whose asked facts are all known, and whose first one no question of that kind asks about yet."""
    facts = {version.fact_id for version in versions.values()}
    asked = QuestionFact.objects.filter(role=QuestionFact.Role.ASKED, fact_version__fact__in=facts)
    taken = set(asked.values_list("fact_version__fact", "version__kind"))
    fresh: list[Draft] = []
    for draft in planned:
        ids = [id for id, role in draft.facts if role == "asked"]
        if not ids or not all(id in versions for id in ids):
            continue
        place = (versions[ids[0]].fact_id, draft.content.kind)
        if place not in taken:
            taken.add(place)
            fresh.append(draft)
    return fresh


def _store(
    mission: Mission,
    fresh: Sequence[Draft],
    versions: Mapping[str, FactVersion],
    *,
    now: datetime,
    by: User | None,
) -> list[QuestionVersion]:
    questions = Question.objects.bulk_create(Question(mission=mission) for _ in fresh)
    written = QuestionVersion.objects.bulk_create(
        _version(question, draft, versions, now=now, by=by) for question, draft in zip(questions, fresh, strict=True)
    )
    for question, version in zip(questions, written, strict=True):
        question.current = version
    Question.objects.bulk_update(questions, ["current"], batch_size=200)
    return written


def _version(
    question: Question, draft: Draft, versions: Mapping[str, FactVersion], *, now: datetime, by: User | None
) -> QuestionVersion:
    asked = versions[next(id for id, role in draft.facts if role == "asked")]
    return QuestionVersion(
        question=question,
        number=1,
        kind=draft.content.kind,
        stem=draft.content.stem,
        data=draft.content.as_data(),
        explanation=draft.content.explanation,
        topic=asked.topic,
        as_of=asked.begins if asked.attribute.is_volatile else None,
        created_at=now,
        created_by=by,
    )
