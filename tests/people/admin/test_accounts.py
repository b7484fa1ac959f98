"""Accounts at the desk: for administrators alone, without secrets, and every change of rights written down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client

from people.models import AuditRow, User
from tests.people.factors import enter_desk, save_app

pytestmark = pytest.mark.django_db
ACCOUNTS = "/admin/people/user/"
PASSWORD = "correct horse battery"


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    """The administrator at the desk."""
    return enter_desk(client, ada)


def page_of(user: User) -> str:
    return f"{ACCOUNTS}{user.pk}/change/"


def test_pages_show_no_hash_of_a_password_and_no_secret(desk: Client, eda: User):
    secret = save_app(eda)

    pages = [desk.get(path).content.decode() for path in (ACCOUNTS, page_of(eda), f"{ACCOUNTS}{eda.pk}/history/")]

    leaks = [text for page in pages for text in (eda.password, eda.password[-12:], "md5$", secret) if text in page]
    assert leaks == []


@pytest.mark.parametrize("lookup", ["password__startswith=md5", "password=x", "password__regex=^m", "password__gt=a"])
def test_accounts_cannot_be_looked_up_by_their_password(desk: Client, lookup):
    assert desk.get(f"{ACCOUNTS}?{lookup}").status_code == 400


def test_no_list_of_the_desk_can_be_filtered_by_what_a_related_account_keeps_secret(desk: Client):
    """Each registered model, over each relation to an account and each secret of that account."""
    secrets = ("password__startswith", "authenticator__data__contains", "usersession__session_key__startswith")
    asked = [
        (model, f"{field.name}__{secret}")
        for model in admin.site._registry
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model is User
        for secret in secrets
    ]

    let_through = [
        (model.__name__, lookup)
        for model, lookup in asked
        if desk.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/?{lookup}=x").status_code == 200
    ]

    assert (let_through, asked != []) == ([], True)


def test_models_with_secrets_have_no_page():
    registered = {model.__name__ for model in admin.site._registry}

    assert registered & {"Authenticator", "UserSession", "SocialToken", "SocialApp", "Session", "Group"} == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_instructors_reach_no_account(client: Client, eda: User, ana, method):
    enter_desk(client, eda)
    paths = [ACCOUNTS, f"{ACCOUNTS}add/", page_of(eda), page_of(ana.user), f"{ACCOUNTS}{eda.pk}/password/"]

    doors = [getattr(client, method)(path).status_code for path in paths]

    assert doors == [403] * 5


def test_instructor_with_every_right_but_one_still_cannot_make_administrators(client: Client, eda: User):
    """Rights to accounts that somebody handed out by hand open nothing either."""
    from django.contrib.auth.models import Permission

    eda.user_permissions.set(Permission.objects.filter(content_type__app_label="people"))
    enter_desk(client, eda)

    page = client.post(page_of(eda), {"is_superuser": "on", "is_staff": "on", "is_active": "on"})

    eda.refresh_from_db()
    assert (page.status_code, eda.is_superuser) == (403, False)


def test_new_account_may_set_up_its_second_factor(desk: Client):
    words = {"email": "Kim@Quiz.test", "name": "Kim", "usable_password": "true", "password1": PASSWORD}

    page = desk.post(f"{ACCOUNTS}add/", {**words, "password2": PASSWORD})

    kim = User.objects.get(email="kim@quiz.test")
    assert (page.status_code, kim.check_password(PASSWORD), kim.is_staff) == (302, True, False)
    assert EmailAddress.objects.get(user=kim, verified=True).primary


def test_new_account_needs_no_password(desk: Client):
    desk.post(f"{ACCOUNTS}add/", {"email": "kim@quiz.test", "usable_password": "false"})

    assert not User.objects.get(email="kim@quiz.test").has_usable_password()


def test_address_is_taken_once_in_any_case(desk: Client, ana):
    page = desk.post(f"{ACCOUNTS}add/", {"email": "ANA@quiz.test", "usable_password": "false"})

    assert (page.status_code, User.objects.filter(email__iexact="ana@quiz.test").count()) == (200, 1)


def test_change_of_rights_is_written_down_and_ends_the_sessions(desk: Client, ada: User, ana):
    learner = Client()
    learner.post("/accounts/login/", {"login": "ana@quiz.test", "password": PASSWORD})
    role = Group.objects.get(name="Instructors")

    desk.post(page_of(ana.user), {"name": "Ana", "is_active": "on", "is_staff": "on", "groups": [role.pk]})

    row = AuditRow.objects.get(action="rights")
    before = {"is_active": True, "is_staff": False, "is_superuser": False, "roles": [], "missions": []}
    assert (row.by, row.thing_id, row.before) == (ada, str(ana.user.pk), before)
    assert row.after == {**before, "is_staff": True, "roles": ["Instructors"]}
    assert learner.get("/accounts/sessions/").status_code == 302


def test_change_of_the_name_alone_ends_no_session(desk: Client, ana):
    learner = Client()
    learner.post("/accounts/login/", {"login": "ana@quiz.test", "password": PASSWORD})

    desk.post(page_of(ana.user), {"name": "Anna", "is_active": "on", "email": "other@quiz.test"})

    ana.user.refresh_from_db()
    assert (ana.user.name, ana.user.email) == ("Anna", "ana@quiz.test")
    assert (AuditRow.objects.filter(action="rights").exists(), learner.get("/accounts/sessions/").status_code) == (
        False,
        200,
    )


def test_lost_factor_is_removed_with_all_sessions(desk: Client, ada: User, eda: User):
    member = enter_desk(Client(), eda)
    action = {"action": "remove_second_factors", "_selected_action": [eda.pk]}

    desk.post(ACCOUNTS, action)

    assert not Authenticator.objects.filter(user=eda).exists()
    assert list(AuditRow.objects.values_list("action", "thing_id", "by")) == [
        ("remove_second_factors", str(eda.pk), ada.pk)
    ]
    assert member.get("/admin/").status_code == 302


def test_the_list_is_named_for_its_rows_like_all_lists_of_the_desk(desk: Client):
    page = desk.get("/admin/people/user/").content.decode()

    assert ["<h1>Accounts</h1>" in page, "Select account" in page] == [True, False]


def test_accounts_are_never_deleted_here(desk: Client, ana):
    assert desk.post(f"{ACCOUNTS}{ana.user.pk}/delete/", {"post": "yes"}).status_code == 403
    desk.post(ACCOUNTS, {"action": "delete_selected", "_selected_action": [ana.user.pk], "post": "yes"})

    assert User.objects.filter(pk=ana.user.pk).exists()


def test_administrator_sets_a_password(desk: Client, ana):
    path = f"{ACCOUNTS}{ana.user.pk}/password/"
    new = "another long sentence"

    desk.post(path, {"usable_password": "true", "password1": new, "password2": new})

    ana.user.refresh_from_db()
    assert ana.user.check_password(new)


def test_pages_speak_plainly_and_lead_to_a_new_password(desk: Client, eda: User, ana):
    User.objects.filter(pk=eda.pk).update(last_login=datetime(2026, 3, 1, 8, 5, tzinfo=UTC))
    paths = (ACCOUNTS, page_of(eda), f"{ACCOUNTS}add/", f"{ACCOUNTS}{eda.pk}/password/")
    listed, one, new, password = pages = [desk.get(path).content.decode() for path in paths]

    jargon = ("Superuser", "Groups", "Last login", "LDAP", "authentication:", "related-widget-wrapper")
    assert [words for words in jargon if any(words in page for page in pages)] == []
    assert ("Learner" in listed, "1 Mar 2026, 08:05" in listed, "1 Mar 2026, 08:05" in one) == (True, True, True)
    assert f'href="/admin/people/user/{eda.pk}/password/">Set a password' in one
    assert ["Leave it to the owner" in page for page in (new, password)] == [True, True]
