"""Who may do what: asked by pages and their fragments, and by every list, form, action and export of the desk.

A trainee is anybody with an account, and reaches what is published and what is his own. Curators and instructors are
groups with the permissions of `people/roles.py`, whom an administrator may limit to missions. Administrators may do
everything. Nobody enters the desk without a second factor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from people import second_factor
from people.models import User

Somebody = User | AnonymousUser
Door = Literal["open", "set up", "prove"]

MISSION_OF: Mapping[str, str] = {
    "content.mission": "pk",
    **dict.fromkeys(("content.topic", "content.document", "content.entity", "content.attribute"), "mission"),
    **dict.fromkeys(("content.fact", "content.import", "content.ruling", "quiz.question", "quiz.quiz"), "mission"),
    "content.edition": "document__mission",
    "content.passage": "edition__document__mission",
    "content.entityname": "entity__mission",
    "content.factversion": "fact__mission",
    **dict.fromkeys(("content.evidence", "content.premise"), "version__fact__mission"),
    "quiz.questionversion": "question__mission",
    **dict.fromkeys(("quiz.questionfact", "quiz.waiver"), "version__question__mission"),
    **dict.fromkeys(("quiz.quizversion", "quiz.attempt", "quiz.extratime"), "quiz__mission"),
    "quiz.quizquestion": "version__quiz__mission",
    **dict.fromkeys(("quiz.paperquestion", "quiz.attemptevent", "quiz.revision"), "attempt__quiz__mission"),
    "quiz.response": "attempt__quiz__mission",
    "quiz.grade": "response__attempt__quiz__mission",
    "quiz.report": "question_version__question__mission",
    "quiz.learner": "attempts__quiz__mission",
}
"""The way from a row of each model to its mission."""

OF_NO_MISSION = frozenset({"people.user", "people.invitation", "people.auditrow", "django_tasks_database.dbtaskresult"})
"""Models whose rows belong to the house; who may see one may see all."""

OWNER_OF: Mapping[str, str] = {"quiz.attempt": "learner__user", "quiz.report": "learner__user"}
"""The way from a row of a model to the account whose own it is."""


def may(user: Somebody, action: Literal["view", "add", "change"], label: str) -> bool:
    """Whether the account may do this to rows of the model ("quiz.question") that it reaches at the desk."""
    app, _dot, model = label.partition(".")
    return bool(user.is_staff) and user.has_perm(f"{app}.{action}_{model}")


def missions_of(user: Somebody) -> list[int] | None:
    """Ids of the missions to which an account of the desk is limited; None where it is not. Asked for once a request.

    Administrators have no limit, nor have accounts for which none was set.
    """
    if user.is_superuser or not isinstance(user, User):
        return None
    if "limits" not in user.__dict__:
        user.__dict__["limits"] = list(user.missions.values_list("pk", flat=True))
    return user.__dict__["limits"] or None


def visible[Row: Model](rows: QuerySet[Row], user: Somebody) -> QuerySet[Row]:
    """Those of the rows that belong to the missions of an account of the desk.

    Raises KeyError for a model of which nobody has said where its rows belong.
    """
    label, missions = rows.model._meta.label_lower, missions_of(user)
    if missions is None or label in OF_NO_MISSION:
        return rows
    way = MISSION_OF[label]
    if "__" not in way:
        return rows.filter(**{f"{way}__in": missions})
    # Found by key: a join to many would double what a list counts.
    found = rows.model._default_manager.filter(**{f"{way}__in": missions})
    return rows.filter(pk__in=found.order_by().values("pk"))


def reaches(user: Somebody, row: Model) -> bool:
    """Whether the row belongs to the missions of an account of the desk."""
    if missions_of(user) is None:
        return True
    return visible(type(row)._default_manager.filter(pk=row.pk), user).exists()


def own[Row: Model](rows: QuerySet[Row], user: Somebody) -> QuerySet[Row]:
    """Those of the rows that are the account's own: all that the pages of a learner ever find."""
    if not isinstance(user, User):
        return rows.none()
    return rows.filter(**{OWNER_OF[rows.model._meta.label_lower]: user})


def door(request: HttpRequest, user: User) -> Door:
    """Whether the desk is open to a member of staff, or what must be done first with the second factor."""
    if second_factor.is_waived(user):
        return "open"
    if not second_factor.kinds_of(user):
        return "set up"
    return "open" if second_factor.is_used(request, user) else "prove"
