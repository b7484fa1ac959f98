"""One question of a paper together with its response, in one read: what each save and each page of a test begins with.

Below ``saving`` and ``queries``, which both read it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Count, F, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kfor_site.prepared import Prepared, Slot
from quiz.models import Attempt, PaperQuestion, Response

MINE = {"learner": Slot("learner", BigIntegerField()), "attempt": Slot("attempt", BigIntegerField())}
POSITION = Slot("position", IntegerField())


class Asked(NamedTuple):
    """The question, its response if there is one, and how many the paper has."""

    question: PaperQuestion
    response: Response | None
    total: int

    @property
    def is_last(self) -> bool:
        return self.question.position == self.total


class Shown(NamedTuple):
    """The same with its text and topic, and how many questions of the paper have a response."""

    question: PaperQuestion
    response: Response | None
    total: int
    answered: int


def asked(attempt: Attempt, position: int) -> Asked:
    """For a save. Raises PaperQuestion.DoesNotExist where the paper has no such question."""
    found: Any = _ASKED.get(learner=attempt.learner_id, attempt=attempt.pk, position=position)
    return Asked(found, _response(found), found.total)


def shown(attempt: Attempt, position: int) -> Shown:
    """For a page. Raises PaperQuestion.DoesNotExist where the paper has no such question."""
    found: Any = _SHOWN.get(learner=attempt.learner_id, attempt=attempt.pk, position=position)
    return Shown(found, _response(found), found.total, found.answered)


def first_open(attempt: Attempt) -> int | None:
    """The position of the first question without a response; None where each has one."""
    found = _OPEN.first(learner=attempt.learner_id, attempt=attempt.pk)
    return found.position if found else None


def _found() -> QuerySet[PaperQuestion]:
    columns = {f"response_{name}": F(f"responses__{name}") for name in _COLUMNS}
    counted = PaperQuestion.objects.filter(**MINE).order_by().values("attempt").annotate(of=Count("pk"))
    here = PaperQuestion.objects.filter(**MINE, position=POSITION).order_by()
    return here.annotate(**columns, total=Subquery(counted.values("of")))


def _found_with_text() -> QuerySet[PaperQuestion]:
    filled = Response.objects.filter(**MINE).exclude(value={}).order_by().values("attempt").annotate(of=Count("pk"))
    answered = Coalesce(Subquery(filled.values("of")), 0)
    return _found().select_related("question_version__topic").annotate(answered=answered)


_COLUMNS = [field.attname for field in Response._meta.concrete_fields]
_ASKED, _SHOWN = Prepared(_found), Prepared(_found_with_text)
_OPEN = Prepared(lambda: PaperQuestion.objects.filter(**MINE, responses=None).order_by("position")[:1])


def _response(found: Any) -> Response | None:
    values = [getattr(found, f"response_{name}") for name in _COLUMNS]
    return None if found.response_id is None else Response.from_db(DEFAULT_DB_ALIAS, _COLUMNS, values)
