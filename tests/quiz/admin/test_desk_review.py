"""The review at the desk: what a page shows, what a press does, and two instructors at once."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from content.models import FactVersion
from people.models import AuditRow
from quiz import curation
from quiz.models import Attempt, QuestionVersion
from tests.factories import save_document, save_fact, save_question, save_quiz, save_staff, save_topic
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
DESK = "/admin/desk/"
BLOCK = {"check": "C2", "severity": "block", "text": "Two options are the same."}


@pytest.fixture
def desk(client: Client) -> Client:
    return enter_desk(client, save_staff())


def draft(stem: str = "", **fields) -> QuestionVersion:
    return save_question(stem, status="draft", **fields)


def place_of(version) -> str:
    is_fact = isinstance(version, FactVersion)
    return f"fact-{version.fact_id}" if is_fact else f"question-{version.question_id}"


def press(desk: Client, version, decision: str, query: str = "", **posted):
    """What the form of the page sends, where the draft was as it is now."""
    seen = {"item": place_of(version), "version": version.pk, "seen": version.status, "decision": decision}
    return desk.post(f"{DESK}{query}", seen | posted)


def status(*versions) -> list[str]:
    for version in versions:
        version.refresh_from_db()
    return [version.status for version in versions]


def test_page_shows_the_draft_with_its_fact_its_passage_and_its_problems(desk):
    fact = save_fact("Harbour Watch had 420 pilots in June 2004.", status="draft")
    draft("How many pilots?", fact=fact, problems=[BLOCK])

    page = desk.get(DESK).content.decode()

    assert "<mark>Harbour Watch had 420 pilots in June 2004.</mark>" in page
    assert '<h2 id="draft" tabindex="-1">How many pilots?</h2>' in page
    assert "<strong>420 pilots</strong>" in page
    assert "Two options are the same." in page
    assert "Approving it also approves its fact, which is a draft." in page
    assert "0 approved, 1 to go" in page


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("at", ["first", "middle", "fact"])
def test_page_asks_at_most_fifteen_queries_for_one_and_many(desk, count, at, django_assert_max_num_queries):
    document = save_document(text="It had 420 pilots.")
    for _n in range(count):
        fact = save_fact(status="draft", document=document, quote="It had 420 pilots.", topic=save_topic())
        draft(fact=fact)
        lone = save_fact(status="draft")
    middle = QuestionVersion.objects.order_by("pk")[count // 2]
    query = {"first": "", "middle": f"?item={place_of(middle)}", "fact": f"?item={place_of(lone)}"}[at]

    with django_assert_max_num_queries(15):
        page = desk.get(f"{DESK}{query}")

    assert page.context["here"] is not None


def test_approving_goes_on_to_the_next_with_the_count(desk):
    first, second = draft(), draft("Second?")

    page = press(desk, first, "approve", "?finding=").headers["Location"]
    shown = desk.get(page).content.decode()

    assert status(first, second) == ["approved", "draft"]
    assert page == f"{DESK}?after=question-{first.question_id}"
    assert "<strong>Question approved.</strong> 1 approved, 1 to go" in shown
    assert '<h2 id="draft" tabindex="-1" data-land>Second?</h2>' in shown


def test_after_the_last_the_queue_begins_again(desk):
    first, second = draft("First?"), draft()

    page = desk.get(press(desk, second, "reject", reason="trivial").headers["Location"])

    assert page.context["here"]["version"] == first


def test_the_way_on_keeps_what_the_queue_is_narrowed_to(desk):
    topic = save_topic()
    first, _other, second = draft(topic=topic), draft(), draft("Same topic?", topic=topic)

    page = press(desk, first, "approve", f"?topic={topic.pk}&tier=x").headers["Location"]

    assert page == f"{DESK}?topic={topic.pk}&after=question-{first.question_id}"
    assert desk.get(page).context["here"]["version"] == second


def test_a_draft_fact_is_approved_with_its_question(desk):
    fact = save_fact(status="draft")
    version = draft(fact=fact)

    page = press(desk, version, "approve", fact=fact.pk).headers["Location"]

    assert status(version, fact) == ["approved", "approved"]
    assert "Question approved, and its fact." in desk.get(page).content.decode()


def test_who_may_not_decide_on_facts_does_not_approve_one_by_the_way(client):
    user = save_staff()
    user.user_permissions.remove(Permission.objects.get(codename="change_fact"))
    desk, fact = enter_desk(client, user), save_fact(status="draft")
    version = draft(fact=fact)

    page = press(desk, version, "approve", fact=fact.pk)

    assert page.status_code == 409
    assert "A fact it rests on is not approved" in page.content.decode()
    assert status(version, fact) == ["draft", "draft"]


def test_only_facts_of_the_question_are_approved_with_it(desk):
    version, stray = draft(), save_fact(status="draft")

    press(desk, version, "approve", fact=stray.pk)

    assert status(version, stray) == ["approved", "draft"]


def test_a_blocked_draft_says_why_instead_of_being_approved(desk):
    data = {
        "options": [{"id": "o1", "text": "420"}, {"id": "o2", "text": "420"}, {"id": "o3", "text": "9"}],
        "key": ["o1"],
    }
    version = draft("How many pilots?", data=data)

    page = press(desk, version, "approve")

    assert page.status_code == 409
    assert re.search(r'id="refusal" role="alert" tabindex="-1" data-land>.+</p>', page.content.decode())
    assert 'aria-describedby="refusal"' in page.content.decode()
    assert status(version) == ["draft"]


@pytest.mark.parametrize(
    ("posted", "reason"), [({"reason": "duplicate"}, "Duplicate"), ({"why": "Says too much"}, "Says too much")]
)
def test_rejecting_keeps_its_reason(desk, posted, reason):
    version, fact = draft(), save_fact(status="draft")

    press(desk, version, "reject", **posted)
    press(desk, fact, "reject", **posted)

    assert status(version, fact) == ["rejected", "rejected"]
    assert {version.decision_reason, fact.decision_reason} == {reason}


def test_rejecting_without_a_reason_asks_for_one(desk):
    version = draft()

    page = press(desk, version, "reject")

    assert (page.status_code, status(version)) == (409, ["draft"])
    assert "Give a reason." in page.content.decode()


def test_undo_takes_back_one_decision_after_the_other(desk):
    first, second, third = draft(), save_fact(status="draft"), draft()
    press(desk, first, "approve")
    press(desk, second, "approve")
    press(desk, third, "reject", reason="wrong")

    found = [desk.post(DESK, {"decision": "undo"}).headers["Location"] for _n in range(3)]

    assert found == [f"{DESK}?item={place_of(version)}" for version in (third, second, first)]
    assert status(first, second, third) == ["draft", "draft", "draft"]
    assert AuditRow.objects.filter(action__startswith="take back").count() == 3
    assert desk.post(DESK, {"decision": "undo"}).status_code == 409


def test_who_comes_second_is_told_who_decided_first_and_may_undo_that(desk, client_of):
    version, _next = draft("Both see it?"), draft()
    ben = client_of("ben@desk.test")
    press(ben, version, "reject", reason="sensitive")

    page = press(desk, version, "approve")
    words = page.content.decode()

    assert page.status_code == 409
    assert "Ben decided first" in words
    assert "Ben decided on it first." in words
    assert status(version) == ["rejected"]
    desk.post(f"{DESK}?item={place_of(version)}", undo_form(words, version))
    assert status(version) == ["draft"]


@pytest.fixture
def client_of():
    return lambda email: enter_desk(Client(), save_staff(email))


def undo_form(page: str, version) -> dict[str, str]:
    at = re.search(r'name="at" value="([^"]+)"', page)
    assert at is not None
    return {"decision": "undo", "item": place_of(version), "version": str(version.pk), "at": at[1]}


def test_an_undo_of_what_was_decided_anew_is_refused(desk, client_of):
    version, _next = draft(), draft()
    ben = client_of("ben@desk.test")
    press(ben, version, "reject", reason="sensitive")
    words = desk.get(f"{DESK}?item={place_of(version)}").content.decode()
    ben.post(DESK, {"decision": "undo"})
    version.refresh_from_db()
    press(ben, version, "approve")

    page = desk.post(DESK, undo_form(words, version))

    assert page.status_code == 409
    assert "Ben changed the decision" in page.content.decode()
    assert status(version) == ["approved"]


def test_a_decision_on_a_version_that_was_edited_since_is_refused(desk):
    version = draft()
    content = type(version.content).from_data("How many pilots had it in June 2004?", "", version.data)
    wording = curation.Wording(content, as_of=version.as_of)
    curation.edit(version, wording, change="cosmetic", by=save_staff("ben@desk.test"), now=timezone.now())

    page = press(desk, version, "approve", seen="draft")

    assert page.status_code == 409
    assert "Ben decided first" in page.content.decode()


@pytest.mark.parametrize("posted", [{}, {"decision": "retire"}, {"decision": "approve", "item": "fact-999999"}])
def test_what_no_button_sends_is_refused_in_words(desk, posted):
    draft()

    assert desk.post(DESK, posted).status_code == 409


def test_preview_shows_the_question_as_a_trainee_sees_it_and_counts_nowhere(desk):
    save_quiz()
    draft()

    page = desk.get(DESK).content.decode()

    assert "As a trainee sees it" in page
    assert "After a wrong answer" in page
    assert not Attempt.objects.exists()


def test_empty_queue_says_how_many_were_approved_and_leads_on(desk):
    version = draft()

    page = desk.get(press(desk, version, "approve").headers["Location"]).content.decode()

    assert "Queue is empty. 1 approved today." in " ".join(page.split())
    assert "On to the quizzes" in page
    assert "Undo the last decision" in page


def test_empty_narrowed_queue_leads_to_the_whole(desk):
    draft()

    assert "Show the whole queue" in desk.get(f"{DESK}?q=nothing-fits").content.decode()


def test_who_may_only_look_gets_no_buttons(client):
    desk = enter_desk(client, save_staff(may=("view",)))
    version = draft()

    assert 'value="approve"' not in desk.get(DESK).content.decode()
    assert press(desk, version, "approve").status_code == 403
    assert status(version) == ["draft"]
