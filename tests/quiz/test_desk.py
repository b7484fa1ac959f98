"""The desk's queue: what waits and in which order, how it narrows, and what was decided last."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from content import curation as facts_curation
from quiz import curation, deciding, desk
from quiz.desk import Narrowed, Place
from tests.factories import save_document, save_fact, save_mission, save_question, save_staff, save_topic

pytestmark = pytest.mark.django_db
ALL = Narrowed()
WARNING = {"check": "long", "severity": "warn", "text": "The correct option is the longest."}
BLOCK = {"check": "C2", "severity": "block", "text": "Two options are the same."}


def draft(stem: str = "", **fields):
    return save_question(stem, status="draft", **fields)


def lone_fact(**fields):
    return save_fact(status="draft", **fields)


def places(user=None, narrowed=ALL, start=None, **told):
    found = desk.line(user or save_staff(), narrowed)
    return [row.place for row in desk.onward(found, start, 20, **told)]


def q(version) -> Place:
    return Place("question", version.question_id)


def f(version) -> Place:
    return Place("fact", version.fact_id)


def test_questions_come_first_then_facts_that_no_draft_question_rests_on():
    fact = lone_fact()
    asked = lone_fact()
    first, second = draft(fact=asked), draft()
    save_question()

    assert places() == [q(first), q(second), f(fact)]


def test_a_fact_waits_alone_once_its_question_is_rejected():
    version = draft(fact=lone_fact())
    user = save_staff()
    curation.reject(version, by=user, now=timezone.now(), reason="Trivial")

    assert places(user) == [f(version.links.get().fact_version)]


def test_the_line_goes_on_past_a_place_that_waits_no_more_and_back_before_it():
    first, second, third = draft(), draft(), draft()
    fact = lone_fact()
    user = save_staff()
    found = desk.line(user, Narrowed())

    assert places(user, start=q(second), is_past=True) == [q(third), f(fact)]
    assert [row.place for row in desk.before(found, f(fact), 2)] == [q(second), q(third)]
    assert [row.place for row in desk.before(found, q(second), 2)] == [q(first)]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (Narrowed(finding="none"), ["Clean?"]),
        (Narrowed(finding="warn"), ["Warned?"]),
        (Narrowed(finding="block"), ["Blocked?"]),
        (Narrowed(words="clea"), ["Clean?"]),
        (Narrowed(topic="none"), ["Clean?", "Blocked?"]),
        (Narrowed(tier="B"), ["Blocked?"]),
    ],
)
def test_the_line_narrows(narrowed, expected):
    draft("Clean?")
    draft("Warned?", problems=[WARNING], topic=save_topic())
    draft("Blocked?", problems=[BLOCK], fact=save_fact(tier="B"))
    found = desk.line(save_staff(), narrowed)

    assert [row.version.stem for row in desk.onward(found, None, 9)] == expected


def test_the_line_narrows_to_what_a_document_says():
    document = save_document(text="It had 420 pilots.")
    here = draft(fact=lone_fact(document=document, quote="It had 420 pilots."))
    fact = lone_fact(document=document, quote="420 pilots")
    draft()

    assert places(narrowed=Narrowed(document=document.pk)) == [q(here), f(fact)]


def test_nothing_of_other_missions_waits_for_who_is_limited_to_one():
    other = save_mission("other", name="Other")
    fact = lone_fact(mission=other)
    draft()
    user = save_staff()
    user.missions.set([other])

    assert places(user) == [f(fact)]


def test_tally_counts_a_question_and_its_fact_as_one():
    user, now = save_staff(), timezone.now()
    version, fact = draft(fact=lone_fact(), problems=[]), lone_fact()
    draft()
    found = desk.line(user, Narrowed())
    deciding.approve(version, [version.links.get().fact_version], by=user, now=now, expected="draft")
    facts_curation.reject(fact, by=user, now=now, reason="Wrong")

    counts = desk.tally(found, user, since=now - timedelta(hours=1))

    assert (counts.approved, counts.rejected, counts.to_go, counts.sample) == (1, 1, 1, 1)


def test_the_last_stroke_is_the_account_s_own_and_newest():
    user, other, now = save_staff(), save_staff("other@desk.test"), timezone.now()
    first, second, third = draft(), draft(), draft()
    curation.reject(first, by=user, now=now - timedelta(minutes=2), reason="Wrong")
    curation.reject(second, by=user, now=now - timedelta(minutes=1), reason="Wrong")
    curation.reject(third, by=other, now=now, reason="Wrong")

    stroke = desk.last_stroke(user, since=now - timedelta(hours=1))

    assert stroke is not None
    assert stroke.questions == [second]
    assert desk.last_stroke(save_staff("new@desk.test"), since=now - timedelta(hours=1)) is None


@pytest.mark.parametrize("text", ["", "question", "question-", "question-x", "quiz-1", "fact-²", f"fact-{'9' * 30}"])
def test_what_names_no_place_is_none(text):
    assert desk.place_of(text) is None


def test_what_the_line_can_be_narrowed_to_takes_one_query(django_assert_num_queries):
    document, topic = save_document(), save_topic()
    user = save_staff()

    with django_assert_num_queries(2):  # the other is the missions of the account
        documents, topics = desk.narrowings(user)

    assert (documents, topics) == ([(str(document.pk), document.title)], [(str(topic.pk), topic.title)])
