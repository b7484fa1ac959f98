"""The policy: it knows every model of the desk, and every page of the desk asks it."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, Group

from content.models import Fact
from people import policy
from people.admin.policed import PolicedAdmin
from people.models import User
from people.roles import ROLES
from quiz.models import Attempt, Learner
from tests.factories import save_attempt, save_everything, save_fact, save_mission, save_question, save_quiz

pytestmark = pytest.mark.django_db
DESK = admin.site._registry.items()


@pytest.fixture
def guest(eda: User) -> User:
    """An instructor of one mission alone."""
    eda.missions.add(save_mission("border-watch"))
    return eda


@pytest.mark.parametrize(("model", "noun"), DESK, ids=lambda row: getattr(row, "__name__", ""))
def test_every_noun_of_the_desk_is_under_the_policy(model, noun):
    label = model._meta.label_lower

    assert isinstance(noun, PolicedAdmin)
    assert type(noun).get_queryset is PolicedAdmin.get_queryset
    assert (label in policy.MISSION_OF) is not (label in policy.OF_NO_MISSION)


def test_every_model_that_a_role_may_see_has_a_mission_or_none_on_purpose():
    known = set(policy.MISSION_OF) | policy.OF_NO_MISSION

    assert {label for role in ROLES for label in role.may} <= known


def test_a_model_that_nobody_thought_of_shows_nothing_by_mistake(guest):
    with pytest.raises(KeyError):
        policy.visible(Group.objects.all(), guest)


def test_every_way_to_a_mission_leads_to_the_right_one(guest, ana, ben):
    here, there = (save_everything(who, mission=save_mission(slug))
                   for who, slug in ((ana, "border-watch"), (ben, "harbour-watch")))  # fmt: skip
    rows = [name for name in here if type(here[name])._meta.label_lower in policy.MISSION_OF]

    assert [name for name in rows if not policy.reaches(guest, here[name])] == []
    assert [name for name in rows if policy.reaches(guest, there[name])] == []


def test_without_a_limit_all_missions_are_visible(eda, ada, guest):
    save_fact(mission=save_mission("border-watch"))
    save_fact(mission=save_mission("harbour-watch"))
    ada.missions.add(save_mission("border-watch"))
    free = User.objects.create_user("free@quiz.test", is_staff=True)

    assert [policy.visible(Fact.objects.all(), user).count() for user in (free, ada, guest)] == [2, 2, 1]
    assert [policy.missions_of(user) for user in (free, ada)] == [None, None]


def test_a_learner_of_two_missions_is_listed_once(guest, ana):
    for slug in ("border-watch", "border-watch", "harbour-watch"):
        mission = save_mission(slug)
        save_question(fact=save_fact(mission=mission))
        save_attempt(ana, save_quiz(mission=mission))

    assert list(policy.visible(Learner.objects.all(), guest)) == [ana]
    assert policy.visible(Attempt.objects.all(), guest).count() == 2


def test_own_things_are_the_account_s_alone(ana, ben):
    save_question()
    attempt = save_attempt(ana, save_quiz())

    mine, others, nobody_s = (policy.own(Attempt.objects.all(), who) for who in (ana.user, ben.user, AnonymousUser()))

    assert (list(mine), list(others), list(nobody_s)) == ([attempt], [], [])


@pytest.mark.parametrize(
    ("action", "label", "is_allowed"), [("change", "quiz.quiz", True), ("add", "people.user", False)]
)
def test_what_a_role_may_is_for_those_who_may_enter_the_desk(eda, action, label, is_allowed):
    was = policy.may(eda, action, label)
    User.objects.filter(pk=eda.pk).update(is_staff=False)

    assert (was, policy.may(User.objects.get(pk=eda.pk), action, label)) == (is_allowed, False)
    assert not policy.may(AnonymousUser(), action, label)
