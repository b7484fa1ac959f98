"""What each page of a running attempt shows: the allow-list of what leaves the server before any feedback."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from quiz import asking, queries, scoring, windows
from quiz.asking import Shown
from quiz.attempts import blocked_words, open_attempt, test_beside
from quiz.marking_words import marking_words
from quiz.models import Attempt, Learner, PaperQuestion, Quiz, QuizVersion
from quiz.saving import Kept, Replaced, Save


def quiz_rows(quizzes: Iterable[Quiz], attempts: Iterable[Attempt]) -> list[dict[str, Any]]:
    """The list of quizzes with what the learner has done of each."""
    found = list(quizzes)
    counts = queries.question_counts(found)
    by_quiz: dict[int, list[Attempt]] = {}
    for attempt in attempts:
        by_quiz.setdefault(attempt.quiz_id, []).append(attempt)
    return [_quiz_row(quiz, counts.get(quiz.pk, 0), by_quiz.get(quiz.pk, [])) for quiz in found]


def _quiz_row(quiz: Quiz, count: int, attempts: list[Attempt]) -> dict[str, Any]:
    version = quiz.current
    assert version is not None  # nosec B101: open_quizzes() has none without
    closed = [attempt for attempt in attempts if not attempt.is_open]
    told = [attempt for attempt in closed if queries.shows_result(attempt)]
    state = _("Not started") if not attempts else _("Started") if len(closed) < len(attempts) else _("Finished")
    return {
        "quiz": quiz,
        "purpose_label": version.get_purpose_display(),
        "question_count": count,
        "knowledge_day": version.knowledge_day,
        "state": state,
        "url": quiz.get_absolute_url(),
        "last_score": score_words(max(told, key=lambda attempt: attempt.number)) if told else "",
        "window_words": windows.window_words(quiz),
    }


def score_words(attempt: Attempt) -> str:
    """ "14 of 20 points", exact: a score of thirds is told as a fraction."""
    earned = attempt.earned
    if earned is None:
        return ""
    told = {"earned": scoring.points_words(earned), "points": attempt.points}
    return _("%(earned)s of %(points)s points") % told


def start_page(quiz: Quiz, learner: Learner, *, now: datetime) -> dict[str, Any]:
    """What the start page tells before anything is asked."""
    version = quiz.current
    assert version is not None  # nosec B101: open_quizzes() has none without
    running = open_attempt(learner, quiz, now=now)
    used = Attempt.objects.filter(learner=learner, quiz=quiz).count()
    allowed = version.attempts_allowed
    is_used_up = running is None and allowed is not None and used >= allowed
    test = test_beside(learner, version, now=now)
    closed = windows.closed_words(quiz, now=now) if running is None else ""
    used_up = _("You have used all attempts of this quiz. Ask your instructor for another.") if is_used_up else ""
    return {
        "quiz": quiz,
        "version": version,
        "question_count": queries.question_counts([quiz])[quiz.pk],
        "topics_counts": _topics_counts(version),
        "attempts_left": None if allowed is None else max(0, allowed - used),
        "feedback_words": version.get_feedback_display(),
        "marking_words": marking_words(version),
        "open_attempt": running,
        "minutes": windows.minutes_left(version, windows.extra_minutes(learner, quiz), now=now),
        "window_words": windows.window_words(quiz),
        "blocked": closed or used_up or (blocked_words(test) if test else ""),
        "test_url": results_url(test.uuid) if test and not (closed or used_up) else "",
    }


def _topics_counts(version: QuizVersion) -> list[dict[str, Any]]:
    titles = dict(version.quiz.mission.topics.values_list("slug", "title"))
    counts: Counter[str] = Counter()
    for row in version.blueprint:
        other = _("Current figures and structure") if "series" in row else _("Any topic")
        counts[titles.get(row.get("topic", ""), other)] += row.get("count", 0)
    return [{"title": title, "count": count} for title, count in counts.items()]


def question_page(
    attempt: Attempt, shown: Shown, change: Save | None = None, error: dict[str, str] | None = None
) -> dict[str, Any]:
    """One question as its learner sees it: nothing here depends on the key."""
    asked, response = shown.question, shown.response
    content = asked.question_version.content
    raw = change.raw if change else response.value if response else None
    return {
        "attempt": attempt,
        "number": asked.position,
        "total": shown.total,
        "answered": shown.answered,
        "quiz_title": attempt.quiz.title,
        "topic": asked.question_version.topic.title if asked.question_version.topic else "",
        "stem": content.stem,
        "language": asked.question_version.language,
        "hint": content.instruction,
        "controls": content.controls(asked.order, raw),
        "error": error,
        "is_test": not attempt.quiz_version.is_practice,
        "asks_certainty": attempt.quiz_version.by_certainty and not attempt.quiz_version.is_practice,
        "certainty": response.confidence if response else None,
        "flagged": bool(response and response.is_flagged),
        "saved_at": response.saved_at if response else None,
        "seen": response.saved_at.isoformat() if response else "never",
        "ends_at": attempt.deadline_at,
        "client": secrets.token_hex(8),
    }


def check_page(attempt: Attempt) -> dict[str, Any]:
    """All responses in words, before submitting."""
    rows = [_check_row(attempt, asked) for asked in queries.paper_of(attempt)]
    return {
        "attempt": attempt,
        "quiz_title": attempt.quiz.title,
        "rows": rows,
        "unanswered": sum(not row["answered"] for row in rows),
        "submit_url": reverse("quiz:submit", args=[attempt.uuid]),
    }


def _check_row(attempt: Attempt, asked: PaperQuestion) -> dict[str, Any]:
    response, content = queries.response_of(asked), asked.question_version.content
    reading = content.read(response.value, asked.order) if response else None
    has_value = reading is not None and reading.value is not None
    return {
        "number": asked.position,
        "stem": content.stem,
        "answered": has_value,
        "response_words": content.value_words(reading.value) if reading and has_value else "",
        "flagged": bool(response and response.is_flagged),
        "url": question_url(attempt, asked.position),
    }


def saved(kept: Kept, change: Save, *, now: datetime) -> dict[str, Any]:
    """What the browser's queue is told: when the server kept it, the seconds left, and what it replaced unseen.

    ``counts`` is False where another page or device has had the last word since. ``conflict`` is None or {"words": the
    replaced value, "saved_at": when that was saved, "text": a sentence that says so}.
    """
    response, conflict = kept.response, None
    if kept.replaced is not None:
        asked = PaperQuestion.objects.select_related("question_version").get(pk=response.paper_question_id)
        told = {"words": replaced_words(asked, kept.replaced), "text": replaced_text(asked, kept.replaced)}
        conflict = {**told, "saved_at": kept.replaced.saved_at.isoformat()}
    return {
        "saved_at": timezone.localtime(response.saved_at).isoformat(),
        "seq": change.seq,
        "counts": response.client == change.client,
        "conflict": conflict,
        "remaining": seconds_left(kept.attempt, now=now),
    }


def seconds_left(attempt: Attempt, *, now: datetime) -> int | None:
    """Whole seconds until the deadline, never below 0; None where there is none."""
    return max(0, int((attempt.deadline_at - now).total_seconds())) if attempt.deadline_at else None


def clock(attempt: Attempt, *, now: datetime) -> dict[str, Any]:
    """Whether the attempt is open, and for how many seconds: what the page of a test counts down."""
    return {"open": attempt.is_open, "remaining": seconds_left(attempt, now=now)}


def strip(attempt: Attempt, *, now: datetime) -> dict[str, Any]:
    """The time left of a test, in words for who has no script, and in seconds."""
    return {"ends_at": attempt.deadline_at, "remaining": seconds_left(attempt, now=now)}


def replaced_words(asked: PaperQuestion, replaced: Replaced) -> str:
    """The value that a save took the place of, in words."""
    content = asked.question_version.content
    value = content.read(replaced.value, asked.order).value
    return content.value_words(value) if value is not None else _("nothing")


def replaced_text(asked: PaperQuestion, replaced: Replaced) -> str:
    """Tells the learner that a save took the place of a value that was saved elsewhere meanwhile."""
    text = _("Another page or device had saved “%(words)s” at %(time)s for question %(number)s. Yours now counts.")
    return text % _told(asked, replaced)


def standing_text(asked: PaperQuestion, standing: Replaced) -> str:
    """Tells the learner, who changed nothing on a page, that another value was saved elsewhere meanwhile and counts."""
    text = _("Another page or device had saved “%(words)s” at %(time)s for question %(number)s. That counts.")
    return text % _told(asked, standing)


def _told(asked: PaperQuestion, other: Replaced) -> dict[str, Any]:
    time = time_format(timezone.localtime(other.saved_at), "H:i")
    return {"words": replaced_words(asked, other), "time": time, "number": asked.position}


def next_number(attempt: Attempt) -> int:
    """The first question without a response; the first of all where each has one."""
    return asking.first_open(attempt) or 1


def question_url(attempt: Attempt, number: int) -> str:
    return reverse("quiz:question", args=[attempt.uuid, number])


def feedback_url(attempt: Attempt, number: int) -> str:
    return reverse("quiz:feedback", args=[attempt.uuid, number])


def after_report_url(attempt: Attempt, asked: PaperQuestion) -> str:
    """The page to go on from: the feedback where it may be seen, else the question or the results."""
    if queries.shows_feedback(attempt, queries.response_of(asked)):
        return feedback_url(attempt, asked.position)
    return question_url(attempt, asked.position) if attempt.is_open else results_url(attempt.uuid)


def check_url(attempt: Attempt) -> str:
    return reverse("quiz:check", args=[attempt.uuid])


def results_url(uuid: UUID) -> str:
    return reverse("quiz:results", args=[uuid])
