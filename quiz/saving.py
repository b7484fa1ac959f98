"""Saving into an attempt: every value as a revision, and which of them counts. The only writer of both.

A save runs in one transaction that first locks the attempt, so that it never interleaves with a finish. Nothing that
arrives is dropped: what came after the end stands there as late evidence, which counts only where a person decides so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import CharField

from kfor_site.prepared import Prepared, Slot
from people import audit
from people.models import User
from quiz import asking, attempts, grading, settling
from quiz.asking import MINE, POSITION, Asked
from quiz.models import Attempt, AttemptEvent, Response, Revision

MAX_FIELDS, MAX_VALUES, MAX_CHARACTERS = 60, 60, 600

MOST_LATE = 500
"""How many late saves an attempt keeps: far more than people type, and no room for whoever would fill the disk."""


class AttemptClosed(Exception):
    """The attempt is no longer open. ``is_kept`` says whether the value stands there as late evidence."""

    def __init__(self, *, is_kept: bool = False) -> None:
        super().__init__("The attempt is no longer open.")
        self.is_kept = is_kept


@dataclass(frozen=True, slots=True)
class Save:
    """One save as it arrived. ``seq`` counts the saves of one ``client`` (one opened page).

    ``seq`` is None where nobody counted: a form posted by hand, perhaps from a page that the browser kept. ``seen`` is
    when the value had been saved that the page showed as it was opened; None where that is not known.
    """

    position: int
    raw: Mapping[str, Sequence[str]]
    client: str
    seq: int | None = 0
    confidence: int | None = None
    flag: bool | None = None
    seen: datetime | None = None


class Replaced(NamedTuple):
    """A value from another page or device that a save took the place of, unseen by who saved."""

    value: dict[str, list[str]]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What a save came to: the response that counts now, and the unseen value that it replaced, if any.

    ``standing`` is an unseen value that was left in place, because the page was sent as it had been shown.
    """

    attempt: Attempt
    response: Response
    is_last: bool
    replaced: Replaced | None = None
    standing: Replaced | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """One question of the paper under the lock: its response so far, and the last revision of the saving client."""

    asked: Asked
    last_seq: int | None
    last_digest: str


def save(lock: Callable[[], Attempt], change: Save, *, now: datetime) -> Kept:
    """Keep a value in the attempt that ``lock`` finds and locks; ``now`` is when the request arrived.

    In practice it is graded at once, and the attempt ends with its last question. Within one client the highest
    sequence counts, between clients the later arrival; a repeated save changes nothing; a late retry never brings back
    an older value. Raises what ``lock`` does, PaperQuestion.DoesNotExist where the paper has no such question, and
    AttemptClosed.
    """
    with transaction.atomic():
        attempt = lock()
        came_in_time = attempt.state == Attempt.State.EXPIRED and now < attempts.deadline(attempt)
        if came_in_time or not attempts.expire(attempt, now=now):
            kept = _save(attempt, change, now=now)
            _grade(attempt, kept.response, came_in_time=came_in_time, now=now)
            return kept
        is_kept = _keep_late(attempt, change, now=now)
    raise AttemptClosed(is_kept=is_kept)


def _save(attempt: Attempt, change: Save, *, now: datetime) -> Kept:
    place = _place(attempt, change)
    former, is_last = place.asked.response, place.asked.is_last
    if former is not None and (standing := _standing(attempt, change, former)):
        return Kept(attempt, _flag(former, change), is_last, standing=standing)
    fresh, counts = _append(attempt, change, place, now=now)
    if former is None:
        first = Response(learner_id=attempt.learner_id, attempt=attempt, paper_question=place.asked.question)
        _let_count(first, fresh, change.flag)
        first.save(force_insert=True)
        return Kept(attempt, first, is_last)
    if not counts or _is_settled(attempt, former):
        return Kept(attempt, _flag(former, change), is_last)
    replaced = _replaced(former, fresh, change.seen)
    former.save(update_fields=_let_count(former, fresh, change.flag))
    return Kept(attempt, former, is_last, replaced)


def _let_count(response: Response, revision: Revision, flag: bool | None) -> list[str]:
    """Take over the revision's value; returns the names of the fields set."""
    for name in _COUNTING:
        setattr(response, name, getattr(revision, name))
    response.saved_at = revision.received_at
    response.is_flagged = response.is_flagged if flag is None else flag
    return [*_COUNTING, "saved_at", "is_flagged"]


_COUNTING = ("value", "client", "seq", "confidence")


def _place(attempt: Attempt, change: Save) -> _Place:
    """All that a save must know. Raises PaperQuestion.DoesNotExist."""
    asked, client = asking.asked(attempt, change.position), change.client[:40]
    response = asked.response
    if response is None:  # then nothing was ever saved there
        return _Place(asked, None, "")
    if response.client == client and not attempt.quiz_version.is_practice:  # then it is the last of this client
        return _Place(asked, response.seq, _digest(response.value, response.confidence))
    mine = {"learner": attempt.learner_id, "attempt": attempt.pk}
    last = _LAST_REVISION.first(**mine, position=change.position, client=client)
    return _Place(asked, last.seq, last.digest) if last else _Place(asked, None, "")


_LAST_REVISION = Prepared(
    lambda: Revision.objects.filter(**MINE, position=POSITION, client=Slot("client", CharField())).order_by(
        "-seq", "-pk"
    )[:1]
)


def _append(attempt: Attempt, change: Save, place: _Place, *, now: datetime) -> tuple[Revision, bool]:
    """The save as a row, written down where it is new, and whether it is the one that counts now."""
    row, last = _revision(attempt, change, now=now), place.last_seq
    is_repeated = row.digest == place.last_digest
    if change.seq is None and last is not None:  # a form posted by hand counts on where it changes the last value
        row.seq = last if is_repeated else last + 1
    if last is None or row.seq > last:
        row.save(force_insert=True)
        return row, True
    if is_repeated and row.seq == last:
        return row, False
    is_new = _write_once(row)
    return row, is_new and row.seq == last


