"""Decisions on facts: what they change, what they refuse, and what stays written down."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest

from content import curation
from content.curation import CannotDecide
from content.models import Document, Evidence, FactVersion, Premise
from content.models.facts import Status
from content.partialdate import PartialDate
from people.models import AuditRow, User
from tests.factories import NOW, save_document, save_fact, save_mission, save_staff, save_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def eda() -> User:
    return save_staff()


def statuses(version: FactVersion) -> list[str]:
    return list(version.fact.versions.values_list("status", flat=True))


def audit_rows() -> list[tuple[str, str]]:
    return list(AuditRow.objects.order_by("pk").values_list("action", "reason"))


def test_approve_says_who_and_when_and_leaves_an_audit_row(eda):
    version = save_fact(status="draft")

    curation.approve(version, by=eda, now=NOW)

    version.refresh_from_db()
    assert (version.status, version.decided_by, version.decided_at) == ("approved", eda, NOW)
    row = AuditRow.objects.get()
    assert (row.action, row.thing, row.before, row.after) == (
        "approve fact",
        "content.factversion",
        {"status": "draft"},
        {"status": "approved"},
    )


def test_approve_refuses_a_fact_without_quote_or_premise(eda):
    version = save_fact(status="draft", quote="")

    with pytest.raises(CannotDecide, match="No quote carries its value"):
        curation.approve(version, by=eda, now=NOW)

    assert statuses(version) == ["draft"]
    assert audit_rows() == []


def test_approve_takes_an_undated_fact_that_changes(eda):
    version = save_fact(status="draft", begins=None)

    curation.approve(version, by=eda, now=NOW)

    assert statuses(version) == ["approved"]


@pytest.mark.parametrize(("premise_status", "expected"), [("approved", "approved"), ("draft", "draft")])
def test_approve_of_a_derived_fact_waits_for_its_premises(eda, premise_status, expected):
    version = save_fact(status="draft", quote="")
    Premise.objects.create(version=version, premise=save_fact(status=premise_status))

    with pytest.raises(CannotDecide, match="not approved") if expected == "draft" else nullcontext():
        curation.approve(version, by=eda, now=NOW)

    assert statuses(version) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"), [({"statement": "There were 420 pilots."}, "approved"), ({"value": "421"}, "draft")]
)
def test_a_derived_fact_does_not_outlive_the_correction_of_a_premise(eda, changes, expected):
    premise = save_fact()
    version = save_fact("More than 100 pilots served.", status="draft", quote="")
    Premise.objects.create(version=version, premise=premise)
    fresh = curation.correct(premise, changes, by=eda, now=NOW, reason="Misread")
    curation.approve(fresh, by=eda, now=NOW)

    with pytest.raises(CannotDecide, match="was corrected") if expected == "draft" else nullcontext():
        curation.approve(version, by=eda, now=NOW)

    assert statuses(version) == [expected]


def test_a_corrected_derived_fact_rests_on_its_premises_as_they_stand(eda):
    premise = save_fact()
    version = save_fact("There were 420 men and no women.", status="draft", quote="")
    Premise.objects.create(version=version, premise=premise)
    fresh = curation.correct(premise, {"value": "421"}, by=eda, now=NOW, reason="Misread")
    curation.approve(fresh, by=eda, now=NOW)

    corrected = curation.correct(version, {"value": "421"}, by=eda, now=NOW, reason="One more")
    curation.approve(corrected, by=eda, now=NOW)

    assert [row.premise for row in corrected.premises.all()] == [fresh]
    assert statuses(version) == ["replaced", "approved"]


def test_a_second_decision_is_told_who_was_first_and_changes_nothing(eda):
    version = save_fact(status="draft")
    ola = save_staff("ola@desk.test")
    curation.reject(version, by=eda, now=NOW, reason="Wrong year")

    with pytest.raises(CannotDecide) as refusal:
        curation.approve(version, by=ola, now=NOW + timedelta(minutes=1))

    assert str(refusal.value) == "Eda decided first on 2 March 2026 at 09:00: it is rejected. Nothing was changed."
    assert statuses(version) == ["rejected"]
    assert audit_rows() == [("reject fact", "Wrong year")]


def test_a_rejected_fact_can_be_approved_by_one_who_saw_that_it_was(eda):
    version = save_fact(status="rejected")

    curation.approve(version, by=eda, now=NOW, expected=Status.REJECTED)

    assert statuses(version) == ["approved"]


@pytest.mark.parametrize("decide", [curation.reject, curation.retire])
def test_reject_and_retire_need_a_reason(eda, decide):
    version = save_fact(status="draft" if decide is curation.reject else "approved")

    with pytest.raises(CannotDecide, match="Give a reason"):
        decide(version, by=eda, now=NOW, reason="  ")


def test_retire_refuses_a_draft(eda):
    version = save_fact(status="draft")

    with pytest.raises(CannotDecide, match="This version is draft"):
        curation.retire(version, by=eda, now=NOW, reason="Old", expected=Status.DRAFT)


def test_correct_makes_a_draft_beside_the_approved_version_with_the_same_evidence(eda):
    version = save_fact(value="420")

    fresh = curation.correct(version, {"value": "425"}, by=eda, now=NOW, reason="Misread")

    assert (fresh.number, fresh.value, fresh.status, fresh.recorded_by) == (2, "425", "draft", eda)
    assert statuses(version) == ["approved", "draft"]
    spans = [(row.passage_id, row.role, row.start, row.end, row.quote) for row in Evidence.objects.order_by("pk")]
    assert len(spans) == 2
    assert spans[0] == spans[1]
    row = AuditRow.objects.get()
    assert (row.action, row.before, row.after, row.reason) == (
        "correct fact",
        {"value": "420"},
        {"value": "425"},
        "Misread",
    )


def test_approving_the_correction_replaces_the_version_before(eda):
    version = save_fact()
    fresh = curation.correct(version, {"importance": 3}, by=eda, now=NOW, reason="Central")

    curation.approve(fresh, by=eda, now=NOW)

    assert statuses(version) == ["replaced", "approved"]
    version.fact.refresh_from_db()
    assert version.fact.current == fresh


def test_rejecting_the_correction_shows_the_approved_version_again(eda):
    version = save_fact()
    fresh = curation.correct(version, {"unit": "sailors"}, by=eda, now=NOW, reason="Other word")

    curation.reject(fresh, by=eda, now=NOW, reason="No")

    version.fact.refresh_from_db()
    assert version.fact.current == version


def test_correcting_a_draft_replaces_it_at_once(eda):
    version = save_fact(status="draft")

    curation.correct(version, {"statement": "Other words."}, by=eda, now=NOW, reason="Clearer")

    assert statuses(version) == ["replaced", "draft"]


def test_correct_refuses_a_version_that_is_not_the_newest(eda):
    version = save_fact()
    curation.correct(version, {"value": "425"}, by=eda, now=NOW, reason="Misread")

    with pytest.raises(CannotDecide, match="A newer version exists"):
        curation.correct(version, {"value": "430"}, by=eda, now=NOW, reason="Misread")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": "420"}, "Nothing was changed."),
        ({"value": "many"}, "“many” is no number."),
        ({"rule": "mine"}, "A correction cannot change rule."),
        ({"topic": None}, "A correction cannot change topic."),
        ({"statement": ""}, "This field cannot be blank."),
    ],
)
def test_correct_refuses_with_a_sentence(eda, changes, sentence):
    version = save_fact(value="420")

    with pytest.raises(CannotDecide) as refusal:
        curation.correct(version, changes, by=eda, now=NOW, reason="Because")

    assert str(refusal.value).startswith(sentence)
    assert statuses(version) == ["approved"]


def test_a_date_set_by_an_instructor_is_known_as_such(eda):
    version = save_fact(begins=None)

    fresh = curation.correct(version, {"begins": PartialDate.on(2005)}, by=eda, now=NOW, reason="Asked the board")

    assert (fresh.begins, fresh.known) == (PartialDate.on(2005), "set")


def test_a_date_taken_away_leaves_the_fact_undated(eda):
    version = save_fact()

    fresh = curation.correct(version, {"begins": None}, by=eda, now=NOW, reason="Not in the text")

    assert (fresh.begins, fresh.known) == (None, "unknown")


def test_a_topic_is_set_on_all_versions_without_a_new_one(eda):
    version, topic = save_fact(), save_topic()
    curation.correct(version, {"value": "425"}, by=eda, now=NOW, reason="Misread")

    moved = curation.set_topic([version.fact], topic, by=eda)

    assert moved == 1
    assert list(version.fact.versions.values_list("status", "topic")) == [("approved", topic.pk), ("draft", topic.pk)]
    row = AuditRow.objects.get(action="file fact")
    assert (row.thing, row.thing_id, row.by) == ("content.fact", str(version.fact_id), eda)
    assert (row.before, row.after) == ({"topic": None}, {"topic": "Structure"})


def test_a_correction_keeps_the_topic(eda):
    version = save_fact(topic=save_topic())

    fresh = curation.correct(version, {"value": "425"}, by=eda, now=NOW, reason="Misread")

    assert fresh.topic == save_topic()


def test_setting_the_topic_that_it_has_leaves_no_trace(eda):
    version = save_fact(topic=save_topic())

    assert curation.set_topic([version.fact], save_topic(), by=eda) == 0
    assert audit_rows() == []


def test_a_topic_of_another_mission_is_refused(eda):
    version = save_fact()

    with pytest.raises(CannotDecide, match="“Structure” is a topic of another mission"):
        curation.set_topic([version.fact], save_topic(save_mission("lake")), by=eda)

    assert FactVersion.objects.get(pk=version.pk).topic is None


def test_withdraw_and_reinstate_a_document(eda):
    document = save_document()

    curation.withdraw(document, by=eda, reason="Recalled by its publisher")
    with pytest.raises(CannotDecide, match="is withdrawn already"):
        curation.withdraw(document, by=eda, reason="Again")
    curation.reinstate(document, by=eda)

    assert Document.objects.get().status == "active"
    assert audit_rows() == [("withdraw document", "Recalled by its publisher"), ("reinstate document", "")]
