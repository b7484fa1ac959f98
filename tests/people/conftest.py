"""Fixtures of the tests of people: no test is refused for the failures of another, nor for the turn of a minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _counters_at_zero() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _code_outlives_its_half_minute(settings) -> None:
    settings.MFA_TOTP_TOLERANCE = 1


@pytest.fixture(scope="session", autouse=True)
def _database_is_made_beside_the_browser(_orm_beside_the_browser: None) -> None:
    """Where browser tests run alone, the browser is there before the database is."""
