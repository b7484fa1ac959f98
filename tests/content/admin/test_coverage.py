"""The coverage map: which passages of a document are asked, hold an approved fact, or nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from content.models import Document, Premise
from content.models.facts import Status
from tests.factories import save_document, save_fact, save_question, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db

TEXT = "# Strength\n\nIt had 420 pilots.\n\nIt had 12 boats.\n\n- North Pier\n\nNobody knows more.\n"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def states(desk: Client, document: Document, query: str = "") -> list[str]:
    page = desk.get(f"/admin/content/document/{document.pk}/coverage/{query}")
    assert page.status_code == 200
    return [row["state"] for row in page.context["rows"]]


def test_each_passage_is_asked_or_holds_an_approved_fact_or_nothing(desk):
    document = save_document(text=TEXT)
    save_question(fact=save_fact("It had 420 pilots.", document=document))
    save_fact("It had 12 boats.", document=document)
    save_fact("There is a North Pier.", document=document, quote="North Pier", status="draft")

    assert states(desk, document) == ["frame", "asked", "approved", "nothing", "nothing"]
    assert states(desk, document, "?only=nothing") == ["nothing", "nothing"]
    page = desk.get(f"/admin/content/document/{document.pk}/coverage/").content.decode()
    assert "1 asked, 1 with an approved fact that nothing asks, 2 with nothing." in page
    assert "4 passages:" in page
    assert "approved fact, not asked" in page


@pytest.mark.parametrize(("fact", "question"), [("retired", "approved"), ("approved", "draft")])
def test_what_is_not_approved_covers_nothing(desk, fact, question):
    document = save_document(text="It had 420 pilots.\n")
    version = save_fact("It had 420 pilots.", document=document, status=Status(fact))
    save_question(fact=version, status=Status(question))

    assert states(desk, document) == ["nothing" if fact == "retired" else "approved"]


def test_a_passage_is_asked_by_what_follows_from_its_facts(desk):
    document = save_document(text="It had 420 pilots.\n")
    conclusion = save_fact("More than 100 pilots served.", quote="")
    Premise.objects.create(version=conclusion, premise=save_fact("It had 420 pilots.", document=document))
    save_question(fact=conclusion)

    assert states(desk, document) == ["asked"]


def test_each_sentence_offers_a_fact_to_those_who_may_make_one(desk, client):
    document = save_document(text=TEXT)
    address = f"/admin/content/document/{document.pk}/make/?edition=1&amp;start="

    assert address in desk.get(f"/admin/content/document/{document.pk}/coverage/").content.decode()

    reader = enter_desk(client, save_staff("reader@desk.test", may=["view"]))
    assert address not in reader.get(f"/admin/content/document/{document.pk}/coverage/").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_it_asks_the_same_number_of_queries_for_one_passage_and_many(desk, count, django_assert_num_queries):
    lines = [f"Pier {number} has 420 pilots." for number in range(count)]
    document = save_document(text="\n\n".join(lines) + "\n")
    for line in lines:
        save_question(fact=save_fact(line, document=document))

    with django_assert_num_queries(13):
        assert states(desk, document) == ["asked"] * count


def test_a_document_without_a_text_says_what_to_do(desk):
    document = save_document()
    bare = Document.objects.create(mission=document.mission, slug="bare", title="Bare")

    assert states(desk, bare) == []


def test_the_page_of_the_document_leads_there(desk):
    document = save_document()

    page = desk.get(f"/admin/content/document/{document.pk}/change/").content.decode()

    assert f'href="/admin/content/document/{document.pk}/coverage/"' in page
