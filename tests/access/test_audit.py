"""Every event that grades or rights hang on leaves its row: who, when, what, before and after; for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from people.models import AuditRow, User
from quiz import attempts, curation, regrading, saving, settling, windows
from quiz.models import Attempt, AttemptEvent, Grade, Learner, QuestionVersion, Revision
from quiz.regrading import Order
from tests.factories import save_attempt, save_question, save_quiz
from tests.people.factors import code_now, enter_desk, save_app

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
NEW = "another long sentence"
REASON = "The clock in the room was wrong."


class Cast(NamedTuple):
    """Who does something, and to what."""

    ana: Learner
    eda: User
    ada: User
    asked: QuestionVersion


@pytest.fixture
def cast(ana: Learner, eda: User, ada: User) -> Cast:
    return Cast(ana, eda, ada, save_question())


def opened(cast: Cast, **rules: Any) -> Attempt:
    quiz = save_quiz(purpose="test", feedback="submitted", time_limit_minutes=60, **rules)
    return attempts.start(cast.ana, quiz, now=timezone.now(), rng=Random(1))


def browser(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def save_by_page(cast: Cast) -> None:
    attempt = opened(cast)
    browser(cast.ana.user).post(f"/attempts/{attempt.uuid}/1/", {"response": "o2"})


def submit(cast: Cast) -> None:
    attempt = opened(cast)
    browser(cast.ana.user).post(f"/attempts/{attempt.uuid}/submit/")


def run_out(cast: Cast) -> Attempt:
    attempt = opened(cast)
    attempts.expire(attempt, now=timezone.now() + timedelta(hours=2))
    return attempt


def come_late(cast: Cast) -> Revision:
    attempt, late = run_out(cast), timezone.now() + timedelta(hours=3)
    change = saving.Save(position=1, raw={"response": ["o1"]}, client="page", seq=3)
    with pytest.raises(saving.AttemptClosed):
        saving.save(partial(settling.lock, attempt), change, now=late)
    return attempt.revisions.get(is_late=True)


def accept_late(cast: Cast) -> None:
    saving.accept(come_late(cast), by=cast.eda, reason=REASON, now=timezone.now())


def extend(cast: Cast) -> None:
    attempts.extend(opened(cast), 10, token=uuid4(), by=cast.eda, reason=REASON, now=timezone.now())


def allow(cast: Cast) -> None:
    windows.allow(cast.ana, save_quiz(), 15, token=uuid4(), by=cast.eda, reason=REASON, now=timezone.now())


def regrade(cast: Cast) -> None:
    save_attempt(cast.ana, save_quiz(purpose="test", feedback="submitted"))
    regrading.apply(Order(cast.asked.question), by=cast.eda, now=timezone.now(), reason=REASON)


def override(cast: Cast) -> None:
    attempt = save_attempt(cast.ana, save_quiz(purpose="test", feedback="submitted"))
    regrading.override(attempt.paper.get(), Fraction(1, 2), by=cast.eda, now=timezone.now(), reason=REASON)


def edit_key(cast: Cast) -> None:
    data = {**cast.asked.data, "key": ["o2"]}
    content = type(cast.asked.content).from_data(cast.asked.stem, cast.asked.explanation, data)
    wording = curation.Wording(content, as_of=cast.asked.as_of)
    curation.edit(cast.asked, wording, change="substantive", note=REASON, by=cast.eda, now=timezone.now())


def take_scores(cast: Cast) -> None:
    enter_desk(Client(), cast.eda).get(f"/admin/quiz/quiz/{save_quiz().pk}/scores/scores.csv")


def take_responses(cast: Cast) -> None:
    enter_desk(Client(), cast.eda).get(f"/admin/quiz/quiz/{save_quiz().pk}/scores/responses.csv")


def change_role(cast: Cast) -> None:
    role = Group.objects.get(name="Curators").pk
    form = {"name": "Eda", "is_active": "on", "is_staff": "on", "groups": [role]}
    enter_desk(Client(), cast.ada).post(f"/admin/people/user/{cast.eda.pk}/change/", form)


def set_password_of_another(cast: Cast) -> None:
    form = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    enter_desk(Client(), cast.ada).post(f"/admin/people/user/{cast.eda.pk}/password/", form)


def log_in(cast: Cast, password: str = PASSWORD, email: str = "ana@quiz.test") -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def fail_to_log_in(cast: Cast) -> None:
    log_in(cast, "mistyped7")


def log_out(cast: Cast) -> None:
    log_in(cast).post("/accounts/logout/")


def change_password(cast: Cast) -> None:
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    log_in(cast).post("/accounts/password/change/", form)


def change_own_password_at_the_desk(cast: Cast) -> None:
    form = {
        "old_password": PASSWORD,
        "new_password1": NEW,
        "new_password2": NEW,
    }
    enter_desk(Client(), cast.eda).post("/admin/password_change/", form)


def add_app(cast: Cast) -> Client:
    client = log_in(cast)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    return client


def remove_app(cast: Cast) -> None:
    add_app(cast).post("/accounts/2fa/totp/deactivate/")


def mistype_a_code(cast: Cast) -> None:
    save_app(cast.eda)
    log_in(cast, email="eda@quiz.test").post("/accounts/2fa/authenticate/", {"code": "000000"})


def lose_the_phone(cast: Cast) -> None:
    save_app(cast.eda)
    form = {"action": "remove_second_factors", "_selected_action": [cast.eda.pk]}
    enter_desk(Client(), cast.ada).post("/admin/people/user/", form)


Event = tuple[Callable[[Cast], Any], str, str]
LEARNER, INSTRUCTOR, ADMINISTRATOR, NOBODY = "ana", "eda", "ada", ""

OF_AN_ATTEMPT: list[Event] = [
    (opened, "started", NOBODY),
    (submit, "finished", NOBODY),
    (run_out, "expired", NOBODY),
    (come_late, "late", NOBODY),
    (accept_late, "accepted", INSTRUCTOR),
    (extend, "extended", INSTRUCTOR),
    (regrade, "regraded", INSTRUCTOR),
    (override, "regraded", INSTRUCTOR),
]
"""What happens to an attempt stands beside it. Whose it is says who did what nobody else did."""

OF_THE_HOUSE: list[Event] = [
    (accept_late, "accept late response", INSTRUCTOR),
    (extend, "give time", INSTRUCTOR),
    (allow, "allow time", INSTRUCTOR),
    (regrade, "void question", INSTRUCTOR),
    (override, "override grade", INSTRUCTOR),
    (edit_key, "edit question", INSTRUCTOR),
    (take_scores, "download scores", INSTRUCTOR),
    (take_responses, "download responses", INSTRUCTOR),
    (change_role, "rights", ADMINISTRATOR),
    (set_password_of_another, "set_password", ADMINISTRATOR),
    (lose_the_phone, "remove_second_factors", ADMINISTRATOR),
    (log_in, "log_in", LEARNER),
    (fail_to_log_in, "log_in_failed", NOBODY),
    (log_out, "log_out", LEARNER),
    (change_password, "change_password", LEARNER),
    (change_own_password_at_the_desk, "change_password", INSTRUCTOR),
    (add_app, "add_second_factor", LEARNER),
    (remove_app, "remove_second_factor", LEARNER),
    (mistype_a_code, "second_factor_failed", NOBODY),
]
WITH_BEFORE_AND_AFTER = {"rights", "edit question", "give time", "allow time", "regraded", "extended"}


def name_of(user: User | None) -> str:
    return user.email.partition("@")[0] if user else NOBODY


def soon(at: Any) -> bool:
    return bool(abs(at - timezone.now()) < timedelta(hours=4) and at.utcoffset() == timedelta(0))


@pytest.mark.parametrize(("deed", "kind", "by"), OF_AN_ATTEMPT, ids=lambda part: getattr(part, "__name__", None))
def test_an_event_of_an_attempt_stands_beside_it(cast, deed, kind, by):
    deed(cast)

    row = AttemptEvent.objects.get(kind=kind)
    assert (row.learner, name_of(row.by)) == (cast.ana, by)
    assert soon(row.at)
    assert kind not in WITH_BEFORE_AND_AFTER or {"before", "after"} <= set(row.data)


def test_a_save_is_a_revision_with_its_time_and_what_it_was(cast):
    save_by_page(cast)

    row = Revision.objects.get()
    assert (row.learner, row.value, row.is_late) == (cast.ana, {"response": ["o2"]}, False)
    assert soon(row.received_at)


@pytest.mark.parametrize(("deed", "action", "by"), OF_THE_HOUSE, ids=lambda part: getattr(part, "__name__", None))
def test_a_deed_is_in_the_audit(cast, deed, action, by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        deed(cast)

    row = AuditRow.objects.filter(action=action).latest("at")
    assert (name_of(row.by), bool(row.thing_id)) == (by, True)
    assert soon(row.at)
    assert action not in WITH_BEFORE_AND_AFTER or (row.before is not None and row.after is not None)


def test_a_failed_log_in_keeps_nothing_of_what_was_typed_and_tells_both_kinds_apart_to_nobody(cast):
    log_in(cast, "mistyped7", "nobody@quiz.test")
    log_in(cast, "mistyped7")

    rows = AuditRow.objects.filter(action="log_in_failed").order_by("pk")
    assert [(row.thing_id, row.before, row.after, row.reason) for row in rows] == [
        ("", None, None, ""),
        (str(cast.ana.user.pk), None, None, ""),
    ]


def test_no_secret_is_written_down(cast, django_capture_on_commit_callbacks):
    for deed, _action, _by in OF_THE_HOUSE[9:]:
        with transaction.atomic():
            deed(cast)
            transaction.set_rollback(True)
    with django_capture_on_commit_callbacks(execute=True):
        add_app(cast)
    told = str(list(AuditRow.objects.values()))

    assert not any(word in told for word in (PASSWORD, NEW, "mistyped7"))
    assert Authenticator.objects.get(user=cast.ana.user, type="totp").data["secret"] not in told


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (AuditRow, {"action": "x"}),
        (AuditRow, {"at": timezone.now()}),
        (AttemptEvent, {"kind": "voided"}),
        (AttemptEvent, {"data": {"x": 1}}),
        (Revision, {"value": {}}),
        (Revision, {"is_late": False}),
        (Grade, {"numerator": 9}),
    ],
    ids=lambda part: getattr(part, "__name__", None),
)
def test_what_is_written_down_can_neither_be_changed_nor_removed(cast, model, change):
    accept_late(cast)
    row: Model = model.objects.first()

    for deed in (lambda: model.objects.filter(pk=row.pk).update(**change), lambda: row.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
