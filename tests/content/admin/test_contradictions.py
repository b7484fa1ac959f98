"""The contradiction desk: what is listed there, side by side, and how it is ruled on."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from content.models import Attribute, FactVersion, Ruling
from content.models.facts import Status
from tests.factories import save_attribute, save_document, save_fact, save_ruling, save_staff
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
DESK = "/admin/content/fact/contradictions/"


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def save_name(value: str, subject: str = "Harbour Watch", **fields) -> FactVersion:
    kind = save_attribute("kind of watch", kind="definition", value_type="text", is_volatile=False)
    told = {"attribute": kind, "nature": "state", "begins": None, "unit": "", "subject": subject, **fields}
    return save_fact(f"{subject} is a {value}.", value=value, **told)


def rule_on(desk: Client, *versions: FactVersion, **posted):
    return desk.post(
        DESK, {"fact": [version.fact_id for version in versions], "seen": 0, "reason": "So it is.", **posted}
    )


def words(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.mark.parametrize("count", [1, 6])
def test_page_asks_the_same_number_of_queries_for_one_and_many(desk, count, django_assert_max_num_queries):
    for n in range(count):
        save_name("rescue service", f"Watch {n}")
        save_name("police force", f"Watch {n}")
    save_ruling(save_name("fleet", "Night Watch"), save_name("school", "Night Watch"))

    with django_assert_max_num_queries(15):
        page = desk.get(DESK)

    assert page.context["open_count"] == count
    assert page.context["ruled_count"] == 1
    assert len(page.context["matters"]) == count + 1


def test_three_names_of_one_thing_stand_side_by_side_with_their_quotes(desk):
    for value in ("rescue service", "police force", "coast guard"):
        save_name(value, document=save_document(text=f"They call it a {value}.", title=f"On the {value}"), quote=value)

    page = desk.get(DESK)

    assert page.context["open_count"] == 1
    assert len(page.context["matters"][0]["facts"]) == 3
    for value in ("rescue service", "police force", "coast guard"):
        assert f"<mark>{value}</mark>" in words(page)
        assert f"On the {value}" in words(page)


def test_what_is_no_contradiction_is_not_listed(desk):
    save_fact()
    save_fact(value="500", begins=None)
    save_name("rescue service")
    save_name("police force", status=Status.REJECTED)
    Attribute.objects.filter(slug="kind-of-watch").update(is_list=True)
    save_name("coast guard")

    page = desk.get(DESK)

    assert page.context["matters"] == []
    assert "No facts contradict each other." in words(page)


def test_an_instructor_prefers_one_for_a_reason_that_stands_on_both_pages(desk):
    one, other = save_name("rescue service"), save_name("police force")

    done = rule_on(desk, one, other, verdict=f"prefer:{other.fact_id}", reason="The law says so.")

    assert done.status_code == 302
    assert Ruling.objects.get().preferred == other.fact
    for page in (desk.get(DESK), *(desk.get(f"/admin/content/fact/{row.fact_id}/change/") for row in (one, other))):
        assert "Preferred: Harbour Watch is a police force." in words(page)
        assert "The law says so." in words(page)
    assert desk.get(DESK).context["open_count"] == 0


def test_a_ruling_without_a_reason_is_refused_and_says_why(desk):
    one, other = save_name("rescue service"), save_name("police force")

    refused = rule_on(desk, one, other, verdict="both", reason=" ")

    assert refused.status_code == 409
    assert "Give a reason." in words(refused)
    assert not Ruling.objects.exists()


def test_a_ruling_is_taken_back_by_a_further_row(desk):
    one, other = save_name("rescue service"), save_name("police force")
    first = save_ruling(one, other, verdict="not_asked")

    rule_on(desk, one, other, undo="1", seen=first.pk)

    assert [row.verdict for row in Ruling.objects.all()] == ["not_asked", "open"]
    assert desk.get(DESK).context["open_count"] == 1


def test_two_at_once_do_not_overwrite_each_other(desk):
    one, other = save_name("rescue service"), save_name("police force")
    save_ruling(one, other)

    refused = rule_on(desk, one, other, verdict="not_asked")

    assert refused.status_code == 409
    assert "decided first" in words(refused)
    assert Ruling.objects.count() == 1


def test_a_fact_that_comes_later_opens_the_matter_again(desk):
    save_ruling(save_name("rescue service"), save_name("police force"))

    save_name("coast guard")

    assert desk.get(DESK).context["open_count"] == 1


def test_who_may_only_look_is_offered_no_ruling(client):
    one, other = save_name("rescue service"), save_name("police force")
    desk = enter_desk(client, save_staff("looks@desk.test", may=("view",)))

    assert "verdict-" not in words(desk.get(DESK))
    assert rule_on(desk, one, other, verdict="both").status_code == 403


def test_facts_that_do_not_exist_cannot_be_ruled_on(desk):
    assert desk.post(DESK, {"fact": ["999999", "999998"], "verdict": "both", "reason": "So."}).status_code == 404
