"""What each role may do at the desk. Administrators are superusers and need no role."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

VIEW = ("view",)
RULE = ("view", "change")
GIVE = ("view", "add")
WRITE = ("view", "add", "change")


class Role(NamedTuple):
    """A group of accounts and, for each model, what its members may do with it."""

    name: str
    may: dict[str, tuple[str, ...]]

    def codenames(self) -> set[tuple[str, str]]:
        """(app, codename) of each permission: ("quiz", "add_question")."""
        return {
            (label.partition(".")[0], f"{action}_{label.partition('.')[2]}")
            for label, actions in self.may.items()
            for action in actions
        }


CONTENT = dict.fromkeys(
    (
        "content.mission",
        "content.topic",
        "content.document",
        "content.edition",
        "content.passage",
        "content.entity",
        "content.entityname",
        "content.attribute",
        "content.fact",
        "content.factversion",
        "content.evidence",
        "content.premise",
        "content.import",
    ),
    WRITE,
) | {"content.ruling": GIVE}
QUESTIONS = dict.fromkeys(("quiz.question", "quiz.questionversion", "quiz.questionfact"), WRITE)
QUIZZES = dict.fromkeys(("quiz.quiz", "quiz.quizversion", "quiz.quizquestion"), WRITE)
# What learners did is evidence: seen at the desk, never edited there.
ATTEMPTS = dict.fromkeys(
    (
        "quiz.learner",
        "quiz.attempt",
        "quiz.paperquestion",
        "quiz.attemptevent",
        "quiz.revision",
        "quiz.response",
        "quiz.grade",
    ),
    VIEW,
)

INSTRUCTOR = Role(
    "Instructors",
    {
        **CONTENT,
        **QUESTIONS,
        **QUIZZES,
        **ATTEMPTS,
        "quiz.report": RULE,
        "quiz.attempt": ("view", "regrade"),
        "quiz.extratime": GIVE,
        "people.invitation": WRITE,
    },
)
CURATOR = Role("Curators", {**CONTENT, **QUESTIONS, "quiz.report": RULE})
ROLES = (INSTRUCTOR, CURATOR)


def ensure_roles() -> None:
    """Make the group of each role and set its permissions to exactly those named here; changes nothing if run again."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        named = Q(pk__in=[])
        for app, codename in role.codenames():
            named |= Q(content_type__app_label=app, codename=codename)
        group.permissions.set(Permission.objects.filter(named))
