"""Imports handed in at the desk: the only writer of their rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from content import readers
from content.importing import Cancelled, Submission
from content.models import Document, Import
from content.readers import confined
from people.models import User
from quiz import intake

Status = Import.Status


def hand_in(row: Import, data: bytes, *, now: datetime, by: User) -> Import:
    """Keep what was handed in and queue it; an unsure encoding waits for confirmation. Raises readers.ReadError."""
    from quiz.tasks import run_import  # the task runs this module

    row.created_at, row.created_by, row.staged, row.status = now, by, data, Status.QUEUED
    try:
        confined.read(data, row.file_name, row.encoding or None)
    except readers.UnsureEncoding as unsure:
        row.status, row.encoding, row.message = Status.ASKING, unsure.guess, unsure.sample
    row.save()
    if row.status == Status.QUEUED:
        transaction.on_commit(lambda: run_import.enqueue(row.pk))
    return row


def confirm(row: Import, encoding: str) -> Import:
    """Read the upload in the encoding that a person confirmed. Raises readers.ReadError; then nothing changes."""
    from quiz.tasks import run_import  # the task runs this module

    confined.read(bytes(row.staged or b""), row.file_name, encoding)
    row.encoding, row.status, row.message = encoding, Status.QUEUED, ""
    row.save(update_fields=["encoding", "status", "message"])
    transaction.on_commit(lambda: run_import.enqueue(row.pk))
    return row


def cancel(row: Import, *, now: datetime) -> bool:
    """Stop an import that is not done; False where it is too late."""
    open_rows = Import.objects.filter(pk=row.pk, status__in=Import.OPEN)
    return bool(open_rows.update(status=Status.CANCELLED, finished_at=now, message="Cancelled. Nothing was stored."))


def run(pk: int, *, now: datetime) -> str:
    """Import what a row holds. Taken up again after a killed worker it does the same, and nothing twice."""
    row = Import.objects.select_related("mission", "document", "created_by").get(pk=pk)
    if row.status not in (Status.QUEUED, Status.RUNNING) or row.staged is None:
        return row.status
    _begin(row)
    try:
        done = intake.take_in(
            submission_of(row),
            now=now,
            by=row.created_by,
            progress=lambda step: _step(row, step),
            settle=lambda done: _settle(row, done),
        )
    except Cancelled:
        return str(Status.CANCELLED)
    except readers.ReadError as error:
        return _end(row, Status.REFUSED, message=str(error))
    except intake.Busy as error:
        return _end(row, Status.FAILED, message=str(error))
    except Exception:  # whatever it was, the row must not stay "running"; it goes on to the log of the worker
        _end(row, Status.FAILED, message="The import failed by a fault of the program. Nothing was stored.")
        raise
    return _status(done)


def _status(done: intake.Intake) -> str:
    return str(Status.ALREADY if done.outcome.status == "already" else Status.DONE)


def _settle(row: Import, done: intake.Intake) -> None:
    _end(row, _status(done), edition=done.outcome.edition, report=report_of(done))


def submission_of(row: Import) -> Submission:
    """What the row asks to be imported."""
    return Submission(
        mission=row.mission,
        data=bytes(row.staged or b""),
        file_name=row.file_name,
        published=row.published,
        document=row.document,
        encoding=row.encoding or None,
        **{name: getattr(row, name) for name in Document.DESCRIPTION},
    )


def report_of(done: intake.Intake) -> dict[str, Any]:
    """What the row keeps of the outcome, for the page that shows it."""
    return {
        "facts": {name: list(rows) for name, rows in done.outcome.report.items()},
        "drafts": [{"id": version.question_id, "statement": version.stem} for version in done.drafts],
        **done.touched,
    }


def _step(row: Import, step: str) -> None:
    """Say how far the import is; raises Cancelled where somebody has cancelled it meanwhile."""
    row.steps_done += 1
    running = Import.objects.filter(pk=row.pk, status=Status.RUNNING)
    if not running.update(stage=step, steps_done=row.steps_done, heartbeat_at=timezone.now()):
        raise Cancelled


def _begin(row: Import) -> None:
    row.steps_done = 0
    Import.objects.filter(pk=row.pk).exclude(status=Status.CANCELLED).update(
        status=Status.RUNNING, heartbeat_at=timezone.now(), steps_done=0, message=""
    )


def _end(row: Import, status: str, **fields: Any) -> str:
    """Close the row; what was handed in is no longer needed once it is stored."""
    if status in (Status.DONE, Status.ALREADY):
        fields["staged"] = None
    Import.objects.filter(pk=row.pk, status=Status.RUNNING).update(status=status, finished_at=timezone.now(), **fields)
    return str(status)
