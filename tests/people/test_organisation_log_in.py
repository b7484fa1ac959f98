"""The organisation's log-in: it admits the invited, or all it knows where so configured, and skips no check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from people.models import AuditRow, Invitation, User
from tests.people.factors import code_now, save_app
from tests.people.organisation import Organisation, running

pytestmark = pytest.mark.django_db
HOME = "/"


@pytest.fixture(scope="module")
def server() -> Iterator[Organisation]:
    with running() as organisation:
        yield organisation


@pytest.fixture
def organisation(server: Organisation, settings) -> Organisation:
    server.person = {"sub": "17", "email": "kim@quiz.test", "email_verified": True, "name": "Kim Lee"}
    use(settings, server.app())
    return server


def use(settings, app) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def log_in(client: Client, **forged: str):
    """Goes to the organisation and comes back, with what is forged in the address of the way back."""
    away = client.post("/accounts/oidc/example/login/")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    return client.get("/accounts/oidc/example/login/callback/", {"code": "once", "state": state, **forged})


def invite(client: Client, **fields) -> Invitation:
    fields = {"label": "Course 7", "expires_at": timezone.now() + timedelta(days=1), **fields}
    invitation = Invitation.objects.create(**fields)
    client.get(f"/join/{invitation.code}/")
    return invitation


def test_stranger_without_an_invitation_gets_no_account(client: Client, organisation):
    page = log_in(client)

    assert page.templates[0].name == "account/signup_closed.html"
    assert User.objects.count() == 0


def test_join_link_admits_and_its_place_is_taken(client: Client, organisation):
    invitation = invite(client)

    page = log_in(client)

    kim = User.objects.get()
    invitation.refresh_from_db()
    assert (page.url, kim.email, kim.name, invitation.used) == (HOME, "kim@quiz.test", "Kim Lee", 1)
    assert list(AuditRow.objects.order_by("pk").values_list("action", flat=True)) == ["sign_up", "log_in"]


@pytest.mark.parametrize(
    ("invited", "way_on", "accounts"), [("kim@quiz.test", HOME, 1), ("lee@quiz.test", "/join/bcdfg/", 0)]
)
def test_personal_invitation_admits_its_own_address_alone(client: Client, organisation, invited, way_on, accounts):
    invite(client, email=invited, code="bcdfg")

    page = log_in(client)

    assert (page.url, User.objects.count(), Invitation.objects.get().used) == (way_on, accounts, accounts)
    assert SocialAccount.objects.count() == accounts


def test_organisation_may_admit_all_it_knows(client: Client, organisation, settings):
    use(settings, organisation.app(auto_signup=True))

    page = log_in(client)

    assert (page.url, User.objects.get().has_usable_password()) == (HOME, False)
    assert client.get("/accounts/signup/").status_code == 302


def test_admitting_all_opens_no_sign_up_by_password(client: Client, organisation, settings):
    use(settings, organisation.app(auto_signup=True))

    client.post("/accounts/signup/", {"email": "lee@quiz.test", "password1": "a long one", "password2": "a long one"})

    assert User.objects.count() == 0


def test_address_of_another_account_is_not_taken_over(client: Client, organisation, settings, ana):
    use(settings, organisation.app(auto_signup=True))
    organisation.person["email"] = "ana@quiz.test"

    log_in(client)

    assert (User.objects.count(), SocialAccount.objects.count(), "_auth_user_id" in client.session) == (1, 0, False)


def test_form_that_asks_for_a_missing_address_takes_one_place(client: Client, organisation):
    invitation = invite(client, places=5)
    del organisation.person["email"]

    asked = log_in(client).url
    client.post(asked, {"email": "kim2@quiz.test"})

    invitation.refresh_from_db()
    assert (asked, invitation.used) == ("/accounts/3rdparty/signup/", 1)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("kim2@quiz.test", False)]


def test_second_factor_of_staff_is_asked_for_all_the_same(client: Client, organisation, eda):
    SocialAccount.objects.create(user=eda, provider="example", uid="17")
    secret = save_app(eda)

    page = log_in(client)
    client.post(page.url, {"code": code_now(secret)})

    assert (page.url, client.get("/admin/").status_code) == ("/accounts/2fa/authenticate/", 200)


def test_staff_known_to_the_organisation_alone_must_set_one_up(client: Client, organisation, eda):
    SocialAccount.objects.create(user=eda, provider="example", uid="17")

    log_in(client)

    assert client.get("/admin/")["Location"] == "/accounts/2fa/"


def test_way_back_is_good_for_the_browser_that_left_alone(client: Client, organisation):
    invite(client, places=5)
    other = Client()
    state = parse_qs(urlsplit(other.post("/accounts/oidc/example/login/")["Location"]).query)["state"][0]

    forged = [log_in(client, state=text).status_code for text in (state, "invented", "")]

    assert (forged, User.objects.count()) == ([401, 401, 401], 0)


def test_way_back_works_once(client: Client, organisation):
    invite(client)
    page = log_in(client)
    back = page.wsgi_request.get_full_path()

    client.post("/accounts/logout/")

    assert (client.get(back).status_code, "_auth_user_id" in client.session) == (401, False)


def test_deactivated_account_stays_out(client: Client, organisation, ana):
    SocialAccount.objects.create(user=ana.user, provider="example", uid="17")
    User.objects.update(is_active=False)

    page = log_in(client)

    assert (page.url, "_auth_user_id" in client.session) == ("/accounts/inactive/", False)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_browser_goes_to_the_organisation_and_comes_back_logged_in(page, live_server, organisation, settings, ana):
    # Browsers hold a form to the policy also where its answer leads elsewhere.
    settings.SECURE_CSP = settings.SECURE_CSP | {"form-action": ["'self'", organisation.address]}
    SocialAccount.objects.create(user=ana.user, provider="example", uid="17")

    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_role("link", name="Example organisation").click()
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"{live_server.url}/")
