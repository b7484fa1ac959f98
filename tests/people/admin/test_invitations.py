"""Invitations at the desk: made, copied, sent, withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.models import AuditRow, Invitation, User
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
INVITATIONS = "/admin/people/invitation/"


@pytest.fixture
def desk(client: Client, eda: User) -> Client:
    """An instructor at the desk."""
    return enter_desk(client, eda)


def save_invitation(**fields) -> Invitation:
    return Invitation.objects.create(
        **{"label": "Course 7", "expires_at": timezone.now() + timedelta(days=1), **fields}
    )


def words(**given: str) -> dict[str, str]:
    fields = {"label": "Course 7", "email": "", "places": "20", "expires_at_0": "2099-01-02", "expires_at_1": "12:00"}
    return {**fields, **given}


def test_join_link_is_made_and_shown_in_full(desk: Client, eda: User):
    page = desk.post(f"{INVITATIONS}add/", words(), follow=True)

    made = Invitation.objects.get()
    assert (made.places, made.created_by) == (20, eda)
    assert f"http://testserver/join/{made.code}/" in page.content.decode()
    assert f"http://testserver/join/{made.code}/" in desk.get(f"{INVITATIONS}{made.pk}/change/").content.decode()
    assert AuditRow.objects.get().after == {"email": "", "places": 20}


def test_form_proposes_two_weeks(desk: Client):
    initial = desk.get(f"{INVITATIONS}add/").context["adminform"].form.initial["expires_at"]

    assert timedelta(days=13) < initial - timezone.now() <= timedelta(days=14)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "kim@quiz.test", "places": "2"}, "places"),
        ({"places": "0"}, "places"),
        ({"places": "-1"}, "places"),
        ({"email": "not an address"}, "email"),
        ({"expires_at_0": ""}, "expires_at"),
    ],
)
def test_impossible_invitation_is_refused_with_the_reason(desk: Client, given, field):
    page = desk.post(f"{INVITATIONS}add/", words(**given))

    assert list(page.context["adminform"].form.errors) == [field]
    assert Invitation.objects.count() == 0


def test_places_can_be_added_but_not_taken_from_those_who_came(desk: Client):
    made = save_invitation(places=5, used=3)
    path = f"{INVITATIONS}{made.pk}/change/"

    told = [desk.post(path, words(places=places)).status_code for places in ("2", "3", "9")]

    made.refresh_from_db()
    assert (told, made.places) == ([200, 302, 302], 9)


def test_personal_invitation_keeps_its_one_place(desk: Client):
    made = save_invitation(email="kim@quiz.test")

    page = desk.post(f"{INVITATIONS}{made.pk}/change/", words(places="4"))

    made.refresh_from_db()
    assert (page.status_code, made.places, made.email) == (200, 1, "kim@quiz.test")


def test_withdrawn_invitation_admits_nobody(desk: Client, eda: User):
    made = save_invitation()

    desk.post(INVITATIONS, {"action": "revoke", "_selected_action": [made.pk]})

    assert Client().get(f"/join/{made.code}/").status_code == 404
    assert list(AuditRow.objects.values_list("action", "by")) == [("revoke", eda.pk)]


def test_only_open_personal_invitations_are_sent(desk: Client):
    personal = save_invitation(email="kim@quiz.test")
    others = [save_invitation(), save_invitation(email="lee@quiz.test", revoked_at=timezone.now())]

    page = desk.post(
        INVITATIONS, {"action": "send", "_selected_action": [one.pk for one in (personal, *others)]}, follow=True
    )

    assert [message.to for message in mail.outbox] == [["kim@quiz.test"]]
    assert f"http://testserver/join/{personal.code}/" in mail.outbox[0].body
    assert "1 invitation was sent." in page.content.decode()


def test_mail_server_that_refuses_is_told_of(desk: Client, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }
    personal = save_invitation(email="kim@quiz.test")

    page = desk.post(INVITATIONS, {"action": "send", "_selected_action": [personal.pk]}, follow=True)

    assert "The mail server did not take the one for kim@quiz.test" in page.content.decode()
    assert not AuditRow.objects.filter(action="send").exists()


def test_learners_and_curators_invite_nobody(client: Client, ana, ada: User):
    from django.contrib.auth.models import Group

    curator = User.objects.create_user("cy@quiz.test", "correct horse battery", is_staff=True)
    curator.groups.set(Group.objects.filter(name="Curators"))

    assert enter_desk(client, curator).get(INVITATIONS).status_code == 403


def test_invitations_are_never_deleted(desk: Client):
    made = save_invitation()

    assert desk.post(f"{INVITATIONS}{made.pk}/delete/", {"post": "yes"}).status_code == 403
