"""What follows from the facts of a document comes in with them, says from what, and comes in once."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from content import curation
from content.curation import CannotDecide
from content.importing import Submission
from content.models import Document, FactVersion, Mission
from people.models import User
from quiz import intake
from quiz.models import QuestionVersion
from tests.factories import NOW, save_mission, save_staff
from tests.people.factors import enter_desk
from tests.rows import row_counts

pytestmark = pytest.mark.django_db

NAMED = "# Lake report\n\nThe Northern Lake Monitoring Mission (NLMM) watches the lake. "
MILITARY = "In March 2014 the NLMM had 12 military advisers. "
CIVILIAN = "In March 2014 the NLMM had 5 civilian advisers. "
REPORT = f"{NAMED}{MILITARY}{CIVILIAN}\n"
HISTORY = """# The Lake Guard

The Lake Guard was set up on 3 March 2010. On 4 May 2011 the Lake Guard opened its first post at Novo Selo.
The Lake Guard took over the northern shore on 2 June 2012. On 5 July 2013, the Lake Guard closed its first post.
"""


@pytest.fixture
def mission() -> Mission:
    return save_mission("lake", name="Lake")


@pytest.fixture
def eda() -> User:
    return save_staff()


def take_in(mission: Mission, text: str, title: str = "Lake report", document: Document | None = None) -> intake.Intake:
    handed_in = Submission(mission, text.encode(), "report.md", title=title, publisher="Lake Press", document=document)
    return intake.take_in(handed_in, now=NOW, by=None)


def derived() -> FactVersion:
    return FactVersion.objects.select_related("fact").get(rule__startswith="derived: ")


def premises(version: FactVersion) -> list[str]:
    return [row.premise.statement for row in version.premises.all()]


def test_a_sum_is_stored_with_its_premises_and_without_a_quote(mission, capsys):
    take_in(mission, REPORT)

    total = derived()
    assert (total.value, total.unit, total.status) == ("17", "advisers", "draft")
    assert total.statement == "NLMM had 17 advisers in March 2014: 12 military advisers plus 5 civilian advisers."
    assert premises(total) == [
        "NLMM had 12 military advisers in March 2014.",
        "NLMM had 5 civilian advisers in March 2014.",
    ]
    assert not total.evidence.exists()
    call_command("check_evidence")
    assert '"without_evidence": []' in capsys.readouterr().out


def test_an_order_of_events_is_stored_with_its_events(mission):
    take_in(mission, HISTORY)

    order = derived()
    assert (order.subject.name, order.attribute.slug, len(premises(order))) == ("Lake Guard", "order-of-events", 4)
    assert order.value.startswith("1 The Lake Guard was set up; 2 The Lake Guard opened its first post at Novo Selo; ")


def test_the_question_of_a_sum_says_from_what_its_key_follows(mission):
    take_in(mission, REPORT)

    question = QuestionVersion.objects.get(kind="numeric", links__fact_version=derived(), links__role="asked")

    assert question.data["value"] == "17"
    assert "This follows from other facts: NLMM had 12 military advisers in March 2014; " in question.explanation
    assert "They stand in “Lake report”." in question.explanation
    linked = question.links.filter(role="context").values_list("fact_version__statement", flat=True)
    assert sorted(linked) == premises(derived())


def test_the_page_of_a_derived_fact_shows_what_it_follows_from(mission, eda, client: Client):
    take_in(mission, REPORT)
    desk = enter_desk(client, eda)

    shown = desk.get(reverse("admin:content_fact_change", args=[derived().fact_id])).content.decode()

    assert "It follows from" in shown
    assert all(statement in shown for statement in premises(derived()))
    first = derived().premises.all()[0].premise
    assert "From it follows" in desk.get(reverse("admin:content_fact_change", args=[first.fact_id])).content.decode()


def test_importing_again_derives_nothing_more(mission):
    take_in(mission, REPORT)
    before = row_counts()

    take_in(mission, REPORT, "Another title")
    assert row_counts() == before

    take_in(mission, f"{REPORT}\nThe lake is cold.\n", document=Document.objects.get())
    assert premises(derived()) == [
        "NLMM had 12 military advisers in March 2014.",
        "NLMM had 5 civilian advisers in March 2014.",
    ]
    assert row_counts()["Question"] == before["Question"]


def test_what_a_second_document_adds_is_summed_with_what_is_known(mission):
    take_in(mission, NAMED + MILITARY)
    assert not FactVersion.objects.filter(rule__startswith="derived: ").exists()

    done = take_in(mission, NAMED + CIVILIAN, "Lake news")

    assert derived().value == "17"
    assert str(derived().fact.uuid) in {row["id"] for row in done.outcome.report["new"]}


@pytest.mark.parametrize(("total", "told"), [(17, "confirmed"), (18, "contradicted")])
def test_a_total_told_later_confirms_or_contradicts_the_sum(mission, total, told):
    take_in(mission, REPORT)

    done = take_in(mission, f"{NAMED}In March 2014 the NLMM had {total} advisers.\n", "Lake news")

    assert str(derived().fact.uuid) in {row["id"] for row in done.outcome.report[told]}
    assert derived().evidence.exists() is (told == "confirmed")


def test_a_sum_that_a_text_tells_too_needs_no_decision_on_its_parts(mission, eda):
    take_in(mission, REPORT)
    take_in(mission, f"{NAMED}In March 2014 the NLMM had 17 advisers.\n", "Lake news")

    curation.approve(derived(), by=eda, now=NOW)

    assert derived().status == "approved"


def test_a_rejected_sum_stays_rejected(mission, eda):
    take_in(mission, REPORT)
    curation.reject(derived(), by=eda, now=NOW, reason="Some are both")

    take_in(mission, f"{REPORT}\nThe lake is cold.\n", "Lake news")

    assert derived().status == "rejected"


def test_a_newer_count_of_a_part_leaves_the_sum_as_it_is(mission):
    take_in(mission, REPORT)
    before = derived()

    take_in(mission, f"{NAMED}In May 2015 the NLMM had 20 military advisers.\n", "Lake news")

    assert derived() == before


def test_a_sum_is_approved_after_its_parts_and_not_after_their_correction(mission, eda):
    take_in(mission, REPORT)
    with pytest.raises(CannotDecide, match="not approved"):
        curation.approve(derived(), by=eda, now=NOW)
    parts = [row.premise for row in derived().premises.select_related("premise")]
    fresh = curation.correct(parts[0], {"value": "13"}, by=eda, now=NOW, reason="Misread")
    for version in (fresh, parts[1]):
        curation.approve(version, by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="was corrected"):
        curation.approve(derived(), by=eda, now=NOW)

    take_in(mission, f"{REPORT}\nThe lake is cold.\n", "Lake news")
    assert FactVersion.objects.filter(rule="derived: sum").count() == 1
