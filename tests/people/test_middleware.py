"""The desk and the second factor: no way in by a password alone."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import get_resolver

from people.models import User
from tests.people.factors import code_now, enter_desk, save_app

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
SET_UP = "/accounts/2fa/"
LOG_IN = "/admin/login/?next=/admin/"


def log_in(client: Client, email: str, password: str = PASSWORD):
    return client.post("/accounts/login/", {"login": email, "password": password})


def desk(client: Client, path: str = "/admin/") -> str:
    """Where a request for the desk ends: "open", or the address it is sent to."""
    page = client.get(path)
    return "open" if page.status_code == 200 else page["Location"]


def test_staff_without_a_second_factor_are_sent_to_set_one_up(client: Client, eda):
    client.force_login(eda)

    page = client.get("/admin/", follow=True)

    assert page.redirect_chain == [(SET_UP, 302)]
    assert "The desk needs a second factor." in page.content.decode()


@pytest.mark.parametrize("path", ["/admin/people/user/", "/admin/login/", "/admin/jsi18n/", "/admin/no-such-page/"])
def test_everything_under_the_desk_is_closed(client: Client, ada, path):
    client.force_login(ada)

    assert [desk(client, path), client.post(path)["Location"]] == [SET_UP, SET_UP]


def test_every_page_of_the_desk_lies_under_the_closed_address():
    apart = [
        str(pattern.pattern) for pattern in get_resolver().url_patterns if getattr(pattern, "app_name", "") == "admin"
    ]

    assert apart == ["admin/"]


def test_log_in_with_app_opens_the_desk(client: Client, eda):
    secret = save_app(eda)

    first = log_in(client, "eda@quiz.test").url
    before = desk(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})

    assert (first, before, desk(client)) == ("/accounts/2fa/authenticate/", LOG_IN, "open")


def test_recovery_code_opens_the_desk_once(client: Client, eda):
    enter_desk(client, eda)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/2fa/recovery-codes/generate/")
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]

    doors = []
    for visitor in (Client(), Client()):
        log_in(visitor, "eda@quiz.test")
        visitor.post("/accounts/2fa/authenticate/", {"code": code})
        doors.append(desk(visitor))

    assert doors == ["open", LOG_IN]


def test_session_begun_before_the_factor_was_set_up_must_prove_it(client: Client, eda):
    log_in(client, "eda@quiz.test")
    secret = save_app(eda)

    asked = desk(client)
    client.post(asked, {"code": "000000"})
    wrong = desk(client)
    client.post(asked, {"code": code_now(secret)})

    assert (asked, wrong) == ("/accounts/2fa/reauthenticate/?next=%2Fadmin%2F",) * 2
    assert desk(client) == "open"


def test_password_again_is_no_second_factor(client: Client, eda):
    log_in(client, "eda@quiz.test")
    save_app(eda)

    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert desk(client).startswith("/accounts/2fa/reauthenticate/")


def test_setting_up_an_app_leads_to_the_desk(client: Client, eda):
    log_in(client, "eda@quiz.test")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})

    asked = desk(client)
    client.post(asked, {"code": code_now(secret)})

    assert (asked.startswith("/accounts/2fa/reauthenticate/"), desk(client)) == (True, "open")


def test_removing_the_factor_closes_the_desk_again(client: Client, eda):
    enter_desk(client, eda)
    opened = desk(client)

    Authenticator.objects.filter(user=eda).delete()

    assert (opened, desk(client)) == ("open", SET_UP)


def test_forgotten_password_does_not_lead_past_the_factor(client: Client, eda):
    save_app(eda)
    client.post("/accounts/password/reset/", {"email": "eda@quiz.test"})
    link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "another long sentence", "password2": "another long sentence"})
    after_reset = desk(client)

    log_in(client, "eda@quiz.test", "another long sentence")

    assert [after_reset, desk(client)] == [LOG_IN, LOG_IN]


def test_proof_of_one_account_is_none_of_another(client: Client, eda, ada):
    save_app(ada)
    enter_desk(client, eda)

    client.force_login(ada)

    assert desk(client).startswith("/accounts/")


def test_codes_cannot_be_guessed_without_end(client: Client, eda):
    secret = save_app(eda)
    log_in(client, "eda@quiz.test")
    for _ in range(10):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})

    assert desk(client) == LOG_IN


@pytest.mark.parametrize(
    ("is_demo_site", "is_demo_account", "door"),
    [(True, True, "open"), (True, False, SET_UP), (False, True, SET_UP), (False, False, SET_UP)],
)
def test_factor_is_waived_for_demonstration_accounts_of_a_demonstration_alone(
    client: Client, ada, settings, is_demo_site, is_demo_account, door
):
    settings.DEMO = is_demo_site
    User.objects.filter(pk=ada.pk).update(is_demo=is_demo_account)
    client.force_login(ada)

    assert desk(client) == door


def test_others_meet_the_desk_as_before(client: Client, ana):
    anonymous = desk(client)
    client.force_login(ana.user)

    assert anonymous == LOG_IN
    assert client.get("/admin/", follow=True).status_code == 403
