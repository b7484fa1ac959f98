"""Drafted questions in the database: what to draft, writing drafts, and checking a question anew."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from content.ledger.entry import Entry
from content.models import Entity, FactVersion, Mission
from content.models.facts import Status
from content.queries import by_series, entries
from people.models import User
from quiz.generation import drafts
from quiz.linting import LintContext, lint
from quiz.linting.context import Series, alias_map
from quiz.models import Question, QuestionFact, QuestionVersion
from quiz.question_types.base import Draft, QuestionType

SEED = "drafts"
"""One seed for all: the same facts yield the same drafts, wherever and whenever they are drafted."""

LIVE = (Status.DRAFT, Status.APPROVED)


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
        ledger = _Ledger.of(mission)
        written = _store(mission, fresh, versions, now=now, by=by)
        links = [
            QuestionFact(version=version, fact_version=versions[id], role=role)
            for version, draft in zip(written, fresh, strict=True)
            for id, role in draft.facts
            if id in versions
        ]
        QuestionFact.objects.bulk_create(links)
        roles: dict[int, list[tuple[str, str]]] = {version.pk: [] for version in written}
        for link in links:
            roles[link.version_id].append((str(link.fact_version.fact.uuid), link.role))
        for version, draft in zip(written, fresh, strict=True):
            version.problems = _problems(draft.content, ledger.context(roles[version.pk], version.language))
        QuestionVersion.objects.bulk_update(written, ["problems"], batch_size=200)
    return written


def relint(version: QuestionVersion) -> list[dict[str, str]]:
    """Check the question against the facts as they now stand, and keep what was found; returns it."""
    links = version.links.select_related("fact_version__fact")
    roles = [(str(link.fact_version.fact.uuid), link.role) for link in links]
    ledger = _Ledger.of(version.question.mission)
    found = _problems(version.content, ledger.context(roles, version.language))
    version.problems = found
    version.save(update_fields=["problems"])
    return found


@dataclass(frozen=True, slots=True)
class _Ledger:
    """All that the checks may ask of a mission, loaded in a fixed number of queries."""

    by_uuid: Mapping[str, Entry]
    series: Series
    aliases: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, mission: Mission) -> _Ledger:
        found = entries(mission, LIVE)
        names = Entity.objects.filter(mission=mission).prefetch_related("names")
        aliases = alias_map([entity.name, *(known.name for known in entity.names.all())] for entity in names)
        return cls({entry.id: entry for entry in found}, by_series(found), aliases)

    def context(self, roles: Iterable[tuple[str, str]], language: str) -> LintContext:
        linked = tuple((self.by_uuid[id], role) for id, role in roles if id in self.by_uuid)
        series = {entry.series: self.series[entry.series] for entry, _ in linked}
        return LintContext(linked, series, self.aliases, language)


def _problems(content: QuestionType, context: LintContext) -> list[dict[str, str]]:
    return [asdict(problem) for problem in (*content.problems(), *lint(content, context))]


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
