"""What follows a posted response: saved and onward, or back with a reason."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from kfor_site.http import render_page, wants_json
from quiz import pages, saving
from quiz.models import Attempt, PaperQuestion
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


def respond(request: HttpRequest, attempt: Attempt, number: int, *, now: datetime) -> HttpResponse:
    """Save the response and say where to go; in practice one that cannot be read comes back with the reason."""
    asked = attempt.paper.select_related("question_version__topic").filter(position=number).first()
    if asked is None:
        raise Http404
    change = save_of(request, number)
    if attempt.is_open and attempt.quiz_version.is_practice and (error := _missing(request, asked, change)):
        return render_page(
            request, "quiz/question.html", pages.question_page(attempt, asked, change, error), status=422
        )
    if _is_untouched(request, asked, change):
        return _go(request, attempt, _onward(request, attempt, asked))
    try:
        kept = saving.save(_again(attempt), change, now=now)
    except AttemptClosed as closed:
        _tell_late(request, closed)
        return _go(request, attempt, pages.results_url(attempt.uuid))
    _tell_replaced(request, asked, kept)
    return _go(request, attempt, _onward(request, attempt, asked))


def queue(request: HttpRequest, attempt: QuerySet[Attempt], number: int, *, now: datetime) -> HttpResponse:
    """Save for the browser's queue, which waits for no page; raises Http404 where there is no such attempt."""
    change = save_of(request, number)
    try:
        kept = saving.save(attempt, change, now=now)
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


def _is_untouched(request: HttpRequest, asked: PaperQuestion, change: Save) -> bool:
    """Whether the learner only passes by: then the question stays the one to resume with."""
    is_empty = not any(value.strip() for values in change.raw.values() for value in values)
    return "go" in request.POST and is_empty and not asked.responses.exists()


def _onward(request: HttpRequest, attempt: Attempt, asked: PaperQuestion) -> str:
    rules = attempt.quiz_version
    if not rules.is_practice and (chosen := _chosen(request, attempt, asked)):
        return chosen
    if rules.is_practice and rules.feedback == rules.Feedback.AT_ONCE:
        return pages.feedback_url(attempt, asked.position)
    if "flag" in request.POST:
        return pages.question_url(attempt, asked.position)
    following = asked.position + 1
    is_last = not attempt.paper.filter(position=following).exists()
    if not is_last:
        return pages.question_url(attempt, following)
    return pages.results_url(attempt.uuid) if rules.is_practice else pages.check_url(attempt)


def _chosen(request: HttpRequest, attempt: Attempt, asked: PaperQuestion) -> str | None:
    """Where the pressed button of a test leads, if anywhere but onward."""
    pressed = request.POST.get("go", "")
    if pressed in WAYS_OUT:
        return reverse(WAYS_OUT[pressed])
    beside = {"back": pages.question_url(attempt, max(1, asked.position - 1)), "check": pages.check_url(attempt)}
    return beside.get(pressed)


def _go(request: HttpRequest, attempt: Attempt, url: str) -> HttpResponse:
    """Onward. The header of a test belongs to its questions alone, so that any other page comes whole."""
    is_whole = not attempt.quiz_version.is_practice and resolve(url).view_name != "quiz:question"
    if is_whole and request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url, status=303)


def _again(attempt: Attempt) -> QuerySet[Attempt]:
    return Attempt.objects.filter(learner_id=attempt.learner_id, pk=attempt.pk)


def _tell_late(request: HttpRequest, closed: AttemptClosed) -> None:
    if closed.is_kept:
        messages.warning(request, _("Your last answer came after the end. It is kept, and does not count by itself."))


def _tell_replaced(request: HttpRequest, asked: PaperQuestion, kept: Kept) -> None:
    if kept.replaced is not None:
        messages.warning(request, pages.replaced_text(asked, kept.replaced))
    if kept.standing is not None:
        messages.warning(request, pages.standing_text(asked, kept.standing))
