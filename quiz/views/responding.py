"""What follows a posted response: saved and onward, or back with a reason."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from kfor_site.http import render_page, wants_json
from quiz import asking, pages, queries, saving
from quiz.models import Attempt, PaperQuestion, QuizVersion
from quiz.saving import AttemptClosed, Kept, Save

WAYS_OUT = {
    "leave": "quiz:home",
    "help": "help",
    "quizzes": "quiz:quizzes",
    "desk": "admin:index",
    "email": "account_email",
    "password": "account_change_password",  # nosec B105: the name of a page
    "factor": "mfa_index",
    "log-out": "account_logout",
}
"""Where each button in the header of a test leads, once it has saved."""


def in_practice(request: HttpRequest, attempt: Attempt, number: int, *, now: datetime) -> HttpResponse:
    """Save and grade the response and show its feedback; one that cannot be read comes back with the reason."""
    shown, change = queries.shown_or_404(attempt, number), save_of(request, number)
    if attempt.is_open and (error := _missing(request, shown.question, change)):
        page = pages.question_page(attempt, shown, change, error)
        return render_page(request, "quiz/question.html", page, status=422)
    try:
        saving.save(partial(queries.lock_own, request.user.pk, attempt.uuid), change, now=now)
    except AttemptClosed:
        return _go(request, pages.results_url(attempt.uuid))
    if attempt.quiz_version.feedback == QuizVersion.Feedback.AT_ONCE:
        return _go(request, pages.feedback_url(attempt, number))
    is_last = number == shown.total
    return _go(request, pages.results_url(attempt.uuid) if is_last else pages.question_url(attempt, number + 1))


def in_test(request: HttpRequest, uuid: UUID, number: int, *, now: datetime) -> HttpResponse | None:
    """Save whatever came and go where the pressed button leads; None where the account has no such test."""
    change = save_of(request, number)
    if passing := _passing_by(request, uuid, change):
        return _go(request, _onward(request, *passing, number), is_test=True)
    try:
        kept = saving.save(partial(queries.lock_own_test, request.user.pk, uuid), change, now=now)
    except Attempt.DoesNotExist:
        return None
    except PaperQuestion.DoesNotExist as missing:
        raise Http404 from missing
    except AttemptClosed as closed:
        _tell_late(request, closed)
        return _go(request, pages.results_url(uuid), is_test=True)
    _tell_replaced(request, kept)
    return _go(request, _onward(request, kept.attempt, kept.is_last, number), is_test=True)


def queue(request: HttpRequest, uuid: UUID, number: int, *, now: datetime) -> HttpResponse:
    """Save for the browser's queue, which waits for no page; raises Http404 where there is no such attempt."""
    change = save_of(request, number)
    try:
        kept = saving.save(partial(queries.lock_own_test, request.user.pk, uuid), change, now=now)
    except AttemptClosed as closed:
        return JsonResponse({"error": _("This attempt is finished."), "late": closed.is_kept}, status=409)
    except (Attempt.DoesNotExist, PaperQuestion.DoesNotExist) as missing:
        raise Http404 from missing
    return JsonResponse(pages.saved(kept, change, now=timezone.now()))


def save_of(request: HttpRequest, number: int) -> Save:
    """The save that a request carries; anything malformed becomes its plainest reading."""
    raw = {name: request.POST.getlist(name) for name in request.POST if name.startswith("response")}
    confidence, is_queued = request.POST.get("confidence", ""), wants_json(request)
    seq = request.POST.get("seq" if is_queued else "counted", "")  # the number of a page that counts its changes
    return Save(
        position=number,
        raw={} if "skip" in request.POST else raw,
        client=re.sub(r"[^\w-]", "", request.POST.get("client", ""))[:40] or "page",
        seq=int(seq) if re.fullmatch(r"[0-9]{1,15}", seq) else 0 if is_queued else None,
        confidence=int(confidence) if confidence in ("1", "2", "3") else None,
        flag={"1": True, "0": False}.get(request.POST.get("flag", "")),
        seen=_moment(request.POST.get("seen", "")),
    )


def _moment(text: str) -> datetime | None:
    """The time in a hidden field; "never" stands for before all saves."""
    if text == "never":
        return datetime.min.replace(tzinfo=UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _missing(request: HttpRequest, asked: PaperQuestion, change: Save) -> dict[str, str] | None:
    """What keeps a practice response from being graded, and at which field."""
    if "skip" in request.POST:
        return None
    reading = asked.question_version.content.read(change.raw, asked.order)
    if reading.value is None:
        return {"text": reading.error, "field": reading.field}
    if request.POST.get("confidence") == "":
        return {"text": "Say how sure you are: press one of the three buttons.", "field": "confidence"}
    return None


def _passing_by(request: HttpRequest, uuid: UUID, change: Save) -> tuple[Attempt, bool] | None:
    """The test whose learner only passes by, and whether the question is its last: it stays the one to resume with."""
    if "go" not in request.POST or any(value.strip() for values in change.raw.values() for value in values):
        return None
    try:
        attempt = queries.own(request.user.pk, uuid)
        asked = asking.asked(attempt, change.position)
    except (Attempt.DoesNotExist, PaperQuestion.DoesNotExist):
        return None
    return None if attempt.quiz_version.is_practice or asked.response else (attempt, asked.is_last)


def _onward(request: HttpRequest, attempt: Attempt, is_last: bool, number: int) -> str:
    """Where the pressed button of a test leads."""
    pressed = request.POST.get("go", "")
    if pressed in WAYS_OUT:
        return reverse(WAYS_OUT[pressed])
    if pressed == "check":
        return pages.check_url(attempt)
    if pressed == "back":
        return pages.question_url(attempt, max(1, number - 1))
    if "flag" in request.POST:
        return pages.question_url(attempt, number)
    return pages.check_url(attempt) if is_last else pages.question_url(attempt, number + 1)


def _go(request: HttpRequest, url: str, *, is_test: bool = False) -> HttpResponse:
    """Onward. The header of a test belongs to its questions alone, so that any other page comes whole."""
    if is_test and request.headers.get("HX-Request") and resolve(url).view_name != "quiz:question":
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url, status=303)


def _tell_late(request: HttpRequest, closed: AttemptClosed) -> None:
    if closed.is_kept:
        messages.warning(request, _("Your last answer came after the end. It is kept, and does not count by itself."))


def _tell_replaced(request: HttpRequest, kept: Kept) -> None:
    if kept.replaced is None and kept.standing is None:
        return
    asked = PaperQuestion.objects.select_related("question_version").get(pk=kept.response.paper_question_id)
    if kept.replaced is not None:
        messages.warning(request, pages.replaced_text(asked, kept.replaced))
    if kept.standing is not None:
        messages.warning(request, pages.standing_text(asked, kept.standing))
