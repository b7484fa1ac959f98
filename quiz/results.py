"""What is shown once the key may be seen: feedback on one question, and the results of an attempt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import Evidence, Premise
from quiz import grading, pages, queries, scoring
from quiz.marking_words import marking_words
from quiz.models import Attempt, AttemptEvent, Grade, PaperQuestion, QuestionFact, QuestionVersion, Response
from quiz.scoring import Score


def feedback_page(attempt: Attempt, asked: PaperQuestion) -> dict[str, Any]:
    """The verdict, the key, why, and the passage where the fact stands."""
    response = queries.response_of(asked)
    grade = grading.newest_grade(response)
    key, verdict = grading.key_of(asked, grade), grading.verdict(asked, response)
    content = key.content
    value = content.read(response.value, asked.order).value if response else None
    lines = content.lines(asked.order, value)
    following = _following(attempt, asked)
    told = sources_of(key)
    return {
        "attempt": attempt,
        "number": asked.position,
        "total": attempt.paper.count(),
        "quiz_title": attempt.quiz.title,
        "topic": asked.question_version.topic.title if asked.question_version.topic else "",
        "stem": content.stem,
        "verdict": verdict,
        "heading": _heading(verdict, content.key_words()),
        "lines": lines,
        "explanation": content.explanation,
        "why_wrong": next((line.why for line in lines if line.is_chosen and not line.is_key and line.why), ""),
        "sources": told.first,
        "other_sources": told.others,
        "is_derived": told.is_derived,
        "next_url": following[0],
        "next_label": following[1],
        "report_url": reverse("quiz:report", args=[attempt.uuid, asked.position]),
        "confidence_words": _confidence_words(verdict, response),
        "regraded_words": _regraded_words(grade),
    }


def _heading(verdict: str, key: str) -> str:
    words = {"right": _("Right."), "partly": _("Partly right."), "wrong": _("Not correct.")}.get(verdict, "")
    return f"{words} {_('The answer is %(key)s.') % {'key': key.rstrip('.')}}".strip()


def _regraded_words(grade: Grade | None) -> str:
    """What was decided on this question after it was first graded."""
    if grade is None or grade.reason == Grade.Reason.GRADED:
        return ""
    return {
        Grade.Reason.REGRADED: _("The key of this question was corrected, and your answer was graded again by it."),
        Grade.Reason.VOIDED: _("This question was withdrawn: everybody gets full points for it."),
        Grade.Reason.MANUAL: _("An instructor decided on the points for this answer."),
    }[Grade.Reason(grade.reason)]


def _confidence_words(verdict: str, response: Response | None) -> str:
    confidence = response.confidence if response else None
    if confidence == 3 and verdict in ("wrong", "partly"):
        return _("You were certain, so this one is worth a second look.")
    if confidence == 1 and verdict == "right":
        return _("You said it was a guess. Read why it is right.")
    return ""


def _following(attempt: Attempt, asked: PaperQuestion) -> tuple[str, str]:
    """Where to go from the feedback: the next question without a response, or the results."""
    if not attempt.is_open:
        return pages.results_url(attempt.uuid), _("See the results")
    ahead = attempt.paper.filter(responses__isnull=True).order_by("position").values_list("position", flat=True)
    positions = list(ahead)
    number = next((position for position in positions if position > asked.position), next(iter(positions), None))
    if number is None:
        return pages.results_url(attempt.uuid), _("See the results")
    return pages.question_url(attempt, number), _("Next question")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the asked facts stand: what to show at once (all premises of a derived fact), and where else."""

    first: list[dict[str, Any]]
    others: list[dict[str, Any]]
    is_derived: bool


def sources_of(version: QuestionVersion) -> Sources:
    """Where the asked facts stand: each quote within its passage, shown only where the document's rights allow."""
    asked = version.links.filter(role=QuestionFact.Role.ASKED).values("fact_version")
    if rows := _value_rows(asked):
        return Sources(rows[:1], rows[1:], is_derived=False)
    premises = Premise.objects.filter(version__in=asked).values("premise")
    return Sources(_value_rows(premises), [], is_derived=True)


