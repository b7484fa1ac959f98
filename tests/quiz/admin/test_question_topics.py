"""Setting the topic of questions at the desk: of many from their list, and of one in its editor."""

from __future__ import annotations

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from quiz.models import QuestionVersion
from tests.factories import save_question, save_staff, save_topic
from tests.people.factors import enter_desk
from tests.quiz.admin.question_forms import filled

pytestmark = pytest.mark.django_db
LIST = "/admin/quiz/question/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def topics_of(*versions: QuestionVersion) -> set[str | None]:
    return set(
        QuestionVersion.objects.filter(pk__in=[row.pk for row in versions]).values_list("topic__slug", flat=True)
    )


def test_many_are_filed_at_once_drafts_and_approved_ones(desk):
    draft, approved = save_question(status="draft"), save_question()
    posted = {"action": "set_topic_of_selected", ACTION_CHECKBOX_NAME: [draft.question_id, approved.question_id]}

    asked = desk.post(LIST, posted)
    page = desk.post(LIST, posted | {"topic": save_topic().pk}, follow=True)

    assert asked.templates[0].name == "admin/desk_topic.html"
    assert topics_of(draft, approved) == {"structure"}
    assert [str(message) for message in page.context["messages"]] == ["2 filed under Structure."]


@pytest.mark.parametrize("count", [1, 5])
def test_setting_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    topic, rows = save_topic(), [save_question() for _n in range(count)]
    chosen = [row.question_id for row in rows]

    with django_assert_num_queries(21):
        desk.post(LIST, {"action": "set_topic_of_selected", ACTION_CHECKBOX_NAME: chosen, "topic": topic.pk})

    assert topics_of(*rows) == {"structure"}


def test_the_topic_alone_is_set_in_the_editor_without_a_new_version(desk):
    version = save_question()
    url = reverse("admin:quiz_question_change", args=[version.question_id])
    posted = filled(desk.get(url)) | {"topic": save_topic().pk, "save": "1"}

    page = desk.post(url, posted, follow=True)

    assert topics_of(version) == {"structure"}
    assert version.question.versions.count() == 1
    assert [str(message) for message in page.context["messages"]] == [
        "The topic is set. The question itself stays as it was."
    ]


def test_other_words_and_another_topic_make_a_version_and_file_both(desk):
    version = save_question()
    url = reverse("admin:quiz_question_change", args=[version.question_id])
    posted = filled(desk.get(url)) | {"topic": save_topic().pk, "explanation": "Other words.", "save": "1"}

    desk.post(url, posted)

    found = version.question.versions.values_list("number", "topic__slug", "explanation")
    assert list(found) == [(1, "structure", version.explanation), (2, "structure", "Other words.")]
