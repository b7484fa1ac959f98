"""What to do now."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.models import FactVersion, Topic
from content.models.facts import Status
from kfor_site.http import SealedRequest, render_page
from people.models import User
from quiz.models import Attempt, Quiz
from quiz.queries import attempts_of, open_quizzes, ruled_reports

RECENT = timedelta(days=30)


@require_safe
def home(request: SealedRequest) -> HttpResponse:
    """The next thing to do first, then the quizzes and topics; for strangers, the way in."""
    if not request.user.is_authenticated:
        return render_page(request, "quiz/home.html", {"todo": None}, partial="card")
    quizzes = list(open_quizzes()[:12])
    running = list(attempts_of(request.user).filter(state=Attempt.State.OPEN).order_by("-started_at")[:5])
    topics = _topics()
    context = {
        "todo": _todo(request.user, running, quizzes),
        "open_attempts": running,
        "quizzes": quizzes,
        "topics": topics,
        "reports": ruled_reports(request.user, request.sealed_facts, since=timezone.now() - RECENT)[:3],
        "many_missions": len({topic.mission_id for topic in topics} | {quiz.mission_id for quiz in quizzes}) > 1,
    }
    return render_page(request, "quiz/home.html", context)


def _todo(user: User, running: list[Attempt], quizzes: list[Quiz]) -> dict[str, str] | None:
    """The one card: an unfinished attempt first, then a quiz never taken."""
    if running:
        return {
            "title": running[0].quiz.title,
            "text": _("You have started this. Your answers are saved."),
            "url": reverse("quiz:start", args=[running[0].quiz.slug]),
            "label": _("Continue"),
        }
    taken = set(attempts_of(user).values_list("quiz_id", flat=True))
    fresh = next((quiz for quiz in quizzes if quiz.pk not in taken), quizzes[0] if quizzes else None)
    if fresh is None:
        return None
    return {
        "title": fresh.title,
        "text": fresh.summary,
        "url": reverse("quiz:start", args=[fresh.slug]),
        "label": _("Open"),
    }


def _topics() -> list[Topic]:
    """The topics of which something is approved, in their order."""
    asked = FactVersion.objects.filter(topic=OuterRef("pk"), status=Status.APPROVED)
    return list(Topic.objects.filter(Exists(asked)).select_related("mission"))
