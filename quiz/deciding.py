"""Decisions at the desk that take in more than one version: a question with its facts, and taking a decision back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from content import curation as facts_curation
from content import reviewing
from content.curation import CannotDecide, point, set_status
from content.models import Fact, FactVersion
from content.models.facts import Status
from people import audit
from people.models import User
from quiz import checking, curation
from quiz.desk import ALONG, DECISIONS
from quiz.models import Question, QuestionFact, QuestionVersion


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What waits again, and the facts that stay approved because others rest on them."""

    questions: list[QuestionVersion] = field(default_factory=list)
    facts: list[FactVersion] = field(default_factory=list)
    kept: list[FactVersion] = field(default_factory=list)


def approve(
    version: QuestionVersion,
    facts: Iterable[FactVersion],
    *,
    by: User,
    now: datetime,
    expected: str,
    reason: str = "",
    is_clean: bool = False,
) -> list[FactVersion]:
    """Approve a question and, first, those of the facts that are drafts; returns these. Raises CannotDecide.

    ``facts`` are what the decider saw of them: one that somebody corrected or rejected since then refuses the whole.
    ``is_clean`` refuses a question in which the checks find anything by now.
    """
    with transaction.atomic():
        if is_clean and checking.relint(version):
            raise CannotDecide("The checks found something by now. Decide on it alone.")
        along = [fact for fact in facts if _waits(fact)]
        for fact in along:
            facts_curation.approve(fact, by=by, now=now, reason=f"{ALONG} {version.question_id}")
        curation.approve(version, by=by, now=now, expected=expected, reason=reason)
    return along


def _waits(fact: FactVersion) -> bool:
    """Whether the fact is still to be approved: somebody else may have done so meanwhile."""
    return not FactVersion.objects.filter(pk=fact.pk, status=Status.APPROVED).exists()


def take_back(
    questions: Collection[QuestionVersion], facts: Collection[FactVersion], *, by: User, now: datetime, seen: datetime
) -> TakenBack:
    """Let versions that were decided on at the moment ``seen`` wait again, and what they replaced hold again.

    A fact that was approved along with a question goes back with it, unless others rest on it by now. All or nothing.
    Raises CannotDecide where somebody decided since, a paper has drawn the question, or others rest on a lone fact.
    """
    done = TakenBack()
    with transaction.atomic():
        asked = [version.pk for version in questions]
        along = FactVersion.objects.filter(question_links__version__in=asked, decided_at=seen, status=Status.APPROVED)
        along = along.filter(decision_reason__startswith=ALONG).distinct()
        lone = [_locked(Fact, fact, seen) for fact in facts]
        shared = [_locked(Fact, fact, seen) for fact in along]
        for version in questions:
            done.questions.append(_reopen("question", _undrawn(_locked(Question, version, seen)), by=by, now=now))
        for fact in lone:
            if why := _rests_on(fact):
                raise CannotDecide(f"{why} Retire the fact instead, or take that back first.")
            done.facts.append(_reopen("fact", fact, by=by, now=now))
        for fact in shared:
            if _rests_on(fact):
                done.kept.append(fact)
            else:
                done.facts.append(_reopen("fact", fact, by=by, now=now))
    return done


def _locked(lineages: Any, version: Any, seen: datetime) -> Any:
    """The version as it stands, locked with its lineage. Raises CannotDecide where it is not as the decider saw it."""
    lineages.objects.select_for_update().get(pk=version.lineage.pk)
    found = type(version)._default_manager.select_related("decided_by").get(pk=version.pk)
    if found.status not in DECISIONS or found.decided_at != seen:
        who = found.decided_by or "Somebody"
        raise CannotDecide(f"{who} changed the decision on “{found}” since you saw it. Nothing was changed.")
    if found.lineage.versions.filter(number__gt=found.number).exists():
        raise CannotDecide(
            f"“{found}” has a newer version by now, so the decision on this one stays. Open it to decide."
        )
    return found


def _undrawn(version: QuestionVersion) -> QuestionVersion:
    if version.papers.exists():
        raise CannotDecide(
            f"“{version}” stands in a paper that was drawn since, so its approval stays. Retire it instead."
        )
    return version


def _rests_on(fact: FactVersion) -> str:
    """What keeps an approved fact approved, in a sentence; "" for nothing."""
    if fact.status != Status.APPROVED:
        return ""
    rests = QuestionFact.objects.filter(fact_version__fact=fact.fact_id, version__status=Status.APPROVED)
    link = rests.select_related("version").first()
    if link is not None:
        return f"An approved question rests on it: “{link.version}”"
    follows = FactVersion.objects.filter(premises__premise__fact=fact.fact_id, status=Status.APPROVED).first()
    return f"An approved fact follows from it: “{follows}”" if follows else ""


def _reopen(noun: str, version: Any, *, by: User, now: datetime) -> Any:
    """A draft again, with the trace of what was decided; the version that it had replaced holds again."""
    before = {"status": version.status, "reason": version.decision_reason, "by": str(version.decided_by or "")}
    replaced = version.lineage.versions.filter(status=Status.REPLACED, decided_at=version.decided_at)
    formers = list(replaced) if version.status == Status.APPROVED else []
    version.status, version.decided_at, version.decided_by, version.decision_reason = Status.DRAFT, None, None, ""
    version.save(update_fields=["status", "decided_at", "decided_by", "decision_reason"])
    for former in formers:
        set_status(f"approve {noun}", former, Status.APPROVED, by=by, now=now, reason="What replaced it was taken back")
    if noun == "fact":
        reviewing.set_dates(formers, now=now)
    point(version.lineage)
    audit.record(f"take back {noun}", version, by=by, before=before, after={"status": Status.DRAFT})
    return version
