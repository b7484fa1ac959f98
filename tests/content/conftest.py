"""Fixtures of the tests of content: a browser in which Ana is logged in."""

from __future__ import annotations

import pytest
from django.test import Client

from quiz.models import Learner


@pytest.fixture
def as_ana(ana: Learner) -> Client:
    client = Client()
    assert ana.user is not None
    client.force_login(ana.user)
    return client
