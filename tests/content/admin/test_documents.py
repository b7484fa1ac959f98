"""Documents, missions, topics, entities and attributes at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from content.models import Document, Entity, Topic
from people.models import AuditRow
from tests.factories import save_attribute, save_document, save_entity, save_fact, save_mission, save_staff, save_topic
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


@pytest.mark.parametrize("noun", ["mission", "topic", "document", "entity", "attribute"])
@pytest.mark.parametrize("count", [1, 5])
def test_lists_ask_the_same_number_of_queries_for_one_and_many(desk, noun, count, django_assert_num_queries):
    for n in range(count):
        save_mission(f"mission-{n}")
        save_topic(slug=f"topic-{n}", title=f"Topic {n}")
        save_fact(subject=f"Post {n}", attribute=save_attribute(f"attribute {n}"))
    expected = {"mission": 8, "topic": 9, "document": 9, "entity": 9, "attribute": 9}

    with django_assert_num_queries(expected[noun]):
        page = desk.get(f"/admin/content/{noun}/")

    assert page.status_code == 200


def test_document_shows_its_passages_with_facts_marked_and_beside(desk):
    document = save_document(text="# Strength\n\nIt had 420 pilots on duty.\n\n- North Pier\n")
    version = save_fact("It had 420 pilots.", document=document, quote="420 pilots", status="draft")

    page = desk.get(f"/admin/content/document/{document.pk}/change/").content.decode()

    assert "Strength" in page
    assert (
        f'It had <mark><a href="/admin/content/fact/{version.fact_id}/change/">420 pilots</a></mark> on duty.' in page
    )
    assert "1 fact stands here" in page
    assert "North Pier" in page


def test_edit_of_a_document_is_audited(desk):
    document = save_document(title="Harbour report")
    page = desk.get(f"/admin/content/document/{document.pk}/change/")
    posted = page.context["adminform"].form.initial | {"title": "Harbour report, revised"}

    saved = desk.post(f"/admin/content/document/{document.pk}/change/", posted)

    assert saved.status_code == 302
    row = AuditRow.objects.get()
    assert (row.action, row.before, row.after) == (
        "edit document",
        {"title": "Harbour report"},
        {"title": "Harbour report, revised"},
    )


def test_withdraw_needs_a_reason(desk):
    document = save_document()
    url = f"/admin/content/document/{document.pk}/withdraw/"

    refused = desk.post(url, {"decision": "withdraw", "reason": ""})
    desk.post(url, {"decision": "withdraw", "reason": "Recalled"})

    assert refused.status_code == 409
    assert Document.objects.get().status == "withdrawn"
    assert desk.get(url).status_code == 200


def test_withdraw_many_asks_for_a_reason_first(desk):
    posted = {"action": "withdraw_selected", "_selected_action": [save_document().pk, save_document().pk]}

    desk.post("/admin/content/document/", posted)
    assert set(Document.objects.values_list("status", flat=True)) == {"active"}
    desk.post("/admin/content/document/", posted | {"reason": "Recalled"})

    assert set(Document.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_entity_takes_further_names(desk):
    entity = save_entity("North Pier")
    names = {"names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 0, "names-0-name": "Pier One", "names-0-language": "en",
             "names-0-kind": "alias"}  # fmt: skip

    desk.post(f"/admin/content/entity/{entity.pk}/change/", {"kind": "place", "name": "North Pier", **names})

    assert Entity.objects.get().names.get().name == "Pier One"


def test_short_names_stay_once_given(desk):
    topic = save_topic()

    desk.post(f"/admin/content/topic/{topic.pk}/change/", {"title": "Posts", "slug": "other", "position": "2"})

    assert Topic.objects.values_list("slug", "title", "position").get() == ("structure", "Posts", 2)


@pytest.mark.parametrize("noun", ["mission", "topic", "document", "entity", "attribute"])
def test_nobody_deletes(client, ada, noun):
    save_topic()
    save_fact()
    enter_desk(client, ada)

    page = client.get(f"/admin/content/{noun}/")

    assert "delete_selected" not in page.content.decode()
    pk = page.context["cl"].result_list[0].pk
    assert client.post(f"/admin/content/{noun}/{pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "noun", ["content/mission", "content/topic", "content/entity", "content/attribute", "quiz/quiz"]
)
def test_a_short_name_is_explained_and_refused_in_plain_words(desk, noun):
    shown = desk.get(f"/admin/{noun}/add/").content.decode()
    refused = desk.post(f"/admin/{noun}/add/", {"slug": "Lake Watch!"}).content.decode()

    assert "One word for its web address" in shown
    assert "Use letters, figures and hyphens only" in refused
