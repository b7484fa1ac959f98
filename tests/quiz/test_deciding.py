"""Approving a question with its facts, and taking decisions back with what they replaced, and with their trace."""

from __future__ import annotations

from random import Random

import pytest
from django.utils import timezone

from content import curation as facts_curation
from content.curation import CannotDecide
from people.models import AuditRow
from quiz import attempts, curation, deciding, desk
from quiz.curation import Wording
from tests.conftest import save_learner
from tests.factories import save_fact, save_question, save_quiz, save_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return save_staff()


def draft(**fields):
    version = save_question(status="draft", **fields)
    return version, version.links.get().fact_version


def approve(version, *facts, user, now=None):
    return deciding.approve(version, facts, by=user, now=now or timezone.now(), expected="draft")


def take_back(version, user, *, seen=None):
    version.refresh_from_db()
    is_fact = hasattr(version, "fact_id")
    told = ([], [version]) if is_fact else ([version], [])
    return deciding.take_back(*told, by=user, now=timezone.now(), seen=seen or version.decided_at)


def status(*versions):
    for version in versions:
        version.refresh_from_db()
    return [version.status for version in versions]


def test_a_draft_fact_is_approved_with_its_question_and_says_so(user):
    version, fact = draft(fact=save_fact(status="draft"))

    assert approve(version, fact, user=user) == [fact]
    assert status(version, fact) == ["approved", "approved"]
    assert fact.decision_reason == f"Approved with question {version.question_id}"


def test_neither_is_approved_where_one_cannot_be(user):
    version, fact = draft(fact=save_fact(status="draft", quote=""))

    with pytest.raises(CannotDecide, match="No quote"):
        approve(version, fact, user=user)

    assert status(version, fact) == ["draft", "draft"]
    assert not AuditRow.objects.exists()


def test_a_fact_that_somebody_rejected_meanwhile_refuses_the_question(user):
    version, fact = draft(fact=save_fact(status="draft"))
    facts_curation.reject(fact, by=save_staff("ben@desk.test"), now=timezone.now(), reason="Wrong")

    with pytest.raises(CannotDecide, match="Ben decided first"):
        approve(version, fact, user=user)


def test_a_fact_that_somebody_approved_meanwhile_is_no_hindrance(user):
    version, fact = draft(fact=save_fact(status="draft"))
    facts_curation.approve(fact, by=save_staff("ben@desk.test"), now=timezone.now())

    assert approve(version, fact, user=user) == []
    assert status(version) == ["approved"]


def test_taking_back_lets_the_question_and_its_fact_wait_again_and_leaves_its_trace(user):
    version, fact = draft(fact=save_fact(status="draft"))
    approve(version, fact, user=user)

    done = take_back(version, user)

    assert (done.questions, done.facts, done.kept) == ([version], [fact], [])
    assert status(version, fact) == ["draft", "draft"]
    assert (version.decided_at, version.decided_by, version.decision_reason) == (None, None, "")
    row = AuditRow.objects.filter(action="take back question").values("by", "before__status", "after").get()
    assert row == {"by": user.pk, "before__status": "approved", "after": {"status": "draft"}}


def test_a_rejection_is_taken_back_too(user):
    version, _fact = draft()
    curation.reject(version, by=user, now=timezone.now(), reason="Trivial")

    take_back(version, user)

    assert status(version) == ["draft"]
    assert AuditRow.objects.filter(action="take back question", before__reason="Trivial").exists()


def test_what_was_replaced_holds_again(user):
    former = save_question()
    content = type(former.content).from_data("How many pilots had it in June 2004?", "", former.data)
    fresh = curation.edit(former, Wording(content, as_of=former.as_of), change="cosmetic", by=user, now=timezone.now())
    approve(fresh, user=user)
    assert status(former, fresh) == ["replaced", "approved"]

    take_back(fresh, user)

    assert status(former, fresh) == ["approved", "draft"]


def test_a_fact_on_which_others_rest_by_now_stays_approved(user):
    version, fact = draft(fact=save_fact(status="draft"))
    approve(version, fact, user=user)
    save_question(fact=fact)

    done = take_back(version, user)

    assert (done.facts, done.kept) == ([], [fact])
    assert status(version, fact) == ["draft", "approved"]


def test_a_lone_fact_is_not_taken_back_from_under_what_rests_on_it(user):
    fact = save_fact(status="draft")
    facts_curation.approve(fact, by=user, now=timezone.now())
    save_question("How many?", fact=fact)

    with pytest.raises(CannotDecide, match="An approved question rests on it: “How many"):
        take_back(fact, user)


def test_a_question_that_a_paper_has_drawn_is_not_taken_back(user):
    version, _fact = draft()
    approve(version, user=user)
    attempts.start(save_learner("a@quiz.test", "Ana"), save_quiz(), now=timezone.now(), rng=Random(1))

    with pytest.raises(CannotDecide, match="stands in a paper that was drawn since"):
        take_back(version, user)

    assert status(version) == ["approved"]


def test_a_decision_that_somebody_changed_since_is_not_taken_back_unseen(user):
    version, _fact = draft()
    approve(version, user=user)
    seen = version.__class__.objects.get(pk=version.pk).decided_at
    curation.retire(version, by=save_staff("ben@desk.test"), now=timezone.now(), reason="Old", expected="approved")

    with pytest.raises(CannotDecide, match="Ben changed the decision"):
        take_back(version, user, seen=seen)

    assert status(version) == ["retired"]


def test_a_decision_with_a_newer_version_stays(user):
    version, _fact = draft()
    approve(version, user=user)
    version.refresh_from_db()
    content = type(version.content).from_data("How many pilots had it in June 2004?", "", version.data)
    curation.edit(version, Wording(content, as_of=version.as_of), change="cosmetic", by=user, now=timezone.now())

    with pytest.raises(CannotDecide, match="newer version"):
        take_back(version, user)


def test_together_only_what_the_checks_still_find_clean(user):
    version, _fact = draft(stem="How many pilots did it have?")

    with pytest.raises(CannotDecide, match="found something by now"):
        deciding.approve(
            version, [], by=user, now=timezone.now(), expected="draft", reason=desk.TOGETHER, is_clean=True
        )
