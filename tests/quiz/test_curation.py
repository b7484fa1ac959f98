"""Decisions on questions: what blocks them, what an edit keeps, and what stays written down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from content import curation as facts
from content.curation import CannotDecide
from content.models.facts import Status
from people.models import AuditRow, User
from quiz import checking, curation
from quiz.curation import Wording
from quiz.models import Question, QuestionVersion
from tests.factories import NOW, save_fact, save_mission, save_question, save_staff, save_topic, save_waiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def eda() -> User:
    return save_staff()


def statuses(version: QuestionVersion) -> list[str]:
    return list(version.question.versions.values_list("status", flat=True))


def wording(version: QuestionVersion, **changes: str) -> Wording:
    content = replace(version.content, **changes)
    return Wording(content, topic=version.topic, as_of=version.as_of)


def test_approve_says_who_and_when_and_leaves_an_audit_row(eda):
    version = save_question(status="draft")

    curation.approve(version, by=eda, now=NOW)

    version.refresh_from_db()
    assert (version.status, version.decided_by, version.decided_at) == ("approved", eda, NOW)
    assert list(AuditRow.objects.values_list("action", "thing")) == [("approve question", "quiz.questionversion")]


def test_approve_is_blocked_by_what_the_checks_find_now(eda):
    version = save_question("How many pilots did Harbour Watch have?", status="draft", problems=[])

    with pytest.raises(CannotDecide, match="“pilots” changes over time"):
        curation.approve(version, by=eda, now=NOW)

    assert statuses(version) == ["draft"]


def test_approve_is_blocked_by_the_shape_of_the_question(eda):
    options = [{"id": "o1", "text": "420", "why": ""}, {"id": "o2", "text": "250", "why": ""}]
    version = save_question(status="draft", data={"options": options, "key": []})

    with pytest.raises(CannotDecide, match="No option is marked correct"):
        curation.approve(version, by=eda, now=NOW)


def test_a_warning_does_not_block(eda):
    version = save_question(status="draft", explanation="So it was.")

    curation.approve(version, by=eda, now=NOW)

    version.refresh_from_db()
    assert statuses(version) == ["approved"]
    assert [(row["check"], row["severity"]) for row in version.problems] == [("E3", "warn")]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"status": "draft"}, "A fact it rests on is not approved"),
        ({"status": "retired"}, "A fact it rests on is not approved"),
        ({"begins": None}, "changes over time and has no date"),
    ],
)
def test_approve_is_blocked_by_an_unfit_fact(eda, told, sentence):
    version = save_question(status="draft", fact=save_fact(**told))

    with pytest.raises(CannotDecide, match=sentence):
        curation.approve(version, by=eda, now=NOW)


def test_approve_is_blocked_by_a_corrected_value_but_not_by_other_importance(eda):
    fact = save_fact()
    version = save_question(status="draft", fact=fact)
    placed = facts.correct(fact, {"importance": 3}, by=eda, now=NOW, reason="Central")
    facts.approve(placed, by=eda, now=NOW)
    assert curation.blocking(version) == []
    corrected = facts.correct(placed, {"value": "425"}, by=eda, now=NOW, reason="Misread")
    facts.approve(corrected, by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="has been corrected"):
        curation.approve(version, by=eda, now=NOW)


def test_approve_refuses_a_question_that_rests_on_no_fact(eda):
    content = save_question().content
    version = curation.create(save_mission(), Wording(content), [], by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="It rests on no fact"):
        curation.approve(version, by=eda, now=NOW)


def test_a_second_decision_is_told_who_was_first_and_changes_nothing(eda):
    version = save_question(status="draft")
    curation.reject(version, by=eda, now=NOW, reason="Trivial")

    with pytest.raises(CannotDecide, match="Eda decided first on 2 March 2026 at 09:00: it is rejected"):
        curation.approve(version, by=save_staff("ola@desk.test"), now=NOW)

    assert statuses(version) == ["rejected"]


def test_retire_needs_a_reason_and_keeps_the_version(eda):
    version = save_question()

    with pytest.raises(CannotDecide, match="Give a reason"):
        curation.retire(version, by=eda, now=NOW, reason="")
    curation.retire(version, by=eda, now=NOW, reason="Outdated")

    assert statuses(version) == ["retired"]


def test_create_makes_a_draft_with_its_facts(eda):
    fact = save_fact()
    content = save_question().content

    version = curation.create(
        fact.fact.mission, Wording(content, as_of=fact.begins), [(fact, "asked")], by=eda, now=NOW
    )

    assert (version.number, version.status, version.created_by, version.change) == (1, "draft", eda, "initial")
    assert list(version.facts.all()) == [fact]
    assert Question.objects.get(pk=version.question_id).current == version


def test_edit_makes_a_draft_beside_the_approved_version_and_keeps_option_ids(eda):
    version = save_question("How many pilots were there in June 2004?")

    changed = wording(version, stem="How many pilots worked there in June 2004?")
    fresh = curation.edit(version, changed, change="cosmetic", by=eda, now=NOW, note="Clearer")

    assert statuses(version) == ["approved", "draft"]
    assert (fresh.number, fresh.change, fresh.data) == (2, "cosmetic", version.data)
    assert list(fresh.facts.all()) == list(version.facts.all())
    row = AuditRow.objects.get()
    assert (row.action, row.before, row.after, row.reason) == (
        "edit question",
        {"stem": "How many pilots were there in June 2004?"},
        {"stem": "How many pilots worked there in June 2004?"},
        "Clearer",
    )


def test_approving_the_edit_replaces_the_version_before(eda):
    version = save_question()
    changed = wording(version, stem="In June 2004, how many pilots were there?")
    fresh = curation.edit(version, changed, change="cosmetic", by=eda, now=NOW)

    curation.approve(fresh, by=eda, now=NOW)

    assert statuses(version) == ["replaced", "approved"]


def test_edit_moves_the_question_to_the_corrected_fact(eda):
    version = save_question(fact=save_fact())
    corrected = facts.correct(version.facts.get(), {"value": "425"}, by=eda, now=NOW, reason="Misread")
    facts.approve(corrected, by=eda, now=NOW)

    fresh = curation.edit(version, wording(version, stem="Other?"), change="substantive", by=eda, now=NOW)

    assert list(fresh.facts.all()) == [corrected]


def test_edit_refuses_a_version_that_is_not_the_newest(eda):
    version = save_question()
    curation.edit(version, wording(version, stem="Mine?"), change="cosmetic", by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="Eda saved version 2 since you opened this"):
        curation.edit(version, wording(version, stem="Yours?"), change="cosmetic", by=eda, now=NOW)


def test_edit_refuses_no_change(eda):
    version = save_question()

    with pytest.raises(CannotDecide, match="Nothing was changed"):
        curation.edit(version, wording(version), change="cosmetic", by=eda, now=NOW)


def test_a_topic_is_set_on_all_versions_without_a_new_one(eda):
    version, topic = save_question(), save_topic()
    curation.edit(version, wording(version, stem="Other?"), change="cosmetic", by=eda, now=NOW)

    assert curation.set_topic([version.question], topic, by=eda) == 1

    assert list(version.question.versions.values_list("status", "topic")) == [
        ("approved", topic.pk),
        ("draft", topic.pk),
    ]
    row = AuditRow.objects.get(action="file question")
    assert (row.thing, row.before, row.after) == ("quiz.question", {"topic": None}, {"topic": "Structure"})


def test_an_edit_of_the_topic_alone_makes_no_version(eda):
    version = save_question()
    wanted = Wording(version.content, topic=save_topic(version.question.mission), as_of=version.as_of)

    same = curation.edit(version, wanted, change="cosmetic", by=eda, now=NOW)

    assert same == version
    assert list(version.question.versions.values_list("number", "topic__slug")) == [(1, "structure")]


def test_problems_of_a_version_come_gravest_first(eda):
    found = [{"check": c, "severity": s, "text": c} for c, s in (("a", "info"), ("b", "block"), ("c", "warn"))]
    version = save_question(status=Status.DRAFT, problems=found)

    assert [row["check"] for row in curation.problems_of(version)] == ["b", "c", "a"]


SHORT: dict[str, Any] = {"explanation": "So it was."}
"""A warning: E3 about these words."""


def test_warning_is_let_stand_for_a_reason_that_is_kept(eda):
    version = save_question(status="draft", **SHORT)

    curation.waive(version, "E3", "So it was.", by=eda, now=NOW, reason="The  quote says it all.")

    version.refresh_from_db()
    waiver = version.waivers.get()
    assert (waiver.waived_by, waiver.waived_at, waiver.reason) == (eda, NOW, "The quote says it all.")
    assert [row["waived"] for row in curation.problems_of(version)] == ["The quote says it all."]
    row = AuditRow.objects.get()
    assert (row.action, row.reason, row.by) == ("waive warning", "The quote says it all.", eda)
    assert row.after == {"check": "E3", "text": "The explanation is too short. Say why the correct answer is right."}


def test_waiver_is_taken_back(eda):
    version = save_question(status="draft", **SHORT)
    curation.waive(version, "E3", "So it was.", by=eda, now=NOW, reason="Fine")

    curation.enforce(version, "E3", "So it was.", by=eda)

    version.refresh_from_db()
    assert ["waived" in row for row in curation.problems_of(version)] == [False]
    assert list(AuditRow.objects.order_by("pk").values_list("action", flat=True)) == [
        "waive warning",
        "enforce warning",
    ]
    with pytest.raises(CannotDecide, match="This warning is not waived"):
        curation.enforce(version, "E3", "So it was.", by=eda)


@pytest.mark.parametrize(
    ("told", "rule", "words", "reason", "sentence"),
    [
        (SHORT, "E3", "So it was.", " ", "Give a reason"),
        (SHORT, "E3", "Other words.", "Fine", "This warning stands no more"),
        (SHORT, "C1", "So it was.", "Fine", "This warning stands no more"),
        ({"stem": "How many pilots had Harbour Watch?"}, "T2", "pilots", "Fine", "Only a warning can be waived"),
    ],
)
def test_waiver_is_refused(eda, told, rule, words, reason, sentence):
    version = save_question(status="draft", **told)

    with pytest.raises(CannotDecide, match=sentence):
        curation.waive(version, rule, words, by=eda, now=NOW, reason=reason)

    assert not version.waivers.exists()
    assert not AuditRow.objects.exists()


def test_what_blocks_cannot_be_let_stand_by_a_row_in_the_table(eda):
    version = save_question("How many pilots had Harbour Watch?", status="draft")
    save_waiver(version, rule="T2", words="pilots")

    with pytest.raises(CannotDecide, match="changes over time"):
        curation.approve(version, by=eda, now=NOW)


def test_edit_keeps_waivers_as_long_as_the_words_are_the_same(eda):
    version = save_question("In June 2004, how many pilots did the mission have?", status="draft", **SHORT)
    curation.waive(version, "E3", "So it was.", by=eda, now=NOW, reason="Fine")

    same = wording(version, stem="In June 2004, how many pilots worked for the mission?")
    first = curation.edit(version, same, change="cosmetic", by=eda, now=NOW)
    second = curation.edit(first, wording(first, explanation="So it is."), change="cosmetic", by=eda, now=NOW)

    assert [row.get("waived") for row in curation.problems_of(first)] == ["Fine"]
    assert [row.get("waived") for row in curation.problems_of(second)] == [None]


def test_words_that_take_sides_need_a_second_person(eda):
    loaded = "As the report of June 2004 says, the occupiers left."
    version = save_question(status="draft", explanation=loaded, created_by=eda)

    with pytest.raises(CannotDecide, match="A second person decides on this one"):
        curation.waive(version, "G3", "occupiers", by=eda, now=NOW, reason="A quote")
    curation.waive(version, "G3", "occupiers", by=save_staff("ola@desk.test"), now=NOW, reason="A quote")

    assert version.waivers.count() == 1


def test_fact_that_was_retired_is_told_once(eda):
    fact = save_fact()
    version = save_question(status="draft", fact=fact)
    facts.retire(fact, by=eda, now=NOW, reason="Wrong")

    checking.relint(version)

    assert "T4" in {row["check"] for row in version.problems}
    assert [text for text in curation.blocking(version) if "fact it rests on" in text] == [
        f"A fact it rests on is not approved: “{fact.statement}” Decide on that first."
    ]
