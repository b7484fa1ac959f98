"""Fixtures of the tests of access: two worlds, and counters that no other test has filled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.access.worlds import Worlds, save_worlds


@pytest.fixture(autouse=True)
def _counters_at_zero() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def worlds(db: None) -> Worlds:
    return save_worlds()
