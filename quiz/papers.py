"""From stored questions to a drawn paper: gathers what assembly decides on."""

from __future__ import annotations

import time
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from threading import Lock
from typing import NamedTuple

from django.db.models import BigIntegerField, Count, IntegerField, Max, Subquery, Sum
from django.db.models.functions import Cast
from django.utils import timezone

from content import disputes
from content.models import FactVersion, Mission, Ruling
from content.models.facts import Status
from content.queries import entries
from kfor_site.prepared import Prepared, Slot
from quiz import assembly
from quiz.linting.leaks import Shown, leaking, shown
from quiz.models import QuestionFact, QuestionVersion, QuizQuestion, QuizVersion

TRIES = 5
"""How often a paper is drawn anew without those that show the keys of others."""

Stamp = tuple[Hashable, ...]

LIFETIME = timedelta(minutes=1)
"""How long a pool lasts at most: names of entities change it too, and are not in its stamp."""


class Drawn(NamedTuple):
    """One question of a paper and its points."""

    version: QuestionVersion
    points: int


class Read(NamedTuple):
    """A question version, which never changes, and what it shows."""

    version: QuestionVersion
    shown: Shown


class Pool(NamedTuple):
    """What may be drawn on a day; ``read`` has by their ids the questions that have been looked at."""

    fitting: Sequence[assembly.Candidate]
    read: dict[int, Read]


def draw_paper(version: QuizVersion, day: date, rng: Random) -> list[Drawn]:
    """The questions of a new paper of the quiz version on the day; empty where none fits."""
    pool = pool_of(version, day)
    by_version = {found.version: found for found in pool.fitting}
    must_appear = dict(_FIXED.rows(version=version.pk))
    fixed = [by_version[pk] for pk in must_appear if pk in by_version]
    drawn = draw_apart(assembly.read_blueprint(version.blueprint), pool.fitting, fixed, rng, pool.read)
    return [Drawn(pool.read[pk].version, must_appear.get(pk, 1)) for pk in drawn]


_FIXED = Prepared(
    lambda: (
        QuizQuestion.objects.filter(version=Slot("version", BigIntegerField()))
        .order_by("pk")
        .values_list("question__versions__pk", "points")
    )
)


def draw_apart(
    rows: Sequence[assembly.Row],
    fitting: Sequence[assembly.Candidate],
    fixed: list[assembly.Candidate],
    rng: Random,
    read: dict[int, Read],
) -> list[int]:
    """The ids of a paper in which no drawn question shows the key of another one, where a few tries find such a paper.

    ``read`` is added to: the questions of all tries.
    """
    paper: list[int] = []
    barred: set[int] = set()
    for _try in range(TRIES):
        drawn = assembly.draw(rows, [found for found in fitting if found.version not in barred], fixed, rng)
        if len(drawn) < len(paper):
            break
        paper = [found.version for found in drawn]
        if unread := [pk for pk in paper if pk not in read]:
            found = QuestionVersion.objects.in_bulk(unread)
            read.update((pk, Read(row, shown(row.content))) for pk, row in found.items())
        pairs = leaking([read[pk].shown for pk in paper])
        if not pairs:
            break
        barred |= {paper[asker if giver < len(fixed) else giver] for giver, asker in pairs}
    return paper


def pool_of(version: QuizVersion, day: date) -> Pool:
    """What a paper of the quiz version may draw on the day, kept while no decision changes it.

    A class presses Start in the same second, and to read all questions and facts of a mission takes longer than all
    else that a start does.
    """
    mission, pinned = version.quiz.mission_id, version.knowledge_day is not None
    stamp, minute = stamp_of(mission), int(time.monotonic() / LIFETIME.total_seconds())
    begun = reviewed_on(version)
    with _gathering:  # threads that start at once wait for the first, instead of gathering each its own
        return _pool(mission, day, pinned, begun, stamp, minute)


def reviewed_on(version: QuizVersion) -> date | None:
    """The day for which review dates of facts count, where it is not today: a running test keeps what it began with."""
    if version.purpose != QuizVersion.Purpose.TEST or version.frozen_at is None:
        return None
    return timezone.localdate(version.frozen_at)


_gathering = Lock()


@lru_cache(maxsize=64)
def _pool(mission_id: int, day: date, pinned: bool, begun: date | None, stamp: Stamp, minute: int) -> Pool:
    return Pool(fitting(Mission.objects.get(pk=mission_id), day, pinned=pinned, reviewed_on=begun), {})


def fitting(mission: Mission, day: date, *, pinned: bool, reviewed_on: date | None) -> list[assembly.Candidate]:
    """The approved questions of the mission that may be drawn on the day; the rest as in assembly."""
    facts, barred = {entry.id: entry for entry in entries(mission)}, disputes.barred(mission)
    return assembly.eligible(candidates_of(mission), facts, day, pinned=pinned, reviewed_on=reviewed_on, barred=barred)


forget_pools = _pool.cache_clear


def stamp_of(mission_id: int) -> Stamp:
    """Differs once the approved questions or facts of the mission do, what they rest on, or what an attribute means.

    A decision either adds an approved row, which is then the one decided last, or leaves one fewer; who sets a review
    date does so last.
    """
    found = [stamp.first(mission=mission_id) for stamp in (_QUESTIONS_STAMP, _FACTS_STAMP)]
    return (*found, _LAST_ROWS.first(mission=mission_id))


_MISSION = Slot("mission", BigIntegerField())
_DECIDED = {"count": Count("pk"), "last": Max("decided_at"), "sum": Sum("pk")}
_MEANT = {name: Sum(Cast(f"attribute__{name}", IntegerField())) for name in ("is_list", "is_volatile", "holds_days")}
_QUESTIONS_STAMP = Prepared(
    lambda: (
        QuestionVersion.objects.filter(question__mission=_MISSION, status=Status.APPROVED)
        .order_by()
        .values("question__mission")
        .annotate(**_DECIDED, topics=Sum("topic_id"))
        .values_list(*_DECIDED, "topics")
    )
)
_FACTS_STAMP = Prepared(
    lambda: (
        FactVersion.objects.filter(fact__mission=_MISSION, fact__merged_into=None, status=Status.APPROVED)
        .order_by()
        .values("fact__mission")
        .annotate(**_DECIDED, **_MEANT, reviewed=Max("fact__reviewed_at"))
        .values_list(*_DECIDED, *_MEANT, "reviewed")
    )
)
_LAST_ROWS = Prepared(
    lambda: (
        QuestionFact.objects.order_by("-pk")
        .annotate(ruling=Subquery(Ruling.objects.filter(mission=_MISSION).order_by("-pk").values("pk")[:1]))
        .values_list("pk", "ruling")[:1]
    )
)


def candidates_of(mission: Mission) -> list[assembly.Candidate]:
    """The approved questions of the mission, as assembly sees them."""
    found = QuestionVersion.objects.filter(question__mission=mission, status=Status.APPROVED)
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
