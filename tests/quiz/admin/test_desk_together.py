"""Approving drafts together: after a sample of ten, only those that were listed, and all of it undone by one press."""

from __future__ import annotations

import pytest
from django.test import Client

from quiz.models import QuestionVersion
from tests.factories import save_fact, save_question, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
DESK, TOGETHER = "/admin/desk/", "/admin/desk/together/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def drafts(count: int) -> list[QuestionVersion]:
    fact = save_fact(status="draft")
    stem = "In June 2004, how many pilots did Harbour Watch have"
    return [save_question(f"{stem}, by page {n} of the report?", status="draft", fact=fact) for n in range(count)]


def decide_one_by_one(desk: Client, versions: list[QuestionVersion]) -> None:
    for version in versions:
        seen = {"item": f"question-{version.question_id}", "version": version.pk, "seen": "draft"}
        desk.post(DESK, {**seen, "decision": "reject", "reason": "trivial"})


def test_none_before_ten_were_decided_one_by_one(desk):
    versions = drafts(12)
    decide_one_by_one(desk, versions[:9])

    page = desk.get(TOGETHER).content.decode()
    refused = desk.post(TOGETHER, {"version": [version.pk for version in versions]})

    assert "Decide on 1 more draft without findings first, one by one." in page
    assert "<button class" not in page.partition('<form method="post" class="card">')[2]
    assert refused.status_code == 409
    assert QuestionVersion.objects.filter(status="approved").count() == 0


def test_those_that_were_listed_are_approved_with_their_facts_and_undone_at_once(desk):
    versions = drafts(13)
    decide_one_by_one(desk, versions[:10])
    fact = versions[0].links.get().fact_version

    desk.post(TOGETHER, {"version": [version.pk for version in versions[10:12]]})
    approved = list(QuestionVersion.objects.filter(status="approved").order_by("pk"))
    fact.refresh_from_db()
    page = desk.get(DESK).content.decode()

    assert (approved, fact.status) == (versions[10:12], "approved")
    assert "2 questions approved." in page
    desk.post(DESK, {"decision": "undo"})
    fact.refresh_from_db()
    assert (QuestionVersion.objects.filter(status="draft").count(), fact.status) == (3, "draft")


def test_a_draft_with_findings_is_not_among_them(desk):
    versions = drafts(12)
    decide_one_by_one(desk, versions[:10])
    QuestionVersion.objects.filter(pk=versions[11].pk).update(
        problems=[{"check": "long", "severity": "warn", "text": "The correct option is the longest."}]
    )

    page = desk.get(TOGETHER)
    desk.post(TOGETHER, {"version": [versions[11].pk]})

    assert [row["version"] for row in page.context["rows"]] == [versions[10]]
    assert QuestionVersion.objects.get(pk=versions[11].pk).status == "draft"


@pytest.mark.parametrize("count", [1, 20])
def test_page_asks_at_most_fifteen_queries_for_one_and_many(desk, count, django_assert_max_num_queries):
    drafts(count)

    with django_assert_max_num_queries(15):
        page = desk.get(TOGETHER)

    assert len(page.context["rows"]) == count