def _value_rows(versions: QuerySet[Any, Any]) -> list[dict[str, Any]]:
    found = Evidence.objects.filter(version__in=versions, role=Evidence.Role.VALUE)
    return [source_row(row) for row in found.select_related("passage__edition__document__mission").order_by("pk")[:6]]


def source_row(evidence: Evidence) -> dict[str, Any]:
    """One quote with the words around it in its passage."""
    passage, edition = evidence.passage, evidence.passage.edition
    document = edition.document
    may_show = document.may_be_quoted or edition.is_brief
    return {
        "before": edition.text[passage.start : evidence.start] if may_show else "",
        "quote": evidence.quote if may_show else "",
        "after": edition.text[evidence.end : passage.end] if may_show else "",
        "publisher": document.publisher,
        "title": document.title,
        "as_of": edition.dated.words() if edition.dated else _("no date known"),
        "url": f"{document.get_absolute_url()}#p{passage.pk}",
        "is_brief": edition.is_brief,
        "may_show": may_show,
        "language": edition.language,
    }


def results_page(attempt: Attempt) -> dict[str, Any]:
    """The receipt; and once the result may be seen the decision, the score, then by topic and by question."""
    page = {
        "attempt": attempt,
        "quiz_title": attempt.quiz.title,
        "is_practice": attempt.quiz_version.is_practice,
        "finished_at": attempt.finished_at,
        "is_expired": attempt.state == Attempt.State.EXPIRED,
        "receipt": attempt.receipt,
    }
    if queries.shows_result(attempt):
        return {**page, **_result(attempt)}
    return {**page, "is_held": True, "held_until": attempt.quiz.closes_at}


def _result(attempt: Attempt) -> dict[str, Any]:
    paper = queries.paper_of(attempt)
    prefetch_related_objects(paper, "responses__grades__key_version")
    percent = scoring.shown_percent(
        Score(attempt.earned or Fraction(0), attempt.points), attempt.quiz_version.pass_mark
    )
    return {
        "passed": None if attempt.quiz_version.is_practice else attempt.passed,
        "score_words": pages.score_words(attempt),
        "percent": percent,
        "percent_words": scoring.percent_words(percent),
        "gauge": max(0, percent),
        "pass_percent": attempt.quiz_version.pass_percent,
        "topics": _by_topic(paper),
        "questions": [_question_row(attempt, asked) for asked in paper],
        "again_url": attempt.quiz.get_absolute_url(),
        "marking_words": marking_words(attempt.quiz_version),
        "changes": _changes(attempt),
    }


def _changes(attempt: Attempt) -> list[dict[str, Any]]:
    """When the score was changed after the end, and what it was before."""
    found = attempt.events.filter(kind=AttemptEvent.Kind.REGRADED).order_by("pk").values_list("at", "data")
    return [
        {"at": at, "before": scoring.points_words(Fraction(data["before"]))}
        for at, data in found
        if data["before"] not in (data["after"], "None")
    ]


def _by_topic(paper: list[PaperQuestion]) -> list[dict[str, Any]]:
    earned: dict[str, Fraction] = defaultdict(Fraction)
    points: dict[str, int] = defaultdict(int)
    for asked in paper:
        title = asked.question_version.topic.title if asked.question_version.topic else _("Other")
        grade = grading.newest_grade(queries.response_of(asked))
        points[title] += asked.points
        earned[title] += asked.points * grade.fraction if grade else 0
    return [
        {
            "title": title,
            "earned": scoring.points_words(earned[title]),
            "points": points[title],
            "share": max(0, int(earned[title] * 100 / points[title])),
        }
        for title in points
    ]


def _question_row(attempt: Attempt, asked: PaperQuestion) -> dict[str, Any]:
    response = queries.response_of(asked)
    may_see = queries.shows_feedback(attempt, response)
    return {
        "number": asked.position,
        "stem": asked.question_version.content.stem,
        "topic": asked.question_version.topic.title if asked.question_version.topic else "",
        "verdict": grading.verdict(asked, response) if may_see else "",
        "url": pages.feedback_url(attempt, asked.position) if may_see else "",
    }
