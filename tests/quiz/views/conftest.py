"""Fixtures of the tests of pages: browsers in which Ana, Ben or nobody is logged in."""

from __future__ import annotations

import pytest
from django.test import Client

from quiz.models import Learner


@pytest.fixture
def as_ana(ana: Learner) -> Client:
    return logged_in(ana)


@pytest.fixture
def as_ben(ben: Learner) -> Client:
    return logged_in(ben)


def logged_in(learner: Learner) -> Client:
    client = Client()
    assert learner.user is not None
    client.force_login(learner.user)
    return client
