"""The page behind an invitation: what it says, and to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from people.models import Invitation

pytestmark = pytest.mark.django_db


def save_invitation(**fields) -> Invitation:
    return Invitation.objects.create(
        **{"label": "Course 7", "expires_at": timezone.now() + timedelta(days=1), **fields}
    )


def test_join_says_what_it_is_for_and_offers_both_ways_in(client: Client):
    page = client.get(f"/join/{save_invitation().code}/")

    words = page.content.decode()
    assert page.status_code == 200
    assert ["Course 7" in words, 'href="/accounts/signup/"' in words, 'href="/accounts/login/"' in words] == [True] * 3


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "has expired"),
        ({"revoked_at": timezone.now()}, "was withdrawn"),
        ({"used": 1}, "All places"),
    ],
)
def test_join_tells_calmly_why_an_invitation_admits_nobody(client: Client, fields, reason):
    page = client.get(f"/join/{save_invitation(**fields).code}/")

    assert (page.status_code, reason in page.content.decode()) == (404, True)
    assert client.get("/accounts/signup/").templates[0].name == "account/signup_closed.html"


def test_join_knows_no_invented_code(client: Client):
    page = client.get("/join/no-such-code/")

    assert (page.status_code, "no such invitation" in page.content.decode()) == (404, True)


def test_join_sends_home_whoever_is_logged_in(client: Client, ana):
    client.force_login(ana.user)

    page = client.get(f"/join/{save_invitation().code}/", follow=True)

    assert page.redirect_chain == [("/", 302)]
    assert "You already have an account" in page.content.decode()


def test_join_changes_nothing_by_post(client: Client):
    assert client.post(f"/join/{save_invitation().code}/").status_code == 405


def test_join_is_never_cached(client: Client):
    assert "no-store" in client.get(f"/join/{save_invitation().code}/")["Cache-Control"]


def test_account_pages_say_which_address_is_the_main_one_and_where_one_is_logged_in(client: Client, ana):
    client.force_login(ana.user)
    EmailAddress.objects.create(user=ana.user, email=ana.user.email, primary=True, verified=True)

    addresses, sessions = (client.get(f"/accounts/{page}/").content.decode() for page in ("email", "sessions"))

    assert [words in addresses for words in (ana.user.email, "main", "confirmed", "Add an address")] == [True] * 4
    assert "Log out" in sessions
