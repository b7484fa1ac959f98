"""Decisions on questions: create, edit, approve, reject, retire. The only writer of them.

A version is never edited: an edit makes the next one, and option ids live on in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from content.curation import APPROVABLE, CannotDecide, file_under, given, point, refuse_overtaken, set_status, shown
from content.ledger.truth import is_placed
from content.models import FactVersion, Mission, Topic
from content.models.facts import Status
from content.partialdate import PartialDate
from content.queries import entry_of, versions_with_evidence
from people import audit
from people.models import User
from quiz import checking
from quiz.linting import told_once
from quiz.models import Question, QuestionFact, QuestionVersion, Waiver
from quiz.question_types.base import QuestionType

SECOND_REVIEWER = frozenset({"G3"})
"""Warnings that nobody waives for a question of their own."""

TOLD_OF_FACTS = frozenset({"T4"})
"""Checks whose findings the decision on a question tells in words of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an instructor writes: the question itself, its topic, and the moment it asks about."""

    content: QuestionType
    topic: Topic | None = None
    as_of: PartialDate | None = None
    language: str = "en"


def create(
    mission: Mission, wording: Wording, facts: Iterable[tuple[FactVersion, str]], *, by: User, now: datetime
) -> QuestionVersion:
    """A hand-written question as a draft; ``facts`` are those it rests on, each with its role."""
    with transaction.atomic():
        question = Question.objects.create(mission=mission)
        version = _write(question, 1, wording, now=now, by=by)
        QuestionFact.objects.bulk_create(
            QuestionFact(version=version, fact_version=fact, role=role) for fact, role in facts
        )
        point(question)
        checking.relint(version)
        audit.record("create question", version, by=by, after={"stem": version.stem})
    return version


def edit(
    version: QuestionVersion, wording: Wording, *, change: str, by: User, now: datetime, note: str = ""
) -> QuestionVersion:
    """The next version, as a draft that rests on the same facts as they now stand. Raises CannotDecide.

    An approved version stays in force until the new one is approved; a draft is replaced at once. Another topic is set
    at once too: where nothing else was changed, that is all, and the version itself is returned.
    """
    with transaction.atomic():
        locked = _lock(version, None, list(Status))
        newest = locked.question.versions.order_by("-number")[0]
        if newest.number != locked.number:
            who = newest.created_by or "Somebody"
            raise CannotDecide(f"{who} saved version {newest.number} since you opened this. Your text is kept below.")
        moved = set_topic([locked.question], wording.topic, by=by)
        before, after = _differences(locked, wording)
        if not after and not moved:
            raise CannotDecide("Nothing was changed. Change the question, or leave it as it is.")
        if not after:
            return locked
        fresh = _write(locked.question, locked.number + 1, wording, now=now, by=by, change=change, note=note)
        _carry_facts(locked, fresh)
        _carry_waivers(locked, fresh)
        checking.relint(fresh)
        if locked.status == Status.DRAFT:
            set_status("replace question", locked, Status.REPLACED, by=by, now=now)
        point(locked.question)
        audit.record("edit question", fresh, by=by, before=before, after=after, reason=note)
    return fresh


def approve(
    version: QuestionVersion, *, by: User, now: datetime, expected: str = Status.DRAFT, reason: str = ""
) -> QuestionVersion:
    """Approve the version; the one approved before becomes replaced. Raises CannotDecide."""
    with transaction.atomic():
        locked = _lock(version, expected, APPROVABLE)
        checking.relint(locked)
        if reasons := blocking(locked):
            raise CannotDecide(" ".join(reasons))
        for former in locked.question.versions.filter(status=Status.APPROVED):
            set_status("replace question", former, Status.REPLACED, by=by, now=now)
        set_status("approve question", locked, Status.APPROVED, by=by, now=now, reason=reason)
    return locked


def reject(
    version: QuestionVersion, *, by: User, now: datetime, reason: str, expected: str = Status.DRAFT
) -> QuestionVersion:
    """Reject a draft for a reason. Raises CannotDecide."""
    with transaction.atomic():
        locked = _lock(version, expected, (Status.DRAFT,))
        set_status("reject question", locked, Status.REJECTED, by=by, now=now, reason=given(reason))
    return locked


def retire(
    version: QuestionVersion, *, by: User, now: datetime, reason: str, expected: str = Status.APPROVED
) -> QuestionVersion:
    """Take an approved version out of use for a reason; attempts keep it. Raises CannotDecide."""
    with transaction.atomic():
        locked = _lock(version, expected, (Status.APPROVED,))
        set_status("retire question", locked, Status.RETIRED, by=by, now=now, reason=given(reason))
    return locked


def set_topic(questions: Iterable[Question], topic: Topic | None, *, by: User) -> int:
    """File questions under a topic, or under none; returns how many moved. Raises CannotDecide.

    A topic tells where a question counts and not what it asks: this needs no new version, and no approval.
    """
    pks = [question.pk for question in questions]
    versions = QuestionVersion.objects.filter(question__in=pks)
    return file_under(topic, Question.objects.filter(pk__in=pks), versions, action="file question", by=by)


def waive(version: QuestionVersion, rule: str, words: str, *, by: User, now: datetime, reason: str) -> QuestionVersion:
    """Let a warning stand for a reason, which stays with the version. Raises CannotDecide."""
    with transaction.atomic():
        locked = _lock(version, None, list(Status))
        found = next((row for row in checking.relint(locked) if _is_about(row, rule, words)), None)
        if found is None or "waived" in found:
            raise CannotDecide("This warning stands no more. Nothing was changed.")
        if found["severity"] != "warn":
            raise CannotDecide("Only a warning can be waived. Mend what blocks.")
        if rule in SECOND_REVIEWER and locked.created_by == by:
            raise CannotDecide("A second person decides on this one: you wrote the question yourself.")
        told = {"rule": rule, "words": words, "reason": given(reason)}
        Waiver.objects.create(version=locked, waived_at=now, waived_by=by, **told)
        checking.relint(locked)
        audit.record(
            "waive warning", locked, by=by, after={"check": rule, "text": found["text"]}, reason=told["reason"]
        )
    return locked


def enforce(version: QuestionVersion, rule: str, words: str, *, by: User) -> QuestionVersion:
    """Take a waiver back: the warning counts again. Raises CannotDecide."""
    with transaction.atomic():
        locked = _lock(version, None, list(Status))
        waiver = locked.waivers.filter(rule=rule, words=words).first()
        if waiver is None:
            raise CannotDecide("This warning is not waived. Nothing was changed.")
        before = {"check": rule, "waived": waiver.reason}
        waiver.delete()
        checking.relint(locked)
        audit.record("enforce warning", locked, by=by, before=before)
    return locked


def problems_of(version: QuestionVersion) -> list[dict[str, str]]:
    """What the checks last found and what is wrong with its shape now, the gravest first, what was waived last."""
    shape = checking.as_rows(version.content.problems())
    found = {row["text"]: row for row in [*shape, *version.problems]}
    told = told_once(row["check"] for row in found.values())
    order = {"block": 0, "warn": 1, "info": 2}
    rows = [row for row in found.values() if row["check"] in told]
    return sorted(rows, key=lambda row: ("waived" in row, order.get(row["severity"], 3)))


def blocking(version: QuestionVersion) -> list[str]:
    """Sentences that say why the version cannot be approved now; empty where it can."""
    rows = problems_of(version)
    reasons = [row["text"] for row in rows if row["severity"] == "block" and row["check"] not in TOLD_OF_FACTS]
    links = list(version.links.select_related("fact_version"))
    asked = [link.fact_version for link in links if link.role == QuestionFact.Role.ASKED]
    if not asked:
        reasons.append("It rests on no fact. Write it from the page of the fact that it asks about.")
    return [*reasons, *_unfit(links)]


def _unfit(links: Sequence[QuestionFact]) -> list[str]:
    """Why the facts do not carry the question: rules 1 and 2."""
    approved = _approved([link.fact_version.fact_id for link in links])
    reasons = []
    for link in links:
        now_said = approved.get(link.fact_version.fact_id)
        if now_said is None:
            reasons.append(f"A fact it rests on is not approved: “{link.fact_version.statement}” Decide on that first.")
        elif not link.fact_version.says_the_same(now_said):
            reasons.append(f"A fact it rests on has been corrected: “{now_said.statement}” Edit the question to fit.")
        elif link.role == QuestionFact.Role.ASKED and not is_placed(entry_of(now_said)):
            reasons.append(f"“{now_said.statement}” changes over time and has no date. Set its date first.")
    return reasons


def _approved(facts: Collection[int]) -> dict[int, FactVersion]:
    found = versions_with_evidence().filter(fact__in=facts, status=Status.APPROVED)
    return {version.fact_id: version for version in found}


def _write(
    question: Question, number: int, wording: Wording, *, now: datetime, by: User, **told: str
) -> QuestionVersion:
    content = wording.content
    return QuestionVersion.objects.create(
        question=question,
        number=number,
        kind=content.kind,
        stem=content.stem,
        data=content.as_data(),
        explanation=content.explanation,
        language=wording.language,
        topic=wording.topic,
        as_of=wording.as_of,
        created_at=now,
        created_by=by,
        **told,
    )


def _differences(version: QuestionVersion, wording: Wording) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields in which the wording differs from the version: before and after."""
    content = wording.content
    wanted = {
        "stem": content.stem,
        "explanation": content.explanation,
        "data": content.as_data(),
        "as_of": wording.as_of,
    }
    changed = [name for name, value in wanted.items() if getattr(version, name) != value]
    keep = {"data": lambda value: value}
    before = {name: keep.get(name, shown)(getattr(version, name)) for name in changed}
    return before, {name: keep.get(name, shown)(wanted[name]) for name in changed}


