"""One attempt: its questions, the feedback, the check before submitting, and the results."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kfor_site.arrival import arrived_at
from kfor_site.http import SealedRequest, log_in_or_401, render_page, wants_json
from quiz import attempts, pages, queries, results
from quiz.views import responding


@log_in_or_401
@require_http_methods(["GET", "POST"])
def question(request: SealedRequest, attempt: UUID, number: int) -> HttpResponse:
    """Question n of N; POST saves the response."""
    now = arrived_at(request)
    if request.method == "POST" and (sent := _sent_in_test(request, attempt, number, now=now)):
        return sent
    found = queries.attempt_or_404(request, attempt, now=now)
    if found.is_open and found.quiz_version.is_practice and request.sealed_facts:
        return redirect("quiz:start", found.quiz.slug)
    if request.method == "POST":
        return responding.in_practice(request, found, number, now=now)
    shown = queries.shown_or_404(found, number)
    if not found.is_open:
        return redirect("quiz:results", found.uuid)
    if queries.shows_feedback(found, shown.response):
        return redirect("quiz:feedback", found.uuid, number)
    page = {**pages.question_page(found, shown), **pages.strip(found, now=now)}
    return render_page(request, "quiz/question.html", page)


def _sent_in_test(request: HttpRequest, attempt: UUID, number: int, *, now: datetime) -> HttpResponse | None:
    """What follows a save into a test, which is found and locked at once; None where the attempt is no test."""
    if wants_json(request):
        return responding.queue(request, attempt, number, now=now)
    return responding.in_test(request, attempt, number, now=now)


@login_required
@require_GET
def feedback(request: SealedRequest, attempt: UUID, number: int) -> HttpResponse:
    """Whether the response was right, why, and where it stands; only where the quiz's rule lets it be seen."""
    found = queries.attempt_or_404(request, attempt, now=timezone.now())
    asked = queries.asked_or_404(found, number)
    sealed = queries.is_sealed(asked, request.sealed_facts)
    if sealed or not queries.shows_feedback(found, queries.response_of(asked)):
        raise Http404
    return render_page(request, "quiz/feedback.html", results.feedback_page(found, asked))


@login_required
@require_GET
def check(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """All responses before submitting; practice has no such page."""
    now = timezone.now()
    found = queries.attempt_or_404(request, attempt, now=now)
    if found.quiz_version.is_practice:
        raise Http404
    if not found.is_open:
        return redirect("quiz:results", found.uuid)
    return render_page(request, "quiz/check.html", {**pages.check_page(found), **pages.strip(found, now=now)})


@login_required
@require_POST
def submit(request: HttpRequest, attempt: UUID) -> HttpResponseRedirect:
    """Submit the attempt; pressing twice changes nothing."""
    now = arrived_at(request)
    attempts.finish(queries.attempt_or_404(request, attempt, now=now), now=now)
    return HttpResponseRedirect(pages.results_url(attempt), status=303)


@login_required
@require_GET
def show_results(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """The score, and by topic and question what was right."""
    found = queries.attempt_or_404(request, attempt, now=timezone.now())
    if found.is_open:
        return redirect("quiz:question", found.uuid, pages.next_number(found))
    return render_page(request, "quiz/results.html", results.results_page(found))
