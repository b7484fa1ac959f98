"""Sessions: new at each log-in, dead when they should be, alive to the end of an exam, and told to nobody."""

from __future__ import annotations

import runpy
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from people.models import User
from tests.access.cells import address, ask, read_matrix
from tests.factories import save_question, save_quiz
from tests.people.factors import enter_desk

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "correct horse battery", "another long sentence"
PRIVATE = "/quizzes/"


def device(email: str = "ana@quiz.test", password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get(PRIVATE).status_code == 200


def holding(key: str) -> Client:
    """A browser into which a known session id was put."""
    client = Client()
    client.cookies["sessionid"] = key
    return client


def test_a_session_id_known_before_is_worth_nothing_after_the_log_in(ana):
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["seen"] = 1
    session.save()
    known = str(session.session_key)
    client.cookies["sessionid"] = known

    client.post("/accounts/login/", {"login": "ana@quiz.test", "password": PASSWORD})

    assert is_in(client)
    assert client.cookies["sessionid"].value != known
    assert not is_in(holding(known))


def test_logging_in_again_and_proving_a_factor_give_a_new_id_and_the_old_is_dead(ana):
    client = device()
    first = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"login": "ana@quiz.test", "password": PASSWORD})

    assert client.cookies["sessionid"].value != first
    assert not is_in(holding(first))


def test_after_logging_out_the_old_id_is_dead(ana):
    client = device()
    old = client.cookies["sessionid"].value

    client.post("/accounts/logout/")

    assert not is_in(holding(old))
    assert not Session.objects.filter(session_key=old).exists()


def change_it(user: User, mine: Client) -> None:
    mine.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})


def set_it_for_him(user: User, mine: Client) -> None:
    ada = User.objects.create_superuser("ada@quiz.test", PASSWORD)
    form = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    enter_desk(Client(), ada).post(f"/admin/people/user/{user.pk}/password/", form)


def close_it(user: User, mine: Client) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize(("deed", "mine_lives"), [(change_it, True), (set_it_for_him, False), (close_it, False)])
def test_a_new_password_or_a_closed_account_ends_the_sessions_of_other_devices(ana, deed, mine_lives):
    mine, other = device(), device()
    assert (is_in(mine), is_in(other)) == (True, True)

    deed(ana.user, mine)

    assert (is_in(mine), is_in(other)) == (mine_lives, False)


@pytest.mark.parametrize("hours_left", [1, 0.01])
def test_a_session_that_is_about_to_end_lives_to_the_end_of_the_exam_that_is_started(ana, hours_left):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted", time_limit_minutes=240)
    client = device()
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=hours_left))

    started = client.post(quiz.get_absolute_url())

    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=5)
    assert started.cookies["sessionid"].value == client.cookies["sessionid"].value


def test_no_page_and_no_address_tells_the_session(worlds):
    key, wrong = worlds.sessions["trainee"], []
    for line in read_matrix():
        if not line.way and not line.route.startswith("admin/"):
            page = ask(worlds, "trainee", line.method, address(worlds.ana, line))
            told = page.content.decode(errors="replace") + page.headers.get("Location", "")
            wrong += [str(line)] if key in told else []

    assert wrong == []


def test_all_cookies_are_out_of_the_reach_of_script_and_of_other_sites(worlds):
    wrong, seen = [], set()
    for line in read_matrix():
        if not line.way:
            for name, cookie in ask(worlds, "trainee", line.method, address(worlds.ana, line)).cookies.items():
                seen.add(name)
                is_safe = cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict") and cookie["path"] == "/"
                wrong += [f"{line}: {name}"] if cookie.value and not is_safe else []

    assert wrong == []
    assert seen <= {"sessionid", "csrftoken"}


def test_over_https_cookies_are_bound_to_the_host_and_never_sent_in_clear(monkeypatch):
    for name, value in {"HTTPS": "1", "DEMO": "0", "DEBUG": "0", "SECRET_KEY": "known to all"}.items():
        monkeypatch.setenv(name, value)

    told = runpy.run_path(str(Path(__file__).parents[2] / "kfor_site" / "settings.py"))

    assert (told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"]) == ("__Host-sessionid", "__Host-csrftoken")
    assert (told["SESSION_COOKIE_SECURE"], told["CSRF_COOKIE_SECURE"], told["CSRF_COOKIE_HTTPONLY"]) == (True,) * 3
    assert told["SESSION_COOKIE_AGE"] >= 4 * 60 * 60
    assert "SESSION_COOKIE_DOMAIN" not in told
