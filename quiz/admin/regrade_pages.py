"""Grading again at the desk: by a corrected key or with a question voided, after a dry run; and points by hand."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.admin.desk import DeskAdmin, by, change_url
from content.curation import CannotDecide
from content.models.facts import Status
from quiz import gradebook, grading, queries, regrading, scoring
from quiz.models import Attempt, Grade, PaperQuestion, Question, QuestionVersion
from quiz.regrading import CLOSED, Change, Order, Plan

PERMISSION = "quiz.regrade_attempt"

SHOWN = 500
"""How many changes a dry run lists; all are counted."""


def offers(question: Question) -> dict[str, Any]:
    """Which ways of grading again the page of a question offers: where finished attempts asked it."""
    asked = PaperQuestion.objects.filter(question_version__question=question, attempt__state__in=CLOSED)
    if not asked.exists():
        return {"key_url": "", "void_url": ""}
    key = question.versions.filter(status=Status.APPROVED).first()
    earlier = asked.filter(question_version__number__lt=key.number) if key else asked.none()
    was_corrected = question.versions.filter(change=QuestionVersion.Change.SUBSTANTIVE).exists() and earlier.exists()
    was_voided = asked.filter(responses__grades__reason=Grade.Reason.VOIDED).exists()
    return {
        "key_url": reverse("admin:quiz_question_regrade", args=[question.pk, key.pk])
        if key and (was_corrected or was_voided)
        else "",
        "void_url": reverse("admin:quiz_question_void", args=[question.pk]),
    }


def regrade(desk: DeskAdmin, request: HttpRequest, pk: int, version: int | None) -> HttpResponse:
    """The dry run of grading by the key of a version (or of voiding, without one), and doing it."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    question = desk.find(request, pk, "current")
    order = Order(question, get_object_or_404(question.versions, pk=version) if version is not None else None)
    error = ""
    if request.method == "POST":
        told = {"reason": request.POST.get("reason", ""), "seen": request.POST.get("seen", "")}
        try:
            done = regrading.apply(order, by=by(request), now=timezone.now(), **told)
        except CannotDecide as refusal:
            error = str(refusal)
        else:
            messages.success(request, _done_words(done))
            return HttpResponseRedirect(desk.change_url(question.pk))
    context = _context(order, regrading.plan(order)) | {"error": error, "reason": request.POST.get("reason", "")}
    title = _("Grade attempts again") if order.key else _("Void the question")
    context |= {"parent": str(question), "parent_url": desk.change_url(question.pk), "crumb": title}
    return desk.page(request, "admin/quiz/question/regrade.html", title, context, status=409 if error else 200)


def _context(order: Order, planned: Plan) -> dict[str, Any]:
    return {
        "question": order.question,
        "key": order.key,
        "key_words": order.key.content.key_words() if order.key else "",
        "plan": planned,
        "changes": [_change_row(change) for change in planned.changes[:SHOWN]],
    }


def _change_row(change: Change) -> dict[str, Any]:
    mark = change.attempt.quiz_version.pass_mark
    return {
        "learner": change.attempt.learner,
        "quiz": change.attempt.quiz,
        "number": change.attempt.number,
        "url": change_url("quiz.attempt", change.attempt.pk),
        "points": change.attempt.points,
        "before": scoring.points_words(change.before.earned),
        "after": scoring.points_words(change.after.earned),
        "percent_before": scoring.percent_words(scoring.shown_percent(change.before, mark)),
        "percent_after": scoring.percent_words(scoring.shown_percent(change.after, mark)),
        "passed_before": change.passed_before,
        "passed_after": change.passed_after,
        "is_practice": change.attempt.quiz_version.is_practice,
    }


def _done_words(done: Plan) -> str:
    if not done.graded:
        return _("Nothing was left to change.")
    graded = ngettext("%(count)s response graded again.", "%(count)s responses graded again.", done.graded)
    changed = ngettext("%(count)s score changed.", "%(count)s scores changed.", len(done.changes))
    return f"{graded % {'count': done.graded}} {changed % {'count': len(done.changes)}}"


def override(desk: DeskAdmin, request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Points by hand for one question of an attempt, for a reason."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    attempt = desk.find(request, pk, "learner__user", "quiz", "quiz_version")
    asked = get_object_or_404(attempt.paper.select_related("question_version", "attempt"), position=position)
    error = ""
    if request.method == "POST":
        try:
            points = points_of(request.POST.get("points", ""))
            regrading.override(asked, points, by=by(request), now=timezone.now(), reason=request.POST.get("reason", ""))
        except CannotDecide as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Saved. The score was settled again."))
            return HttpResponseRedirect(desk.change_url(attempt.pk))
    return _override_page(desk, request, attempt, asked, error)


def _override_page(
    desk: DeskAdmin, request: HttpRequest, attempt: Attempt, asked: PaperQuestion, error: str
) -> HttpResponse:
    response = queries.response_of(asked)
    grade = grading.newest_grade(response)
    key = grading.key_of(asked, grade)
    context = {
        "attempt": attempt,
        "asked": asked,
        "stem": key.stem,
        "key_words": key.content.key_words(),
        "response_words": gradebook.response_words(asked, response),
        "earned": scoring.points_words(grade.fraction * asked.points if grade else Fraction(0)),
        "points": request.POST.get("points", ""),
        "reason": request.POST.get("reason", ""),
        "error": error,
        "parent": str(attempt),
        "parent_url": desk.change_url(attempt.pk),
    }
    title = _("Points by hand, question %(number)s") % {"number": asked.position}
    return desk.page(request, "admin/quiz/attempt/override.html", title, context, status=409 if error else 200)


def points_of(text: str) -> Fraction:
    """Points as an instructor types them: "1", "0.5", "1,5", "2/3", "1 1/2". Raises CannotDecide."""
    match = re.fullmatch(r"(?:(\d{1,4})(?:[.,](\d{1,6}))?)?\s*(?:(\d{1,4})/([1-9]\d{0,3}))?", text.strip(), re.ASCII)
    if not match or not text.strip() or (match[2] and match[3]):
        raise CannotDecide(_("Write the points as a number, for example 1, 0.5 or 2/3."))
    whole, decimals, over, under = match.groups()
    return Fraction(f"{whole or 0}.{decimals or 0}") + Fraction(int(over or 0), int(under or 1))
