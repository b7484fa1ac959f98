"""The list of facts that are due for review, and what an instructor makes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from content.models import Fact, FactVersion
from content.models.facts import Status
from content.partialdate import PartialDate
from tests.conftest import save_learner
from tests.factories import save_attempt, save_attribute, save_fact, save_mission, save_question, save_quiz, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/content/fact/stale/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def save_due(statement: str = "The watch guards the harbour.", *, days_ago: int = 1, **fields: Any) -> FactVersion:
    """A fact of today whose review date has passed."""
    told = {"begins": None, "nature": "state", "attribute": save_attribute("task", is_volatile=False), **fields}
    version = save_fact(statement, **told)
    due = timezone.localdate() - timedelta(days=days_ago)
    Fact.objects.filter(pk=version.fact_id).update(review_by=due, reviewed_at=timezone.now())
    return FactVersion.objects.select_related("fact").get(pk=version.pk)


def decide(desk: Client, version: FactVersion, decision: str, **told: str):
    fields = {"version": version.pk, "decision": decision, "seen": str(version.fact.review_by)}
    return desk.post(ADDRESS, fields | told, follow=True)


def test_without_any_due_it_says_when_the_next_one_is(desk):
    save_due(days_ago=-9)
    day = timezone.localdate() + timedelta(days=9)

    page = desk.get(ADDRESS).content.decode()

    assert f"All facts are within their review date. Next due: {day:%-d %B %Y}." in page


@pytest.mark.parametrize("count", [1, 6])
def test_it_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_num_queries):
    for number in range(count):
        save_question(fact=save_due(f"The watch has task {number}."), as_of=None)
    save_quiz()
    desk.get(ADDRESS)

    with django_assert_num_queries(14):
        page = desk.get(ADDRESS)

    assert len(page.context["rows"]) == count


def test_each_fact_tells_why_it_is_due(desk):
    pilots = save_attribute()
    plan = save_due("The watch will end.", modality="planned", begins=timezone_day(-1), nature="event")
    undated = save_due("There are many pilots.", attribute=pilots, nature="observation", days_ago=2)
    called = save_due("There are 420 pilots.", days_ago=3)
    Fact.objects.filter(pk=called.fact_id).update(newer=save_fact("There are 500 pilots.", status="draft", value="500"))
    usual = save_due(days_ago=4)

    rows = {row["version"].pk: row for row in desk.get(ADDRESS).context["rows"]}

    assert "plan, and its day has come" in rows[plan.pk]["why"]
    assert "changes over time and has no sure date" in rows[undated.pk]["why"]
    assert rows[called.pk]["why"] == "A newer value came in."
    assert rows[called.pk]["newer"].statement == "There are 500 pilots."
    assert rows[usual.pk]["why"].startswith("Its review date was")
    assert list(rows) == [usual.pk, called.pk, undated.pk, plan.pk]


def timezone_day(days: int):
    day = timezone.localdate() + timedelta(days=days)
    return PartialDate.on(day.year, day.month, day.day)


def test_it_lists_the_questions_quizzes_and_running_attempts_that_rest_on_it(desk):
    version = save_due(days_ago=-5)
    asked = save_question(fact=version, as_of=None)
    quiz = save_quiz("all")
    save_quiz("other-topic", blueprint=[{"topic": "history", "count": 1}])
    save_attempt(save_learner("lea@quiz.test", "Lea"), quiz, is_finished=False)
    Fact.objects.update(review_by=timezone.localdate() - timedelta(days=1))

    [row] = desk.get(ADDRESS).context["rows"]

    assert [(found["stem"], found["note"]) for found in row["questions"]] == [(asked.stem, "has left practice")]
    assert [found["title"] for found in row["quizzes"]] == ["All"]
    assert row["running"] == 1


def test_a_confirmed_fact_leaves_the_list_and_comes_back_when_that_is_undone(desk):
    version = save_due()
    until = timezone.localdate() + timedelta(days=40)

    page = decide(desk, version, "confirm", until=str(until))

    assert page.context["rows"] == []
    assert [row.pk for row in page.context["undo"]] == [version.pk]
    assert Fact.objects.get().review_by == until

    page = decide(desk, version, "undo")

    assert len(page.context["rows"]) == 1
    assert Fact.objects.get().review_by == version.fact.review_by


def test_a_retired_fact_leaves_the_list_with_its_reason_and_comes_back_when_that_is_undone(desk):
    version = save_due()

    refused = decide(desk, version, "retire", reason=" ")
    assert (refused.status_code, len(refused.context["rows"])) == (409, 1)
    page = decide(desk, version, "retire", reason="No longer so.")

    version.refresh_from_db()
    assert (version.status, version.decision_reason, page.context["rows"]) == (Status.RETIRED, "No longer so.", [])

    page = decide(desk, version, "restore")

    version.refresh_from_db()
    assert version.status == Status.APPROVED


@pytest.mark.parametrize(
    ("decision", "told", "words"),
    [
        ("confirm", {"seen": "2020-01-01"}, "reviewed this fact first"),
        ("confirm", {"until": "soon"}, "Give the new review date as"),
        ("confirm", {"until": "2020-01-01"}, "must lie in the future"),
        ("dance", {}, "Choose one of the buttons shown."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(desk, decision, told, words):
    page = decide(desk, save_due(), decision, **told)

    assert page.status_code == 409
    assert words in page.content.decode()


def test_a_fact_of_another_mission_is_neither_shown_nor_decided(client):
    other = save_due(mission=save_mission("lake-watch"))
    who = save_staff()
    who.missions.add(save_mission())
    desk = enter_desk(client, who)

    assert desk.get(ADDRESS).context["rows"] == []
    assert decide(desk, other, "confirm").status_code == 404


def test_who_may_not_change_facts_reads_the_list_alone(client):
    version = save_due()
    desk = enter_desk(client, save_staff(may=["view"]))

    assert "Confirm" not in desk.get(ADDRESS).content.decode()
    assert decide(desk, version, "confirm").status_code == 403


def test_the_front_page_counts_them_and_leads_there(desk):
    save_due()

    rows = [row for row in desk.get("/admin/").context["needs"] if row["url"] == ADDRESS]

    assert [(row["count"], row["words"]) for row in rows] == [(1, "fact to look at again")]


def test_supersede_leads_to_the_form_of_the_fact_and_opens_it(desk):
    version = save_due()

    address = f"/admin/content/fact/{version.fact_id}/change/?correct=1"

    assert f"{address}#correct" in desk.get(ADDRESS).content.decode()
    assert '<details open class="edit" id="correct">' in desk.get(address).content.decode()
