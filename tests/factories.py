"""Rows for tests: each `save_…` makes one thing with what it needs, and takes by keyword what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any
from uuid import uuid4

from django.db.models import Model

from content import readers, ruling
from content.models import (
    Attribute,
    Document,
    Edition,
    Entity,
    EntityName,
    FactVersion,
    Mission,
    Premise,
    Ruling,
    Topic,
)
from content.models.facts import Status
from content.partialdate import PartialDate
from content.recording import NewFact, NewSpan, record_edition, record_facts
from people import audit
from people.models import User
from quiz import attempts, grading, saving, settling
from quiz.models import (
    Attempt,
    ExtraTime,
    Learner,
    Question,
    QuestionFact,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    QuizVersion,
    Report,
    Response,
    Waiver,
)
from quiz.question_types import QUESTION_TYPES
from quiz.saving import Save

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
JUNE_2004 = PartialDate.on(2004, 6)
numbers = count(1)


def save_mission(slug: str = "harbour-watch", **fields: Any) -> Mission:
    return Mission.objects.get_or_create(slug=slug, defaults={"name": "Harbour Watch", **fields})[0]


def save_topic(mission: Mission | None = None, *, slug: str = "structure", title: str = "Structure") -> Topic:
    return Topic.objects.get_or_create(mission=mission or save_mission(), slug=slug, defaults={"title": title})[0]


def save_document(
    mission: Mission | None = None, *, text: str = "", dated: PartialDate | None = JUNE_2004, **fields: Any
) -> Document:
    """A document with one edition of the text, which is read as Markdown."""
    number, mission = next(numbers), mission or save_mission()
    named = {"title": f"Harbour report {number}", "publisher": "Harbour Board", "rights": Document.Rights.QUOTE}
    document = Document.objects.create(mission=mission, slug=f"report-{number}", **(named | fields))
    reading = readers.read((text or f"Report {number} of the harbour.").encode(), "report.md")
    record_edition(document, reading, dated=dated, dated_known="stated" if dated else "unknown", now=NOW)
    return document


def save_entity(name: str, mission: Mission | None = None, **fields: Any) -> Entity:
    slug = name.lower().replace(" ", "-")
    return Entity.objects.get_or_create(
        mission=mission or save_mission(), slug=slug, defaults={"name": name, **fields}
    )[0]


def save_attribute(label: str = "pilots", mission: Mission | None = None, **fields: Any) -> Attribute:
    """A number that changes over time, unless told otherwise."""
    told = {"label": label, "kind": "quantity", "value_type": "number", "is_volatile": True, **fields}
    slug = label.lower().replace(" ", "-")
    return Attribute.objects.get_or_create(mission=mission or save_mission(), slug=slug, defaults=told)[0]


def save_fact(
    statement: str = "", *, document: Document | None = None, quote: str | None = None, status: str = Status.APPROVED,
    subject: str = "Harbour Watch", attribute: Attribute | None = None, begins: PartialDate | None = JUNE_2004,
    mission: Mission | None = None, **fields: Any,
) -> FactVersion:  # fmt: skip
    """A fact with one version; its evidence is the quote (or all) of the document, and none where quote is ""."""
    mission = document.mission if document else mission or save_mission()
    value = fields.get("value", "420")
    statement = statement or f"Harbour Watch had {value} pilots in June 2004, by report {next(numbers)}."
    document = document or save_document(mission, text=statement)
    edition = document.editions.order_by("-number")[0]
    quote = statement if quote is None else quote
    told = {
        "subject": save_entity(subject, mission),
        "attribute": attribute or save_attribute(mission=mission),
        "value": "420",
        "unit": "pilots",
        "nature": "observation",
        "begins": begins,
        "known": "stated" if begins else "unknown",
        "statement": statement,
        "tier": "A",
        **fields,
    }
    row = NewFact(uuid4(), told, _spans(edition, quote))
    return record_facts(mission, [row], now=NOW, by=None, status=status)[row.uuid]


def _spans(edition: Edition, quote: str) -> list[NewSpan]:
    if not quote:
        return []
    start = edition.text.index(quote)
    return [NewSpan(edition, "value", start, start + len(quote))]


def save_question(
    stem: str = "", *, fact: FactVersion | None = None, kind: str = "single_choice", data: dict[str, Any] | None = None,
    status: str = Status.APPROVED, explanation: str = "The report of June 2004 says so.", **fields: Any,
) -> QuestionVersion:  # fmt: skip
    """A question with one version, which asks the fact; its options are 420 (the key, "o1"), 250 and 600 pilots."""
    fact = fact or save_fact()
    data = data or {
        "options": [
            {"id": f"o{n}", "text": f"{value} pilots", "why": f"It never had {value} pilots." if n > 1 else ""}
            for n, value in enumerate((420, 250, 600), 1)
        ],
        "key": ["o1"],
    }
    stem = stem or f"How many pilots did Harbour Watch have in June 2004, by report {next(numbers)}?"
    question = Question.objects.create(mission=fact.fact.mission)
    told = {"created_at": NOW, "as_of": fact.begins, "status": status, "explanation": explanation, **fields}
    content = QUESTION_TYPES[kind].from_data(stem, explanation, data)
    version = QuestionVersion.objects.create(
        question=question, number=1, kind=kind, stem=stem, data=content.as_data(), **told
    )
    QuestionFact.objects.create(version=version, fact_version=fact, role=QuestionFact.Role.ASKED)
    question.current = version
    question.save()
    return version


def save_choice(stem: str, *texts: str, **fields: Any) -> QuestionVersion:
    """A question about a fact of its own that does not change; the first of the options is right."""
    options = [{"id": f"o{n}", "text": text, "why": f"{text} is wrong."} for n, text in enumerate(texts)]
    fact = save_fact(attribute=save_attribute(f"fact {next(numbers)}", is_volatile=False))
    return save_question(stem, **({"fact": fact, "as_of": None, "data": {"options": options, "key": ["o0"]}} | fields))


def save_waiver(version: QuestionVersion, **fields: Any) -> Waiver:
    told = {"rule": "C1", "words": "420 pilots", "reason": "It is a name.", "waived_at": NOW, **fields}
    return Waiver.objects.create(version=version, **told)


def save_quiz(
    slug: str = "", *, mission: Mission | None = None, blueprint: Sequence[Any] = (), status: str = "published",
    knowledge_day: date | None = None, **fields: Any,
) -> Quiz:  # fmt: skip
    """A quiz with one version; ``fields`` are those of the version. Without a blueprint it asks one of any topic."""
    slug = slug or f"quiz-{next(numbers)}"
    quiz = Quiz.objects.create(mission=mission or save_mission(), slug=slug, title=slug.capitalize(), status=status)
    quiz.current = QuizVersion.objects.create(
        quiz=quiz, number=1, created_at=NOW, knowledge_day=knowledge_day,
        blueprint=list(blueprint) or [{"topic": "", "count": 1}], **fields,
    )  # fmt: skip
    quiz.save()
    return quiz


def keep(attempt: Attempt, change: Save, *, now: datetime = NOW) -> Response:
    """Save into the attempt as a page does; the response that counts then."""
    return saving.save(partial(settling.lock, attempt), change, now=now).response


def save_attempt(
    learner: Learner,
    quiz: Quiz,
    *,
    right: Sequence[bool | None] = (True,),
    is_finished: bool = True,
    now: datetime = NOW,
) -> Attempt:
    """An attempt whose first questions are responded to rightly or wrongly; None leaves one without a response."""
    attempt = attempts.start(learner, quiz, now=now, rng=Random(1))
    rows = []
    for asked, is_right in zip(attempt.paper.select_related("question_version"), right, strict=False):
        if is_right is not None:
            content = asked.question_version.content
            value = content.key_response(asked.order) if is_right else content.wrong_response(asked.order)
            told = {"learner": learner, "attempt": attempt, "paper_question": asked, "saved_at": now}
            rows.append((Response.objects.create(value=value, **told), asked))
    if is_finished:
        _finish(attempt, rows, now + timedelta(minutes=5))
    return attempt


def _finish(attempt: Attempt, rows: list[Any], at: datetime) -> None:
    grading.grade_responses(attempt, rows, now=at)
    attempt.state, attempt.finished_at, attempt.released_at = Attempt.State.FINISHED, at, at
    settling.settle(attempt)
    attempt.save()


def save_report(attempt: Attempt, *, text: str = "It reads oddly.", **fields: Any) -> Report:
    """A learner's report on the first question of the attempt."""
    asked = attempt.paper.get(position=1)
    told = {"reason": Report.Reason.UNCLEAR, "created_at": NOW, "text": text, **fields}
    return Report.objects.create(
        learner=attempt.learner, paper_question=asked, question_version=asked.question_version, **told
    )