def _revision(attempt: Attempt, change: Save, *, now: datetime) -> Revision:
    value = bounded(change.raw)
    return Revision(
        learner_id=attempt.learner_id,
        attempt=attempt,
        position=change.position,
        client=change.client[:40],
        seq=change.seq or 0,
        value=value,
        confidence=change.confidence,
        digest=_digest(value, change.confidence),
        received_at=now,
    )


def _write_once(row: Revision) -> bool:
    """Whether the row was new, and is written now."""
    key = {name: getattr(row, name) for name in ("learner_id", "attempt_id", "position", "client", "seq", "digest")}
    if Revision.objects.filter(**key).exists():
        return False
    row.save(force_insert=True)
    return True


def _replaced(former: Response, fresh: Revision, seen: datetime | None) -> Replaced | None:
    """The former value, where another client had saved it after this one's page was opened."""
    if former.client == fresh.client or former.value == fresh.value:
        return None
    is_unseen = seen is not None and former.saved_at > seen
    return Replaced(former.value, former.saved_at) if is_unseen else None


def _standing(attempt: Attempt, change: Save, former: Response) -> Replaced | None:
    """The value that another page saved meanwhile, where this one sends what it had shown: that is no change of it."""
    if change.seq is not None or change.seen is None or former.client == change.client:
        return None
    if former.saved_at <= change.seen:
        return None
    saved = attempt.revisions.filter(learner_id=attempt.learner_id, position=change.position)
    shown = saved.filter(received_at=change.seen).order_by("-pk").values_list("value", "confidence").first() or (
        {},
        None,
    )
    is_as_shown = (_filled(bounded(change.raw)), change.confidence) == (_filled(shown[0]), shown[1])
    return Replaced(former.value, former.saved_at) if is_as_shown else None


def _filled(value: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The value without its empty fields, which a form sends for what nobody filled in."""
    filled = {name: [text for text in texts if text.strip()] for name, texts in value.items()}
    return {name: texts for name, texts in filled.items() if texts}


def _flag(response: Response, change: Save) -> Response:
    """A repeated save may still set or remove the flag."""
    if change.flag is not None and change.flag != response.is_flagged:
        response.is_flagged = change.flag
        response.save(update_fields=["is_flagged"])
    return response


def _is_settled(attempt: Attempt, response: Response) -> bool:
    """In practice the first response counts: its feedback has shown the key."""
    return attempt.quiz_version.is_practice and response.grades.exists()


def _grade(attempt: Attempt, response: Response, *, came_in_time: bool, now: datetime) -> None:
    """Practice is graded at once; so is what arrived in time and was reached only after the attempt was closed."""
    if came_in_time:
        why = {"position": response.paper_question.position, "reason": "It had arrived before the deadline."}
        at = attempt.finished_at or now
        attempts.count_in(attempt, response, AttemptEvent.Kind.REGRADED, now=at, data=why)
    elif attempt.quiz_version.is_practice and not response.grades.exists():
        grading.grade_responses(attempt, [(response, response.paper_question)], now=now)
        attempts.close_if_done(attempt, now=now)


def _keep_late(attempt: Attempt, change: Save, *, now: datetime) -> bool:
    """Whether the value stands as late evidence: in tests, for a question of the paper, up to a bound."""
    if attempt.quiz_version.is_practice or not attempt.paper.filter(position=change.position).exists():
        return False
    row = _revision(attempt, change, now=now)
    row.is_late = True
    known = Revision.objects.filter(
        learner_id=attempt.learner_id, attempt=attempt, position=row.position, client=row.client, digest=row.digest
    )
    if known.filter(seq=row.seq).exists():
        return known.filter(seq=row.seq, is_late=True).exists()
    if attempt.revisions.filter(is_late=True).count() >= MOST_LATE:
        return False
    row.save(force_insert=True)
    attempts.note(attempt, AttemptEvent.Kind.LATE, at=now, data={"position": row.position, "revision": row.pk})
    return True


def accept(late: Revision, *, by: User, reason: str, now: datetime) -> Response:
    """Let a late value count, for a reason: a person's decision, written down. A second call changes nothing.

    Raises ValueError where the revision is not late, or its attempt still runs.
    """
    with transaction.atomic():
        attempt = settling.lock(late.attempt)
        if not late.is_late or attempt.is_open:
            raise ValueError("Only what came after the end of an attempt can be accepted.")
        asked = attempt.paper.select_related("question_version").get(position=late.position)
        response = attempt.responses.filter(paper_question=asked).first()
        if attempt.events.filter(kind=AttemptEvent.Kind.ACCEPTED, data__revision=late.pk).exists() and response:
            return response
        response = response or Response(learner_id=attempt.learner_id, attempt=attempt, paper_question=asked)
        _let_count(response, late, None)
        response.save()
        told = {"position": late.position, "revision": late.pk, "reason": reason}
        attempts.count_in(attempt, response, AttemptEvent.Kind.ACCEPTED, now=now, by=by, data=told)
        audit.record("accept late response", response, by=by, after=told, reason=reason)
    return response


def bounded(raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The response's fields alone, cut to what a database can hold: no NUL, bounded in number and length."""
    fields = [name for name in raw if name.startswith("response")][:MAX_FIELDS]
    return {_storable(name)[:40]: [_storable(value) for value in raw[name][:MAX_VALUES]] for name in fields}


def _storable(value: str) -> str:
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:MAX_CHARACTERS]


def _digest(value: object, confidence: int | None) -> str:
    told = value if confidence is None else [value, confidence]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
