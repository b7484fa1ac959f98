"""Reads of quizzes and attempts: what a request may see, with all a page needs in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import BigIntegerField, CharField, Count, Q, QuerySet, UUIDField
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from kfor_site.prepared import Prepared, Slot
from people import policy
from people.models import User
from quiz import asking, attempts
from quiz.asking import Shown
from quiz.grading import newest_grade
from quiz.models import Attempt, Learner, PaperQuestion, QuestionFact, Quiz, QuizVersion, Report, Response


def learner_of(user: User) -> Learner:
    """The learner beside the account, made at first need."""
    return _LEARNER.first(account=user.pk) or Learner.objects.get_or_create(user=user)[0]


def open_quizzes() -> QuerySet[Quiz]:
    """The quizzes that every learner may take."""
    return Quiz.objects.filter(status=Quiz.Status.PUBLISHED, current__isnull=False).select_related("current", "mission")


def open_quiz_or_404(slug: str) -> Quiz:
    """One of these quizzes by its address."""
    try:
        return _OPEN_QUIZ.get(slug=slug)
    except Quiz.DoesNotExist as missing:
        raise Http404 from missing


_LEARNER = Prepared(lambda: Learner.objects.filter(user=Slot("account", BigIntegerField())).order_by())
_OPEN_QUIZ = Prepared(lambda: open_quizzes().filter(slug=Slot("slug", CharField())).order_by())


def attempts_of(user: User) -> QuerySet[Attempt]:
    """The account's own attempts: the only ones its pages ever find."""
    return policy.own(Attempt.objects.all(), user).select_related("quiz__mission", "quiz_version", "learner")


def _own() -> QuerySet[Attempt]:
    account, uuid = Slot("account", BigIntegerField()), Slot("uuid", UUIDField())
    return Attempt.objects.filter(learner__user=account, uuid=uuid).select_related("quiz_version").order_by()


_OWN = Prepared(lambda: _own().select_related("quiz"))
_OWN_LOCKED = Prepared(lambda: _own().select_for_update(of=("self",)))
_IS_PRACTICE = Q(quiz_version__purpose=QuizVersion.Purpose.PRACTICE)
_OWN_TEST_LOCKED = Prepared(lambda: _own().exclude(_IS_PRACTICE).select_for_update(of=("self",)))


def own(account: int | None, uuid: UUID) -> Attempt:
    """The account's own attempt of that id. Raises Attempt.DoesNotExist.

    Nobody who is not logged in owns any, those of erased accounts neither: None equals nothing.
    """
    return _OWN.get(account=account, uuid=uuid)


def lock_own(account: int | None, uuid: UUID) -> Attempt:
    """The same, locked until the transaction ends."""
    return _OWN_LOCKED.get(account=account, uuid=uuid)


def lock_own_test(account: int | None, uuid: UUID) -> Attempt:
    """The same where it is no practice."""
    return _OWN_TEST_LOCKED.get(account=account, uuid=uuid)


def attempt_or_404(request: HttpRequest, uuid: UUID, *, now: datetime) -> Attempt:
    """The request's own attempt, finished and released first where it is time; raises Http404 for any other."""
    try:
        found = own(request.user.pk, uuid)
    except Attempt.DoesNotExist as missing:
        raise Http404 from missing
    attempts.expire(found, now=now)
    attempts.release(found, now=now)
    return found


def paper_of(attempt: Attempt) -> list[PaperQuestion]:
    """The paper in its order, each question with its version, topic and (at most one) response."""
    found = attempt.paper.filter(learner_id=attempt.learner_id).order_by("position")
    return list(found.select_related("question_version__topic").prefetch_related("responses__grades"))


def asked_or_404(attempt: Attempt, number: int) -> PaperQuestion:
    """Question n of the attempt's paper with its response, and with its grades where they may be seen."""
    rule, Rule = attempt.quiz_version.feedback, QuizVersion.Feedback
    is_graded = not attempt.is_open or rule == Rule.AT_ONCE
    paper = attempt.paper.filter(learner_id=attempt.learner_id).select_related("question_version__topic")
    return get_object_or_404(paper.prefetch_related("responses__grades" if is_graded else "responses"), position=number)


def shown_or_404(attempt: Attempt, number: int) -> Shown:
    """Question n of the attempt's paper, for its page."""
    try:
        return asking.shown(attempt, number)
    except PaperQuestion.DoesNotExist as missing:
        raise Http404 from missing


def response_of(asked: PaperQuestion) -> Response | None:
    """The response to a question of a paper loaded by ``paper_of`` or alone."""
    return next(iter(asked.responses.all()), None)


def shows_feedback(attempt: Attempt, response: Response | None) -> bool:
    """Whether the quiz's rule lets the learner see the key of this question now."""
    rule = attempt.quiz_version.feedback
    if rule == QuizVersion.Feedback.AT_ONCE:
        return newest_grade(response) is not None or not attempt.is_open
    if rule == QuizVersion.Feedback.NEVER:
        return False
    return shows_result(attempt)


def shows_result(attempt: Attempt) -> bool:
    """Whether the learner may know the score: at the end, or, where the quiz says so, once it has closed for all."""
    return not attempt.is_open and attempt.released_at is not None


def is_sealed(asked: PaperQuestion, sealed: Collection[int]) -> bool:
    """Whether the question rests on a fact that is closed to the learner just now."""
    return bool(sealed) and asked.question_version.facts.filter(fact__in=list(sealed)).exists()


def sealed_facts(user: User, *, now: datetime) -> set[int]:
    """The facts that a running test or check of the account asks about, and those they were merged into."""
    asked = PaperQuestion.objects.filter(attempt__learner__user=user, attempt__state=Attempt.State.OPEN)
    asked = asked.exclude(attempt__deadline_at__lte=now)
    asked = asked.exclude(attempt__quiz_version__purpose=QuizVersion.Purpose.PRACTICE)
    found = QuestionFact.objects.filter(role=QuestionFact.Role.ASKED, version__in=asked.values("question_version"))
    pairs = found.values_list("fact_version__fact_id", "fact_version__fact__merged_into_id")
    return {pk for pair in pairs for pk in pair if pk is not None}


def ruled_reports(user: User, sealed: Collection[int], *, since: datetime) -> QuerySet[Report]:
    """What instructors made of the account's reports, the newest first; a ruling on a closed fact waits."""
    found = Report.objects.filter(learner__user=user, ruled_at__gte=since).select_related("question_version")
    return found.exclude(question_version__facts__fact__in=list(sealed)).order_by("-ruled_at")


def question_counts(quizzes: list[Quiz]) -> dict[int, int]:
    """How many questions each quiz's current version asks."""
    versions = QuizVersion.objects.filter(pk__in=[quiz.current_id for quiz in quizzes]).annotate(
        fixed_count=Count("fixed")
    )
    return {
        version.quiz_id: version.fixed_count + sum(row.get("count", 0) for row in version.blueprint)
        for version in versions
    }
