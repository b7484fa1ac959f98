"""The scores of a quiz, on a page and as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from people import audit
from people.models import User
from quiz import gradebook
from quiz.models import Attempt, Quiz

WRITERS = {"scores": gradebook.scores_csv, "responses": gradebook.responses_csv}


def page(quiz: Quiz) -> dict[str, Any]:
    """Both tables, and how many attempts are still open."""
    book = gradebook.gradebook(quiz)
    return {
        "quiz": quiz,
        "book": book,
        "enough": gradebook.ENOUGH,
        "open_count": gradebook.attempts_of(quiz).filter(state=Attempt.State.OPEN).count(),
        "passed_count": sum(row.best.passed for row in book.learners),
    }


def download(quiz: Quiz, what: str, *, by: User) -> HttpResponse:
    """The file whole, or none: it is made before anything is sent. Taking it is audited, for it names people."""
    text = WRITERS[what](quiz)
    audit.record(f"download {what}", quiz, by=by)
    headers = {
        "Content-Disposition": f'attachment; filename="{quiz.slug}-{what}.csv"',
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers)
