"""What a document brings: facts, and the questions drafted from them, in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from content import importing
from content.importing import Outcome, Progress, Submission
from content.models import Entity
from people import audit
from people.models import User
from quiz import drafting
from quiz.models import QuestionFact, QuestionVersion, Quiz

TRIES = 3


class Busy(Exception):
    """Other imports kept changing the ledger meanwhile."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of a submission."""

    outcome: Outcome
    drafts: list[QuestionVersion] = field(default_factory=list)
    touched: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def take_in(
    submission: Submission,
    *,
    now: datetime,
    by: User | None,
    progress: Progress = lambda _step: None,
    settle: Callable[[Intake], object] = lambda _done: None,
) -> Intake:
    """Import a document and draft questions from its facts, all or nothing.

    ``progress`` is told each step and may stop it; ``settle`` runs in the very transaction that writes.
    Raises readers.ReadError where the text cannot be read, importing.Cancelled, and Busy.
    """
    for _try in range(TRIES):
        planned = importing.plan(submission, progress)
        drafts = _drafts(planned)
        with transaction.atomic():
            progress("Writing")
            if importing.is_stale(planned):
                continue
            outcome = importing.write(planned, now=now, by=by)
            written = drafting.write(submission.mission, drafts, dict(outcome.versions), now=now, by=by)
            if outcome.status == "imported":
                audit.record(
                    "import", outcome.edition, by=by, after={"facts": len(outcome.versions), "questions": len(written)}
                )
            done = Intake(outcome, written, touched_by(outcome))
            settle(done)
            return done
    raise Busy("Another import changed the facts meanwhile. Import this text again.")


def _drafts(planned: importing.Plan) -> list[Any]:
    if planned.already is not None or not planned.new:
        return []
    places = list(
        Entity.objects.filter(mission=planned.submission.mission, kind=Entity.Kind.PLACE).values_list("name", flat=True)
    )
    return drafting.plan([*planned.ledger, *planned.new], {entry.id for entry in planned.new}, places)


def touched_by(outcome: Outcome) -> dict[str, list[dict[str, Any]]]:
    """The questions that ask about superseded or contradicted facts, and the quizzes that must ask them.

    One that asks for older values beside a superseded one, as for their order, asks for history, which stays right.
    """
    superseded, contradicted = (_ids(outcome, name) for name in ("superseded", "contradicted"))
    links = QuestionFact.objects.filter(role=QuestionFact.Role.ASKED)
    # The ids by themselves: a join of both makes PostgreSQL try every pair where it has no statistics yet.
    asking = set(links.filter(fact_version__fact__uuid__in=superseded | contradicted).values_list("version", flat=True))
    others = links.filter(version__in=asking).exclude(fact_version__fact__uuid__in=superseded | contradicted)
    disputed = links.filter(version__in=asking, fact_version__fact__uuid__in=contradicted)
    asking -= set(others.values_list("version", flat=True)) - set(disputed.values_list("version", flat=True))
    found = QuestionVersion.objects.filter(pk__in=asking, status="approved").order_by("pk")
    questions = list(found.select_related("question"))
    quizzes = Quiz.objects.filter(
        current__fixed__question__in=[version.question_id for version in questions]
    ).distinct()
    return {
        "questions": [{"id": str(version.question.uuid), "statement": version.stem} for version in questions],
        "quizzes": [{"id": quiz.slug, "statement": quiz.title} for quiz in quizzes],
    }


def _ids(outcome: Outcome, name: str) -> set[str]:
    return {row["id"] for row in outcome.report.get(name, [])}
