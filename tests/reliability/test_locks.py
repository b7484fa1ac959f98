"""Another program that keeps the lock of the SQLite database, for a while."""

from __future__ import annotations


def test_saves_wait_for_a_foreign_writer(tried):
    assert tried("locks.foreign_writer@sqlite", 200)["held"] > 0
