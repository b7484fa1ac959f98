"""Dates and times as lists of the desk print them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils.formats import localize


def test_a_moment_is_printed_with_the_month_by_its_name_and_24_hours():
    moment = datetime(2012, 2, 3, 21, 5, tzinfo=UTC)

    assert (localize(moment), localize(moment.date())) == ("3 Feb 2012, 21:05", "3 February 2012")