def save_staff(email: str = "eda@desk.test", *, may: Sequence[str] = ("view", "add", "change")) -> User:
    """Somebody at the desk with these permissions on all content and questions."""
    from django.contrib.auth.models import Permission

    user = User.objects.create_user(email, "correct horse battery", name=email.partition("@")[0].title(), is_staff=True)
    found = Permission.objects.filter(content_type__app_label__in=("content", "quiz"))
    user.user_permissions.set([row for row in found if row.codename.partition("_")[0] in may])
    return user


def save_ruling(
    *versions: FactVersion, verdict: str = "both", preferred: FactVersion | None = None, by: User | None = None
) -> Ruling:
    """A ruling on facts that contradict each other, by somebody of the desk."""
    facts = [version.fact for version in versions]
    newest = Ruling.objects.filter(facts__in=facts).order_by("-pk").first()
    chosen = preferred.fact if preferred else None
    seen, by = newest.pk if newest else 0, by or save_staff(f"rules{next(numbers)}@desk.test")
    return ruling.rule(facts, verdict, by=by, now=NOW, reason="Both words are used.", seen=seen, preferred=chosen)


def save_everything(learner: Learner, *, mission: Mission | None = None) -> dict[str, Model]:
    """A row of every table that guards or constrains its rows, tied to each other, by the name of the model.

    The attempt is open and its one question has a response, saved once and graded.
    """
    mission = mission or save_mission()
    fact = save_fact(topic=save_topic(mission), mission=mission)
    conclusion = save_fact("More than 100 pilots served.", mission=mission, quote="")
    evidence = fact.evidence.select_related("passage__edition__document").get()
    asked = save_question(fact=fact)
    quiz = save_quiz(mission=mission, purpose="test", feedback="submitted")
    attempt = attempts.start(learner, quiz, now=NOW, rng=Random(1))
    response = keep(attempt, Save(position=1, raw={"response": ["o1"]}, client="page", seq=1))
    named = EntityName.objects.create(entity=fact.subject, name="The Watch", language="en")
    ruling = save_ruling(fact, conclusion, by=learner.user)
    rows: list[Model] = [
        *(mission, save_topic(mission), evidence.passage.edition.document, evidence.passage.edition, evidence.passage),
        *(fact.subject, named, fact.attribute, fact.fact, fact, evidence),
        Premise.objects.create(version=conclusion, premise=fact),
        *(asked.question, asked, asked.links.get(), save_waiver(asked), quiz, attempt.quiz_version),
        QuizQuestion.objects.create(version=save_quiz(mission=mission).versions.get(), question=asked.question),
        *(attempt, attempt.paper.get(), attempt.events.get(), attempt.revisions.get(), response),
        *(*grading.grade_responses(attempt, [(response, response.paper_question)], now=NOW), save_report(attempt)),
        ExtraTime.objects.create(
            learner=learner, quiz=quiz, attempt=attempt, minutes=5, reason="The power failed.", at=NOW
        ),
        audit.record("test", quiz, by=None),
        *(ruling, Ruling.facts.through.objects.filter(ruling=ruling)[0]),
    ]
    return {type(row).__name__: row for row in rows}
