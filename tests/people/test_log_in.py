"""Logging in and out: what is told, how failures are counted, and which sessions end."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.test import Client

from people.models import AuditRow, User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
MISMATCH = "The e-mail address or the password is not right. Check both."
LOCKED = "There were too many failed attempts for this account. Wait 15 minutes, or set a new password."


def log_in(client: Client, email: str, password: str = PASSWORD, **options):
    return client.post("/accounts/login/", {"login": email, "password": password}, **options)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def errors(page) -> list[str]:
    return list(page.context["form"].non_field_errors())


@pytest.fixture
def shared_cache(settings) -> None:
    """The counters in the database, as a site of several processes has them."""
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "cache_rows_of_test"}}
    call_command("createcachetable", verbosity=0)


def test_log_in_takes_the_address_in_any_case_and_is_written_down(client: Client, ana):
    page = log_in(client, "ANA@quiz.test")

    assert (page.status_code, page.url, is_in(client)) == (302, "/", True)
    assert list(AuditRow.objects.values_list("action", "by")) == [("log_in", ana.user.pk)]


def test_log_out_is_by_post_alone(client: Client, ana):
    client.force_login(ana.user)

    client.get("/accounts/logout/")
    after_get = is_in(client)
    client.post("/accounts/logout/")

    assert (after_get, is_in(client)) == (True, False)


def test_log_in_gives_a_new_session_key_and_the_old_one_is_dead(client: Client, ana):
    session = client.session
    session["before"] = True
    session.save()
    before = str(session.session_key)
    client.cookies["sessionid"] = before

    log_in(client, "ana@quiz.test")

    fixed = Client()
    fixed.cookies["sessionid"] = before
    assert client.session.session_key != before
    assert (is_in(client), is_in(fixed)) == (True, False)


@pytest.mark.parametrize("email", ["ana@quiz.test", "nobody@quiz.test"])
def test_failed_log_in_tells_the_same_of_any_account_and_keeps_the_address(client: Client, ana, email):
    page = log_in(client, email, "mistyped7")

    assert (page.status_code, errors(page)) == (200, [MISMATCH])
    assert page.context["form"]["login"].value() == email
    assert (f'value="{email}"' in page.content.decode(), "mistyped7" in page.content.decode()) == (True, False)


def test_failed_log_in_pages_differ_in_the_typed_address_alone(ana):
    pages = {
        email: log_in(Client(), email, "wrong").content.decode().replace(email, "")
        for email in ("ana@quiz.test", "eve@quiz.test")
    }

    known, unknown = (without_tokens(page) for page in pages.values())
    assert known == unknown


def test_password_reset_tells_the_same_of_any_account(ana):
    pages = [
        Client().post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in ("ana@quiz.test", "eve@quiz.test")
    ]

    known, unknown = (without_tokens(page.content.decode()) for page in pages)
    assert [page.redirect_chain for page in pages] == [[("/accounts/password/reset/done/", 302)]] * 2
    assert known == unknown
    assert [message.to for message in mail.outbox] == [["ana@quiz.test"], ["eve@quiz.test"]]


def without_tokens(page: str) -> str:
    """The page without what is new in each answer: tokens of forms, nonces of scripts."""
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "nonce=" not in line)


@pytest.mark.parametrize("email", ["ana@quiz.test", "nobody@quiz.test"])
def test_ten_failures_close_one_account_whether_it_exists_or_not(ana, shared_cache, email):
    told = [errors(log_in(Client(), email, f"guess {number}")) for number in range(11)]

    assert told == [[MISMATCH]] * 10 + [[LOCKED]]


@pytest.mark.slow
def test_closed_account_refuses_the_right_password_too_and_a_new_password_opens_it(client: Client, ana, shared_cache):
    for number in range(10):
        log_in(Client(), "ana@quiz.test", f"guess {number}")
    locked = errors(log_in(client, "ana@quiz.test"))

    set_new_password(client, "ana@quiz.test", "another long sentence")
    log_in(client, "ana@quiz.test", "another long sentence")

    assert (locked, is_in(client)) == ([LOCKED], True)


def set_new_password(client: Client, email: str, password: str) -> None:
    client.post("/accounts/password/reset/", {"email": email})
    link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_failures_are_counted_by_account_whatever_host_or_case_they_name(ana, shared_cache):
    hosts = ["testserver", "localhost", "127.0.0.1"]
    for number in range(10):
        log_in(Client(headers={"host": hosts[number % 3]}), "Ana@Quiz.test" if number % 2 else "ana@quiz.test", "guess")

    told = [errors(log_in(Client(headers={"host": host}), "ana@quiz.test")) for host in hosts]

    assert told == [[LOCKED]] * 3


def test_closed_account_closes_no_other_at_the_same_address(ana, ben, shared_cache):
    for number in range(12):
        log_in(Client(REMOTE_ADDR="192.0.2.7"), "ana@quiz.test", f"guess {number}")

    neighbour = Client(REMOTE_ADDR="192.0.2.7")
    log_in(neighbour, "ben@quiz.test")

    assert is_in(neighbour)


@pytest.mark.slow
def test_class_of_forty_logs_in_from_one_address_though_some_mistype(shared_cache):
    learners = [User.objects.create_user(f"learner{number}@quiz.test", PASSWORD) for number in range(40)]

    clients = [Client(REMOTE_ADDR="192.0.2.7") for _ in learners]
    for number, (client, learner) in enumerate(zip(clients, learners, strict=True)):
        for _ in range(number % 4):
            log_in(client, learner.email, "mistyped")
        log_in(client, learner.email)

    assert [is_in(client) for client in clients] == [True] * 40


@pytest.mark.slow
def test_successes_do_not_count_as_failures(ana, shared_cache):
    clients = [Client() for _ in range(15)]

    for client in clients:
        log_in(client, "ana@quiz.test")

    assert all(is_in(client) for client in clients)


def test_change_of_password_ends_the_other_sessions_and_keeps_this_one(ana):
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        log_in(client, "ana@quiz.test")

    new = "another long sentence"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    # The list of sessions is open to the logged in alone.
    assert [client.get("/accounts/sessions/").status_code for client in (here, elsewhere)] == [200, 302]


def test_reset_of_password_ends_all_sessions_and_its_link_works_once(client: Client, ana):
    log_in(client, "ana@quiz.test")
    visitor = Client()
    set_new_password(visitor, "ana@quiz.test", "another long sentence")

    link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    again = Client().get(link, follow=True)

    assert client.get("/accounts/sessions/").status_code == 302
    assert (is_in(visitor), again.context["token_fail"]) == (False, True)


def test_closed_account_is_out_on_its_next_request(client: Client, ana):
    log_in(client, "ana@quiz.test")

    User.objects.filter(pk=ana.user.pk).update(is_active=False)

    assert client.get("/accounts/sessions/").status_code == 302
    assert log_in(Client(), "ana@quiz.test").url == "/accounts/inactive/"


def test_look_alike_address_gets_no_link_to_the_account(client: Client, ana):
    User.objects.create_user("mike@quiz.test", PASSWORD)

    client.post("/accounts/password/reset/", {"email": "m\u0131ke@quiz.test"})

    assert [message for message in mail.outbox if "/password/reset/key/" in message.body] == []
    assert EmailAddress.objects.filter(email__contains="\u0131").count() == 0


def test_organisations_log_in_shows_where_it_is_configured(client: Client, settings):
    without = client.get("/accounts/login/").content.decode()
    app = {
        "provider_id": "example-id",
        "name": "Example organisation",
        "client_id": "quiz",
        "secret": "s",
        "settings": {"server_url": "https://id.example.org"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    page = client.get("/accounts/login/").content.decode()

    shown = [
        "Example organisation" in without,
        "Example organisation" in page,
        "/accounts/oidc/example-id/login/" in page,
    ]
    assert shown == [False, True, True]
