"""Passkeys in a real browser with a virtual authenticator: added, then logged in with, up to the desk."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect

from people.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"


@pytest.fixture
def authenticator(page: Page) -> CDPSession:
    """The page's device asks its owner nothing, and always says that the owner was there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def log_in(page: Page, address: str, user: User) -> None:
    page.goto(f"{address}/accounts/login/")
    page.get_by_label("E-mail").or_(page.get_by_label("Email")).fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(f"{address}/")


def test_passkey_is_added_and_opens_the_desk_without_a_password(
    page: Page, live_server: Any, authenticator: CDPSession, eda: User
):
    address = live_server.url
    log_in(page, address, eda)
    page.goto(f"{address}/admin/")
    page.get_by_role("link", name="Add a key").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Create").or_(page.get_by_role("button", name="Add")).click()
    page.wait_for_url(lambda url: "/2fa/" in url and "/webauthn/add/" not in url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    kinds = set(Authenticator.objects.values_list("type", flat=True))

    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/?next=/admin/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url(f"{address}/admin/")

    assert kinds == {"webauthn", "recovery_codes"}
