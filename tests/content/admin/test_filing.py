"""Setting the topic at the desk: of many facts from their list, and of one from its page."""

from __future__ import annotations

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from content.models import FactVersion
from tests.factories import save_fact, save_mission, save_staff, save_topic
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
LIST = "/admin/content/fact/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def choose(desk: Client, *versions: FactVersion, **told: object):
    posted = {"action": "set_topic_of_selected", ACTION_CHECKBOX_NAME: [row.fact_id for row in versions], **told}
    return desk.post(LIST, posted, follow=True)


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def topics_of(*versions: FactVersion) -> set[str | None]:
    return set(FactVersion.objects.filter(pk__in=[row.pk for row in versions]).values_list("topic__slug", flat=True))


def test_many_are_asked_for_the_topic_first(desk):
    save_topic()
    draft = save_fact("It had 420 pilots.", status="draft")

    page = choose(desk, draft)

    assert page.templates[0].name == "admin/desk_topic.html"
    assert ">Structure</option>" in page.content.decode()
    assert "It had 420 pilots." in page.content.decode()
    assert topics_of(draft) == {None}


def test_the_topic_is_set_at_once_on_drafts_and_on_approved_facts(desk):
    draft, approved = save_fact(status="draft"), save_fact()

    page = choose(desk, draft, approved, topic=save_topic().pk)

    assert topics_of(draft, approved) == {"structure"}
    assert said(page) == ["2 filed under Structure."]


def test_a_topic_can_be_taken_away(desk):
    version = save_fact(topic=save_topic())

    page = choose(desk, version, topic="none")

    assert topics_of(version) == {None}
    assert said(page) == ["1 without a topic now."]


@pytest.mark.parametrize("told", ["", "999999", "x"])
def test_no_topic_of_the_mission_is_refused_on_the_page(desk, told):
    version = save_fact(topic=save_topic())

    page = choose(desk, version, topic=told)

    assert "Choose one of the topics shown" in page.content.decode()
    assert topics_of(version) == {"structure"}


def test_facts_of_two_missions_are_told_apart_first(desk):
    one, other = save_fact(), save_fact(mission=save_mission("lake", name="Lake"))

    page = choose(desk, one, other, topic=save_topic().pk)

    assert said(page) == ["They belong to several missions, each with its own topics. Choose those of one."]
    assert topics_of(one, other) == {None}


def test_a_mission_without_topics_says_what_to_do(desk):
    page = choose(desk, save_fact()).content.decode()

    assert "Harbour Watch has no topic yet." in page
    assert 'href="/admin/content/topic/add/"' in page


@pytest.mark.parametrize("count", [1, 5])
def test_setting_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    topic, rows = save_topic(), [save_fact() for _n in range(count)]
    posted = {"action": "set_topic_of_selected", ACTION_CHECKBOX_NAME: [row.fact_id for row in rows], "topic": topic.pk}

    with django_assert_num_queries(25):
        desk.post(LIST, posted)

    assert topics_of(*rows) == {"structure"}


def test_one_fact_is_filed_from_its_page(desk):
    save_topic(slug="mandate", title="Mandate")
    version = save_fact(topic=save_topic())
    url = reverse("admin:content_fact_change", args=[version.fact_id])

    shown = desk.get(url).content.decode()
    page = desk.post(url, {"topic": version.fact.mission.topics.get(slug="mandate").pk}, follow=True)

    assert "selected>Structure</option>" in shown
    assert topics_of(version) == {"mandate"}
    assert version.fact.versions.count() == 1
    assert said(page) == ["1 filed under Mandate."]


def test_one_who_may_only_view_files_nothing(client):
    enter_desk(client, save_staff(may=("view",)))
    version, topic = save_fact(), save_topic()
    url = reverse("admin:content_fact_change", args=[version.fact_id])

    choose(client, version, topic=topic.pk)
    refused = client.post(url, {"topic": topic.pk})

    assert refused.status_code == 403
    assert 'name="topic"' not in client.get(url).content.decode()
    assert topics_of(version) == {None}
