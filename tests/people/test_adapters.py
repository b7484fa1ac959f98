"""Making an account: closed without an invitation, one place each, and nothing half done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from people.adapters import enter
from people.models import AuditRow, Invitation, User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough sentence"


def save_invitation(**fields) -> Invitation:
    return Invitation.objects.create(
        **{"label": "Course 7", "expires_at": timezone.now() + timedelta(days=1), **fields}
    )


def sign_up(client: Client, email: str, **extra: str):
    words = {"email": email, "password1": PASSWORD, "password2": PASSWORD, **extra}
    return client.post("/accounts/signup/", words, follow=True)


def template(page) -> str:
    return str(page.templates[0].name)


def test_sign_up_is_closed_without_an_invitation(client: Client):
    pages = [client.get("/accounts/signup/"), sign_up(client, "lee@quiz.test")]

    assert [template(page) for page in pages] == ["account/signup_closed.html"] * 2
    assert User.objects.count() == 0


def test_sign_up_can_be_open_to_all(client: Client, settings):
    settings.OPEN_SIGNUP = True

    sign_up(client, "lee@quiz.test")

    assert list(User.objects.values_list("email", "is_staff")) == [("lee@quiz.test", False)]


def test_join_link_admits_as_many_as_it_has_places_and_no_more():
    invitation = save_invitation(places=2)

    for number in range(3):
        visitor = Client()
        visitor.get(f"/join/{invitation.code}/")
        sign_up(visitor, f"learner{number}@quiz.test")

    invitation.refresh_from_db()
    emails = list(User.objects.values_list("email", flat=True))
    assert (invitation.used, emails) == (2, ["learner0@quiz.test", "learner1@quiz.test"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"used": 1}, "All places of this invitation are taken"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "has expired"),
        ({"revoked_at": timezone.now()}, "was withdrawn"),
    ],
)
def test_enter_refuses_an_invitation_that_ended_while_the_form_was_read(client: Client, change, reason):
    invitation = save_invitation()
    page = client.get(f"/join/{invitation.code}/")
    Invitation.objects.filter(pk=invitation.pk).update(**change)
    request = page.wsgi_request

    with pytest.raises(ImmediateHttpResponse) as refused:
        enter(request, "lee@quiz.test", lambda: User.objects.create_user("lee@quiz.test"), needs_invitation=True)

    assert refused.value.response.url == f"/join/{invitation.code}/"
    assert [reason in str(message) for message in get_messages(request)] == [True]
    assert (User.objects.count(), AuditRow.objects.count()) == (0, 0)


def test_personal_invitation_fills_in_its_address_and_takes_no_other(client: Client):
    invitation = save_invitation(email="kim@quiz.test")
    client.get(f"/join/{invitation.code}/")

    form = client.get("/accounts/signup/").context["form"]
    refused = sign_up(client, "lee@quiz.test")

    assert form["email"].value() == "kim@quiz.test"
    assert refused.context["form"].errors == {"email": ["This invitation is for kim@quiz.test."]}
    assert (User.objects.count(), Invitation.objects.get().used) == (0, 0)


def test_personal_invitation_confirms_its_address(client: Client):
    invitation = save_invitation(email="kim@quiz.test")
    client.get(f"/join/{invitation.code}/")

    page = sign_up(client, "Kim@Quiz.test")

    kim = User.objects.get()
    assert (page.redirect_chain[-1][0], page.context["user"]) == ("/", kim)
    assert list(EmailAddress.objects.values_list("user", "email", "primary", "verified")) == [
        (kim.pk, "kim@quiz.test", True, True)
    ]
    assert client.get(f"/join/{invitation.code}/").status_code == 302


def test_join_link_opened_after_a_personal_one_confirms_no_address(client: Client):
    personal, group = save_invitation(email="kim@quiz.test"), save_invitation(places=9)
    client.get(f"/join/{personal.code}/")
    client.get(f"/join/{group.code}/")

    sign_up(client, "lee@quiz.test")

    assert list(EmailAddress.objects.values_list("email", "verified")) == [("lee@quiz.test", False)]
    assert list(Invitation.objects.order_by("pk").values_list("used", flat=True)) == [0, 1]


def test_sign_up_writes_down_who_came_by_which_invitation(client: Client):
    invitation = save_invitation()
    client.get(f"/join/{invitation.code}/")

    sign_up(client, "lee@quiz.test")

    lee = User.objects.get()
    rows = AuditRow.objects.order_by("pk").values_list("action", "thing", "thing_id", "by", "after")
    assert list(rows) == [
        ("sign_up", "people.user", str(lee.pk), lee.pk, {"invitation": invitation.pk}),
        ("log_in", "people.user", str(lee.pk), lee.pk, None),
    ]


def test_sign_up_gives_no_right_that_is_not_in_the_form(client: Client):
    client.get(f"/join/{save_invitation().code}/")

    sign_up(client, "lee@quiz.test", is_staff="1", is_superuser="1", is_demo="1", groups="1")

    lee = User.objects.get()
    assert (lee.is_staff, lee.is_superuser, lee.is_demo, lee.groups.count()) == (False, False, False, 0)


def test_sign_up_takes_no_place_for_an_address_that_has_an_account(client: Client, ana):
    client.get(f"/join/{save_invitation().code}/")

    page = sign_up(client, "ANA@quiz.test")

    assert "email" in page.context["form"].errors
    assert (User.objects.count(), Invitation.objects.get().used) == (1, 0)


def test_sign_up_leaves_nothing_behind_when_the_account_cannot_be_made(client: Client, monkeypatch):
    client.get(f"/join/{save_invitation().code}/")
    User.objects.create_user("lee@quiz.test")
    # As when the same form comes twice at once: both find the address free.
    monkeypatch.setattr("allauth.account.internal.flows.manage_email.assess_unique_email", lambda *_, **__: True)

    page = sign_up(client, "lee@quiz.test")

    assert page.redirect_chain[-1][0] == "/accounts/login/"
    assert (User.objects.count(), Invitation.objects.get().used, AuditRow.objects.count()) == (1, 0, 0)


def test_second_factor_can_be_set_up_at_once_by_whoever_came_by_a_personal_invitation(client: Client):
    client.get(f"/join/{save_invitation(email='kim@quiz.test').code}/")
    sign_up(client, "kim@quiz.test")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get("/accounts/2fa/totp/activate/")

    assert (page.status_code, template(page)) == (200, "mfa/totp/activate_form.html")
    assert Authenticator.objects.count() == 0
