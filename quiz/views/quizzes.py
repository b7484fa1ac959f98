"""The list of quizzes, and the page on which one starts."""

from __future__ import annotations

from random import SystemRandom

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kfor_site.http import render_page
from people.http import SignedInRequest
from quiz import attempts, pages, queries


@login_required
@require_GET
def quiz_list(request: SignedInRequest) -> HttpResponse:
    """Every open quiz with the learner's state in it."""
    rows = pages.quiz_rows(queries.open_quizzes(), queries.attempts_of(request.user))
    many_missions = len({row["quiz"].mission_id for row in rows}) > 1
    return render_page(request, "quiz/quiz_list.html", {"rows": rows, "many_missions": many_missions})


@login_required
@require_http_methods(["GET", "POST"])
def start(request: SignedInRequest, slug: str) -> HttpResponse:
    """What awaits the learner; POST starts an attempt, or resumes the open one."""
    quiz = queries.open_quiz_or_404(slug)
    learner, now = queries.learner_of(request.user), timezone.now()
    if request.method == "GET":
        return render_page(request, "quiz/start.html", pages.start_page(quiz, learner, now=now))
    try:
        attempt = attempts.start(learner, quiz, now=now, rng=SystemRandom())
    except attempts.CannotStart as reason:
        blocked = pages.start_page(quiz, learner, now=now) | {"blocked": str(reason)}
        return render_page(request, "quiz/start.html", blocked, status=409)
    request.session.prolong(now=now)  # so that it lasts to the end of the longest test
    return redirect("quiz:question", attempt.uuid, pages.next_number(attempt))
