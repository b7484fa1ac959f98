"""What the desk shows of stale facts: why each is due, and the questions, quizzes and running tests that rest on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from content import confirming
from content.admin.desk import COLOURS, change_url
from content.admin.fact_pages import time_words, value_words
from content.models import Evidence, FactVersion
from content.models.facts import Status
from people.models import User
from quiz import assembly
from quiz.models import Attempt, PaperQuestion, QuestionFact, Quiz, QuizQuestion

PER_PAGE = 25


def with_months(due: QuerySet[FactVersion]) -> QuerySet[FactVersion]:
    """The versions with what their rows show, and as ``months`` how long their documents are trusted."""
    quoted = Evidence.objects.filter(version=OuterRef("pk")).order_by().values("version")
    months = quoted.annotate(found=Min("passage__edition__document__review_months")).values("found")
    told = due.annotate(months=Subquery(months))
    return told.select_related("fact__newer", "subject", "attribute", "value_entity")


def stale_rows(versions: Sequence[Any], today: date) -> list[dict[str, Any]]:
    """Each fact with why it is due and what rests on it, in a handful of queries. ``versions`` are ``with_months``."""
    links = _links(versions)
    questions = {link.version.question_id for found in links.values() for link in found}
    quizzes, fixed, running = _quizzes(versions), _fixed(questions), _running(questions)
    return [
        {
            "version": version,
            "url": change_url("content.fact", version.fact_id),
            "value": value_words(version),
            "time": time_words(version),
            "why": why_due(version),
            "newer": version.fact.newer,
            "newer_url": change_url("content.fact", version.fact.newer.fact_id) if version.fact.newer else "",
            "until": confirming.proposed_after(version.months, version, today),
            "questions": [_question(link) for link in links[version.fact_id]],
            "quizzes": _resting(quizzes.get(version.fact.mission_id, []), links[version.fact_id], fixed),
            "running": sum(running[link.version.question_id] for link in links[version.fact_id]),
        }
        for version in versions
    ]


def why_due(version: FactVersion) -> str:
    """Why the fact is due, in a plain sentence."""
    day = version.fact.review_by
    on = f"{day:%-d %B %Y}" if day else ""
    if version.fact.newer is not None:
        return _("A newer value came in.")
    if version.modality == FactVersion.Modality.PLANNED and version.begins is not None:
        return _("It tells of a plan, and its day has come: %(day)s.") % {"day": on}
    if version.attribute.is_volatile and (version.begins is None or version.begins.latest is None):
        return _("It changes over time and has no sure date. Its review date was %(day)s.") % {"day": on}
    return _("Its review date was %(day)s.") % {"day": on}


def _links(versions: Sequence[FactVersion]) -> dict[int, list[QuestionFact]]:
    """By fact, the questions as they stand that rest on any version of it, each once."""
    facts = [version.fact_id for version in versions]
    rows = QuestionFact.objects.filter(
        fact_version__fact__in=facts, version__question__current=F("version")
    ).select_related("version__topic", "fact_version__subject", "fact_version__attribute")
    by_fact: dict[int, dict[int, QuestionFact]] = defaultdict(dict)
    for row in rows.exclude(version__status=Status.REJECTED).order_by("-role", "pk"):
        by_fact[row.fact_version.fact_id].setdefault(row.version_id, row)
    return {fact: list(by_fact[fact].values()) for fact in facts}


def _question(link: QuestionFact) -> dict[str, Any]:
    version = link.version
    rests = link.role == QuestionFact.Role.ASKED and version.status == Status.APPROVED and version.as_of is None
    return {
        "url": change_url("quiz.question", version.question_id),
        "stem": version.stem,
        "status": version.get_status_display(),
        "colour": COLOURS.get(version.status, ""),
        "note": _("has left practice") if rests else "",
    }


def _quizzes(versions: Iterable[FactVersion]) -> dict[int, list[Quiz]]:
    missions = {version.fact.mission_id for version in versions}
    found: dict[int, list[Quiz]] = defaultdict(list)
    published = Quiz.objects.filter(mission__in=missions, status=Quiz.Status.PUBLISHED)
    for quiz in published.select_related("current").order_by("title"):
        found[quiz.mission_id].append(quiz)
    return found


def _fixed(questions: Iterable[int]) -> set[tuple[int, int]]:
    """(version of a quiz, question) where the one must appear in the other."""
    return set(QuizQuestion.objects.filter(question__in=questions).values_list("version_id", "question_id"))


def _running(questions: Iterable[int]) -> Counter[int]:
    """How many running attempts have each question in their paper."""
    papers = PaperQuestion.objects.filter(question_version__question__in=questions, attempt__state=Attempt.State.OPEN)
    return Counter(papers.values_list("question_version__question", flat=True))


def _resting(
    quizzes: Iterable[Quiz], links: Sequence[QuestionFact], fixed: set[tuple[int, int]]
) -> list[dict[str, str]]:
    """The published quizzes that may draw one of the questions."""
    candidates = {link.version.question_id: _candidate(link) for link in links}
    return [
        {"url": change_url("quiz.quiz", quiz.pk), "title": quiz.title}
        for quiz in quizzes
        if any(_takes(quiz, question, found, fixed) for question, found in candidates.items())
    ]


def _candidate(link: QuestionFact) -> assembly.Candidate:
    fact, topic = link.fact_version, link.version.topic
    series = frozenset({(fact.subject.slug, fact.attribute.slug)})
    return assembly.Candidate(link.version_id, topic.slug if topic else "", frozenset(), frozenset(), series)


def _takes(quiz: Quiz, question: int, candidate: assembly.Candidate, fixed: set[tuple[int, int]]) -> bool:
    if quiz.current is None:
        return False
    if (quiz.current.pk, question) in fixed:
        return True
    return any(row.takes(candidate) for row in assembly.read_blueprint(quiz.current.blueprint))


def next_due(approved: QuerySet[FactVersion]) -> date | None:
    """The next review date of the facts in force; None where none has one."""
    days = approved.filter(fact__review_by__isnull=False).order_by("fact__review_by")
    return days.values_list("fact__review_by", flat=True).first()


def undo_rows(who: User, *, now: datetime) -> list[FactVersion]:
    """The facts that the account confirmed or retired in the last minutes, in their order."""
    told = [int(row.thing_id) for row in confirming.own_confirmations(who, now=now)]
    confirmed = Q(fact__in=told, status=Status.APPROVED, fact__review_by__gte=timezone.localdate(now))
    retired = Q(pk__in=confirming.own_retirements(who, now=now))
    return list(FactVersion.objects.filter(confirmed | retired).select_related("fact").order_by("fact"))
