"""Two worlds for tests of access: all that Ana did in one mission, all that Ben did in another, and who may look."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from content.models import Import
from people.models import Invitation, User
from people.roles import CURATOR, INSTRUCTOR
from quiz.models import Learner, Quiz
from tests.copies import save_copy
from tests.factories import (
    save_attempt,
    save_document,
    save_everything,
    save_fact,
    save_mission,
    save_question,
    save_quiz,
    save_topic,
)
from tests.people.factors import enter_desk, save_app

MISSING = {"int": "999999", "uuid": "5f0c9f0a-7c56-4a63-9f5b-7d2f1a0c9b11", "slug": "no-such-thing", "path": "999999"}
"""What stands in an address for a thing that does not exist."""


@dataclass(frozen=True, slots=True)
class World:
    """One learner's rows by the name of their model; what is not closed by the open test stands apart."""

    learner: Learner
    rows: Mapping[str, Model]
    free: Mapping[str, Model]

    def value(self, route: str, name: str, state: str) -> str:
        """What stands in the address for the parameter ``name``, where the thing is in ``state``."""
        if name == "attempt":
            return str(getattr(self.free["Attempt"] if state == "finished" else self.rows["Attempt"], "uuid", ""))
        if name == "revision":
            return str(self.rows["Late"].pk)
        if name == "version":
            return str(self.rows["QuestionVersion"].pk)
        if name in ("number", "position", "code", "content_type_id"):
            return str({"number": 1, "position": 1, "code": _code(self.rows), "content_type_id": _type_id()}[name])
        rows = self.rows if state == "sealed" or route.startswith(("admin/", "accounts/")) else self.free
        if name == "slug":
            return str(SLUGS[route.partition("/")[0]](rows))
        return str(rows[_model(route)].pk)


SLUGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "documents": lambda rows: rows["Document"].slug,
    "topics": lambda rows: rows["Topic"].slug,
    "series": lambda rows: f"{rows['FactVersion'].subject.slug}--{rows['FactVersion'].attribute.slug}",
    "quizzes": lambda rows: rows["Quiz"].slug,
}


def _code(rows: Mapping[str, Any]) -> str:
    return str(rows["Invitation"].code)


def _type_id() -> int:
    return ContentType.objects.get_for_model(Quiz).pk


def _model(route: str) -> str:
    """The model that a route's number is of: "Fact" of "facts/<int:pk>/", "Quiz" of "admin/quiz/quiz/<int:pk>/…"."""
    parts = route.split("/")
    named = {"dbtaskresult": "DBTaskResult", "auditrow": "AuditRow", "extratime": "ExtraTime", "facts": "Fact"}
    named |= {"<path:content_type_id>": "Quiz", "accounts": "Authenticator"}
    name = parts[2] if parts[0] == "admin" else parts[0]
    return named.get(name, name.capitalize())


def save_world(learner: Learner, mission: str) -> World:
    """All rows of a mission, with an open test and a finished quiz of the learner."""
    place = save_mission(mission, name=mission.title())
    rows = save_everything(learner, mission=place)
    now = timezone.now()
    rows["Import"] = Import.objects.create(
        mission=place, title=f"Handed in at {mission}", publisher="Harbour Board", status=Import.Status.ASKING,
        created_at=now, file_name="report.txt",
    )  # fmt: skip
    rows["Late"] = save_copy(rows["Revision"], is_late=True, client="late")
    rows["Invitation"] = Invitation.objects.create(label=f"Course of {mission}", expires_at=now + timedelta(days=1))
    rows["DBTaskResult"] = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="quiz.tasks.run", run_after=now, backend_name="default"
    )
    assert learner.user is not None
    save_app(learner.user)
    rows["Authenticator"] = Authenticator.objects.get(user=learner.user)
    rows |= {"User": learner.user, "Learner": learner, "AuditRow": rows["AuditRow"]}
    return World(learner, rows, _free(learner, mission))


def _free(learner: Learner, mission: str) -> dict[str, Model]:
    """What the open test does not close: another document with its fact, topic and series, and a finished quiz."""
    place = save_mission(mission)
    topic = save_topic(place, slug=f"history-of-{mission}", title="History")
    document = save_document(place, text="The quay of the harbour was built in June 2004.")
    fact = save_fact("The quay was built in June 2004.", document=document, subject=f"Quay of {mission}", topic=topic,
                     quote="built in June 2004")  # fmt: skip
    asked = save_question(fact=fact, topic=topic)
    quiz = save_quiz(mission=place, blueprint=[{"topic": topic.slug, "count": 1}], purpose="test", feedback="submitted")
    attempt = save_attempt(learner, quiz)
    rows = (topic, document, fact.fact, fact, asked, quiz, attempt)
    return {type(row).__name__: row for row in rows}


ROLES = ("anonymous", "trainee", "other", "curator", "instructor", "elsewhere", "unproved", "administrator")
"""Who asks. ``trainee`` owns the things asked for; ``elsewhere`` is an instructor of the other mission alone, and
``unproved`` one who used no second factor."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """Ana's world, which everyone asks for; Ben's; and the keys of the sessions of those who ask."""

    ana: World
    ben: World
    sessions: Mapping[str, str]

    def client(self, role: str, **options: Any) -> Client:
        """A browser in which the role is logged in."""
        client = Client(raise_request_exception=False, **options)
        if role != "anonymous":
            client.cookies["sessionid"] = self.sessions[role]
        return client


def save_worlds() -> Worlds:
    ana, ben = (Learner.objects.create(user=_account(name)) for name in ("ana", "ben"))
    worlds = save_world(ana, "harbour-watch"), save_world(ben, "border-watch")
    desk = {role: _account(role, is_staff=True) for role in ("curator", "instructor", "elsewhere", "unproved")}
    desk["administrator"] = _account("administrator", is_staff=True, is_superuser=True)
    for role, user in desk.items():
        if role != "administrator":
            user.groups.add(Group.objects.get(name=(CURATOR if role == "curator" else INSTRUCTOR).name))
    desk["elsewhere"].missions.add(worlds[1].rows["Mission"].pk)
    people = {"trainee": ana.user, "other": ben.user, **desk}
    return Worlds(*worlds, {role: _session(user, role) for role, user in people.items() if user})


def _account(name: str, **fields: Any) -> User:
    return User.objects.create_user(f"{name}@quiz.test", "correct horse battery", name=name.title(), **fields)


def _session(user: User, role: str) -> str:
    client = Client()
    if user.is_staff and role != "unproved":
        enter_desk(client, user)
    else:
        client.force_login(user)
    return client.cookies["sessionid"].value


def fill(route: str, value: Callable[[str, str], str]) -> str:
    """The route as an address; ``value`` gives what stands for a parameter of a kind and a name."""
    found = re.sub(r"<(\w+):(\w+)>", lambda part: value(part[1], part[2]), route)
    return f"/{re.sub(r'<(id)>', lambda part: value('int', part[1]), found)}"
