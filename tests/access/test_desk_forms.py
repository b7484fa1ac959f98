"""Forged forms and addresses at the desk and elsewhere: nobody gains by what they add to a request."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from people.models import User
from quiz.models import Attempt, Response, Revision
from tests.access.cells import address, ask, is_denied, read_matrix, routes, told
from tests.access.worlds import MISSING, ROLES, fill

pytestmark = pytest.mark.django_db

FORGED = {
    **{"id": "1", "pk": "1", "user": "1", "learner": "1", "attempt": "1", "is_staff": "on", "is_superuser": "on"},
    **{"groups": "1", "user_permissions": "1", "missions": "1", "password": "x", "is_demo": "on", "state": "finished"},
    **{"earned_numerator": "9", "earned_denominator": "1", "passed": "on", "points": "99", "score": "9", "grade": "1"},
    **{"deadline_at": "2099-01-01", "finished_at": "2026-01-01", "released_at": "2026-01-01", "number": "1"},
}
"""Names of columns that no form offers to a learner."""

GRADED = ("state", "earned_numerator", "earned_denominator", "points", "passed", "deadline_at", "released_at")


def rights() -> list[Any]:
    """What decides what anybody may do."""
    accounts = User.objects.order_by("pk").values("pk", "password", "is_staff", "is_superuser", "is_active", "is_demo")
    return [*accounts, *User.groups.through.objects.values(), *User.missions.through.objects.values()]


def test_fields_beside_a_form_change_nobody_s_rights_marks_or_time(worlds):
    client, attempt = worlds.client("trainee"), worlds.ana.rows["Attempt"]
    before = rights(), list(Attempt.objects.order_by("pk").values_list(*GRADED))
    at = f"/attempts/{attempt.uuid}/1/"
    paths = (at, "/accounts/email/", "/accounts/password/change/", "/accounts/sessions/", f"{at}report/", "/quizzes/")
    for path in paths:
        client.post(path, FORGED)
        client.post(path, {**FORGED, "response": "o2", "reason": "typo"}, headers={"accept": "application/json"})

    assert (rights(), list(Attempt.objects.order_by("pk").values_list(*GRADED))) == before


def test_a_save_names_neither_learner_nor_attempt_nor_time_of_its_own(worlds):
    attempt, other = worlds.ana.rows["Attempt"], worlds.ben.rows["Attempt"]
    named = {"learner": other.learner_id, "attempt": other.pk, "attempt_id": other.pk}
    dated = {"received_at": "2001-01-01", "saved_at": "2001-01-01", "is_late": "1"}
    posted = {"response": "o3", "client": "page", "seq": "9", **named, **dated}
    theirs = list(Response.objects.filter(attempt=other).values())

    worlds.client("trainee").post(f"/attempts/{attempt.uuid}/1/", posted, headers={"accept": "application/json"})

    newest = Revision.objects.order_by("pk").last()
    assert newest is not None
    assert (newest.attempt_id, newest.learner_id, newest.is_late) == (attempt.pk, attempt.learner_id, False)
    assert newest.received_at.year > 2001
    assert list(Response.objects.filter(attempt=other).values()) == theirs


NEW = "another long sentence"
ADMINS = sorted(
    (f"/admin/{model._meta.app_label}/{model._meta.model_name}/", model._meta.label) for model in admin.site._registry
)


@pytest.mark.parametrize("role", ["curator", "instructor"])
def test_forged_forms_of_the_desk_give_no_rights_and_change_no_evidence(worlds, role):
    before, marks = rights(), evidence()
    client = worlds.client(role)
    me = User.objects.get(email=f"{role}@quiz.test").pk
    for base, label in ADMINS:
        rows = apps.get_model(label)._default_manager.values_list("pk", flat=True)[:1]
        for pk in {me if label == "people.User" else pk for pk in rows}:
            for page in ("change/", "delete/", "password/"):
                client.post(f"{base}{pk}/{page}", {**FORGED, "post": "yes", "password1": NEW, "password2": NEW})
        client.post(f"{base}add/?_popup=1&_to_field=id", {**FORGED, "_popup": "1", "_to_field": "id"})
        client.post(base, {"action": "delete_selected", "_selected_action": list(rows), "post": "yes"})
        client.post(base, {"action": "remove_second_factors", "_selected_action": [me]})
        client.post(base, {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "_save": "1", **FORGED})

    assert (rights(), evidence()) == (before, marks)


def evidence() -> list[Any]:
    names = ("Attempt", "Response", "Revision", "Grade", "AttemptEvent", "Learner", "PaperQuestion")
    return [list(apps.get_model("quiz", name)._default_manager.order_by("pk").values()) for name in names]


ACCOUNT_WAYS = {
    "quiz.Attempt": "learner__user",
    "quiz.Response": "learner__user",
    "quiz.Learner": "user",
    "quiz.Report": "learner__user",
    "quiz.ExtraTime": "learner__user",
    "people.Invitation": "created_by",
    "content.Import": "created_by",
}
LOOKUPS = ("exact", "startswith", "istartswith", "contains", "regex", "gt", "lt", "in", "isnull", "endswith")


@pytest.mark.parametrize(("label", "way"), ACCOUNT_WAYS.items())
def test_no_filter_of_the_address_asks_for_a_password(worlds, label, way):
    """Right and wrong guesses get the same page, whatever the lookup: a refusal."""
    base = f"/admin/{label.lower().replace('.', '/')}/"
    secret = User.objects.get(email="ana@quiz.test").password
    for field in ("password", "is_superuser", "last_login"):
        for lookup in LOOKUPS:
            asked = [f"{base}?{way}__{field}__{lookup}={guess}" for guess in (secret[:9], "zz")]
            right, wrong = (ask(worlds, "instructor", "GET", path) for path in asked)
            assert (right.status_code, len(right.content)) == (wrong.status_code, len(wrong.content))
            assert right.status_code in (302, 400)


def test_popups_and_other_fields_give_nothing_that_a_column_does_not_offer(worlds):
    for role in ("curator", "instructor", "administrator"):
        for base, _label in ADMINS:
            page = ask(worlds, role, "GET", f"{base}?_popup=1&_to_field=password")
            assert page.status_code in (400, 403), base


def test_no_form_anywhere_is_taken_without_its_token(worlds):
    """Nor with one of another site: every address refuses a POST, the log-in too, before anything is looked up."""
    foreign = {"HTTP_ORIGIN": "https://elsewhere.test"}
    wrong = []
    for route in routes():
        path = fill(route, lambda kind, _name: MISSING[kind])
        for role, told_of in (("anonymous", {}), ("administrator", {}), ("administrator", foreign)):
            client = worlds.client(role, enforce_csrf_checks=True)
            for kind in ("application/x-www-form-urlencoded", "text/plain", "application/json"):
                answer = client.generic("POST", path, "response=o1", content_type=kind, **told_of)
                wrong += [f"{path} {role} {kind}: {answer.status_code}"] if answer.status_code != 403 else []

    assert wrong == []


def test_pages_about_a_person_are_never_kept_by_a_cache(worlds):
    wrong = []
    for line in read_matrix():
        for role in ("trainee", "instructor"):
            if line.method == "GET" and not line.way and not is_denied(line.cells[ROLES.index(role)]):
                answer = ask(worlds, role, "GET", address(worlds.ana, line))
                kept = "no-store" not in answer.headers.get("Cache-Control", "")
                wrong += [f"{role} {line}"] if kept and line.route not in IMPERSONAL else []

    assert wrong == []


IMPERSONAL = {"admin/jsi18n/"}
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY"}


def test_every_response_has_the_headers_that_keep_script_out(worlds):
    wrong = []
    for route in routes():
        path = fill(route, lambda kind, _name: MISSING[kind])
        for role, method in (("anonymous", "GET"), ("administrator", "GET"), ("administrator", "POST")):
            answer = ask(worlds, role, method, path)
            policy = answer.headers.get("Content-Security-Policy", "")
            is_strict = "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
            lacking = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
            wrong += [f"{path} {role} {method}: {lacking} {policy}"] if lacking or not is_strict else []

    assert wrong == []


def close(user: User) -> None:
    user.is_active = False
    user.save()


def demote(user: User) -> None:
    user.groups.clear()


def take_off_the_desk(user: User) -> None:
    user.is_staff = False
    user.save()


DESK_PAGES = ("/admin/", "/admin/quiz/quiz/", "/admin/quiz/attempt/", "/admin/content/fact/")


@pytest.mark.parametrize(("change", "cells"), [(close, {"in"}), (demote, {"200", "403"}), (take_off_the_desk, {"in"})])
def test_who_was_closed_or_demoted_is_out_at_the_next_request(worlds, change, cells):
    client = worlds.client("instructor")
    assert {told(client.get(path)) for path in DESK_PAGES} == {"200"}
    change(User.objects.get(email="instructor@quiz.test"))

    assert {told(client.get(path)) for path in DESK_PAGES} == cells
    assert [told(client.get(path)) for path in DESK_PAGES[1:]] == ["in" if "in" in cells else "403"] * 3


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}, {"accept": "application/json"}])
def test_a_closed_learner_saves_nothing_more_in_any_way(worlds, headers):
    attempt, client = worlds.ana.rows["Attempt"], worlds.client("trainee")
    close(worlds.ana.learner.user)
    before = Revision.objects.count()

    answer = client.post(f"/attempts/{attempt.uuid}/1/", {"response": "o2"}, headers=headers)

    assert (answer.status_code in (302, 401), Revision.objects.count()) == (True, before)


def test_the_key_of_another_s_passkey_cannot_be_named(worlds):
    client = Client(raise_request_exception=False)
    client.post("/accounts/login/", {"login": "ben@quiz.test", "password": "correct horse battery"})
    theirs: Model = worlds.ana.rows["Authenticator"]

    keys = f"/accounts/2fa/webauthn/keys/{theirs.pk}/"
    answers = [client.post(f"{keys}{what}/", {"name": "x"}) for what in ("edit", "remove")]

    assert {answer.status_code for answer in answers} <= {302, 404}
    assert type(theirs)._default_manager.filter(pk=theirs.pk).exists()
