"""Imports handed in at the desk: what their rows say, from the hand-in to the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from content import importing
from content.importing import Cancelled
from content.models import Edition, Import
from content.readers import ReadError
from people.models import User
from quiz import imports, intake
from tests.factories import NOW, save_fact, save_mission

pytestmark = pytest.mark.django_db

TEXT = """Lake report

The Northern Lake Monitoring Mission (NLMM) was established by Security Council Resolution 2911 of 4 March 2011.
"""
WESTERN = "Über zwölf Fähren verkehren auf dem See.".encode("cp1252")


def make_row(**fields: Any) -> Import:
    told = {"title": "Lake report", "publisher": "Lake Press", "file_name": "report.txt", **fields}
    return Import(mission=save_mission(), **told)


def hand_in(by: User, data: bytes = TEXT.encode(), **fields: Any) -> Import:
    return imports.hand_in(make_row(**fields), data, now=NOW, by=by)


def told(row: Import) -> tuple[str, str, bool, bool]:
    """Its state, its message, whether the upload is still kept and whether it has ended."""
    row.refresh_from_db()
    return row.status, row.message, row.staged is not None, row.finished_at is not None


def test_an_import_runs_from_hand_in_to_report(eda, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = hand_in(eda)

    assert told(row) == ("done", "", False, True)
    assert row.edition == Edition.objects.get()
    assert row.report is not None
    assert set(row.report) == {"facts", "drafts", "questions", "quizzes"}
    assert len(row.report["facts"]["new"]) > 0
    assert (row.created_by, row.stage) == (eda, "Writing")


def test_the_same_text_again_is_said_to_be_there(eda):
    imports.run(hand_in(eda).pk, now=NOW)

    again = hand_in(eda, title="Other title")
    assert imports.run(again.pk, now=NOW) == "already"

    assert told(again) == ("already", "", False, True)
    assert Edition.objects.count() == 1


def test_a_row_that_is_done_is_not_run_again(eda):
    row = hand_in(eda)
    imports.run(row.pk, now=NOW)
    row.refresh_from_db()
    finished = row.finished_at

    assert imports.run(row.pk, now=NOW) == "done"

    row.refresh_from_db()
    assert row.finished_at == finished


def test_a_text_that_is_not_utf8_waits_for_confirmation(eda, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = hand_in(eda, WESTERN)
    waiting = told(row)
    guess = row.encoding
    with django_capture_on_commit_callbacks(execute=True):
        imports.confirm(row, "cp1252")

    assert waiting[0] == "asking"
    assert waiting[1].startswith("Über zwölf")
    assert guess.startswith("cp125")
    assert told(row)[0] == "done"
    assert Edition.objects.get().text.startswith("Über zwölf Fähren")


def test_a_wrong_encoding_changes_nothing(eda):
    row = hand_in(eda, WESTERN)

    with pytest.raises(ReadError):
        imports.confirm(row, "utf-8")

    assert told(row)[0] == "asking"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"x" * 2_000_001])
def test_what_cannot_be_read_is_refused_before_it_is_kept(eda, data):
    with pytest.raises(ReadError):
        hand_in(eda, data)

    assert Import.objects.count() == 0


def test_what_turns_out_unreadable_later_is_refused_with_its_reason(eda):
    row = hand_in(eda)
    Import.objects.update(file_name="report.odt")

    assert imports.run(row.pk, now=NOW) == "refused"

    status, message, is_kept, is_finished = told(row)
    assert (status, is_kept, is_finished) == ("refused", True, True)
    assert "no format" in message


def test_a_cancelled_import_does_not_run(eda):
    row = hand_in(eda)

    assert imports.cancel(row, now=NOW)
    assert imports.run(row.pk, now=NOW) == "cancelled"

    assert told(row) == ("cancelled", "Cancelled. Nothing was stored.", True, True)
    assert Edition.objects.count() == 0


class CancelsMidway:
    """Cancels the import after its text was read and before anything is written."""

    def __init__(self, row: Import) -> None:
        self.row = row

    def __call__(self, step: str) -> None:
        if step == "Comparing with what is known":
            imports.cancel(self.row, now=NOW)
        imports._step(self.row, step)


def test_an_import_cancelled_while_it_runs_stores_nothing(eda):
    row = hand_in(eda)
    Import.objects.update(status="running")

    with pytest.raises(Cancelled):
        intake.take_in(imports.submission_of(row), now=NOW, by=eda, progress=CancelsMidway(row))

    assert told(row)[0] == "cancelled"
    assert Edition.objects.count() == 0


def test_it_is_too_late_to_cancel_what_is_done(eda):
    row = hand_in(eda)
    imports.run(row.pk, now=NOW)

    assert not imports.cancel(row, now=NOW)
    assert told(row)[0] == "done"


def test_an_import_whose_worker_was_killed_runs_again_from_the_start(eda):
    row = hand_in(eda)
    Import.objects.update(status="running", stage="Finding facts", steps_done=2)

    assert imports.run(row.pk, now=NOW) == "done"

    row.refresh_from_db()
    assert row.steps_done == 4
    assert Edition.objects.count() == 1


def test_what_a_person_gave_reaches_the_document(eda):
    document = save_fact().evidence.get().passage.edition.document
    row = make_row(document=document, rights="restricted", marking="LAKE ONLY", published=None, encoding="utf-8")

    submission = imports.submission_of(row)

    assert (submission.document, submission.rights, submission.marking, submission.encoding) == (
        document, "restricted", "LAKE ONLY", "utf-8",
    )  # fmt: skip


def test_uploads_are_forgotten_after_a_day(eda):
    now = timezone.now()
    old, asking, fresh = hand_in(eda), hand_in(eda, WESTERN), hand_in(eda)
    Import.objects.filter(pk__in=[old.pk, asking.pk]).update(created_at=now - timedelta(hours=25))
    Import.objects.filter(pk=fresh.pk).update(created_at=now)

    assert importing.purge_staged(now=now) == 2

    assert [told(row)[2] for row in (old, asking, fresh)] == [False, False, True]
    assert told(asking)[:2] == ("cancelled", "Nobody confirmed the encoding within a day.")


def test_imports_left_behind_are_failed_with_advice(eda):
    now = timezone.now()
    lost, alive = hand_in(eda), hand_in(eda)
    Import.objects.filter(pk=lost.pk).update(status="running", heartbeat_at=now - timedelta(minutes=16))
    Import.objects.filter(pk=alive.pk).update(status="running", heartbeat_at=now - timedelta(minutes=14))

    assert importing.report_lost(now=now) == 1

    assert told(lost)[:2] == ("failed", "The program stopped while importing. Import it again.")
    assert told(alive)[0] == "running"
