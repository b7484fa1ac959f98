"""Reports of learners: the only writer of reports."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from people import audit
from people.models import User
from quiz.models import PaperQuestion, Report


def report(asked: PaperQuestion, *, reason: str, text: str, now: datetime) -> Report:
    """Take down a learner's report; saying the same again renews its words while it is open."""
    found, is_new = Report.objects.get_or_create(
        learner_id=asked.learner_id,
        paper_question=asked,
        reason=reason,
        defaults={"question_version_id": asked.question_version_id, "text": text, "created_at": now},
    )
    if not is_new and found.status == Report.Status.OPEN and found.text != text:
        found.text = text
        found.save(update_fields=["text"])
    return found


def rule(found: Report, *, accepted: bool, ruling: str, by: User, now: datetime) -> Report:
    """Close a report with what the instructor made of it."""
    with transaction.atomic():
        found.status = Report.Status.ACCEPTED if accepted else Report.Status.DECLINED
        found.ruling, found.ruled_by, found.ruled_at = ruling, by, now
        found.save(update_fields=["status", "ruling", "ruled_by", "ruled_at"])
        audit.record("rule on report", found, by=by, after={"status": found.status}, reason=ruling)
    return found
