"""An instructor who is limited to a mission finds nothing of another: a word that stands only there never shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models

from content.models import Document, Entity, Fact, FactVersion, Mission
from people.models import User
from quiz.models import Question, QuestionVersion, Quiz
from tests.access.cells import address, ask, read_matrix
from tests.access.worlds import Worlds

pytestmark = pytest.mark.django_db
CANARY = "Wombat"
"""Stands in every text of Ana's mission, which the instructor of Ben's asks for."""


@pytest.fixture
def canaries(worlds: Worlds, without_guards: None) -> Worlds:
    """Every text of Ana's mission and of what she did there begins with the canary."""
    for name, row in worlds.ana.rows.items():
        if name == "Invitation":  # these belong to the house, and all who invite see them
            continue
        texts = {field: f"{CANARY} {getattr(row, field)}" for field in texts_of(row)}
        if texts:
            type(row)._default_manager.filter(pk=row.pk).update(**texts)
    return worlds


@pytest.fixture
def without_guards() -> None:
    """What is guarded in the database is changed here all the same: only a test would."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET session_replication_role = replica")


def texts_of(row: models.Model) -> list[str]:
    """The fields of the row that hold words of a person."""
    found = []
    for field in row._meta.concrete_fields:
        is_words = type(field) in (models.CharField, models.TextField)
        if is_words and not field.choices and field.name not in NOT_WORDS and not field.unique:
            found.append(field.name)
    return found


NOT_WORDS = {
    *("language", "digest", "receipt", "client", "kind", "value", "sha256", "action", "thing", "thing_id", "task_path"),
    *("backend_name", "code", "password", "text", "heading_path", "rule", "quote", "encoding", "file_name"),
}


def lists_and_forms(worlds: Worlds) -> list[str]:
    """Every page of the desk that needs no id, with what a person may add to its address."""
    paths = ["/admin/", "/admin/desk/", f"/admin/desk/?q={CANARY.lower()}", "/admin/desk/together/"]
    for model, noun in admin.site._registry.items():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        paths += [base, f"{base}?q={CANARY.lower()}", f"{base}?all=", f"{base}add/", f"{base}?_popup=1&_to_field=id"]
        paths += [f"{base}?mission__id__exact={worlds.ana.rows['Mission'].pk}"] if hasattr(noun, "list_filter") else []
    fact = worlds.ana.free["Fact"].pk
    return [*paths, f"/admin/quiz/question/add/?q={CANARY.lower()}", f"/admin/quiz/question/add/?fact={fact}"]


def test_lists_searches_filters_and_forms_show_nothing_of_another_mission(canaries):
    hits = []
    for path in lists_and_forms(canaries):
        page = ask(canaries, "elsewhere", "GET", path)
        hits += [path] if CANARY.encode() in page.content else []

    assert hits == []
    assert CANARY in ask(canaries, "instructor", "GET", "/admin/quiz/quiz/").content.decode()


def test_pages_and_files_of_another_mission_s_things_show_nothing(canaries):
    hits = []
    for line in read_matrix():
        if line.route.startswith("admin/") and "<" in line.route and not line.way:
            page = ask(canaries, "elsewhere", line.method, address(canaries.ana, line))
            hits += [str(line)] if CANARY.encode() in page.content else []

    assert hits == []


@pytest.mark.parametrize(
    ("source", "field"),
    [("quiz.attempt", "quiz"), ("content.import", "document"), ("quiz.attempt", "learner"), ("quiz.quiz", "mission")],
)
def test_autocomplete_offers_nothing_of_another_mission(canaries, source, field):
    app, model = source.split(".")
    query = f"app_label={app}&model_name={model}&field_name={field}&term="

    page = ask(canaries, "elsewhere", "GET", f"/admin/autocomplete/?{query}")

    assert CANARY.encode() not in page.content


def test_counts_of_the_front_page_are_of_the_own_mission_alone(worlds):
    words = [ask(worlds, role, "GET", "/admin/").context["needs"] for role in ("instructor", "elsewhere")]
    running = [next(row["count"] for row in rows if "attempt" in str(row["words"])) for rows in words]

    assert running == [2, 1]


def test_a_learner_s_attempts_elsewhere_are_not_counted(worlds):
    page = ask(worlds, "elsewhere", "GET", "/admin/quiz/learner/")

    assert [(row.pk, row.attempt_count) for row in page.context["cl"].result_list] == [(worlds.ben.learner.pk, 2)]


POSTS: list[tuple[str, dict[str, Any]]] = [
    ("/admin/content/fact/", {"action": "set_topic_of_selected", "topic": "none", "_selected_action": "Fact"}),
    ("/admin/content/document/", {"action": "withdraw_selected", "reason": "No.", "_selected_action": "Document"}),
    ("/admin/quiz/question/", {"action": "set_topic_of_selected", "topic": "Topic", "_selected_action": "Question"}),
    ("/admin/quiz/quiz/add/", {"mission": "Mission", "title": "X", "slug": "x-new", "purpose": "practice"}),
    ("/admin/content/topic/add/", {"mission": "Mission", "title": "X", "slug": "x-new", "position": "0"}),
    ("/admin/content/import/add/",
     {"mission": "Mission", "title": "X", "publisher": "Y", "language": "en", "rights": "quote", "text": "A text.",
      "format": "pasted.txt", "is_unknown": "on"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "posted"), POSTS)
def test_actions_and_forms_change_nothing_of_another_mission(worlds, path, posted):
    told = {name: worlds.ana.rows[value].pk if value in worlds.ana.rows else value for name, value in posted.items()}
    client, before = worlds.client("elsewhere"), state()

    client.post(path, told)
    refused = state()
    worlds.client("instructor").post(path, told)

    assert refused == before
    assert state() != before


def state() -> list[Any]:
    """All rows of what instructors decide on."""
    found: list[Any] = [list(model._default_manager.order_by("pk").values()) for model in
                        (Document, Entity, Fact, FactVersion, Mission, Question, QuestionVersion, Quiz)]  # fmt: skip
    return [*found, *(apps.get_model(label).objects.count() for label in ("content.Topic", "content.Import"))]


def test_who_is_limited_makes_no_missions(worlds):
    codes = [
        ask(worlds, role, "GET", "/admin/content/mission/add/").status_code for role in ("instructor", "elsewhere")
    ]

    assert codes == [200, 403]


def test_an_administrator_sets_the_limit_and_it_holds_at_once(worlds):
    instructor = User.objects.get(email="instructor@quiz.test")
    form = {"name": "I", "is_active": "on", "is_staff": "on", "groups": [instructor.groups.get().pk],
            "missions": [worlds.ben.rows["Mission"].pk]}  # fmt: skip

    worlds.client("administrator").post(f"/admin/people/user/{instructor.pk}/change/", form)

    assert list(instructor.missions.values_list("slug", flat=True)) == ["border-watch"]
    quizzes = [f"/admin/quiz/quiz/{world.rows['Quiz'].pk}/change/" for world in (worlds.ana, worlds.ben)]
    assert [ask(worlds, "instructor", "GET", path).status_code for path in quizzes] == [404, 200]


def test_reading_pages_offer_making_facts_only_in_the_own_mission(worlds):
    slug = worlds.ana.free["Document"].slug

    offers = [
        b"/make/" in ask(worlds, role, "GET", f"/documents/{slug}/").content for role in ("instructor", "elsewhere")
    ]

    assert offers == [True, False]
