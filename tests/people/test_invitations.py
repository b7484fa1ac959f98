"""Invitations: who they admit, until when, and never one more than they have places."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import RequestFactory

from people import invitations
from people.models import Invitation

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def make_invitation(**fields) -> Invitation:
    return Invitation(**{"code": "bcdfg23456", "label": "Course 7", "expires_at": NOW + DAY, **fields})


def save_invitation(**fields) -> Invitation:
    invitation = make_invitation(**fields)
    invitation.save()
    return invitation


WITHDRAWN = "This invitation was withdrawn. Ask the person who sent it for a new one."
EXPIRED = "This invitation has expired. Ask the person who sent it for a new one."
FULL = "All places of this invitation are taken. Ask the person who sent it for a new one."
USED = "This invitation has been used. Log in with the account that it made."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, ""),
        ({"places": 3, "used": 2}, ""),
        ({"places": 3, "used": 3}, FULL),
        ({"email": "kim@quiz.test", "used": 1}, USED),
        ({"expires_at": NOW + timedelta(microseconds=1)}, ""),
        ({"expires_at": NOW}, EXPIRED),
        ({"expires_at": NOW - DAY, "used": 1}, EXPIRED),
        ({"revoked_at": NOW - DAY, "expires_at": NOW - DAY}, WITHDRAWN),
    ],
)
def test_trouble_says_why_nobody_is_admitted(fields, sentence):
    invitation = make_invitation(**fields)

    found = (invitations.trouble(invitation, NOW), invitations.usable(invitation, NOW))

    assert found == (sentence, not sentence)


@pytest.mark.django_db
def test_accept_takes_places_until_there_are_none():
    save_invitation(places=2)

    taken = [invitations.accept("bcdfg23456", f"learner{n}@quiz.test", now=NOW).used for n in range(2)]

    with pytest.raises(invitations.Refused, match="places"):
        invitations.accept("bcdfg23456", "late@quiz.test", now=NOW)
    assert (taken, Invitation.objects.get().used) == ([1, 2], 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields", [{"expires_at": NOW}, {"revoked_at": NOW}, {"used": 1}, {"email": "kim@quiz.test"}, {"code": "other"}]
)
def test_accept_takes_no_place_where_it_refuses(fields):
    used = save_invitation(**fields).used

    with pytest.raises(invitations.Refused):
        invitations.accept("bcdfg23456", "lee@quiz.test", now=NOW)

    assert Invitation.objects.get().used == used


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "is_admitted"),
    [
        ("kim@quiz.test", True),
        (" KIM@quiz.TEST ", True),
        ("k\u0131m@quiz.test", False),  # a dotless i, which folds to I in some alphabets
        ("kim@quiz.test.example", False),
        ("", False),
    ],
)
def test_accept_compares_personal_addresses_exactly(email, is_admitted):
    save_invitation(email="kim@quiz.test")

    try:
        invitations.accept("bcdfg23456", email, now=NOW)
    except invitations.Refused:
        admitted = False
    else:
        admitted = True

    assert admitted == is_admitted


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time; this is for PostgreSQL")
def test_accept_gives_the_last_places_to_exactly_as_many_as_ask_first():
    save_invitation(places=3)
    start = threading.Barrier(8)
    admitted: list[bool] = []

    def ask(number: int) -> None:
        start.wait()
        try:
            with transaction.atomic():
                invitations.accept("bcdfg23456", f"learner{number}@quiz.test", now=NOW)
            admitted.append(True)
        except invitations.Refused:
            admitted.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(admitted), Invitation.objects.get().used) == ([False] * 5 + [True] * 3, 3)


@pytest.mark.django_db
def test_find_takes_a_code_in_capitals():
    invitation = save_invitation()

    assert invitations.find("BCDFG23456") == invitation


def test_send_writes_the_link_and_the_last_day_in_plain_text():
    request = RequestFactory().get("/", headers={"Host": "testserver"})

    invitations.send(make_invitation(email="kim@quiz.test", label="Kim & co"), request)

    (message,) = mail.outbox
    link = "http://testserver/join/bcdfg23456/"
    assert message.to == ["kim@quiz.test"]
    assert [words in message.body for words in (link, "Kim & co", "5 May 2026")] == [True, True, True]
    assert "\n" not in message.subject
