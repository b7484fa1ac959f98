"""Facts at the desk: the list, one fact, the decisions, and who may make them."""

from __future__ import annotations

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from content.models import Fact, FactVersion
from people.models import User
from tests.factories import save_document, save_fact, save_question, save_staff, save_topic
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
LIST = "/admin/content/fact/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def page_of(version: FactVersion) -> str:
    return reverse("admin:content_fact_change", args=[version.fact_id])


def press(desk: Client, version: FactVersion, decision: str, reason: str = "", seen: str = ""):
    posted = {"version": version.pk, "seen": seen or version.status, "decision": decision, "reason": reason}
    return desk.post(page_of(version), posted)


def status_of(version: FactVersion) -> str:
    return FactVersion.objects.get(pk=version.pk).status


@pytest.mark.parametrize("count", [1, 5])
def test_list_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    for n in range(count):
        save_question(fact=save_fact(f"Harbour Watch had {n} pilots.", topic=save_topic()))

    with django_assert_num_queries(12):
        page = desk.get(LIST)

    assert page.context["cl"].result_count == count


@pytest.mark.parametrize("count", [1, 5])
def test_page_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    version = save_fact()
    for _n in range(count):
        save_fact()
        save_question(fact=version)

    with django_assert_num_queries(32):
        desk.get(page_of(version))


def test_list_says_what_each_fact_says(desk):
    version = save_fact("It had 1420 pilots.", value="1420", hedge="about")
    save_question(fact=version)

    page = desk.get(LIST).content.decode()

    assert "It had 1420 pilots." in page
    assert "about 1,420 pilots" in page
    assert "June 2004" in page
    assert '<td class="field-documents">1</td><td class="field-questions">1</td>' in page


def test_empty_list_says_what_to_do(desk):
    assert "No fact yet. Import a document" in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("status=draft", {"One."}),
        ("status=approved", {"Two."}),
        ("tier=B", {"One."}),
        ("topic=none", {"Two."}),
        ("document={document}", {"One."}),
        ("attribute={attribute}", {"One.", "Two."}),
        ("q=two", {"Two."}),
    ],
)
def test_filters_and_search(desk, chosen, expected):
    document = save_document(text="One.")
    one = save_fact("One.", document=document, status="draft", tier="B", topic=save_topic())
    save_fact("Two.")
    query = chosen.format(document=document.pk, attribute=one.attribute_id)

    page = desk.get(f"{LIST}?{query}")

    assert {str(row) for row in page.context["cl"].result_list} == expected


def test_page_shows_the_quote_within_its_passage(desk):
    document = save_document(text="# Strength\n\nIn June 2004 it had 420 pilots on duty.")
    version = save_fact("It had 420 pilots.", document=document, quote="420 pilots")
    save_fact("It had 380 pilots.", value="380")

    page = desk.get(page_of(version)).content.decode()

    assert "In June 2004 it had <mark>420 pilots</mark> on duty." in page
    assert "Harbour Board" in page
    assert "It had 380 pilots." in page


def test_approve_and_then_retire_with_a_reason(desk):
    version = save_fact(status="draft")

    press(desk, version, "approve")
    assert status_of(version) == "approved"
    version.refresh_from_db()
    page = press(desk, version, "retire", "No longer so")

    assert page.status_code == 302
    assert status_of(version) == "retired"


def test_reject_without_a_reason_is_refused_on_the_page(desk):
    version = save_fact(status="draft")

    page = press(desk, version, "reject")

    assert page.status_code == 409
    assert "Give a reason. It stays with the decision." in page.content.decode()
    assert status_of(version) == "draft"


def test_a_second_decision_is_told_and_keeps_the_reason(desk):
    version = save_fact(status="draft")
    press(desk, version, "approve")

    page = press(desk, version, "reject", "I think not", seen="draft")

    assert page.status_code == 409
    assert "decided first" in page.content.decode()
    assert "I think not" in page.content.decode()
    assert status_of(version) == "approved"


def test_correct_makes_a_new_version(desk):
    version = save_fact(value="420")
    form = desk.get(page_of(version)).context["form"]
    posted = {name: "" if value is None else value for name, value in form.initial.items()}
    posted |= {"begins": "July 2004", "negated": "", "value": "425", "reason": "Misread", "save": "1"}

    page = desk.post(page_of(version), posted)

    assert page.status_code == 302, page.context["form"].errors
    rows = version.fact.versions.values_list("number", "value", "status", "known")
    assert list(rows) == [(1, "420", "approved", "stated"), (2, "425", "draft", "set")]
    begins = version.fact.versions.get(number=2).begins
    assert begins
    assert begins.words() == "July 2004"


def test_a_correction_that_is_refused_keeps_what_was_typed(desk):
    version = save_fact(value="420")
    form = desk.get(page_of(version)).context["form"]
    posted = {name: "" if value is None else value for name, value in form.initial.items()}
    posted |= {"begins": "June 2004", "negated": "", "value": "many", "reason": "Misread", "save": "1"}

    page = desk.post(page_of(version), posted)

    assert page.status_code == 409
    assert "“many” is no number." in page.content.decode()
    assert 'value="many"' in page.content.decode()


def test_approve_many_says_how_many_were_left_and_why(desk):
    good, bad = save_fact("Good.", status="draft"), save_fact("Bad.", status="draft", quote="")
    chosen = [good.fact_id, bad.fact_id]

    page = desk.post(LIST, {"action": "approve_selected", ACTION_CHECKBOX_NAME: chosen}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "1 approved.",
        "1 left as before. “Bad.”: No quote carries its value and it follows from no other fact, "
        "so it cannot be approved.",
    ]
    assert (status_of(good), status_of(bad)) == ("approved", "draft")


def test_reject_many_asks_for_a_reason_first(desk):
    rows = [save_fact(status="draft") for _n in range(2)]
    posted = {"action": "reject_selected", ACTION_CHECKBOX_NAME: [row.fact_id for row in rows]}

    asked = desk.post(LIST, posted)
    assert {status_of(row) for row in rows} == {"draft"}
    desk.post(LIST, posted | {"reason": "Trivial"})

    assert asked.templates[0].name == "admin/desk_reason.html"
    assert {(status_of(row), FactVersion.objects.get(pk=row.pk).decision_reason) for row in rows} == {
        ("rejected", "Trivial")
    }


def test_a_merged_fact_leads_to_the_one_it_became(desk):
    gone, kept = save_fact(), save_fact()
    Fact.objects.filter(pk=gone.fact_id).update(merged_into=kept.fact)

    assert desk.get(page_of(gone)).url == page_of(kept)


def test_nobody_adds_or_deletes_a_fact(client, ada):
    version = save_fact()
    enter_desk(client, ada)

    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{version.fact_id}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get(LIST).content.decode()


def test_one_who_may_only_view_sees_no_buttons_and_decides_nothing(client):
    enter_desk(client, save_staff(may=("view",)))
    version = save_fact(status="draft")

    page = client.get(page_of(version))
    refused = press(client, version, "approve")

    assert 'name="decision"' not in page.content.decode()
    assert refused.status_code == 403
    assert status_of(version) == "draft"


def test_strangers_do_not_get_in(client):
    version = save_fact()
    enter_desk(client, User.objects.create_user("x@desk.test", "correct horse battery", is_staff=True))

    assert client.get(page_of(version)).status_code == 403
    assert client.get(LIST).status_code == 403