def _carry_facts(former: QuestionVersion, fresh: QuestionVersion) -> None:
    """Link the new version to the same facts: to the approved version of each where there is one."""
    links = list(former.links.select_related("fact_version"))
    approved = _approved([link.fact_version.fact_id for link in links])
    kept = {(approved.get(link.fact_version.fact_id, link.fact_version).pk, link.role) for link in links}
    QuestionFact.objects.bulk_create(
        QuestionFact(version=fresh, fact_version_id=fact, role=role) for fact, role in sorted(kept)
    )


def _carry_waivers(former: QuestionVersion, fresh: QuestionVersion) -> None:
    """What was let stand stays so, as long as the check finds the very same words."""
    told = ("rule", "words", "reason", "waived_at", "waived_by_id")
    Waiver.objects.bulk_create(
        Waiver(version=fresh, **{name: getattr(row, name) for name in told}) for row in former.waivers.all()
    )


def _is_about(row: dict[str, str], rule: str, words: str) -> bool:
    return row["check"] == rule and row.get("words", "")[:400] == words


def _lock(version: QuestionVersion, expected: str | None, allowed: Iterable[str]) -> QuestionVersion:
    Question.objects.select_for_update().get(pk=version.question_id)
    found = QuestionVersion.objects.select_related("question", "decided_by", "topic").get(pk=version.pk)
    refuse_overtaken(found, expected, allowed)
    return found
