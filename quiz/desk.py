"""The desk's queue: which draft is to be decided next, what stands around it, and how far an instructor has come.

What waits is a place in one long line: first the draft questions, then the draft facts that no draft question rests on,
each in the order in which they were stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from content.models import Document, Evidence, Fact, FactVersion, Premise, Topic
from content.models.facts import Status
from people import policy
from people.models import AuditRow, User
from quiz.models import Question, QuestionFact, QuestionVersion

Kind = Literal["question", "fact"]
KINDS: tuple[Kind, ...] = ("question", "fact")
DECISIONS = (Status.APPROVED, Status.REJECTED)
SAMPLE = 10
"""How many drafts without findings are decided one by one before the rest may be approved together."""

TOGETHER = "Approved together after a sample"
"""The reason that stays with what was approved unseen."""


class Place(NamedTuple):
    """Where in the line something stands; its id is that of the question or of the fact."""

    kind: Kind
    pk: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.pk}"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the line is narrowed to; what is empty leaves all. ``topic`` is an id or "none"."""

    document: int = 0
    topic: str = ""
    tier: str = ""
    finding: Literal["", "none", "warn", "block"] = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The two parts of the line, each a query of lineages whose current version waits."""

    questions: QuerySet[Question]
    facts: QuerySet[Fact]

    def part(self, kind: Kind) -> QuerySet[Any]:
        return self.questions if kind == "question" else self.facts


@dataclass(frozen=True, slots=True)
class Waiting:
    """One place of the line: a draft question or a draft fact."""

    place: Place
    version: Any


@dataclass(frozen=True, slots=True)
class Tally:
    """How far an instructor has come today, and how much waits; ``sample`` counts what bulk approval asks for."""

    approved: int
    rejected: int
    questions: int
    facts: int
    sample: int

    @property
    def to_go(self) -> int:
        return self.questions + self.facts


def line(user: User, narrowed: Narrowed) -> Line:
    """All that waits for a decision within the missions of the account, narrowed."""
    versions = QuestionVersion.objects.filter(status=Status.DRAFT)
    questions = Question.objects.filter(current__in=_narrow_questions(versions, narrowed).order_by().values("pk"))
    facts = Fact.objects.filter(merged_into=None, current__status=Status.DRAFT)
    drafted = QuestionFact.objects.filter(fact_version__fact=OuterRef("pk"), version__status=Status.DRAFT)
    facts = _narrow_facts(facts.filter(~Exists(drafted)), narrowed)
    return Line(policy.visible(questions, user), policy.visible(facts, user))


def clean(found: Line) -> QuerySet[Question]:
    """The questions of a line in which the checks found nothing."""
    return found.questions.filter(current__problems=[])


def _narrow_questions(versions: QuerySet[QuestionVersion], narrowed: Narrowed) -> QuerySet[QuestionVersion]:
    links = QuestionFact.objects.order_by()
    if narrowed.document:
        quoting = links.filter(fact_version__evidence__passage__edition__document=narrowed.document)
        versions = versions.filter(pk__in=quoting.values("version"))
    if narrowed.tier:
        versions = versions.filter(pk__in=links.filter(fact_version__tier=narrowed.tier).values("version"))
    if narrowed.topic:
        versions = versions.filter(topic=None if narrowed.topic == "none" else int(narrowed.topic))
    if narrowed.words:
        versions = versions.filter(stem__icontains=narrowed.words)
    if narrowed.finding == "none":
        return versions.filter(problems=[])
    if narrowed.finding:
        told = f'"severity": "{narrowed.finding}"'
        return versions.annotate(told=Cast("problems", TextField())).filter(told__contains=told)
    return versions


def _narrow_facts(facts: QuerySet[Fact], narrowed: Narrowed) -> QuerySet[Fact]:
    if narrowed.finding:  # checks are of questions
        return facts.none()
    if narrowed.document:
        quoting = Evidence.objects.filter(passage__edition__document=narrowed.document)
        facts = facts.filter(current__in=quoting.order_by().values("version"))
    if narrowed.tier:
        facts = facts.filter(current__tier=narrowed.tier)
    if narrowed.topic:
        facts = facts.filter(current__topic=None if narrowed.topic == "none" else int(narrowed.topic))
    return facts.filter(current__statement__icontains=narrowed.words) if narrowed.words else facts


def onward(found: Line, start: Place | None, count: int, *, is_past: bool = False) -> list[Waiting]:
    """So many places from ``start`` on, or from the one past it, or from the beginning."""
    rows: list[Waiting] = []
    for kind in KINDS[KINDS.index(start.kind) if start else 0 :]:
        part = found.part(kind)
        if start and kind == start.kind:
            part = part.filter(**{"pk__gt" if is_past else "pk__gte": start.pk})
        rows += _rows(kind, part.order_by("pk"), count - len(rows))
        if len(rows) == count:
            break
    return rows


def before(found: Line, start: Place, count: int) -> list[Waiting]:
    """The last so many places before ``start``, in the order of the line."""
    rows: list[Waiting] = []
    for kind in reversed(KINDS[: KINDS.index(start.kind) + 1]):
        part = found.part(kind)
        if kind == start.kind:
            part = part.filter(pk__lt=start.pk)
        rows += _rows(kind, part.order_by("-pk"), count - len(rows))
        if len(rows) == count:
            break
    return rows[::-1]


def _rows(kind: Kind, part: QuerySet[Any], count: int) -> list[Waiting]:
    related = ("current__topic", "current__subject", "current__attribute") if kind == "fact" else ("current__topic",)
    return [Waiting(Place(kind, row.pk), row.current) for row in part.select_related(*related)[:count]]


def place_of(text: str) -> Place | None:
    """The place that an address names, as "question-12"; None for anything else."""
    kind, _dash, number = text.partition("-")
    if not (number.isdecimal() and number.isascii() and len(number) < 19):
        return None
    return next((Place(known, int(number)) for known in KINDS if known == kind), None)


def find(user: User, place: Place) -> Waiting | None:
    """What stands at a place whether it waits or not, within the missions of the account."""
    rows: QuerySet[Any] = Question.objects.all() if place.kind == "question" else Fact.objects.filter(merged_into=None)
    found = policy.visible(rows, user).select_related("current__topic", "current__decided_by").filter(pk=place.pk)
    row = found.filter(current__isnull=False).first()
    return Waiting(place, row.current) if row else None


def facts_of(waiting: Waiting) -> list[FactVersion]:
    """The facts that a question rests on, or the fact itself, with quotes and premises; each knows its ``role``."""
    evidence = Evidence.objects.select_related("passage__edition__document").order_by("pk")
    premises = Premise.objects.select_related("premise__fact__current").order_by("pk")
    found = FactVersion.objects.select_related(
        "fact__current", "subject", "attribute", "topic", "value_entity"
    ).prefetch_related(Prefetch("evidence", evidence), Prefetch("premises", premises))
    if waiting.place.kind == "question":
        found = found.filter(question_links__version=waiting.version)
        return list(found.annotate(role=F("question_links__role")).order_by("question_links__pk"))
    return list(found.filter(pk=waiting.version.pk))


def beside(waiting: Waiting, facts: Sequence[FactVersion], count: int) -> list[QuestionVersion]:
    """Other questions that ask of these facts, as they now stand."""
    asking = QuestionFact.objects.filter(
        fact_version__fact__in=[fact.fact_id for fact in facts if getattr(fact, "role", "asked") == "asked"]
    )
    found = QuestionVersion.objects.filter(pk__in=asking.order_by().values("version"), question__current=F("pk"))
    if waiting.place.kind == "question":
        found = found.exclude(question=waiting.place.pk)
    return list(found.order_by("pk")[:count])


def tally(found: Line, user: User, *, since: datetime) -> Tally:
    """The counts, all in one query; what was approved along with a question is not counted beside it."""
    questions, facts = decided(QuestionVersion, user, since=since), decided(FactVersion, user, since=since)
    alone = facts.exclude(decision_reason__startswith=ALONG)
    singly = questions.filter(problems=[]).exclude(decision_reason=TOGETHER)
    counts = {
        "approved": questions.filter(status=Status.APPROVED),
        "rejected": questions.filter(status=Status.REJECTED),
        "approved_facts": alone.filter(status=Status.APPROVED),
        "rejected_facts": alone.filter(status=Status.REJECTED),
        "sample": singly.exclude(status=Status.DRAFT),
        "questions": found.questions,
        "facts": found.facts,
    }
    account: Any = User.objects.filter(pk=user.pk)
    row = account.values(**{name: _count(rows) for name, rows in counts.items()}).get()
    return Tally(
        row["approved"] + row["approved_facts"],
        row["rejected"] + row["rejected_facts"],
        *(row["questions"], row["facts"], row["sample"]),
    )


ALONG = "Approved with question"
"""How the reason begins of a fact that was approved together with a question that asks of it."""


def decided[Version: Model](model: type[Version], user: User, *, since: datetime) -> QuerySet[Version]:
    """The versions that the account decided on since then and nobody decided on after it.

    Found by way of the audit, which is indexed by time: nobody reads through the decisions of years.
    """
    told = AuditRow.objects.filter(by=user, at__gte=since, thing=model._meta.label_lower)
    pks = told.order_by().annotate(version=Cast("thing_id", BigIntegerField())).values("version")
    return model._default_manager.filter(pk__in=pks, decided_by=user, decided_at__gte=since)


def _count(rows: QuerySet[Any]) -> Coalesce:
    one = rows.order_by().annotate(all=Value(0)).values("all")
    return Coalesce(Subquery(one.annotate(found=Count("pk")).values("found")), 0)


def narrowings(user: User) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the line can be narrowed to, each as (id, title): the documents and the topics; one query."""
    number = BigIntegerField()
    topics = policy.visible(Topic.objects.order_by(), user).annotate(kind=Value(0, number), order=F("position"))
    documents = policy.visible(Document.objects.order_by(), user).annotate(
        kind=Value(1, number), order=Value(0, number)
    )
    columns = ("kind", "order", "pk", "title")
    rows: list[Any] = list(topics.values_list(*columns).union(documents.values_list(*columns), all=True).order_by())
    rows.sort(key=lambda row: (row[1], row[3].casefold()))
    told: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for kind, _order, pk, title in rows:
        told[0 if kind else 1].append((str(pk), title))
    return told


class Decided(NamedTuple):
    """What was decided in one stroke: the versions, and when."""

    questions: list[QuestionVersion]
    facts: list[FactVersion]
    at: datetime


def last_stroke(user: User, *, since: datetime) -> Decided | None:
    """What the account decided last and nobody changed since; facts approved along with a question are not named."""
    questions = decided(QuestionVersion, user, since=since).filter(status__in=DECISIONS)
    facts = decided(FactVersion, user, since=since).filter(status__in=DECISIONS)
    facts = facts.exclude(decision_reason__startswith=ALONG)
    newest = [row.decided_at for rows in (questions, facts) if (row := rows.order_by("-decided_at").first())]
    if not newest:
        return None
    at = max(at for at in newest if at is not None)
    return Decided(
        list(questions.filter(decided_at=at).select_related("question").order_by("pk")),
        list(facts.filter(decided_at=at).select_related("fact").order_by("pk")),
        at,
    )
