"""From stored questions to a drawn paper: gathers what assembly decides on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from content.models import FactVersion
from content.models.facts import Status
from content.queries import entries
from quiz import assembly
from quiz.linting.leaks import leaking, shown
from quiz.models import QuestionFact, QuestionVersion, QuizVersion

TRIES = 5
"""How often a paper is drawn anew without those that show the keys of others."""


class Drawn(NamedTuple):
    """One question of a paper and its points."""

    version: QuestionVersion
    points: int


def draw_paper(version: QuizVersion, day: date, rng: Random) -> list[Drawn]:
    """The questions of a new paper of the quiz version on the day; empty where none fits."""
    candidates = {found.version: found for found in candidates_of(version)}
    facts = {entry.id: entry for entry in entries(version.quiz.mission)}
    fitting = assembly.eligible(candidates.values(), facts, day, pinned=version.knowledge_day is not None)
    must_appear = dict(version.fixed.values_list("question__versions__pk", "points"))
    allowed = {found.version for found in fitting}
    fixed = [candidates[pk] for pk in must_appear if pk in allowed]
    rows = assembly.read_blueprint(version.blueprint)
    drawn = draw_apart(rows, fitting, fixed, rng)
    return [Drawn(row, must_appear.get(row.pk, 1)) for row in drawn]


def draw_apart(
    rows: Sequence[assembly.Row], fitting: Sequence[assembly.Candidate], fixed: list[assembly.Candidate], rng: Random
) -> list[QuestionVersion]:
    """A paper in which no drawn question shows the key of another one, where a few tries find such a paper."""
    paper: list[QuestionVersion] = []
    barred: set[int] = set()
    for _try in range(TRIES):
        drawn = assembly.draw(rows, [found for found in fitting if found.version not in barred], fixed, rng)
        if len(drawn) < len(paper):
            break
        versions = QuestionVersion.objects.in_bulk([found.version for found in drawn])
        paper = [versions[found.version] for found in drawn]
        pairs = leaking([shown(row.content) for row in paper])
        if not pairs:
            break
        barred |= {paper[asker if giver < len(fixed) else giver].pk for giver, asker in pairs}
    return paper


def candidates_of(version: QuizVersion) -> list[assembly.Candidate]:
    """The approved questions of the quiz's mission, as assembly sees them."""
    found = QuestionVersion.objects.filter(question__mission=version.quiz.mission, status=Status.APPROVED)
    links = QuestionFact.objects.select_related(
        "fact_version__fact", "fact_version__subject", "fact_version__attribute"
    ).filter(version__in=found)
    by_version: dict[int, list[QuestionFact]] = {}
    for link in links:
        by_version.setdefault(link.version_id, []).append(link)
    return [_candidate(row, by_version.get(row.pk, [])) for row in found.select_related("topic").order_by("pk")]


def _candidate(row: QuestionVersion, links: list[QuestionFact]) -> assembly.Candidate:
    asked = [link.fact_version for link in links if link.role == QuestionFact.Role.ASKED]
    others = [link.fact_version for link in links if link.role != QuestionFact.Role.ASKED]
    return assembly.Candidate(
        version=row.pk,
        topic=row.topic.slug if row.topic else "",
        asked=frozenset(map(_standing, asked)),
        others=frozenset(map(_standing, others)),
        series=frozenset((fact.subject.slug, fact.attribute.slug) for fact in asked),
        as_of=row.as_of,
    )


def _standing(fact: FactVersion) -> str:
    """The id of the fact where this very version is in force; else one that no fact has, so the question rests."""
    return str(fact.fact.uuid) if fact.status == Status.APPROVED else f"{fact.fact.uuid}/{fact.number}"
